// scale.js — which part of the plane a plot shows, where its ticks stand, and which of many points it needs.

/**
 * @typedef {object} Series
 * @property {ArrayLike<number>} x                ascending
 * @property {ArrayLike<number | null>} y         as long as x; null where there is no point
 *
 * @typedef {object} Range
 * @property {number} low
 * @property {number} high
 */

/**
 * What a plot measures.
 * @typedef {object} Scale
 * @property {number} best      what training aims at
 * @property {Range} limits     of the values
 * @property {Range} empty      the frame while there are none
 * @property {(high: number) => number} least   height of a frame: smaller differences are chance
 * @property {number} far       curves that reach it lately leave the frame to the others
 */

/** @type {Record<'accuracy' | 'loss', Scale>} */
export const SCALES = {
  accuracy: {
    best: 1,
    limits: { low: 0, high: 1 },
    empty: { low: 0, high: 1 },
    least: () => 0.02,
    far: Infinity,
  },
  // The loss of guessing among ten is 2.3; ten times that is a run that fails.
  loss: {
    best: 0,
    limits: { low: 0, high: Infinity },
    empty: { low: 0, high: 2.5 },
    least: (high) => high / 10 || 1,
    far: 23,
  },
};

/** What comes before this share of a curve may leave the frame, if that lets the rest be seen. */
const EARLY = 0.25;
/** It leaves the frame once the rest has come so much nearer to the best value. */
const NEARER = 0.3;
/** A frame stays as it is while the curves keep within it and fill this share of its height. */
const FILLED = 0.35;
/** What remains above and below the curves, as a share of their height. */
const MARGIN = 0.06;
/** Lines of the grid in the height of a frame, about. */
const TICKS = 4;

/**
 * @param {Series[]} curves
 * @param {number} from  the share of each curve's length at which to begin
 * @returns {Range}
 */
function extent(curves, from) {
  let [low, high] = [Infinity, -Infinity];
  for (const { x, y } of curves) {
    const start = x[0] + from * (x[x.length - 1] - x[0]);
    for (let i = 0; i < x.length; i++) {
      const value = y[i];
      if (value === null || x[i] < start) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  return { low, high };
}

/** @param {Range} range */
const height = ({ low, high }) => high - low;

/**
 * The values that a plot shows: all between the curves and the best value, or, once the curves are near it,
 * where they are without their steep beginning. The frame before is kept as long as it serves, to stand still
 * while curves grow.
 * @param {Series[]} curves
 * @param {keyof typeof SCALES} measure
 * @param {Range | null} [kept]  the frame before
 * @returns {Range}
 */
export function yRange(curves, measure, kept = null) {
  const { best, limits, empty, least, far } = SCALES[measure];
  const near = curves.filter((curve) => extent([curve], EARLY).high < far);
  const framed = extent(near, 0).high > -Infinity ? near : curves;
  const whole = extent(framed, 0);
  if (whole.low > whole.high) return empty;
  const late = extent(framed, EARLY);
  const reach = (/** @type {Range} */ { low, high }) => Math.max(Math.abs(low - best), Math.abs(high - best));
  const withBest = { low: Math.min(whole.low, best), high: Math.max(whole.high, best) };
  const shown = reach(late) < NEARER * reach(whole) ? late : withBest;
  const needed = Math.max(height(shown), least(shown.high));
  const within = kept && shown.low >= kept.low && shown.high <= kept.high;
  if (within && needed >= FILLED * height(kept)) return kept;
  const room = Math.max(MARGIN * height(shown), (needed - height(shown)) / 2);
  const step = tickStep(height(shown) + 2 * room, TICKS);
  return {
    low: Math.max(limits.low, round(Math.floor((shown.low - room) / step) * step)),
    high: Math.min(limits.high, round(Math.ceil((shown.high + room) / step) * step)),
  };
}

/** Takes out what binary fractions add to a decimal one. @param {number} value */
const round = (value) => Number(value.toPrecision(12));

/**
 * One, two or five times a power of ten.
 * @param {number} span
 * @param {number} count  of steps within it, about
 * @param {number} [least]
 */
export function tickStep(span, count, least = 0) {
  const rough = Math.max(span / count, least, Number.MIN_VALUE);
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((each) => each * power >= rough * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/**
 * @param {Range} range @param {number} count  about @param {number} [least]  between two
 * @returns {number[]}
 */
export function ticks({ low, high }, count, least) {
  const step = tickStep(high - low, count, least);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => round((first + i) * step));
}

/**
 * The points of a curve that can be told apart: of those that share a column of pixels, the first, the
 * lowest, the highest and the last.
 * @param {Series} curve
 * @param {number} end      where the axis ends, which begins at 0
 * @param {number} columns
 * @returns {[number, number][]}
 */
export function downsampled({ x, y }, end, columns) {
  /** @type {[number, number][]} */
  const points = [];
  /** Indices of the first, lowest, highest and last of a column. @type {number[]} */
  let column = [];
  let place = NaN;
  const finish = () => {
    for (const i of new Set(column.sort((a, b) => a - b))) points.push([x[i], Number(y[i])]);
  };
  for (let i = 0; i < x.length; i++) {
    const value = y[i];
    if (value === null) continue;
    const here = Math.floor((x[i] / end) * columns);
    if (here !== place) {
      finish();
      place = here;
      column = [i, i, i, i];
      continue;
    }
    if (value < Number(y[column[1]])) column[1] = i;
    if (value > Number(y[column[2]])) column[2] = i;
    column[3] = i;
  }
  finish();
  return points;
}

/**
 * The value of a curve at a place: that of its last point there or before.
 * @param {Series} curve
 * @param {number} [at]  the end of the curve if left out
 * @returns {number | null}  null before the first point, and further behind the last than that is behind its
 *   neighbour and than an epoch
 */
export function valueAt({ x, y }, at = Infinity) {
  let i = x.length - 1;
  while (i >= 0 && (x[i] > at || y[i] === null)) i--;
  if (i < 0) return null;
  const step = Math.max(1, i > 0 ? x[i] - x[i - 1] : 0);
  const ended = at !== Infinity && i === x.length - 1 && at - x[i] > step;
  return ended ? null : y[i];
}
