// live-values.js — the page's own network in the ideas: the numbers that each idea is shown with here.

import { augmentationMistake, parseAugmentation } from '../../shared/augmentation.js';
import { confusion, NO_DIGIT, worstMixUpOf } from '../results/evaluation.js';
import { imagesAnEpoch, isFullBatch } from '../settings/state.js';
import { epochsOf } from '../training/history.js';

/** @typedef {import('../state.js').State} State */

/** Probabilities below this are shown as this: the logarithm of 0 is no number. */
const LEAST = 1e-4;

/** @param {number} number  to four digits behind the point */
const rounded = (number) => Math.round(number * 1e4) / 1e4;

/**
 * The numbers of an idea, as the catalog of ideas has them; undefined while the page has none.
 * @type {Record<string, (state: State) => number[] | undefined>}
 */
const VALUES = {
  // Sums are known but for one number that is added to all, which softmax does not mind: the logarithms will do.
  softmax({ drawing, prediction }) {
    if (!drawing || !prediction || prediction.outputs.length < 2) return undefined;
    return Array.from(prediction.outputs, (share) => rounded(Math.log(Math.max(share, LEAST))));
  },
  'cross-entropy'({ result }) {
    return result?.count ? [rounded(Math.exp(-result.loss))] : undefined;
  },
  'confusion-matrix'({ result }) {
    const worst = result?.count ? worstMixUpOf(result) : null;
    if (!result || !worst || worst.predicted === NO_DIGIT) return undefined;
    const { digits, columns, counts } = confusion(result);
    const of = (/** @type {number} */ actual, /** @type {number} */ predicted) =>
      counts[digits.indexOf(actual)][columns.indexOf(predicted)];
    const [first, second] = [worst.actual, worst.predicted];
    return [first, second, of(first, first), of(first, second), of(second, first), of(second, second)];
  },
  batch(state) {
    const images = imagesAnEpoch(state);
    const { batch, epochs } = state.fields;
    const numbers = [images, batch === 'all' ? images : Number(batch), Number(epochs)];
    return numbers.every((number) => number > 0 && Number.isFinite(number)) ? numbers : undefined;
  },
  // All examples at a time, some of them, or one.
  'gradient-descent'(state) {
    if (isFullBatch(state)) return [0, 4];
    return [state.fields.batch === '1' ? 2 : 1, 4];
  },
  overfitting({ histories }) {
    const row = epochsOf(histories).findLast(({ valAccuracy }) => valAccuracy !== null);
    return row && [9, rounded(100 * row.accuracy), rounded(100 * (row.valAccuracy ?? 0))];
  },
  augmentation({ fields }) {
    const ranges = augmentationMistake(fields.augment) ? [] : parseAugmentation(fields.augment);
    return ranges.some((range) => range > 0) ? ranges : undefined;
  },
  'weight-average'({ fields }) {
    const decay = Number(fields.average);
    return decay > 0 ? [decay, 4] : undefined;
  },
  // The penalty of the run, as a power of ten.
  regularization({ fields }) {
    const l2 = Number(fields.l2);
    return l2 > 0 ? [0, rounded(Math.log10(l2))] : undefined;
  },
};

/**
 * What the page tells of an idea.
 * @param {string} id @param {State} state
 * @returns {import('../../ideas/terms.js').Told}
 */
export const tell = (id, state) => ({
  language: state.language,
  values: VALUES[id]?.(state),
  image: state.drawing,
});
