// random.js — random numbers that are the same on every visit, for examples.

/**
 * A generator of numbers from 0 to less than 1: the linear congruential one of Numerical Recipes.
 * @param {number} seed
 */
export function randomNumbers(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  next(); // the first number hardly differs between small seeds
  return next;
}

/** A number with mean 0 and variance 1, nearly normal: twelve uniform ones less six. @param {() => number} random */
export function normal(random) {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += random();
  return sum;
}

/** A permutation of 0 … count − 1. @param {number} count @param {() => number} random */
export function shuffled(count, random) {
  const order = Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}
