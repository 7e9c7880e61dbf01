// history.js — the figures of a run, batch by batch and epoch by epoch, and the curves that they make.

import { isFarAboveGuessing } from '../../worker/divergence.js';

/**
 * @typedef {object} EpochRow
 * @property {number} epoch
 * @property {number} steps
 * @property {number} loss
 * @property {number} accuracy
 * @property {number | null} valLoss      null without validation in this epoch
 * @property {number | null} valAccuracy
 * @property {number} seconds
 * @property {string} [mark]      of the weights then, as in worker/weights.js
 *
 * @typedef {'loss' | 'accuracy'} Measure
 * @typedef {(number | null)[]} Points   as long as x; null where a value was not a number
 * @typedef {{ raw: Points, smooth: Points }} TrainingPoints   of training: of a few batches, and their running mean
 *
 * @typedef {object} History    of one run; its arrays grow in place
 * @property {number[]} x       epochs since random weights, with batches as fractions; ascending
 * @property {Record<Measure, TrainingPoints>} curves
 * @property {EpochRow[]} epochs   all
 * @property {{ weight: number, x?: number } & Record<Measure, number>} running   the state of the smoothing,
 *   and where it was last changed
 * @property {number} [passed]   points so far; sessions of earlier versions do not say
 * @property {number} [every]    of them, each of so many is kept, from the first on, and the last one
 *
 * The network's history is a list of these, one for each run that has trained it, the oldest first. A run and
 * the network share them: each figure is stored once.
 */

/** Share of the running mean that a new point leaves, at most … */
const MEMORY = 0.92;
/** … and less where points are far apart: of what is so many epochs old, 1/e is left. */
const MEMORY_EPOCHS = 0.5;
/** From so many points on, the running mean does not depend on a single batch. */
const SETTLED_POINTS = 10;
/**
 * Most points of a history, an even number. Of more, every other one is dropped, and as many of those to come: a plot has
 * fewer pixels than remain.
 */
const MOST_POINTS = 4000;

const MEASURES = /** @type {Measure[]} */ (['loss', 'accuracy']);

/**
 * The history of a run that begins.
 * @param {History} [former]   of the run before it, if it trained the same network: its smoothing goes on
 * @returns {History}
 */
export function createHistory(former) {
  const series = () => ({ raw: [], smooth: [] });
  return {
    x: [],
    curves: { loss: series(), accuracy: series() },
    epochs: [],
    running: former ? { ...former.running } : { weight: 0, loss: 0, accuracy: 0 },
  };
}

/** The value, or null if it cannot be plotted. @param {number | null} value @returns {number | null} */
const finite = (value) => (value !== null && Number.isFinite(value) ? value : null);

/**
 * Adds a point and returns a new history. It shares the arrays with the one given, which must not be used any
 * longer: a run has thousands of points, and copying them for each would be slow.
 * @param {History} history
 * @param {number} x
 * @param {Record<Measure, { raw: number | null, smooth: number | null }>} point
 * @returns {History}
 */
function addPoint(history, x, point) {
  const { curves, passed = history.x.length, every = 1 } = history;
  const count = Math.ceil(passed / every);
  const isFull = count === MOST_POINTS;
  const add = (/** @type {Points} */ values, /** @type {number | null} */ value) => {
    values.length = count;
    values.push(value);
    if (isFull) halve(values);
  };
  add(history.x, x);
  for (const measure of MEASURES) {
    add(curves[measure].raw, point[measure].raw);
    add(curves[measure].smooth, point[measure].smooth);
  }
  return { ...history, passed: passed + 1, every: isFull ? 2 * every : every };
}

/** Drops every other value; the first and the last remain. @param {Points} values   an odd number of them */
function halve(values) {
  for (let i = 0; 2 * i < values.length; i++) values[i] = values[2 * i];
  values.length = Math.ceil(values.length / 2);
}

/**
 * Adds a point: its values, and their exponential running mean, corrected for its start as in Adam. A batch
 * of all images is left to `addEpoch`, which is called for every one.
 * @param {History} history
 * @param {number} x
 * @param {{ steps: number, batchLoss: number, batchAccuracy: number }} progress
 * @returns {History}
 */
export function addProgress(history, x, { steps, batchLoss, batchAccuracy }) {
  if (steps === 1) return history;
  const raw = { loss: finite(batchLoss), accuracy: finite(batchAccuracy) };
  const distance = x - (history.running.x ?? x);
  const memory = Math.min(MEMORY, Math.exp(-distance / MEMORY_EPOCHS));
  const running = { ...history.running, x, weight: memory * history.running.weight + (1 - memory) };
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
 * Adds what a run has passed.
 * @param {History} history
 * @param {number} before   epochs that the network had been trained when the run began
 * @param {{ epoch: number, steps: number, points: import('../../shared/protocol.js').CurvePoint[] }} event
 */
export const addPoints = (history, before, { epoch, steps, points }) =>
  points.reduce(
    (longer, point) => addProgress(longer, before + epoch - 1 + point.step / steps, { steps, ...point }),
    history,
  );

/**
 * Adds an epoch. Where it is a single batch of all images, it is a point of the curves too: its loss has no
 * noise to smooth, and was measured before the step, when one epoch less had passed.
 * @param {History} history
 * @param {EpochRow} row
 * @returns {History}
 */
export function addEpoch(history, row) {
  history.epochs.push(row);
  if (row.steps > 1) return { ...history };
  return addPoint(history, row.epoch - 1, {
    loss: { raw: null, smooth: finite(row.loss) },
    accuracy: { raw: null, smooth: finite(row.accuracy) },
  });
}

/** All epochs of a network. @param {History[]} histories @returns {EpochRow[]} */
export const epochsOf = (histories) => histories.flatMap(({ epochs }) => epochs);

/** @param {History[]} histories @param {Measure} measure @param {'raw' | 'smooth'} kind @returns {Points} */
const pointsOf = (histories, measure, kind) => histories.flatMap(({ curves }) => curves[measure][kind]);

/**
 * Whether the loss of training was far above that of guessing, and has not come back below it: the running
 * mean of batches, or the mean of epochs.
 * @param {History[]} histories
 * @param {number} guessing   the loss of guessing, in nats
 */
export function hasRunAway(histories, guessing) {
  const isAway = (/** @type {Points} */ losses) => {
    const far = losses.findLastIndex((loss) => loss !== null && isFarAboveGuessing(loss, guessing));
    return far >= 0 && losses.slice(far).every((loss) => loss === null || loss > guessing);
  };
  const batches = pointsOf(histories, 'loss', 'smooth').slice(SETTLED_POINTS - 1);
  return isAway(batches) || isAway(epochsOf(histories).map(({ loss }) => loss));
}

/** @typedef {import('../../plot/scale.js').Series} Series */

/** @param {History[]} histories @param {Measure} measure @param {'raw' | 'smooth'} kind @returns {Series} */
const curveOf = (histories, measure, kind) => ({
  x: histories.flatMap(({ x }) => x),
  y: pointsOf(histories, measure, kind),
});

/** The running mean of training. @param {History[]} histories @param {Measure} measure */
export const trainingCurve = (histories, measure) => curveOf(histories, measure, 'smooth');

/** A few batches of training each. @param {History[]} histories @param {Measure} measure */
export const batchCurve = (histories, measure) => curveOf(histories, measure, 'raw');

/** Validation after epochs. @param {History[]} histories @param {Measure} measure @returns {Series} */
export function validationCurve(histories, measure) {
  const key = measure === 'loss' ? 'valLoss' : 'valAccuracy';
  const found = epochsOf(histories).filter((row) => finite(row[key]) !== null);
  return { x: found.map(({ epoch }) => epoch), y: found.map((row) => row[key]) };
}
