// history.js — the record of a run: what the curves and the table of epochs show.

import { isFarAboveGuessing } from '../../shared/divergence.js';

/**
 * @typedef {object} EpochRow
 * @property {number} epoch
 * @property {number} steps
 * @property {number} loss
 * @property {number} accuracy
 * @property {number | null} valLoss      null without validation in this epoch
 * @property {number | null} valAccuracy
 * @property {number} seconds
 *
 * @typedef {'loss' | 'accuracy'} Measure
 * @typedef {'raw' | 'smooth'} Kind
 *
 * @typedef {object} History    arrays grow in place
 * @property {number[]} x       epochs, with batches as fractions; ascending
 * @property {Record<Measure, Record<Kind, (number | null)[]>>} curves   of training; each as long as x, null
 *   where a value was not a number
 * @property {EpochRow[]} epochs   all
 * @property {{ weight: number } & Record<Measure, number>} running   the state of the smoothing
 */

/** How much of the smoothed line a new point does not replace, at most … */
const MEMORY = 0.92;
/** … and less where points are far apart: a part 1/e of what is so many epochs old. */
const MEMORY_EPOCHS = 0.5;
/** The smoothed line no longer hangs on a single batch once it has so many points. */
const SETTLED_POINTS = 10;
/** With more points than that, every other one is left out: more than any plot has pixels remain. */
const MOST_POINTS = 4000;

const MEASURES = /** @type {Measure[]} */ (['loss', 'accuracy']);

/** @returns {History} */
export function createHistory() {
  const lines = () => ({ raw: [], smooth: [] });
  return {
    x: [],
    curves: { loss: lines(), accuracy: lines() },
    epochs: [],
    running: { weight: 0, loss: 0, accuracy: 0 },
  };
}

/** @param {number | null} value @returns {number | null}  null for what no chart can show */
const finite = (value) => (value !== null && Number.isFinite(value) ? value : null);

/**
 * Adds a point and returns a new history. It shares the arrays with the one given, which is then stale: a
 * run has thousands of points and one reader.
 * @param {History} history
 * @param {number} x
 * @param {Record<Measure, Record<Kind, number | null>>} point
 * @returns {History}
 */
function addPoint(history, x, point) {
  push(history.x, x);
  for (const measure of MEASURES) {
    push(history.curves[measure].raw, point[measure].raw);
    push(history.curves[measure].smooth, point[measure].smooth);
  }
  return { ...history };
}

/**
 * Leaves out every other value of too many; the first and the last remain.
 * @template Value
 * @param {Value[]} values
 * @param {Value} last
 */
function push(values, last) {
  values.push(last);
  if (values.length <= MOST_POINTS) return;
  for (let i = 0; 2 * i < values.length; i++) values[i] = values[2 * i];
  values.length = Math.ceil(values.length / 2);
  values[values.length - 1] = last;
}

/**
 * One batch: the raw values, and their exponential average with the bias of its start taken out. A batch of
 * all images is left to the end of its epoch, which is told of every one.
 * @param {History} history
 * @param {number} x
 * @param {{ steps: number, batchLoss: number, batchAccuracy: number }} progress
 * @returns {History}
 */
export function addProgress(history, x, { steps, batchLoss, batchAccuracy }) {
  if (steps === 1) return history;
  const raw = { loss: finite(batchLoss), accuracy: finite(batchAccuracy) };
  const distance = x - (history.x.at(-1) ?? x);
  const memory = Math.min(MEMORY, Math.exp(-distance / MEMORY_EPOCHS));
  const running = { ...history.running, weight: memory * history.running.weight + (1 - memory) };
  const smooth = (/** @type {Measure} */ measure) => {
    const value = raw[measure];
    if (value === null) return null;
    running[measure] = memory * running[measure] + (1 - memory) * value;
    return running[measure] / running.weight;
  };
  return addPoint({ ...history, running }, x, {
    loss: { raw: raw.loss, smooth: smooth('loss') },
    accuracy: { raw: raw.accuracy, smooth: smooth('accuracy') },
  });
}

/**
 * The end of an epoch. The loss of a single batch of all images has no noise that would need to be smoothed;
 * it is from before the step, when one epoch less had passed.
 * @param {History} history
 * @param {EpochRow} line
 * @returns {History}
 */
export function addEpoch(history, line) {
  history.epochs.push(line);
  if (line.steps > 1) return { ...history };
  return addPoint(history, line.epoch - 1, {
    loss: { raw: null, smooth: finite(line.loss) },
    accuracy: { raw: null, smooth: finite(line.accuracy) },
  });
}

/**
 * Whether the loss of training has been far above that of guessing, and has not come back below it: that of
 * batches, smoothed, or the mean of epochs.
 * @param {History} history
 * @param {number} guessing
 */
export function hasRunAway({ curves, epochs }, guessing) {
  const isAway = (/** @type {(number | null)[]} */ losses) => {
    const far = losses.findLastIndex((loss) => loss !== null && isFarAboveGuessing(loss, guessing));
    return far >= 0 && losses.slice(far).every((loss) => loss === null || loss > guessing);
  };
  return isAway(curves.loss.smooth.slice(SETTLED_POINTS - 1)) || isAway(epochs.map(({ loss }) => loss));
}

/** @typedef {import('../../plot/scale.js').Curve} Curve */

/** What training found, smoothed. @param {History} history @param {Measure} measure @returns {Curve} */
export const trainingCurve = ({ x, curves }, measure) => ({ x, y: curves[measure].smooth });

/** Its single batches. @param {History} history @param {Measure} measure @returns {Curve} */
export const batchCurve = ({ x, curves }, measure) => ({ x, y: curves[measure].raw });

/** What validation found after epochs. @param {History} history @param {Measure} measure @returns {Curve} */
export function validationCurve({ epochs }, measure) {
  const key = measure === 'loss' ? 'valLoss' : 'valAccuracy';
  const found = epochs.filter((line) => finite(line[key]) !== null);
  return { x: found.map(({ epoch }) => epoch), y: found.map((line) => line[key]) };
}
