// kernel-pattern.js — the simple pattern that a kernel over the image is most like: even, an edge, a line or a spot.
//
// Each pattern is a kernel itself. How much of the sum of the squared weights it makes up, the square of the cosine between
// both, decides: the one with the most, if that is enough.

/**
 * @typedef {'e' | 'se' | 's' | 'sw' | 'w' | 'nw' | 'n' | 'ne'} Side
 * @typedef {'across' | 'falling' | 'upright' | 'rising'} Slant
 * @typedef {{ kind: 'even' | 'spot', isAbove: boolean } | { kind: 'edge', positive: Side, negative: Side } |
 *   { kind: 'line', isAbove: boolean, slant: Slant } | { kind: 'none' }} Pattern   isAbove: its weights are positive
 */

/** Share of the sum of the squared weights that a pattern makes up at least. */
export const LEAST_SHARE = 0.4;

/** From the right on, clockwise. @type {Side[]} */
const SIDES = ['e', 'se', 's', 'sw', 'w', 'nw', 'n', 'ne'];
/** By eighths of a turn, as rows count down. @type {Slant[]} */
const SLANTS = ['across', 'falling', 'upright', 'rising'];
/** How wide a line and a spot are, where half a kernel is 1. */
const WIDTH = 0.4;

/**
 * @param {ArrayLike<number>} weights   row-major @param {number} height @param {number} width
 * @returns {Pattern}
 */
export function kernelPattern(weights, height, width) {
  const across = (/** @type {number} */ i) => (2 * (i % width)) / Math.max(width - 1, 1) - 1;
  const down = (/** @type {number} */ i) => (2 * Math.floor(i / width)) / Math.max(height - 1, 1) - 1;
  const similar = (/** @type {(x: number, y: number) => number} */ pattern) =>
    cosine(weights, without(Array.from(weights, (_, i) => pattern(across(i), down(i)))));
  const near = (/** @type {number} */ squared) => Math.exp(-squared / (2 * WIDTH ** 2));
  const even = cosine(weights, Array(weights.length).fill(1));
  const spot = similar((x, y) => near(x * x + y * y));
  const [right, below] = [similar((x) => x), similar((_, y) => y)];
  const at = Math.round((Math.atan2(below, right) / Math.PI) * 4) & 7;
  const lines = SLANTS.map((slant, i) => {
    const [sine, cosine] = [Math.sin((i * Math.PI) / 4), Math.cos((i * Math.PI) / 4)];
    return { slant, size: similar((x, y) => near((y * cosine - x * sine) ** 2)) };
  });
  const line = lines.reduce((best, each) => (Math.abs(each.size) > Math.abs(best.size) ? each : best));
  /** @type {[number, Pattern][]} */
  const found = [
    [even ** 2, { kind: 'even', isAbove: even > 0 }],
    [spot ** 2, { kind: 'spot', isAbove: spot > 0 }],
    [right ** 2 + below ** 2, { kind: 'edge', positive: SIDES[at], negative: SIDES[(at + 4) & 7] }],
    [line.size ** 2, { kind: 'line', isAbove: line.size > 0, slant: line.slant }],
  ];
  const [share, pattern] = found.reduce((best, each) => (each[0] > best[0] ? each : best));
  return share >= LEAST_SHARE ? pattern : { kind: 'none' };
}

/** Less the mean: patterns have nothing of the even one. @param {number[]} values */
function without(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

/** Of the angle between two kernels; 0 where one is 0. @param {ArrayLike<number>} a @param {number[]} b */
function cosine(a, b) {
  let [product, ofA, ofB] = [0, 0, 0];
  for (let i = 0; i < b.length; i++) {
    product += a[i] * b[i];
    ofA += a[i] ** 2;
    ofB += b[i] ** 2;
  }
  return ofA && ofB ? product / Math.sqrt(ofA * ofB) : 0;
}
