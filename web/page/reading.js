/** What a network's outputs say about a drawing. */

import { outputsFit } from './obstacles.js';

/** Below this probability the answer is "not sure" … */
const SURE_FROM = 0.5;
/** … and so it is if another class is more than half as likely. */
const SURE_AHEAD = 2;

/**
 * @typedef {object} Reading
 * @property {number[]} shares     of each class, in their order; they sum to 1 after softmax
 * @property {number | null} best  the class with the largest; null if several share it
 * @property {boolean} sure
 */

/**
 * @param {ArrayLike<number>} outputs  one alone is the probability of the second class against the first
 * @param {number[]} classes           that they tell apart, ascending
 * @returns {Reading | null}           null if they do not go together
 */
export function read(outputs, classes) {
  if (!outputsFit(outputs.length, classes.length)) return null;
  const shares = sharesOf(outputs, classes);
  const [first, second] = [...shares].sort((a, b) => b - a);
  const best = first > second ? classes[shares.indexOf(first)] : null;
  return { shares, best, sure: best !== null && first >= SURE_FROM && first >= SURE_AHEAD * second };
}

/** @param {ArrayLike<number>} outputs @param {number[]} classes */
function sharesOf(outputs, classes) {
  if (outputs.length === 1) return [1 - outputs[0], outputs[0]];
  return classes.map((digit, rank) => outputs[outputs.length < 10 ? rank : digit]);
}

/** Whether the outputs are no probabilities: units that fire or do not. */
/** @param {import('./state.js').State['model']} model */
export const isStep = (model) => /\bstep\b/.test(model?.layers.at(-1)?.text ?? '');
