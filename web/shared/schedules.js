// schedules.js — learning-rate schedules: the rate of a step as a pure function of its number.
//
// A schedule spans one run: its first step is 0, its last steps - 1, where `steps` is the number of epochs times
// the steps of an epoch.

/** Half a period of a cosine: 1 at 0, falling to 0 at 1. @param {number} share   0 … 1 */
const cosineFall = (share) => (1 + Math.cos(Math.PI * share)) / 2;

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
