// random.js — choices that a seed decides, so that a walk can be repeated.

/**
 * Numbers from 0 to below 1, by the generator “mulberry32”.
 * @param {number} seed
 */
export function randomBy(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    /** A whole number from 0 to below `count`. @param {number} count */
    below: (count) => Math.floor(next() * count),
    /** One of these. @template Item @param {Item[]} items @returns {Item} */
    of: (items) => items[Math.floor(next() * items.length)],
  };
}
