// overfitting.js — curves of more and more parameters through ten noisy points: the error on these falls to
// nothing, the error on new points does not.

import { normal, randomNumbers } from './random.js';

/** @typedef {{ x: number, y: number }} Point */

/** What the points would lie on without noise. @param {number} x */
export const truth = (x) => Math.sin(Math.PI * x);

/** @param {number} count @param {number} seed @returns {Point[]} */
function noisy(count, seed) {
  const random = randomNumbers(seed);
  return Array.from({ length: count }, (_, index) => {
    const x = -0.95 + (1.9 * index) / (count - 1);
    return { x, y: truth(x) + 0.25 * normal(random) };
  });
}

/** The points that a curve is fitted to, and others that it has not seen. */
export const TRAINING = noisy(10, 5);
export const TEST = noisy(41, 17);

/** Chebyshev's polynomials at a place, which keep the equations well conditioned. @param {number} x @param {number} degree */
function basis(x, degree) {
  const values = [1, x];
  while (values.length <= degree) values.push(2 * x * values[values.length - 1] - values[values.length - 2]);
  return values.slice(0, degree + 1);
}

/**
 * The equations whose solution has the least squares.
 * @param {number} degree   1 … 9
 */
export function normalEquations(degree) {
  const rows = TRAINING.map(({ x }) => basis(x, degree));
  return {
    matrix: rows[0].map((_, i) => rows[0].map((_, j) => rows.reduce((sum, row) => sum + row[i] * row[j], 0))),
    right: rows[0].map((_, i) => rows.reduce((sum, row, n) => sum + row[i] * TRAINING[n].y, 0)),
  };
}

/** The curve with these weights. @param {number[]} weights @returns {(x: number) => number} */
export const curveOf = (weights) => (x) =>
  basis(x, weights.length - 1).reduce((sum, value, i) => sum + value * weights[i], 0);

/**
 * The curve with the least squares: degree + 1 parameters.
 * @param {number} degree   1 … 9
 */
export function fit(degree) {
  const { matrix, right } = normalEquations(degree);
  return curveOf(solve(matrix, right));
}

/** Gauss' elimination with pivots. @param {number[][]} matrix @param {number[]} right @returns {number[]} */
export function solve(matrix, right) {
  const rows = matrix.map((row, i) => [...row, right[i]]);
  for (let i = 0; i < rows.length; i++) {
    const pivot = rows.slice(i).reduce((best, row) => (Math.abs(row[i]) > Math.abs(best[i]) ? row : best));
    const at = rows.indexOf(pivot);
    [rows[i], rows[at]] = [rows[at], rows[i]];
    for (const row of rows.slice(i + 1)) {
      const factor = row[i] / rows[i][i];
      for (let j = i; j < row.length; j++) row[j] -= factor * rows[i][j];
    }
  }
  const found = Array(rows.length).fill(0);
  for (let i = rows.length - 1; i >= 0; i--) {
    const known = found.reduce((sum, value, j) => sum + value * rows[i][j], 0);
    found[i] = (rows[i][rows.length] - known) / rows[i][i];
  }
  return found;
}

/** The root of the mean square that a curve is off by. @param {(x: number) => number} curve @param {Point[]} points */
export const errorOf = (curve, points) =>
  Math.sqrt(points.reduce((sum, { x, y }) => sum + (curve(x) - y) ** 2, 0) / points.length);
