// ink-threshold.js — from which contrast with the paper on a pixel is ink.

/** Noise and stains of the paper reach so many of its standard deviations. */
const NOISE_DEVIATIONS = 4;
/** Weaker contrast is never taken for ink. */
const LEAST_CONTRAST = 0.06;
/** Where all ink is weaker, there is none: paper has grain, and lenses make edges darker. */
const LEAST_FULL_INK = 0.12;
/** Of full ink: half of it is the edge of a stroke, and thin strokes are blurred further. */
const INK_SHARE = 0.4;
/** Half of a normal distribution lies within so many standard deviations of its median. */
const DEVIATIONS_OF_HALF = 0.6745;

const BINS = 512;

/**
 * @typedef {object} InkLevels   in the unit of the contrast
 * @property {number} paper      what paper has
 * @property {number} least      what ink has at least
 * @property {number} full       what the middle of a stroke has
 */

/**
 * @param {Float32Array} contrast   of a picture that is mostly paper
 * @returns {InkLevels | null}      null if nothing on it is ink
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

/** The middle of a bin. @param {number} bin */
const valueOf = (bin) => ((bin + 0.5) / BINS) * 2 - 1;
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
  return valueOf(counts.findIndex((count) => (sum += count) >= wanted));
}

/**
 * Of what is darker than the floor, the mean of the darker of two classes that differ most (Otsu, 1979). The
 * other holds the edges of strokes and what is printed faintly, as squared paper is.
 * @param {Float64Array} counts
 * @param {number} floor
 */
function meanOfDarker(counts, floor) {
  const first = binOf(floor) + 1;
  let [total, moment] = [0, 0];
  for (let bin = first; bin < BINS; bin++) {
    total += counts[bin];
    moment += counts[bin] * valueOf(bin);
  }
  if (!total) return null;
  let [below, momentBelow, best, mean] = [0, 0, -1, moment / total];
  for (let bin = first; bin < BINS - 1; bin++) {
    below += counts[bin];
    momentBelow += counts[bin] * valueOf(bin);
    const above = total - below;
    if (!below || !above) continue;
    const difference = (moment - momentBelow) / above - momentBelow / below;
    const between = below * above * difference ** 2;
    if (between > best) [best, mean] = [between, (moment - momentBelow) / above];
  }
  return mean;
}
