// invented.js — which digits are invented for a run: the first, 0 to 9 in turn.

/** The index of the first in the engine, which counts them from here on: NN_FIRST_EXTRA of nn.h. */
export const FIRST_EXTRA = 2 ** 31;

/** How many a run may have: as many as MNIST's training images. */
export const MOST_INVENTED = 60_000;

/**
 * Of the first so many invented digits, how many are of these classes.
 * @param {number} count @param {number[]} [classes]   digits; all ten by default
 */
export const inventedOf = (count, classes) =>
  classes ? classes.reduce((sum, digit) => sum + Math.max(0, Math.ceil((count - digit) / 10)), 0) : count;
