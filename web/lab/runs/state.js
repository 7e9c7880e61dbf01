// state.js — the runs' part of the state: the list of runs, and which of their curves are plotted.

/**
 * @typedef {import('../../shared/protocol.js').RunNetwork} RunNetwork
 * @typedef {import('../../shared/protocol.js').Opinions} Opinions
 *
 * @typedef {object} RateChange  of the learning rate, the largest of the schedule
 * @property {number} epoch      as its curves count
 * @property {number} step       the first with this rate, from 1 in its epoch
 * @property {number} rate
 *
 * @typedef {object} KeptRun     can be cloned and stored
 * @property {number} id         1, 2, 3 … in the order in which they began
 * @property {import('../settings/saved-settings.js').SavedSettings} settings   with which it began
 * @property {'strict' | 'relaxed'} arithmetic
 * @property {number} before     epochs that the network had been trained on this page
 * @property {boolean} continued   whether its weights were not fresh
 * @property {boolean} [knowsHand]   whether these had learnt own digits
 * @property {import('../training/history.js').History} history   with epochs counted from `before` on
 * @property {number} seconds    of its epochs
 * @property {'training' | 'done' | 'stopped' | 'diverged'} ended
 * @property {{ loss: number, accuracy: number, count: number, fingerprint?: string } | null} result   on the test
 *   images; with the fingerprint of the weights if the run trained the page's network
 * @property {string} [beginning]   the mark of the weights with which it began, as in worker/weights.js
 * @property {number} [parameters]   of the network, as the engine counts them
 * @property {number} hue        of its curves: one that was free when it came into the plots
 * @property {boolean} shown     in the plots
 * @property {RateChange[]} [rateChanges]   made while it ran, in the order of their steps
 * @property {boolean} [singleImages]   whether some of its steps took a single image
 * @property {LearntDigits} [hand]   what it has learnt of a person's hand
 * @property {number} [search]   the number of the search that trained it
 * @property {number} [race]     the number of the race in which it was trained
 * @property {RunNetwork} [network]   that it ended with, if that is kept
 *
 * @typedef {object} LearntDigits
 * @property {number} digits     own digits
 * @property {number} steps
 * @property {string[]} [writers]   whose they are, '' for those of whom that is not said; earlier versions did not keep it
 * @property {import('../hand/state.js').HandReport} [report]   what that has changed, without the network before
 *
 * @typedef {object} RunsState
 * @property {KeptRun[]} runs          the oldest first
 * @property {KeptRun[]} removedRuns   removed last, and can be restored
 * @property {number | null} appliedRun   whose settings the network on the page was made with
 * @property {'training' | 'validation' | 'both'} plotCurves   of each run in the plots
 * @property {boolean} readsTogether   whether the networks of the ticked runs read the pad
 * @property {boolean} shiftsImages    whether each image is also read moved by a pixel to each side
 * @property {{ ids: number[], drawing: Uint8Array, images: Opinions['images'] } | null} opinions   on the drawing
 * @property {{ ids: number[], hand: import('../hand/state.js').OwnDigit[], images: Opinions['images'] } | null} handOpinions
 * @property {{ done: number, count: number } | null} judging   images read, while the networks are evaluated
 * @property {{ ids: number[] } & import('../../shared/protocol.js').Judgement | null} judged
 * @property {import('../../shared/protocol.js').Failure | null} membersError
 */

/** No runs. @returns {RunsState} */
export const initialRuns = () => ({
  ...{ runs: [], removedRuns: [], appliedRun: null, plotCurves: 'training' },
  ...{ readsTogether: false, shiftsImages: false },
  ...{ opinions: null, handOpinions: null, judging: null, judged: null, membersError: null },
});
