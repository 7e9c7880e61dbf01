// ink-threshold.js — chooses the contrast with the paper above which a pixel is ink.

/** Contrast within this many standard deviations of the paper's is noise or a stain. */
const NOISE_DEVIATIONS = 4;
/** Lower contrast is never ink. */
const LEAST_CONTRAST = 0.06;
/** If full ink has less contrast than this, the photo has no ink: paper has grain, lenses darken edges. */
const LEAST_FULL_INK = 0.12;
/** Threshold as a share of full ink. The edge of a stroke is at 0.5; blurred thin strokes are lower. */
const INK_SHARE = 0.4;
/** Half of a normal distribution is within this many standard deviations of its median. */
const DEVIATIONS_OF_HALF = 0.6745;

const BINS = 512;

/**
 * @typedef {object} InkLevels   contrasts, -1 … 1
 * @property {number} paper      of paper
 * @property {number} least      the threshold: least contrast of ink
 * @property {number} full       of the middle of a stroke
 */

/**
 * The contrast of paper and ink.
 * @param {Float32Array} contrast   of a photo that is mostly paper, -1 … 1
 * @returns {InkLevels | null}      null if it shows no ink
 */
export function inkLevels(contrast) {
  const counts = histogram(contrast, (value) => value);
  const paper = quantile(counts, 0.5);
  const distances = histogram(contrast, (value) => Math.abs(value - paper));
  const deviation = quantile(distances, 0.5) / DEVIATIONS_OF_HALF;
  const floor = paper + Math.max(NOISE_DEVIATIONS * deviation, LEAST_CONTRAST);
  const full = meanOfDarker(counts, floor);
  if (full === null || full - paper < LEAST_FULL_INK) return null;
  return { paper, least: Math.max(floor, paper + INK_SHARE * (full - paper)), full };
}

/** The contrast in the middle of a bin. @param {number} bin */
const contrastOf = (bin) => ((bin + 0.5) / BINS) * 2 - 1;
/** @param {number} value */
const binOf = (value) => Math.min(BINS - 1, Math.max(0, Math.floor(((value + 1) / 2) * BINS)));

/** @param {Float32Array} values @param {(value: number) => number} measure  -1 … 1 */
function histogram(values, measure) {
  const counts = new Float64Array(BINS);
  for (const value of values) counts[binOf(measure(value))]++;
  return counts;
}

/** @param {Float64Array} counts @param {number} share */
function quantile(counts, share) {
  const wanted = share * counts.reduce((sum, count) => sum + count, 0);
  let sum = 0;
  let bin = 0;
  while (sum + counts[bin] < wanted) sum += counts[bin++];
  return contrastOf(bin);
}

/**
 * Divides the pixels above the floor into two classes by Otsu's method (1979) and returns the mean of the darker
 * one; null if there are none. The other class has the edges of strokes and faint print, such as squared paper.
 * @param {Float64Array} counts
 * @param {number} floor
 */
function meanOfDarker(counts, floor) {
  const first = binOf(floor) + 1;
  let [total, moment] = [0, 0];
  for (let bin = first; bin < BINS; bin++) {
    total += counts[bin];
    moment += counts[bin] * contrastOf(bin);
  }
  if (!total) return null;
  let [below, momentBelow, best, mean] = [0, 0, -1, moment / total];
  for (let bin = first; bin < BINS - 1; bin++) {
    below += counts[bin];
    momentBelow += counts[bin] * contrastOf(bin);
    const above = total - below;
    if (!below || !above) continue;
    const difference = (moment - momentBelow) / above - momentBelow / below;
    const between = below * above * difference ** 2;
    if (between > best) [best, mean] = [between, (moment - momentBelow) / above];
  }
  return mean;
}
