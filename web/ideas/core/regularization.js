// regularization.js — two ways to keep a curve of ten parameters from swinging: a penalty on its weights, and few
// steps of training.

import { normalEquations, solve, TRAINING } from './overfitting.js';

/** Of the curve, which could go through all ten points. */
const DEGREE = 9;

/**
 * The weights with the least mean of squares plus λ/2 · Σw². The constant, a bias, has no penalty.
 * @param {number} penalty   λ, 0 or more
 * @returns {number[]}
 */
export function penalised(penalty) {
  const { matrix, right } = normalEquations(DEGREE);
  const more = (penalty * TRAINING.length) / 2;
  return solve(
    matrix.map((row, i) => row.map((value, j) => (i === j && i > 0 ? value + more : value))),
    right,
  );
}

/**
 * The weights after some steps of gradient descent, from 0 on.
 * @param {number} steps
 * @returns {number[]}
 */
export function stopped(steps) {
  const { matrix, right } = normalEquations(DEGREE);
  // The sum of the diagonal is at least the steepest curvature, so that every step leads downhill.
  const rate = 1 / matrix.reduce((sum, row, i) => sum + row[i], 0);
  let weights = right.map(() => 0);
  for (let step = 0; step < steps; step++) {
    const gradient = matrix.map((row, i) =>
      row.reduce((sum, value, j) => sum + value * weights[j], -right[i]),
    );
    weights = weights.map((weight, i) => weight - rate * gradient[i]);
  }
  return weights;
}

/** Σw², without the bias. @param {number[]} weights */
export const squaresOf = ([, ...weights]) => weights.reduce((sum, weight) => sum + weight ** 2, 0);
