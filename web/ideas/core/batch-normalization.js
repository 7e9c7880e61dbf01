// batch-normalization.js — what batch normalization makes of a unit's values in a batch, as src/layers/batchnorm.c does.

import { normal, randomNumbers } from './random.js';

/** What is added to the variance, and the weight of what the moving averages were before, as Keras has them. */
export const [EPSILON, MOMENTUM] = [0.001, 0.99];

/** Values in a batch. */
const BATCH = 16;

/**
 * A unit's values of the images of a batch.
 * @param {number} centre   their mean @param {number} width   their standard deviation
 * @returns {number[]}
 */
export function batchOf(centre, width) {
  const random = randomNumbers(5);
  const drawn = Array.from({ length: BATCH }, () => normal(random));
  const { mean, variance } = normalised(drawn, 1, 0);
  return drawn.map((value) => centre + (width * (value - mean)) / Math.sqrt(variance));
}

/**
 * The mean and the variance of a batch, and its values with those of 0 and 1, then scaled and shifted.
 * @param {number[]} values
 * @param {number} gamma   the scale, which training finds
 * @param {number} beta    the shift
 */
export function normalised(values, gamma, beta) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  const scale = gamma / Math.sqrt(variance + EPSILON);
  return { mean, variance, outputs: values.map((value) => scale * (value - mean) + beta) };
}
