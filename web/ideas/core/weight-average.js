// weight-average.js — exponential averages of the weights that gradient descent passes through, as the engine keeps them.

/** @typedef {import('./descent.js').Fit} Fit */

/**
 * The decay of a step. The first steps have a smaller one, so that the beginning is soon forgotten.
 * @param {number} decay   of the run, 0 … < 1 @param {number} steps   before it
 */
export const decayAfter = (decay, steps) => Math.min(decay, (1 + steps) / (10 + steps));

/**
 * The averages after each step, the first line included.
 * @param {Fit[]} path    the weights after each step
 * @param {number} decay   0 for the weights themselves
 * @returns {Fit[]}
 */
export function averagesOf(path, decay) {
  const averages = path.slice(0, 1);
  for (let step = 1; step < path.length; step++) {
    const kept = decayAfter(decay, step - 1);
    const mix = (/** @type {keyof Fit} */ part) =>
      kept * averages[step - 1][part] + (1 - kept) * path[step][part];
    averages.push({ slope: mix('slope'), height: mix('height') });
  }
  return averages;
}
