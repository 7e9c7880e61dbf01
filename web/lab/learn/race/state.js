// state.js — the part of the state that is about a race: who is to race, and the race that is on or was the last one.

/**
 * @typedef {import('../../../shared/protocol.js').Pace} Pace
 * @typedef {import('../../../shared/protocol.js').Failure} Failure
 * @typedef {import('../../../shared/protocol.js').LaneMark} LaneMark
 *
 * @typedef {Record<string, string>} Choices   in what a lane differs from the page: by the key that a setting has in the
 *   address, its text, which may be wrong
 *
 * @typedef {object} Lane        of a race
 * @property {import('../../settings/saved-settings.js').SavedSettings} settings
 * @property {number | null} paramCount   null until it has its network
 * @property {string} [beginning]   the mark of the weights with which it began, as in worker/weights.js
 * @property {LaneMark[]} marks  so far
 * @property {import('../../training/history.js').History} history
 * @property {number} runSeconds   of its epochs, with their validation
 * @property {'racing' | 'done' | 'stopped' | 'diverged' | 'failed'} ended
 * @property {Failure | null} failure
 * @property {number} images     that it has trained on, and …
 * @property {number} seconds    … for so long, when it was measured or ended last
 * @property {{ loss: number, accuracy: number, count: number, fingerprint: string } | null} result   on all test images
 * @property {number | null} run   its number in the list of runs, once it has ended
 *
 * @typedef {object} Race
 * @property {'running' | 'paused' | 'stopping' | 'stopped' | 'done'} phase
 * @property {Lane[]} lanes
 * @property {number} total      images that each lane trains on
 * @property {boolean} isValidated   whether it is measured with images held out for validation, and not with test images
 * @property {boolean} isCut     whether nobody has stopped it: other images came in place of its own
 * @property {import('./standing.js').Standing | null} told   to those who hear the page: not every change, which would be too often
 *
 * @typedef {object} RaceState
 * @property {Race | null} race
 * @property {Failure | null} raceError   why there was none
 * @property {Pace} racePace    what the picture goes along, and who goes next
 * @property {'accuracy' | 'loss'} raceMeasure   what it shows
 */

/** Where nobody has chosen: the page's network with its own optimizer, and with plain gradient descent. @type {Choices[]} */
const USUAL_LANES = [{}, { optimizer: 'sgd' }];

/** Who is to race. @param {{ learnPlace: import('../place.js').LearnPlace }} state */
export const lanesOf = ({ learnPlace }) => learnPlace.lanes ?? USUAL_LANES;

/** No race. @returns {RaceState} */
export const initialRace = () => ({
  ...{ race: null, raceError: null, racePace: 'images', raceMeasure: 'accuracy' },
});

/** Whether a race is on or paused. @param {Pick<RaceState, 'race'>} state */
export const isRacing = ({ race }) => race !== null && ['running', 'paused', 'stopping'].includes(race.phase);
