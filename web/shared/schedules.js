// schedules.js — learning-rate schedules: the rate of a step as a pure function of its number.
//
// A schedule spans one run: its first step is 0, its last steps - 1, where `steps` is the number of epochs times
// the steps of an epoch.

/**
 * The coefficients 1, -1/3!, 1/5!, … ±1/17! of the Taylor series of the sine, the last first: up to π/4 what follows
 * is below 1e-19.
 */
const SINE = [
  1 / 355_687_428_096_000,
  -1 / 1_307_674_368_000,
  1 / 6_227_020_800,
  -1 / 39_916_800,
  1 / 362_880,
  -1 / 5040,
  1 / 120,
  -1 / 6,
  1,
];

/**
 * Half a period of a cosine, (1 + cos(π · share)) / 2: 1 at 0, falling to 0 at 1. As the square of a sine it needs no
 * angle above π/4 and loses no digits near 0: it is off by at most 3e-16, and by 1e-15 of itself. Browsers' Math.cos
 * may differ in the last bit; sums and products do not, so that a run has the same rates in all of them.
 * @param {number} share   0 … 1
 */
function cosineFall(share) {
  const angle = (Math.PI / 2) * Math.min(share, 1 - share);
  const square = angle * angle;
  const sine = angle * SINE.reduce((sum, coefficient) => sum * square + coefficient);
  return share < 0.5 ? 1 - sine * sine : sine * sine;
}

/**
 * Rises for 30 % of the run from 1/25 of the rate, then falls to 1/10,000 of its start, both along half a cosine:
 * Smith and Topin, "Super-Convergence" (2018), with the constants of PyTorch's OneCycleLR.
 * @param {number} step @param {number} steps
 */
function oneCycle(step, steps) {
  const start = 1 / 25;
  const end = start / 10_000;
  const peak = 0.3 * steps - 1;
  if (step < peak) return 1 - (1 - start) * cosineFall(step / peak);
  return end + (1 - end) * cosineFall((step - peak) / (steps - 1 - peak));
}

/**
 * By name, the factor, 0 … 1, by which the rate of a run is multiplied in a step.
 * @type {Record<string, (step: number, steps: number) => number>}
 */
export const SCHEDULES = {
  constant: () => 1,
  /** 0.1 from half of the run on, 0.01 from three quarters on: He et al. (2016), for CIFAR-10. */
  step: (step, steps) => (2 * step < steps ? 1 : 4 * step < 3 * steps ? 0.1 : 0.01),
  /** Falls from 1 towards 0 along half a cosine: Loshchilov and Hutter, "SGDR" (2017), without restarts. */
  cosine: (step, steps) => cosineFall(step / steps),
  'one-cycle': oneCycle,
};

/**
 * The learning rate of a step.
 * @param {string} schedule   a key of SCHEDULES
 * @param {number} rate       the largest rate of the run
 * @param {number} step       0 … steps - 1
 * @param {number} steps      number of steps in the run
 */
export const rateAt = (schedule, rate, step, steps) => rate * SCHEDULES[schedule](step, steps);
