// ink-threshold.js — chooses the contrast with the paper above which a pixel is ink.

/** Contrast within this many standard deviations of the paper's is noise or a stain. */
const NOISE_DEVIATIONS = 4;
/** Lower contrast is never ink. */
const LEAST_CONTRAST = 0.06;
/** If full ink has less contrast than this, the photo has no ink: paper has grain, lenses darken edges. */
const LEAST_FULL_INK = 0.12;
/** Threshold as a share of full ink. The edge of a stroke is at 0.5; blurred thin strokes are lower. */
const INK_SHARE = 0.4;
/** The same for lines that are whole only below that threshold. */
const FAINT_SHARE = 0.2;
/** Where ink covers this share of a photo, as in one that is cut to its ink, and stands out by this contrast, paper is estimated without it. */
const MUCH_INK = 0.15;
const CLEAR_CONTRAST = 0.3;
/** No digit covers more of its photo: the rest is then an edge of a shadow. */
const MOST_INK = 0.95;
/** Half of a normal distribution is within this many standard deviations of its median. */
const DEVIATIONS_OF_HALF = 0.6745;
/** Factor by which the edges of strokes are sharpened, because lenses and scaling blur them. */
const SHARPNESS = 1.5;

const BINS = 512;

/**
 * @typedef {object} InkLevels   contrasts, -1 … 1
 * @property {number} paper      of paper
 * @property {number} faint      least contrast of what may be a pale line
 * @property {number} least      the threshold: least contrast of ink
 * @property {number} full       of the middle of a stroke
 */

/**
 * How much ink there is, 0 … 1, where paper and full ink have these contrasts. Ink is 0.5 where the contrast is half of both.
 * @param {number} contrast @param {number} paper @param {number} full
 */
export const inkShare = (contrast, paper, full) =>
  Math.min(1, Math.max(0, ((contrast - paper) / (full - paper) - 0.5) * SHARPNESS + 0.5));

/**
 * The contrast of paper and ink.
 * @param {Float32Array} contrast   of a photo, -1 … 1
 * @returns {InkLevels | null}      null if it shows no ink
 */
export function inkLevels(contrast) {
  const counts = histogram(contrast, (value) => value);
  const classes = clearClasses(counts);
  // Where there is much ink, paper is estimated without it.
  const ground = classes ? contrast.filter((value) => binOf(value) < classes.end) : contrast;
  const paper = quantile(
    histogram(ground, (value) => value),
    0.5,
  );
  const distances = histogram(ground, (value) => Math.abs(value - paper));
  const noise = (NOISE_DEVIATIONS * quantile(distances, 0.5)) / DEVIATIONS_OF_HALF;
  // Beside a digit that fills its photo, most of the paper is the soft edge of strokes, which is no noise.
  const most = classes && classes.share <= MOST_INK ? INK_SHARE * (classes.darker - paper) : Infinity;
  const floor = paper + Math.max(Math.min(noise, most), LEAST_CONTRAST);
  // The lower class has the edges of strokes and faint print, such as squared paper.
  const full = twoClasses(counts, binOf(floor) + 1)?.darker ?? paper;
  if (full - paper < LEAST_FULL_INK) return null;
  const [faint, least] = [FAINT_SHARE, INK_SHARE].map((share) =>
    Math.max(floor, paper + share * (full - paper)),
  );
  return { paper, faint, least, full };
}

/** Paper and ink, if there is much ink that stands out clearly. @param {Float64Array} counts */
function clearClasses(counts) {
  const classes = twoClasses(counts, 0);
  const areClear = classes && classes.share >= MUCH_INK && classes.darker - classes.lower >= CLEAR_CONTRAST;
  return areClear ? classes : null;
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
 * Divides the pixels from a bin on into the two classes that differ most, by Otsu's method (1979); null if there
 * are no pixels.
 * @param {Float64Array} counts
 * @param {number} first   bin
 */
function twoClasses(counts, first) {
  let [total, moment] = [0, 0];
  for (let bin = first; bin < BINS; bin++) {
    total += counts[bin];
    moment += counts[bin] * contrastOf(bin);
  }
  if (!total) return null;
  const mean = moment / total;
  let result = { end: BINS, lower: mean, darker: mean, share: 1 };
  let [below, momentBelow, best] = [0, 0, -1];
  for (let bin = first; bin < BINS - 1; bin++) {
    below += counts[bin];
    momentBelow += counts[bin] * contrastOf(bin);
    const above = total - below;
    if (!below || !above) continue;
    const [lower, darker] = [momentBelow / below, (moment - momentBelow) / above];
    const between = below * above * (darker - lower) ** 2;
    if (between <= best) continue;
    best = between;
    result = { end: bin + 1, lower, darker, share: above / total };
  }
  return result;
}
