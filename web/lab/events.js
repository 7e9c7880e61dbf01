// events.js — what the worker's events change in the state of the page.

import { evaluated } from './results/state.js';
import { growRun, lengthenRun } from './runs/runs.js';
import { epochsDone, idlePhase, trained } from './state.js';
import { addEpoch, addProgress } from './training/history.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {Partial<State>} Change */

/**
 * Training images have arrived.
 * @param {State} state
 * @param {Omit<import('./state.js').Arrival, 'secondsLeft'>} event
 * @param {number | null} secondsLeft
 * @returns {Change}
 */
export function dataArrived(state, { bytes, totalBytes, ready, readyCounts, count }, secondsLeft) {
  const arrival = { bytes, totalBytes, ready, readyCounts, count, secondsLeft };
  return { arrival, phase: phaseAfter(state, { arrival }) };
}

/**
 * A change of the data, the network or the fields lets a page on which nothing runs begin, or makes it wait.
 * @param {State} state
 * @param {Change} change
 * @returns {State['phase']}
 */
export function phaseAfter(state, change) {
  const idle = state.phase === 'loading' || state.phase === 'ready';
  return idle ? idlePhase({ ...state, ...change }) : state.phase;
}

/** @param {number[]} counts */
const sum = (counts) => counts.reduce((total, each) => total + each, 0);

/**
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
 * All has arrived.
 * @param {State} state
 * @param {import('./state.js').DataSummary} summary
 * @returns {Change}
 */
export function dataComplete(state, { trainCount, testCount, trainCounts, testCounts }) {
  const { bytes, totalBytes } = state.arrival;
  const images = { ready: trainCount, readyCounts: trainCounts, count: trainCount };
  const event = { bytes: Math.max(bytes, totalBytes), totalBytes, ...images };
  return { ...dataArrived(state, event, null), testCount, trainCounts, testCounts };
}

/**
 * @param {State} state
 * @param {{ epoch: number, step: number, steps: number, batchLoss: number, batchAccuracy: number,
 *   imagesPerSecond: number, secondsLeft: number }} event
 * @returns {Change}
 */
export function progressMade(state, event) {
  const { before, epochs } = /** @type {NonNullable<State['run']>} */ (state.run);
  const done = event.epoch - 1 + event.step / event.steps;
  const { imagesPerSecond, secondsLeft } = event;
  return {
    progress: { epoch: before + event.epoch, share: done / (epochs - before), imagesPerSecond, secondsLeft },
    evaluating: null,
    history: addProgress(state.history, before + done, event),
    runs: growRun(state.runs, before + done, event),
  };
}

/**
 * @param {State} state
 * @param {import('./training/history.js').EpochLine} event
 * @returns {Change}
 */
export function epochEnded(state, event) {
  const { before, epochs } = /** @type {NonNullable<State['run']>} */ (state.run);
  const { imagesPerSecond = null, secondsLeft = null } = state.progress ?? {};
  const epoch = before + event.epoch;
  const share = event.epoch / (epochs - before);
  const line = { ...event, epoch };
  return {
    progress: { epoch, share, imagesPerSecond, secondsLeft },
    history: addEpoch(state.history, line),
    runs: lengthenRun(state.runs, line),
    evaluating: null,
  };
}

/**
 * @param {State} state
 * @param {{ of: import('./results/evaluation.js').Split, done: number, count: number }} event
 * @returns {Change}
 */
export function evaluationWent({ inspection }, { of, done, count }) {
  if (inspection.asked) return { inspection: { ...inspection, asked: { split: of, done, count } } };
  return { evaluating: { of, count } };
}

/**
 * An evaluation has come, asked for, at the end of a run, or back from an earlier session.
 * @param {State} state
 * @param {import('./state.js').Result} result
 * @returns {Change}
 */
export function tested(state, result) {
  const origin = { run: state.run?.id, epochs: epochsDone(state), guessed: !trained(state) };
  return {
    result: { ...origin, ...result },
    inspection: evaluated(state.inspection, result),
    evaluating: null,
  };
}

/** By name of the event. @type {Record<string, (state: State, event: any) => Change>} */
export const REDUCERS = {
  counts: countsArrived,
  progress: progressMade,
  epoch: epochEnded,
  evaluating: evaluationWent,
  result: tested,
};
