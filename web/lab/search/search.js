// search.js — the findings of a search: its trials, which is the best, and how long it will take.

/**
 * @typedef {import('../state.js').State} State
 * @typedef {import('../training/history.js').EpochRow} EpochRow
 * @typedef {import('../runs/state.js').KeptRun} KeptRun
 * @typedef {import('./state.js').Combination} Combination
 * @typedef {import('./state.js').Measured} Measured
 * @typedef {import('./state.js').Search} Search
 * @typedef {import('./state.js').SearchMeasure} SearchMeasure
 *
 * @typedef {'waiting' | 'running' | 'done' | 'stopped' | 'diverged' | 'failed' | 'removed'} Status
 *
 * @typedef {object} Outcome      of a combination, as its run has it
 * @property {Status} status     removed: from the list of runs
 * @property {EpochRow[]} rows   of the epochs that are over
 * @property {number | null} seconds
 * @property {number} loss       of the last epoch; NaN until known
 * @property {number | null} valLoss
 * @property {number | null} valAccuracy
 *
 * @typedef {Combination & Outcome & Measured} Trial
 *
 * @typedef {Search & { trials: Trial[] }} Findings   with what is known of each combination
 */

/** Of a training that has just begun. @returns {Measured} */
export const unmeasured = () => ({ share: 0, secondsLeft: null });

/**
 * The search in progress, or the last one, with what is known of each combination.
 * @param {Pick<State, 'search' | 'runs'>} state
 * @returns {Findings | null}   null without one, or if all its runs have been removed
 */
export function findings({ search, runs }) {
  if (!search) return null;
  const trials = search.combinations.map((each) => withOutcome(each, runs, search.measured));
  return trials.some(({ status }) => status !== 'removed') ? { ...search, trials } : null;
}

/** @param {Combination} combination @param {KeptRun[]} runs @param {Measured} measured @returns {Trial} */
function withOutcome(combination, runs, measured) {
  const run = runs.find(({ id }) => id === combination.run);
  const status = statusOf(combination, run);
  const rows = run?.history.epochs ?? [];
  const { loss = NaN, valLoss = null, valAccuracy = null } = rows.at(-1) ?? {};
  const figures = { rows, seconds: run?.seconds ?? null, loss, valLoss, valAccuracy };
  return { ...combination, status, ...figures, ...(status === 'running' ? measured : unmeasured()) };
}

/** @param {Combination} combination @param {KeptRun | undefined} run @returns {Status} */
function statusOf({ run: id, failure }, run) {
  if (failure) return 'failed';
  if (id === null) return 'waiting';
  if (!run) return 'removed';
  return run.ended === 'training' ? 'running' : run.ended;
}

/**
 * The curve of a trial in the plot. The loss of training is the mean of each epoch. That of a single batch of
 * all images was measured before its step, when one epoch less had passed.
 * @param {Trial} trial
 * @param {SearchMeasure} measure
 * @returns {import('../../plot/scale.js').Series}
 */
export function curveOf({ rows }, measure) {
  const found = rows.filter((row) => row[measure] !== null && Number.isFinite(row[measure]));
  const early = measure === 'loss' ? 1 : 0;
  const x = found.map(({ epoch, steps }) => (steps === 1 ? epoch - early : epoch));
  return { x, y: found.map((row) => row[measure]) };
}

/** @type {Record<Status, number>} */
const ORDER = { done: 0, running: 1, stopped: 2, waiting: 3, diverged: 4, failed: 5, removed: 6 };

/**
 * The best first: those with a result by the accuracy that validation found, then by its loss; then those in
 * training or to come, and last those that failed.
 * @param {Trial[]} trials
 * @returns {Trial[]}
 */
export const ranked = (trials) =>
  [...trials].sort(
    (a, b) =>
      ORDER[a.status] - ORDER[b.status] ||
      (a.status === 'done' ? (b.valAccuracy ?? 0) - (a.valAccuracy ?? 0) : 0) ||
      (a.status === 'done' ? (a.valLoss ?? Infinity) - (b.valLoss ?? Infinity) : 0),
  );

/**
 * The best trial so far.
 * @param {Trial[]} trials
 * @returns {Trial | null}  null before any has come to its end
 */
export function best(trials) {
  const [first] = ranked(trials);
  return first?.status === 'done' ? first : null;
}

/**
 * Whether the trial has ended.
 * @param {Trial} trial
 * @returns {boolean}  whether nothing more is to come of it
 */
export const isOver = ({ status }) => status !== 'waiting' && status !== 'running';

/** @param {(trial: Trial) => number} value @param {Trial[]} trials */
const sumOf = (value, trials) => trials.reduce((sum, trial) => sum + value(trial), 0);

/** How much is over, as far as images tell. @param {Findings} search @returns {number}  0 … 1 */
export function searchShare({ phase, trials }) {
  if (phase === 'done') return 1;
  const passed = sumOf((trial) => trial.images * (isOver(trial) ? 1 : trial.share), trials);
  return passed / sumOf(({ images }) => images, trials);
}

/**
 * How long a search takes in all, and what is left of it, in seconds. Trials to come are expected to take as
 * long for an image as those before them.
 * @param {Findings} search
 * @returns {{ total: number, left: number } | null}  null until measured
 */
export function searchTime({ trials }) {
  const running = trials.find(({ status }) => status === 'running');
  const left = running ? running.secondsLeft : 0;
  if (left === null) return null;
  const done = trials.filter(({ status, seconds }) => status === 'done' && seconds !== null);
  const spent = sumOf((trial) => trial.seconds ?? 0, done);
  const ofRunning = running && running.share < 1 ? left / (1 - running.share) : 0;
  const measured = running ? [...done, running] : done;
  const images = sumOf((trial) => trial.images, measured);
  if (!images) return null;
  const waiting = trials.filter(({ status }) => status === 'waiting');
  const toCome = (sumOf((trial) => trial.images, waiting) * (spent + ofRunning)) / images;
  return { total: spent + ofRunning + toCome, left: left + toCome };
}

/**
 * A hue for each trial; if there are more trials than hues, only for the best.
 * @param {Trial[]} trials
 * @param {number} hues
 * @returns {Map<Trial, number>}
 */
export function huesOf(trials, hues) {
  const shown = trials.length <= hues ? trials : ranked(trials).slice(0, hues);
  return new Map(shown.map((trial, hue) => [trial, hue]));
}
