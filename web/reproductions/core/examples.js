// examples.js — the small calculations that the tutorials print, computed again.

/**
 * A calculation and its results.
 * @typedef {object} Example
 * @property {string} text         what is computed, in the signs of mathematics
 * @property {number[]} published  as printed
 * @property {number} digits       decimals that are printed
 * @property {number[]} ours
 */

/**
 * Shares that add up to 1. The largest number is subtracted first, which changes no share and keeps the powers small.
 * @param {number[]} values
 */
export function softmax(values) {
  const largest = Math.max(...values);
  const powers = values.map((value) => Math.exp(value - largest));
  const sum = powers.reduce((all, power) => all + power, 0);
  return powers.map((power) => power / sum);
}

/** The cross-entropy of a one-hot label and an answer. @param {number[]} label @param {number[]} answer */
export const crossEntropy = (label, answer) =>
  -label.reduce((sum, share, i) => (share ? sum + share * Math.log(answer[i]) : sum), 0);

/** The label of class 2 among three. */
const LABEL = [0, 0, 1];

/** @param {number[]} answer @param {number} published @returns {Example} */
const lossOf = (answer, published) => ({
  text: `H((${LABEL.join(', ')}), (${answer.join(', ')}))`,
  ...{ published: [published], digits: 2, ours: [crossEntropy(LABEL, answer)] },
});

/** @param {number[]} values @param {number[]} published @param {number} digits @returns {Example} */
const softmaxOf = (values, published, digits) => ({
  text: `softmax(${values.join(', ')})`,
  ...{ published, digits, ours: softmax(values) },
});

const [PIXELS, UNITS, CLASSES, IMAGES, BATCH, EPOCHS] = [784, 512, 10, 60_000, 128, 5];
const STEPS = Math.ceil(IMAGES / BATCH);

/** @param {string} text @param {number} published @param {number} ours @returns {Example} */
const counted = (text, published, ours) => ({ text, published: [published], digits: 0, ours: [ours] });

/** @type {Example[]} */
export const EXAMPLES = [
  lossOf([0.1, 0.3, 0.6], 0.51),
  lossOf([0.2, 0.2, 0.6], 0.51),
  lossOf([0.1, 0, 0.9], 0.1),
  softmaxOf([1, 2, 3], [0.09003057, 0.24472847, 0.66524096], 8),
  softmaxOf([4, 5, 10], [0.002, 0.007, 0.991], 3),
  softmaxOf([1, 2, 3, 4], [0.0320586, 0.08714432, 0.23688282, 0.64391426], 8),
  counted('784 × 512', 401_408, PIXELS * UNITS),
  counted('512 × 10', 5120, UNITS * CLASSES),
  counted('784 × 512 + 512 × 10', 406_528, PIXELS * UNITS + UNITS * CLASSES),
  counted('⌈60000 / 128⌉', 469, STEPS),
  counted('469 × 5', 2345, STEPS * EPOCHS),
];

/**
 * Whether the published values come out. Some are cut off and not rounded: a difference of one in the last printed
 * digit is none.
 * @param {Example} example
 */
export const agrees = ({ published, digits, ours }) =>
  ours.length === published.length &&
  ours.every((value, i) => Math.abs(value - published[i]) <= (digits ? 10 ** -digits : 0));
