// dropout.js — units that are switched off at random, and the others, which make up for them.

import { randomNumbers } from './random.js';

/**
 * The units of a layer in one training step.
 * @param {number[]} values   of its units
 * @param {number} rate       the share that is switched off, 0 … < 1
 * @param {number} seed       of the step
 * @returns {number[]}        0 where a unit is off; the others are larger, so that the sum stays on average
 */
export function dropped(values, rate, seed) {
  const random = randomNumbers(seed);
  return values.map((value) => (random() < rate ? 0 : value / (1 - rate)));
}
