// state.js — the hand's part of the state: a person's own digits, what is asked for, and what learning them changed.

/**
 * @typedef {import('../../shared/protocol.js').Failure} Failure
 * @typedef {import('../../shared/protocol.js').Prediction} Prediction
 * @typedef {import('../../shared/protocol.js').Nearest} Nearest
 * @typedef {import('../network/kept-network.js').KeptNetwork} KeptNetwork
 *
 * @typedef {object} OwnDigit            can be cloned and stored
 * @property {number} id                 1, 2, 3 … in the order in which they came
 * @property {number} label              0 … 9
 * @property {Uint8Array} pixels         28 × 28, as the network gets it
 * @property {number[][] | null} strokes   in units of the pad; null for one that came as pixels
 * @property {string} [writer]           whose hand it is, if that was said
 *
 * @typedef {object} WorseImage          a test image that was read right and is now read wrong
 * @property {number} index
 * @property {number} label
 * @property {number} after              as what it is read now; 10 for a class without a digit
 * @property {Uint8Array} pixels
 *
 * @typedef {object} HandReport          what learning the digits has changed; can be cloned and stored
 * @property {number} run                the id of its run
 * @property {import('../../shared/protocol.js').HandLesson} lesson
 * @property {number[]} [learnt]         the ids of the digits; earlier versions did not keep them
 * @property {{ right: number, wasRight: number, count: number, alone?: number }} own   held-out digits; alone: those
 *   that are the only one with their label
 * @property {{ before: number, after: number, count: number }} test   accuracy on the test images
 * @property {number} better             test images that were read wrong and are now read right
 * @property {number} worse              those that were read right and are now read wrong
 * @property {WorseImage[]} worseShown   the first of these
 * @property {KeptNetwork | null} kept   the network before, from which further lessons start; null in a run, which does not keep it
 * @property {boolean} [knewSome]        whether the network before had learnt own digits already
 * @property {Partial<import('../saving/state.js').SavingState>} origin   where its weights came from
 *
 * @typedef {object} GridPhoto          a photo of a sheet of boxes
 * @property {string} name               of the file
 * @property {boolean} opening
 * @property {import('../../photo/read-grid.js').GridReading['problem'] | import('../pictures/state.js').Sheet['problem']} problem
 * @property {number} marks              corner marks that were found
 * @property {import('../../photo/read-grid.js').GridDigit[]} digits   row by row
 * @property {number[]} leftOut          places of digits that are not to be taken
 *
 * @typedef {object} HandOpened
 * @property {number} added
 * @property {number} relabelled         digits that were here already and have another label now
 * @property {number} known              others that were here already
 * @property {{ images: string, labels: string }[]} [pairs]   names of files that were joined
 *
 * @typedef {object} HandState
 * @property {OwnDigit[]} hand           the oldest first
 * @property {OwnDigit[][]} handBefore   what it was before each change that can be undone, the oldest first
 * @property {string} writer             whose hand digits are that join from now on; '' if that is not said
 * @property {boolean} isAsking          whether the page asks for one digit after another
 * @property {boolean} isHandWhole       whether all small pictures are shown, or the newest of each digit
 * @property {GridPhoto[]} grids         whose digits are checked before they are taken
 * @property {Map<Uint8Array, Prediction>} handPredictions   by image of a digit
 * @property {number | null} handShown   the id of the digit that is shown with what is known of it
 * @property {{ id: number, label: number, found: Nearest } | null} nearest   of a digit that was shown
 * @property {{ step: number, steps: number } | null} handLearning   while the digits are learnt
 * @property {HandReport | null} handReport   of the last lesson that the page knows of
 * @property {boolean} knowsHand         whether the network has ever learnt own digits
 * @property {Failure | null} handError   of learning, or of a file
 * @property {HandOpened | null} handOpened   what came of the last files
 */

/** No digits. @returns {HandState} */
export const initialHand = () => ({
  hand: [],
  handBefore: [],
  writer: '',
  isAsking: false,
  isHandWhole: false,
  grids: [],
  handPredictions: new Map(),
  handShown: null,
  nearest: null,
  handLearning: null,
  ...noHandLearnt(),
  handError: null,
  handOpened: null,
});

/** What is known of a network that has learnt no hand. @returns {Pick<HandState, 'handReport' | 'knowsHand'>} */
export const noHandLearnt = () => ({ handReport: null, knowsHand: false });
