// events.js — what the worker's events change in the state of the page.

import { inspectionOf } from './results/state.js';
import { growRun, lengthenRun, markBeginning } from './runs/runs.js';
import { epochsDone, phaseAfter, trained } from './training/state.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {Partial<State>} Change */

/**
 * Training images have arrived.
 * @param {State} state
 * @param {Omit<import('./data/state.js').Arrival, 'secondsLeft'>} event
 * @param {number | null} secondsLeft
 * @returns {Change}
 */
export function dataArrived(state, { bytes, totalBytes, ready, readyCounts, count }, secondsLeft) {
  const arrival = { bytes, totalBytes, ready, readyCounts, count, secondsLeft };
  return { arrival, retry: null, phase: phaseAfter(state, { arrival }) };
}

/**
 * The connection has broken while data were on their way.
 * @param {State} _
 * @param {{ bytes: number, totalBytes: number, seconds: number }} event
 * @returns {Change}
 */
export const connectionBroke = (_, { bytes, totalBytes, seconds }) => ({
  retry: { bytes, totalBytes, seconds },
});

/** @param {number[]} counts */
const sum = (counts) => counts.reduce((total, each) => total + each, 0);

/**
 * The labels have arrived.
 * @param {State} _
 * @param {{ train: number[], test: number[] }} event
 * @returns {Change}
 */
export const countsArrived = (_, { train, test }) => ({
  trainCounts: train,
  testCounts: test,
  testCount: sum(test),
});

/**
 * All images have arrived.
 * @param {State} state
 * @param {import('../shared/protocol.js').DataSummary} summary
 * @returns {Change}
 */
export function dataComplete(state, { trainCount, testCount, trainCounts, testCounts, hints = [] }) {
  const { bytes, totalBytes } = state.arrival;
  const images = { ready: trainCount, readyCounts: trainCounts, count: trainCount };
  const event = { bytes: Math.max(bytes, totalBytes), totalBytes, ...images };
  return { ...dataArrived(state, event, null), testCount, trainCounts, testCounts, dataHints: hints };
}

/**
 * The run has passed some batches.
 * @param {State} state
 * @param {{ epoch: number, step: number, steps: number, points: import('../shared/protocol.js').CurvePoint[],
 *   imagesPerSecond: number, secondsLeft: number, isRough?: boolean }} event
 * @returns {Change}
 */
export function progressMade(state, event) {
  const { before, epochs } = /** @type {NonNullable<State['run']>} */ (state.run);
  const done = event.epoch - 1 + event.step / event.steps;
  const { secondsLeft } = event;
  const imagesPerSecond = event.isRough ? null : event.imagesPerSecond;
  return {
    progress: { epoch: before + event.epoch, share: done / (epochs - before), imagesPerSecond, secondsLeft },
    evaluating: null,
    inventing: null,
    waiting: false,
    ...grown(state, growRun(state.runs, before, event)),
  };
}

/**
 * The runs, of which the one in training has grown, and with it the network's history.
 * @param {State} state
 * @param {State['runs']} runs
 * @returns {Change}
 */
function grown({ histories }, runs) {
  const run = runs.find(({ ended }) => ended === 'training');
  return { runs, histories: run ? histories.with(-1, run.history) : histories };
}

/**
 * The run has passed an epoch.
 * @param {State} state
 * @param {import('./training/history.js').EpochRow} event
 * @returns {Change}
 */
export function epochEnded(state, event) {
  const { before, epochs } = /** @type {NonNullable<State['run']>} */ (state.run);
  const { imagesPerSecond = null, secondsLeft = null } = state.progress ?? {};
  const epoch = before + event.epoch;
  const share = event.epoch / (epochs - before);
  return {
    progress: { epoch, share, imagesPerSecond, secondsLeft },
    ...grown(state, lengthenRun(state.runs, { ...event, epoch })),
    evaluating: null,
  };
}

/**
 * A piece of the run has been trained.
 * @returns {Change}
 */
export const pieceEnded = () => ({ phase: 'paused' });

/**
 * It is known what that piece has changed.
 * @param {State} _
 * @param {import('../shared/protocol.js').PieceChange & { event: string }} event
 * @returns {Change}
 */
export const pieceChanged = (_, { event, ...change }) => ({ change });

/**
 * The first step of the run is about to be trained.
 * @param {State} state
 * @param {{ mark: string }} event
 * @returns {Change}
 */
export const runBegan = ({ runs }, { mark }) => ({ runs: markBeginning(runs, mark) });

/**
 * Digits are drawn that the run trains on.
 * @param {State} _
 * @param {{ done: number, count: number }} event
 * @returns {Change}
 */
export const digitsInvented = (_, { done, count }) => ({ inventing: { done, count } });

/**
 * The run waits for the test images.
 * @returns {Change}
 */
export const runWaits = () => ({ waiting: true });

/**
 * Images pass without training, within a run or for an evaluation that a person asked for.
 * @param {State} state
 * @param {{ of: import('./results/evaluation.js').Split, done: number, count: number }} event
 * @returns {Change}
 */
export function evaluationWent({ inspection }, { of, done, count }) {
  if (inspection.asked) return { inspection: { ...inspection, asked: { split: of, done, count } } };
  return { evaluating: { of, count }, waiting: false };
}

/**
 * An evaluation has ended: a person asked for it, a run has ended with it, or an earlier session had it.
 * @param {State} state
 * @param {import('./results/state.js').Result} result
 * @returns {Change}
 */
export function evaluationEnded(state, result) {
  const origin = { run: state.run?.id, epochs: epochsDone(state), guessed: !trained(state) };
  return {
    result: { ...origin, ...result },
    inspection: inspectionOf(state.inspection, result),
    evaluating: null,
  };
}

/**
 * A hand is being learnt.
 * @param {State} state
 * @param {{ step: number, steps: number }} event
 * @returns {Change}
 */
export const handLearning = (state, { step, steps }) =>
  state.handLearning ? { handLearning: { step, steps } } : {};

/**
 * Networks that read together are evaluated.
 * @param {State} state
 * @param {{ done: number, count: number }} event
 * @returns {Change}
 */
export const membersJudging = (state, { done, count }) => (state.judging ? { judging: { done, count } } : {});

/**
 * A person has changed a copy of the network, or it has been put back.
 * @param {State} _ @param {{ edits: import('../shared/protocol.js').Edits | null }} event
 * @returns {Change}
 */
const copyChanged = (_, { edits }) => ({ edits });

/**
 * The worker has asked the network for files.
 * @param {State} state @param {import('../shared/requests.js').RequestCounts} event
 * @returns {Change}
 */
export const requestsMade = ({ workerRequests: before }, { requests, elsewhere }) => ({
  workerRequests: { requests: before.requests + requests, elsewhere: before.elsewhere + elsewhere },
});

/**
 * The change of the state by each event, under its name in protocol.js.
 * @type {Record<string, (state: State, event: any) => Change>}
 */
export const REDUCERS = {
  edits: copyChanged,
  counts: countsArrived,
  begun: runBegan,
  progress: progressMade,
  epoch: epochEnded,
  inventing: digitsInvented,
  waiting: runWaits,
  paused: pieceEnded,
  changed: pieceChanged,
  evaluating: evaluationWent,
  judging: membersJudging,
  learning: handLearning,
  requests: requestsMade,
  result: evaluationEnded,
};
