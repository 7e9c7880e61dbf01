// told.js — what a frame tells the page around it: the phase, and each network's epochs, result and answer.

import { answerOfDrawing } from '../digit/answer.js';
import { raceObstacle } from '../learn/race/race-obstacle.js';
import { epochsOf } from '../training/history.js';
import { isUntested, testOf } from '../training/state.js';

/**
 * @typedef {import('../state.js').State} State
 *
 * @typedef {object} ToldNetwork
 * @property {number | undefined} number   which of two that are compared, from 1; undefined where there is one
 * @property {import('../training/history.js').EpochRow[]} epochs
 * @property {number | null} parameters
 * @property {number | null} accuracy      after the last epoch, or at the end
 * @property {object | null} prediction    another object for each that came
 * @property {import('../digit/answer.js').Answer | null} answer   to the drawing
 */

/** The phase of what trains in the frame: of the page's network, or of those that are compared. @param {State} state @returns {State['phase']} */
export function phaseOf(state) {
  if (state.frame !== 'compare') return state.phase;
  const { race, raceError, workerError } = state;
  if (raceError || workerError) return 'error';
  if (race?.phase === 'running') return 'training';
  if (race?.phase === 'paused' || race?.phase === 'done') return race.phase;
  return raceObstacle(state) ? 'loading' : 'ready';
}

/** The phase that a host is told: a run is done once it is tested, too. @param {State} state @returns {State['phase']} */
export const toldPhase = (state) =>
  state.frame !== 'compare' && isUntested(state) ? 'training' : phaseOf(state);

/** The networks of a frame. @param {State} state @returns {ToldNetwork[]} */
export const networksOf = (state) =>
  state.frame === 'compare' ? comparedNetworks(state) : [pageNetwork(state)];

/** @param {State} state @returns {ToldNetwork} */
function pageNetwork(state) {
  const epochs = epochsOf(state.histories);
  return {
    ...{ number: undefined, epochs, parameters: state.model?.paramCount ?? null },
    accuracy: epochs.at(-1)?.valAccuracy ?? testOf(state)?.accuracy ?? null,
    prediction: state.prediction,
    answer: answerOfDrawing(state),
  };
}

/** @param {State} state @returns {ToldNetwork[]} */
const comparedNetworks = (state) =>
  (state.race?.lanes ?? []).map(({ history, paramCount, result }, at) => ({
    ...{ number: at + 1, epochs: history.epochs, parameters: paramCount },
    accuracy: result?.accuracy ?? history.epochs.at(-1)?.valAccuracy ?? null,
    ...{ prediction: state.compare?.predictions[at] ?? null, answer: comparedAnswer(state, at) },
  }));

/** What one of two networks answers to the drawing. @param {State} state @param {number} at   from 0 */
export const comparedAnswer = (state, at) =>
  answerOfDrawing({ ...state, prediction: state.compare?.predictions[at] ?? null });
