// limits.js — how close a figure of ours must be to the published one, and whether it is.

/** @typedef {import('./published.js').PublishedFigure} PublishedFigure */

/** Where a figure of ours may lie. @typedef {{ from: number, to: number }} Bounds */

/**
 * What the seeds made of a figure.
 * @typedef {object} Sample
 * @property {PublishedFigure} figure
 * @property {number} count          of seeds
 * @property {number | null} mean    null without a value
 * @property {number | null} spread  sample standard deviation; null for fewer than two values
 */

/**
 * Student's t for 1, 2, 3 … degrees of freedom, which 99 of 100 draws do not exceed in size.
 */
const STUDENT = [
  ...[63.66, 9.925, 5.841, 4.604, 4.032, 3.707, 3.499, 3.355, 3.25, 3.169],
  ...[3.106, 3.055, 3.012, 2.977, 2.947, 2.921, 2.898, 2.878, 2.861, 2.845],
  ...[2.831, 2.819, 2.807, 2.797, 2.787, 2.779, 2.771, 2.763, 2.756, 2.75],
];
/** For more degrees of freedom, that of 60: it falls from 2.75 to 2.58 only. */
const STUDENT_OF_MANY = 2.66;

/** Tolerance for the rounding of a mean, so that the mean of equal values is within the same limits. */
const ROUNDING = 1e-9;

/** Test images of MNIST: a count of them and their accuracy have the same spread, but for this factor. */
const TEST_IMAGES = 10_000;

/**
 * Columns of a log, and the figures behind it that are of the same sort: their relative or absolute spread is one.
 * @type {[RegExp, (mean: number) => number][]}
 */
const SORTS = [
  [/^trainLoss/, (mean) => mean],
  [/^trainAccuracy/, () => 1],
  [/^(valLoss|loss test)/, (mean) => mean],
  [/^(valAccuracy|accuracy test)/, () => 1],
];
/** Counts of test images are of the sort of their accuracy. */
const COUNTS = /^(right|wrong) test/;

/** @param {PublishedFigure} figure @param {number} mean @returns {{ sort: RegExp, unit: number } | null} */
function sortOf({ measure }, mean) {
  if (COUNTS.test(measure)) return { sort: SORTS[3][0], unit: TEST_IMAGES };
  const found = SORTS.find(([pattern]) => pattern.test(measure));
  return found ? { sort: found[0], unit: found[1](mean) } : null;
}

/**
 * The spread of one seed in each column of a log, as a share of its unit, and its degrees of freedom. Ten seeds, and
 * three even less, do not tell the spread of one epoch: now and then a validation accuracy falls for one. So the
 * epochs of a column have one spread, the root of their mean square, in per cent for losses.
 * @typedef {Map<RegExp, { share: number, freedom: number }>} Columns
 */

/** @param {Sample[]} samples   all of a run @returns {Columns} */
export function columnsOf(samples) {
  /** @type {Map<RegExp, { squares: number, freedom: number }>} */
  const sums = new Map();
  for (const { figure, count, mean, spread } of samples) {
    if (figure.at?.[0] !== 'epoch' || spread === null) continue;
    const own = sortOf(figure, mean ?? 0);
    if (!own) continue;
    const { squares, freedom } = sums.get(own.sort) ?? { squares: 0, freedom: 0 };
    const more = (count - 1) * (spread / own.unit) ** 2;
    sums.set(own.sort, { squares: squares + more, freedom: freedom + count - 1 });
  }
  return new Map(
    Array.from(sums, ([sort, { squares, freedom }]) => [
      sort,
      { share: Math.sqrt(squares / freedom), freedom },
    ]),
  );
}

/**
 * The spread of one seed and its degrees of freedom: of the figure's column, or of itself.
 * @param {Sample} sample @param {Columns} columns   of its run
 */
function spreadOf({ figure, count, mean, spread }, columns) {
  const own = sortOf(figure, mean ?? 0);
  const column = own && columns.get(own.sort);
  if (!column) return spread === null ? null : { spread, freedom: count - 1 };
  return { spread: column.share * own.unit, freedom: column.freedom };
}

/**
 * The bounds of a figure; null if it has none. The published figure of a network is one draw of what the seeds draw
 * from. Its difference from the mean of n seeds, over s·√(1 + 1/n), follows Student's t: the bounds hold 99 of 100
 * such draws. So about one in a hundred figures is outside by chance alone.
 * @param {Sample} sample @param {Columns} columns   of its run
 * @returns {Bounds | null}
 */
export function boundsOf(sample, columns) {
  const { published, limit } = sample.figure;
  if (!limit) return null;
  if (limit !== 'spread' && 'from' in limit) return limit;
  if (limit !== 'spread' && 'least' in limit) return { from: limit.least, to: Infinity };
  if (limit !== 'spread' && 'most' in limit) return { from: -Infinity, to: limit.most };
  const centre = /** @type {number} */ (published);
  if (limit !== 'spread') return around(centre, limit.relative * Math.abs(centre));
  const found = sample.count ? spreadOf(sample, columns) : null;
  if (!found) return null;
  const student = STUDENT[found.freedom - 1] ?? STUDENT_OF_MANY;
  return around(centre, student * found.spread * Math.sqrt(1 + 1 / sample.count));
}

/** @param {number} centre @param {number} by @returns {Bounds} */
const around = (centre, by) => ({ from: centre - by, to: centre + by });

/** @param {Bounds} bounds @param {number} value */
export const keeps = ({ from, to }, value) => value >= from - ROUNDING && value <= to + ROUNDING;
