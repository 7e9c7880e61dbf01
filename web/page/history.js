/** The record of a run: what the curves and the table of epochs show. */

/**
 * @typedef {object} EpochLine
 * @property {number} epoch
 * @property {number} steps
 * @property {number} loss
 * @property {number} accuracy
 * @property {number | null} valLoss      null without validation in this epoch
 * @property {number | null} valAccuracy
 * @property {number} seconds
 *
 * @typedef {'loss' | 'accuracy'} Measure
 * @typedef {'raw' | 'smooth' | 'validation'} Line
 * @typedef {Record<Line, (number | null)[]>} Lines
 *
 * @typedef {object} History
 * @property {number[]} x            epochs, with batches as fractions; ascending
 * @property {Record<Measure, Lines>} curves   each as long as x; null where a line has no point
 * @property {EpochLine[]} epochs
 * @property {{ weight: number } & Record<Measure, number>} running   the state of the smoothing
 */

/** How much of the smoothed line a new point does not replace. */
const MEMORY = 0.92;

/** @returns {History} */
export function createHistory() {
  const lines = () => ({ raw: [], smooth: [], validation: [] });
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
 * @param {Record<Measure, Record<Line, number | null>>} point
 * @returns {History}
 */
function addPoint(history, x, point) {
  history.x.push(x);
  for (const measure of /** @type {Measure[]} */ (['loss', 'accuracy'])) {
    for (const line of /** @type {Line[]} */ (['raw', 'smooth', 'validation'])) {
      history.curves[measure][line].push(point[measure][line]);
    }
  }
  return { ...history };
}

/**
 * One batch: the raw values, and their exponential average with the bias of its start taken out. A batch of all
 * images is left to the end of its epoch, which is told of every one.
 * @param {History} history
 * @param {number} x
 * @param {{ steps: number, batchLoss: number, batchAccuracy: number }} progress
 * @returns {History}
 */
export function addProgress(history, x, { steps, batchLoss, batchAccuracy }) {
  if (steps === 1) return history;
  const raw = { loss: finite(batchLoss), accuracy: finite(batchAccuracy) };
  const running = { ...history.running, weight: MEMORY * history.running.weight + (1 - MEMORY) };
  const smooth = (/** @type {Measure} */ measure) => {
    const value = raw[measure];
    if (value === null) return null;
    running[measure] = MEMORY * running[measure] + (1 - MEMORY) * value;
    return running[measure] / running.weight;
  };
  return addPoint({ ...history, running }, x, {
    loss: { raw: raw.loss, smooth: smooth('loss'), validation: null },
    accuracy: { raw: raw.accuracy, smooth: smooth('accuracy'), validation: null },
  });
}

/**
 * The end of an epoch, with what validation found. The loss of a single batch of all images has no noise that
 * would need to be smoothed.
 * @param {History} history
 * @param {EpochLine} line
 * @returns {History}
 */
export function addEpoch(history, line) {
  const epochs = [...history.epochs, line];
  const ofAll = (/** @type {Measure} */ measure) => (line.steps === 1 ? finite(line[measure]) : null);
  const [loss, accuracy] = [ofAll('loss'), ofAll('accuracy')];
  return addPoint({ ...history, epochs }, line.epoch, {
    loss: { raw: loss, smooth: loss, validation: finite(line.valLoss) },
    accuracy: { raw: accuracy, smooth: accuracy, validation: finite(line.valAccuracy) },
  });
}

/**
 * The last value of a line at or before a position.
 * @param {(number | null)[]} values
 * @param {number} [at]  an index; the end if left out
 * @returns {number | null}
 */
export function valueAt(values, at = values.length - 1) {
  for (let i = at; i >= 0; i--) if (values[i] !== null) return values[i];
  return null;
}
