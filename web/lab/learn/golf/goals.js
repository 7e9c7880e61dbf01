// goals.js — what can be played for, what is known of each, and how a run of the page stands to it.

import { ALL_CLASSES } from '../../data/state.js';
import { reasonAgainst } from '../homework/own-result.js';

/**
 * @typedef {import('../../runs/state.js').KeptRun} KeptRun
 *
 * @typedef {object} Goal
 * @property {string} id
 * @property {number} percent      of the test images that must be read right, at least
 * @property {'parameters' | 'seconds'} counts   the fewest win
 * @property {{ value: number, by: string } | null} record   as its author says, in a public project of this name
 *
 * @typedef {'digits' | 'classes' | 'test'} Rule   that a run has broken: other data than MNIST, fewer than ten digits, or
 *   not the whole test set
 */

/** @type {Goal[]} */
export const GOALS = [
  { id: '98-parameters', percent: 98, counts: 'parameters', record: { value: 575, by: 'neuralgolfing.com' } },
  {
    id: '99-parameters',
    percent: 99,
    counts: 'parameters',
    record: { value: 697, by: 'Parameter-Efficient-MNIST' },
  },
  { id: '99.4-parameters', percent: 99.4, counts: 'parameters', record: { value: 7070, by: 'ERAv4S6' } },
  { id: '99-seconds', percent: 99, counts: 'seconds', record: null },
];

/** The rule that a run has broken; null if it counts. @param {KeptRun} run @returns {Rule | null} */
export function brokenRule({ settings }) {
  if (settings.dataset !== 'mnist') return 'digits';
  if (settings.classes !== ALL_CLASSES.join()) return 'classes';
  return settings.testCount === 'all' ? null : 'test';
}

/** Images that are read right. @param {KeptRun} run */
const rightOf = ({ result }) => (result ? Math.round(result.accuracy * result.count) : 0);

/** How many more images a run would have to read right for a goal; 0 if it has reached it. @param {KeptRun} run @param {Goal} goal */
export function missing(run, { percent }) {
  const count = run.result?.count ?? 0;
  // In whole numbers: 0.994 · 10,000 is no whole number in floating point.
  const needed = Math.ceil((Math.round(percent * 10) * count) / 1000);
  return Math.max(0, needed - rightOf(run));
}

/** What counts in a run. @param {KeptRun} run @param {Goal} goal @returns {number} */
export const scoreOf = ({ parameters = 0, seconds }, { counts }) =>
  counts === 'parameters' ? parameters : seconds;

/**
 * The run of the page that is best at a goal, of those that can be trained again from their line.
 * @param {KeptRun[]} runs @param {Goal} goal
 * @returns {KeptRun | null}
 */
export function bestOf(runs, goal) {
  const reached = runs.filter((run) => !reasonAgainst(run) && !brokenRule(run) && !missing(run, goal));
  return reached.reduce(
    (best, run) => (!best || scoreOf(run, goal) < scoreOf(best, goal) ? run : best),
    /** @type {KeptRun | null} */ (null),
  );
}
