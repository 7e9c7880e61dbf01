// pca.js — principal component analysis: the plane in which points of many dimensions lie widest apart.
//
// The two directions are the first eigenvectors of the covariance matrix, found by a block Krylov iteration with
// Rayleigh-Ritz (Golub and Van Loan, "Matrix Computations", 10.3.6), which multiplies by the points themselves: a
// covariance of thousands of dimensions is never written down.

/**
 * @typedef {object} Plane
 * @property {Float64Array} mean       [dimensions] of the points
 * @property {Float64Array[]} axes     two of [dimensions], of length 1 and at right angles; in each, the number that
 *   is farthest from 0 is above it
 * @property {number[]} shares         of the variance along each axis, 0 … 1
 */

const AXES = 2;
/** The axes are found when what the covariance makes of them lies along them but for this share. */
const REST = 1e-6;
/** Of what is left of an axis at right angles to others: less is rounding, and no direction. */
const ROUNDING = 1e-9;
const MOST_ROUNDS = 60;
const MOST_SWEEPS = 30;

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

/** Takes what lies along others away, and makes the length 1. Returns whether anything was left. @param {Float64Array} axis @param {Float64Array[]} others */
function straighten(axis, others) {
  const length = Math.sqrt(dot(axis, axis));
  // The second time takes away what rounding has left.
  for (const other of [...others, ...others]) {
    const along = dot(axis, other);
    for (let i = 0; i < axis.length; i++) axis[i] -= along * other[i];
  }
  const left = Math.sqrt(dot(axis, axis));
  for (let i = 0; left > 0 && i < axis.length; i++) axis[i] /= left;
  return left > ROUNDING * length;
}

/** The product with the covariance matrix. @param {Float64Array} axis @param {Float32Array} points @param {Float64Array} mean */
function timesCovariance(axis, points, mean) {
  const dimensions = mean.length;
  const count = points.length / dimensions;
  const product = new Float64Array(dimensions);
  const middle = dot(axis, mean);
  let sum = 0;
  for (let at = 0; at < points.length; at += dimensions) {
    let along = -middle;
    for (let i = 0; i < dimensions; i++) along += axis[i] * points[at + i];
    sum += along;
    for (let i = 0; i < dimensions; i++) product[i] += along * points[at + i];
  }
  for (let i = 0; i < dimensions; i++) product[i] = (product[i] - sum * mean[i]) / count;
  return product;
}

/** The sum of vectors, each times its factor. @param {Float64Array[]} vectors @param {ArrayLike<number>} factors */
function combine(vectors, factors) {
  const sum = new Float64Array(vectors[0].length);
  for (const [j, vector] of vectors.entries())
    for (let i = 0; i < sum.length; i++) sum[i] += factors[j] * vector[i];
  return sum;
}

/**
 * The eigenvectors of a small symmetric matrix, that of the largest eigenvalue first, by Jacobi's rotations (8.5 there).
 * @param {number[][]} symmetric
 * @returns {{ value: number, vector: Float64Array }[]}
 */
function eigenvectors(symmetric) {
  const size = symmetric.length;
  const matrix = symmetric.map((row) => Float64Array.from(row));
  const vectors = symmetric.map((_, i) => Float64Array.from({ length: size }, (_, j) => Number(i === j)));
  const scale = Math.max(...symmetric.flat().map(Math.abs));
  for (let sweep = 0, isTurned = true; isTurned && sweep < MOST_SWEEPS; sweep++) {
    isTurned = false;
    for (let p = 0; p < size; p++)
      for (let q = p + 1; q < size; q++) {
        if (!(Math.abs(matrix[p][q]) > Number.EPSILON * scale)) continue;
        isTurned = true;
        const ratio = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
        const tangent = (ratio < 0 ? -1 : 1) / (Math.abs(ratio) + Math.sqrt(ratio * ratio + 1));
        const cosine = 1 / Math.sqrt(tangent * tangent + 1);
        const turned = (/** @type {number} */ x, /** @type {number} */ y) => [
          cosine * (x - tangent * y),
          cosine * (tangent * x + y),
        ];
        for (const row of matrix) [row[p], row[q]] = turned(row[p], row[q]);
        for (const rows of [matrix, vectors])
          for (let i = 0; i < size; i++) [rows[p][i], rows[q][i]] = turned(rows[p][i], rows[q][i]);
      }
  }
  return vectors
    .map((vector, i) => ({ value: matrix[i][i], vector }))
    .sort((one, other) => other.value - one.value);
}

/**
 * Fits the plane in pieces: each `next` makes one round, of some tens of milliseconds. The same points give the same plane.
 * An axis beyond the dimensions is zeros.
 * @param {Float32Array} points   [count, dimensions]
 * @param {number} dimensions
 * @returns {Generator<void, Plane>}
 */
export function* fitPlane(points, dimensions) {
  const mean = meanOf(points, dimensions);
  // Waves: axes to begin with that stand at a right angle to hardly any direction.
  let fresh = Array.from({ length: AXES }, (_, axis) =>
    Float64Array.from({ length: dimensions }, (_, i) => Math.cos((axis + 1) * (i + 1))),
  );
  /** Directions at right angles, what the covariance makes of each, and how much of that is along each. */
  const basis = /** @type {Float64Array[]} */ ([]);
  const products = /** @type {Float64Array[]} */ ([]);
  const along = /** @type {number[][]} */ ([]);
  let axes = /** @type {Float64Array[]} */ ([]);
  let variances = /** @type {number[]} */ ([]);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const known = basis.length;
    for (const axis of fresh) if (straighten(axis, basis)) basis.push(axis);
    if (basis.length === known) break; // they reach no further
    for (const axis of basis.slice(known)) {
      const product = timesCovariance(axis, points, mean);
      products.push(product);
      along.push(basis.slice(0, products.length).map((each) => dot(each, product)));
    }
    const widest = eigenvectors(
      along.map((_, i) => along.map((_, j) => along[Math.max(i, j)][Math.min(i, j)])),
    );
    const best = widest.slice(0, AXES);
    axes = best.map(({ vector }) => combine(basis, vector));
    variances = best.map(({ value }) => Math.max(value, 0));
    fresh = products.slice(known).map((product) => product.slice());
    const rest = best.map(({ value, vector }, i) => combine([...products, axes[i]], [...vector, -value]));
    if (rest.every((left) => Math.sqrt(dot(left, left)) <= REST * variances[0])) break;
    yield;
  }
  while (axes.length < AXES) {
    axes.push(new Float64Array(dimensions));
    variances.push(0);
  }
  let total = 0;
  for (let i = 0; i < points.length; i++) total += (points[i] - mean[i % dimensions]) ** 2;
  for (const axis of axes) {
    const farthest = axis.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
    if (farthest < 0) for (let i = 0; i < axis.length; i++) axis[i] = -axis[i];
  }
  const count = points.length / dimensions;
  return { mean, axes, shares: variances.map((variance) => (total > 0 ? (variance * count) / total : 0)) };
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
