// figures.js — what the moments of a run say of pairs of digits, and of the groups of points in the plane.

/** @typedef {import('../../../shared/protocol.js').MomentFigures} MomentFigures */
/** @typedef {{ step: number, epoch: number, found: MomentFigures }} Found   a moment that has been evaluated */

/** Columns of a confusion: the digits, and a class without one. */
const COLUMNS = 11;
/** A digit is read when more than this share of its images are read right. */
export const READ_FROM = 0.9;
/** A gap between two moments is wide from this share of the run on. */
const WIDE = 0.25;

/** @param {ArrayLike<number>} confusion @param {number} label @param {number} prediction */
export const cellOf = (confusion, label, prediction) => confusion[COLUMNS * label + prediction];

/** Images of a digit. @param {ArrayLike<number>} confusion @param {number} label */
export function rowSum(confusion, label) {
  let sum = 0;
  for (let i = 0; i < COLUMNS; i++) sum += cellOf(confusion, label, i);
  return sum;
}

/** The share of a digit's images that is read as a certain one, 0 … 1. @param {ArrayLike<number>} confusion @param {number} label @param {number} prediction */
export const shareOf = (confusion, label, prediction) =>
  cellOf(confusion, label, prediction) / (rowSum(confusion, label) || 1);

/** The digits of which there are images. @param {ArrayLike<number>} confusion */
export const digitsIn = (confusion) =>
  Array.from({ length: 10 }, (_, digit) => digit).filter((digit) => rowSum(confusion, digit) > 0);

/**
 * The pair that is mixed up most, both ways together; null without a mistake.
 * @param {ArrayLike<number>} confusion @returns {[number, number] | null}
 */
export function worstPair(confusion) {
  /** @type {[number, number] | null} */
  let worst = null;
  let most = 0;
  for (let a = 0; a < 10; a++)
    for (let b = a + 1; b < 10; b++) {
      const images = cellOf(confusion, a, b) + cellOf(confusion, b, a);
      if (images > most) [worst, most] = [[a, b], images];
    }
  return worst;
}

/**
 * The first moment from which on both digits of a pair are read, to the end, and the one before it; null if they are not.
 * @template {Found} Moment
 * @param {Moment[]} moments   ascending @param {[number, number]} pair
 * @returns {{ moment: Moment, before: Moment | null, isWide: boolean } | null}   isWide: so much of the run lies between
 *   the two that the moment alone says little
 */
export function toldApart(moments, pair) {
  const isRead = (/** @type {Found} */ { found }) =>
    pair.every((digit) => shareOf(found.confusion, digit, digit) > READ_FROM);
  const last = moments.findLastIndex((moment) => !isRead(moment));
  const [before = null, moment] = [moments[last], moments[last + 1]];
  if (!moment) return null;
  const run = moments[moments.length - 1].step - moments[0].step;
  return { moment, before, isWide: before !== null && moment.step - before.step > WIDE * run };
}

/** @param {number[]} values */
function median(values) {
  values.sort((a, b) => a - b);
  return values[values.length >> 1];
}

/**
 * The middle of each digit's points: the median along each axis; null without any.
 * @param {Float32Array} points   [images, 2] @param {Uint8Array} labels
 * @returns {([number, number] | null)[]}
 */
export const middlesOf = (points, labels) =>
  Array.from({ length: 10 }, (_, digit) => {
    const places = [...labels.keys()].filter((i) => labels[i] === digit);
    return places.length
      ? [median(places.map((i) => points[2 * i])), median(places.map((i) => points[2 * i + 1]))]
      : null;
  });

/**
 * The two digits whose middles are nearest to each other; null if there are fewer than two.
 * @param {([number, number] | null)[]} middles @returns {[number, number] | null}
 */
export function nearestPair(middles) {
  /** @type {[number, number] | null} */
  let nearest = null;
  let least = Infinity;
  for (const [a, from] of middles.entries())
    for (const [b, to] of middles.entries()) {
      if (!from || !to || a >= b) continue;
      const distance = Math.hypot(from[0] - to[0], from[1] - to[1]);
      if (distance < least) [nearest, least] = [[a, b], distance];
    }
  return nearest;
}

/**
 * The square around all points, with a little room.
 * @param {Float32Array} points   [images, 2] @returns {{ x: number, y: number, side: number }}   its middle
 */
export function squareAround(points) {
  const [low, high] = [
    [Infinity, Infinity],
    [-Infinity, -Infinity],
  ];
  for (let i = 0; i < points.length; i++) {
    low[i % 2] = Math.min(low[i % 2], points[i]);
    high[i % 2] = Math.max(high[i % 2], points[i]);
  }
  const side = 1.08 * Math.max(high[0] - low[0], high[1] - low[1]);
  return {
    x: (low[0] + high[0]) / 2,
    y: (low[1] + high[1]) / 2,
    side: side > 0 && side < Infinity ? side : 1,
  };
}

/** The moment nearest to a step. @template {{ step: number }} Moment @param {Moment[]} moments   at least one @param {number} step @returns {Moment} */
export const nearestMoment = (moments, step) =>
  moments.reduce((best, each) => (Math.abs(each.step - step) < Math.abs(best.step - step) ? each : best));

/** Moments that have been evaluated. @param {import('../../../shared/protocol.js').MomentsSummary} summary @returns {Found[]} */
export const foundOf = ({ moments }) => /** @type {Found[]} */ (moments.filter(({ found }) => found));
