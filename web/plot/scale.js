// scale.js — chooses the range of a plot's vertical axis, linear or logarithmic, the places of ticks, and which
// points are drawn.

/**
 * @typedef {object} Series         points of a curve
 * @property {ArrayLike<number>} x                ascending
 * @property {ArrayLike<number | null>} y         as long as x; null where there is no point
 *
 * @typedef {object} Range
 * @property {number} low
 * @property {number} high
 */

/**
 * How the range of a measure is chosen.
 * @typedef {object} Scale
 * @property {number} best      the value that training aims at
 * @property {Range} limits     of possible values
 * @property {Range} empty      the range while there are no values
 * @property {(high: number) => number} least   least height of the range; smaller differences are chance
 * @property {number} far       curves whose later part reaches this do not determine the range
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
  // Guessing among ten classes has a loss of 2.3; at ten times that a run has failed.
  loss: {
    best: 0,
    limits: { low: 0, high: Infinity },
    empty: { low: 0, high: 2.5 },
    least: (high) => high / 10 || 1,
    far: 23,
  },
};

/** The first part of a curve, as a share of its length, which may be cut off to show the rest better. */
const EARLY = 0.25;
/** It is cut off if the rest is closer to the best value than the whole by this factor. */
const NEARER = 0.3;
/** A range is kept while the curves are within it and fill at least this share of its height. */
const FILLED = 0.35;
/** Free space above and below the curves, as a share of their height. */
const MARGIN = 0.06;
/** Approximate number of grid lines. */
const TICKS = 4;

/**
 * The range of the values of curves.
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
 * The range of the vertical axis. It includes the curves and the best value or, once the curves are near it, only
 * the curves without their steep beginning. The range before is kept while it fits, so that a plot is steady
 * while its curves grow.
 * @param {Series[]} curves
 * @param {keyof typeof SCALES} measure
 * @param {Range | null} [kept]  the range before
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

/**
 * The range of a part of the curves, which a person has chosen: all values that are there, and little more.
 * @param {Series[]} curves   the part
 * @param {keyof typeof SCALES} measure
 * @returns {Range}
 */
export function closeRange(curves, measure) {
  const { limits, empty } = SCALES[measure];
  const { low, high } = extent(curves, 0);
  if (low > high) return empty;
  const room = MARGIN * (high - low) || Math.abs(high) / 10 || 1;
  const step = tickStep(high - low + 2 * room, TICKS);
  return {
    low: Math.max(limits.low, round(Math.floor((low - room) / step) * step)),
    high: Math.min(limits.high, round(Math.ceil((high + room) / step) * step)),
  };
}

/**
 * The range of a logarithmic axis: whole powers of ten. Values that are not above 0 have no place on it.
 * @param {Series[]} curves
 * @returns {Range}
 */
export function logRange(curves) {
  const positive = curves.map(({ x, y }) => ({
    x,
    y: Array.from(y, (value) => (value !== null && value > 0 ? value : null)),
  }));
  const { low, high } = extent(positive, 0);
  if (low > high) return { low: 0.01, high: 10 };
  const [least, most] = [Math.floor(Math.log10(low) + 1e-9), Math.ceil(Math.log10(high) - 1e-9)];
  return { low: 10 ** least, high: 10 ** Math.max(most, least + 1) };
}

/**
 * The values of ticks on a logarithmic axis: powers of ten or, within one or two of them, also their doubles and
 * fivefolds.
 * @param {Range} range   as logRange gives it
 * @param {number} count  approximate number at most
 * @returns {number[]}
 */
export function logTicks({ low, high }, count) {
  const [least, most] = [low, high].map((value) => Math.round(Math.log10(value)));
  const decades = most - least;
  const step = Math.max(1, Math.ceil(decades / count));
  const powers = Array.from({ length: Math.floor(decades / step) + 1 }, (_, i) => least + i * step);
  const factors = 3 * decades <= count ? [1, 2, 5] : [1];
  return powers
    .flatMap((power) => factors.map((factor) => Number(`${factor}e${power}`)))
    .filter((value) => value <= high * (1 + 1e-9));
}

/**
 * The part of a curve between two positions, and a point beyond each, to which its line goes on.
 * @template {Series} Curve
 * @param {Curve} curve
 * @param {{ start: number, end: number }} view
 * @returns {Curve}
 */
export function partOf(curve, { start, end }) {
  const xs = Array.from(curve.x);
  const first = Math.max(
    0,
    xs.findLastIndex((x) => x < start),
  );
  const beyond = xs.findIndex((x) => x > end);
  const last = beyond < 0 ? xs.length : beyond + 1;
  return { ...curve, x: xs.slice(first, last), y: Array.from(curve.y).slice(first, last) };
}

/** Removes the rounding errors of binary fractions, as in 0.30000000000000004. @param {number} value */
const round = (value) => Number(value.toPrecision(12));

/**
 * The distance between ticks: 1, 2 or 5 times a power of ten.
 * @param {number} span
 * @param {number} count    approximate number of steps in the span
 * @param {number} [least]  least distance
 */
export function tickStep(span, count, least = 0) {
  const rough = Math.max(span / count, least, Number.MIN_VALUE);
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((each) => each * power >= rough * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/**
 * The values of ticks within a range.
 * @param {Range} range
 * @param {number} count    approximate number
 * @param {number} [least]  least distance
 * @returns {number[]}
 */
export function ticks({ low, high }, count, least) {
  const step = tickStep(high - low, count, least);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => round((first + i) * step));
}

/**
 * The points of a curve that make a visible difference: in each column of pixels the first, the lowest, the
 * highest and the last.
 * @param {Series} curve
 * @param {number} end      end of the horizontal axis
 * @param {number} columns  width of the axis in pixels
 * @param {number} [start]  of the axis
 * @returns {[number, number][]}
 */
export function downsampled({ x, y }, end, columns, start = 0) {
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
    const here = Math.floor(((x[i] - start) / (end - start)) * columns);
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
 * The value of a curve at a position: that of its last point at or before it.
 * @param {Series} curve
 * @param {number} [at]  by default the end of the curve
 * @returns {number | null}  null before the first point, and beyond the last by more than both an epoch and the
 *   distance of the last two points
 */
export function valueAt({ x, y }, at = Infinity) {
  let i = x.length - 1;
  while (i >= 0 && (x[i] > at || y[i] === null)) i--;
  if (i < 0) return null;
  const step = Math.max(1, i > 0 ? x[i] - x[i - 1] : 0);
  const ended = at !== Infinity && i === x.length - 1 && at - x[i] > step;
  return ended ? null : y[i];
}
