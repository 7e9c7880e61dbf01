// pca.js — principal component analysis: the plane in which points of many dimensions lie widest apart.
//
// The two directions are the first eigenvectors of the covariance matrix, found by orthogonal iteration (Golub and Van
// Loan, "Matrix Computations", 8.2.4), which multiplies by the points themselves: a covariance of thousands of
// dimensions is never written down.

/**
 * @typedef {object} Plane
 * @property {Float64Array} mean       [dimensions] of the points
 * @property {Float64Array[]} axes     two of [dimensions], of length 1 and at right angles; in each, the number that
 *   is farthest from 0 is above it
 * @property {number[]} shares         of the variance along each axis, 0 … 1
 */

const AXES = 2;
/** The axes are found when a multiplication turns them by less. */
const TURN = 1e-6;
const MOST_ROUNDS = 100;

/** @param {ArrayLike<number>} a @param {ArrayLike<number>} b @param {number} [at]   where b begins */
function dot(a, b, at = 0) {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[at + i];
  return sum;
}

/** @param {Float32Array} points @param {number} dimensions */
function meanOf(points, dimensions) {
  const mean = new Float64Array(dimensions);
  for (let i = 0; i < points.length; i++) mean[i % dimensions] += points[i];
  const count = points.length / dimensions;
  return mean.map((sum) => (count ? sum / count : 0));
}

/** Takes what lies along other axes away, and makes the length 1. @param {Float64Array} axis @param {Float64Array[]} others */
function straighten(axis, others) {
  for (const other of others) {
    const along = dot(axis, other);
    for (let i = 0; i < axis.length; i++) axis[i] -= along * other[i];
  }
  const length = Math.sqrt(dot(axis, axis));
  for (let i = 0; length > 0 && i < axis.length; i++) axis[i] /= length;
  return length;
}

/** The product with the covariance matrix. @param {Float64Array} axis @param {Float32Array} points @param {Float64Array} mean */
function timesCovariance(axis, points, mean) {
  const dimensions = mean.length;
  const count = points.length / dimensions;
  const product = new Float64Array(dimensions);
  const middle = dot(axis, mean);
  let sum = 0;
  for (let at = 0; at < points.length; at += dimensions) {
    const along = dot(axis, points, at) - middle;
    sum += along;
    for (let i = 0; i < dimensions; i++) product[i] += along * points[at + i];
  }
  for (let i = 0; i < dimensions; i++) product[i] = (product[i] - sum * mean[i]) / count;
  return product;
}

/**
 * Fits the plane in pieces: each `next` makes one round, of a few milliseconds. The same points give the same plane.
 * Where all points are the same, or in a line, axes without a direction are zeros.
 * @param {Float32Array} points   [count, dimensions]
 * @param {number} dimensions
 * @returns {Generator<void, Plane>}
 */
export function* fitPlane(points, dimensions) {
  const mean = meanOf(points, dimensions);
  const count = points.length / dimensions;
  // Waves: axes to begin with that stand at a right angle to hardly any direction.
  const axes = Array.from({ length: AXES }, (_, axis) =>
    Float64Array.from({ length: dimensions }, (_, i) => Math.cos((axis + 1) * (i + 1))),
  );
  const along = [0, 0];
  for (let round = 0, turned = 1; round < MOST_ROUNDS && turned > TURN; round++) {
    turned = 0;
    for (let i = 0; i < AXES; i++) {
      const before = axes[i];
      axes[i] = timesCovariance(before, points, mean);
      along[i] = straighten(axes[i], axes.slice(0, i));
      turned = Math.max(turned, along[i] > 0 ? 1 - Math.abs(dot(before, axes[i])) : 0);
    }
    yield;
  }
  let total = 0;
  for (let i = 0; i < points.length; i++) total += (points[i] - mean[i % dimensions]) ** 2;
  for (const axis of axes) {
    const farthest = axis.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
    if (farthest < 0) for (let i = 0; i < axis.length; i++) axis[i] = -axis[i];
  }
  return { mean, axes, shares: along.map((variance) => (total > 0 ? (variance * count) / total : 0)) };
}

/**
 * Where points lie in a plane.
 * @param {Plane} plane @param {Float32Array} points   [count, dimensions]
 * @returns {Float32Array}   [count, 2]
 */
export function project({ mean, axes }, points) {
  const dimensions = mean.length;
  const middles = axes.map((axis) => dot(axis, mean));
  const places = new Float32Array((points.length / dimensions) * AXES);
  for (let at = 0, place = 0; at < points.length; at += dimensions)
    for (let i = 0; i < AXES; i++) places[place++] = dot(axes[i], points, at) - middles[i];
  return places;
}
