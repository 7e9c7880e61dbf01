// kept-network.js — a network with all that training needs to go on, apart from any worker: what is kept of it,
// and what a new network begins with.

/**
 * @typedef {import('../state.js').State} State
 * @typedef {import('../training/history.js').History} History
 * @typedef {import('../runs/state.js').KeptRun} KeptRun
 * @typedef {import('../../shared/protocol.js').Checkpoint} Checkpoint
 * @typedef {import('../../shared/protocol.js').RunPlace} RunPlace
 * @typedef {import('../../weights/files.js').Tensor} Tensor
 *
 * @typedef {object} KeptNetwork      can be cloned and stored
 * @property {string} [layers]        the line of layers that it has; version 1 did not say
 * @property {Tensor[]} tensors
 * @property {Checkpoint['trainerState']} [trainerState]   version 1 had none
 * @property {number} [epochs]        see Checkpoint
 * @property {RunPlace | null} [place]   how far the run in training had come, if one was on
 * @property {History | History[]} history   of its runs; sessions of earlier versions have one for all
 * @property {State['run']} run
 * @property {State['progress']} [progress]
 * @property {State['result']} result
 *
 * @typedef {object} InitialWeights   what a network begins with
 * @property {Tensor[]} [tensors]     random weights without them
 * @property {Checkpoint['trainerState']} [trainerState]   the optimizer starts anew without it
 * @property {number} [epochs]
 * @property {boolean} [back]   the network that was there before the present one: the moments of its run come back, too
 * @property {Partial<State>} state   that goes with them
 */

/**
 * What is kept of the page's network.
 * @param {State} state            as it was when the checkpoint was taken
 * @param {Checkpoint} checkpoint
 * @returns {KeptNetwork}
 */
export function keepNetwork({ histories, run, progress, result }, { run: place, ...weights }) {
  const history = place ? [...histories.slice(0, -1), ...histories.slice(-1).map(copyHistory)] : histories;
  return { ...weights, place, history, run, progress, result };
}

/** The history of a run in training: its arrays grow in place. @param {History} history @returns {History} */
const copyHistory = (history) => structuredClone(history);

/**
 * What a network begins with so that it is the one that was kept.
 * @param {KeptNetwork} network
 * @param {Partial<State>} state   of the page that it comes to
 * @returns {InitialWeights}
 */
export function initialWeights(network, state) {
  const { tensors, trainerState, epochs, history, run, result, place = null, progress = null } = network;
  const histories = [history].flat();
  return {
    ...{ tensors, trainerState, epochs },
    state: { histories, run, result, ...(place && { interrupted: place, progress }), ...state },
  };
}

/** Where weights come from, and what hand they have learnt. @param {Partial<State>} state */
export const originOf = ({ origin, weightsFile, handReport, knowsHand }) => ({
  ...(origin && { origin }),
  ...(weightsFile && { weightsFile }),
  ...(handReport && { handReport }),
  ...(knowsHand && { knowsHand }),
});

/**
 * The runs of the page, of which the one that can go on is in training and has come as far as the network.
 * @param {KeptRun[]} runs
 * @param {KeptNetwork | null} network
 * @returns {KeptRun[]}
 */
export function runsAt(runs, network) {
  if (!network?.place || !network.run) return runs;
  const { run, history } = network;
  const last = /** @type {History} */ ([history].flat().at(-1));
  const seconds = last.epochs.reduce((sum, row) => sum + row.seconds, 0);
  return runs.map((each) =>
    each.id === run.id ? { ...each, history: last, seconds, ended: 'training', result: null } : each,
  );
}

/** The runs, of which none is in training. @param {KeptRun[]} runs @returns {KeptRun[]} */
export const runsStopped = (runs) =>
  runs.map((run) => (run.ended === 'training' ? { ...run, ended: 'stopped' } : run));

/** The settings of the page, to be put back as they are. @param {State} state */
export const settingsNow = ({ preset, base, layers, optimizer, schedule, classes, fields }) => ({
  ...{ preset, base, layers, optimizer, schedule, classes, fields },
});

/** Whether a run goes on at this place. @param {any} place @returns {place is RunPlace | null | undefined} */
export const isPlace = (place) =>
  place == null ||
  ([place.epoch, place.step, place.order].every(Number.isInteger) &&
    Number.isInteger(place.settings?.epochs));

/** Whether an optimizer may have this state. @param {any} state */
export const isTrainerState = (state) =>
  state === undefined ||
  (Number.isInteger(state?.steps) &&
    Array.isArray(state.arrays) &&
    state.arrays.every((/** @type {any} */ each) => ArrayBuffer.isView(each?.values)));
