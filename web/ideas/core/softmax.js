// softmax.js — sums become probabilities, and a number that is subtracted from all sums changes none of them.

/**
 * What softmax computes, step by step.
 * @param {number[]} sums
 * @param {number} [shift]   subtracted from every sum: by default the largest of them, as programs do
 * @returns {{ powers: number[], total: number, shares: number[] }}   e to the power of each shifted sum, their
 *   total, and the share of each in it
 */
export function softmax(sums, shift = Math.max(...sums)) {
  const powers = sums.map((sum) => Math.exp(sum - shift));
  const total = powers.reduce((all, power) => all + power, 0);
  return { powers, total, shares: powers.map((power) => power / total) };
}
