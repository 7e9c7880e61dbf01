// schedules.js — how the learning rate goes through a run: a pure function of the step, for each schedule.
//
// `rate` is the largest rate of every schedule. A schedule spans one run: step 0 is its first, steps - 1 its
// last, steps being its epochs times the steps of an epoch.

/** The fall of half a cosine: 1 at 0, 0 at 1. @param {number} share */
const cosineFall = (share) => (1 + Math.cos(Math.PI * share)) / 2;

/**
 * Up for 30 % of the run from 1/25 of the rate, then down to 1/10,000 of where it began, each along half a
 * cosine: Smith and Topin, "Super-Convergence" (2018), with the constants of PyTorch's OneCycleLR.
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
 * By name, the share of the rate with which a step is made.
 * @type {Record<string, (step: number, steps: number) => number>}
 */
export const SCHEDULES = {
  constant: () => 1,
  /** A tenth from half of the run on, a hundredth from three quarters on: He et al. (2016), for CIFAR-10. */
  step: (step, steps) => (2 * step < steps ? 1 : 4 * step < 3 * steps ? 0.1 : 0.01),
  /** Half a cosine from 1 towards 0: Loshchilov and Hutter, "SGDR" (2017), without restarts. */
  cosine: (step, steps) => cosineFall(step / steps),
  'one-cycle': oneCycle,
};

/**
 * The learning rate of a step.
 * @param {string} schedule   a key of SCHEDULES
 * @param {number} rate       the largest
 * @param {number} step       0 … steps - 1
 * @param {number} steps      of the whole run
 */
export const rateAt = (schedule, rate, step, steps) => rate * SCHEDULES[schedule](step, steps);
