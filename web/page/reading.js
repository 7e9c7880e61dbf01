/** What a network's outputs say about a drawing. */

/** Below this probability the answer is "not sure". */
const SURE_FROM = 0.5;

/**
 * @typedef {object} Reading
 * @property {number[]} shares  of each class; they sum to 1 after softmax
 * @property {number} best      the class with the largest
 * @property {boolean} sure
 */

/**
 * @param {ArrayLike<number>} outputs  one alone is the probability of class 1 against class 0
 * @returns {Reading}
 */
export function read(outputs) {
  const shares = outputs.length === 1 ? [1 - outputs[0], outputs[0]] : Array.from(outputs);
  const best = shares.reduce((top, share, i) => (share > shares[top] ? i : top), 0);
  return { shares, best, sure: shares[best] >= SURE_FROM };
}
