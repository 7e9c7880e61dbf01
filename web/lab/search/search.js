// search.js — a search: what it varies, what has come of its trainings, which is the best, and how long it
// will take.

/**
 * @typedef {import('../state.js').State} State
 * @typedef {import('../training/history.js').EpochLine} EpochLine
 * @typedef {import('../runs/runs.js').KeptRun} KeptRun
 *
 * @typedef {object} Axis        a setting that is varied
 * @property {string} name       see search-grid.js; '' for none
 * @property {string | null} text  values as typed; null until someone does
 *
 * @typedef {object} Value
 * @property {string} name       of its axis
 * @property {string} text
 *
 * @typedef {object} Combination   one of the grid, and which run has come of it
 * @property {Value[]} values
 * @property {import('../settings/saved-settings.js').SavedSettings} settings   all of them
 * @property {number} epochs
 * @property {number} images     that it will have seen at the end
 * @property {number | null} run   its id, once it has begun
 * @property {import('../../shared/protocol.js').Failure | null} failure   why it could not begin
 *
 * @typedef {object} Measured     how far a training is
 * @property {number} share      that is over, 0 … 1
 * @property {number | null} secondsLeft   null until measured
 *
 * @typedef {'waiting' | 'running' | 'done' | 'stopped' | 'diverged' | 'failed' | 'removed'} Status
 *
 * @typedef {object} Outcome      of a combination, as its run has it
 * @property {Status} status     removed: from the list of runs
 * @property {EpochLine[]} lines   of the epochs that are over
 * @property {number | null} seconds
 * @property {number} loss       of the last epoch; NaN until known
 * @property {number | null} valLoss
 * @property {number | null} valAccuracy
 *
 * @typedef {Combination & Outcome & Measured} Trial
 *
 * @typedef {'running' | 'paused' | 'stopping' | 'stopped' | 'done'} Phase
 *
 * @typedef {object} Search       can be cloned and stored; its figures and curves are those of its runs
 * @property {number} id         1, 2, 3 …
 * @property {Phase} phase
 * @property {string} dataset
 * @property {number} validationCount   images held out to validate; 0 if the test images do
 * @property {Combination[]} combinations   in the order in which they are trained
 * @property {Measured} measured   of the one that is on
 * @property {number | null} told  the place of the one that came to its end last
 *
 * @typedef {Search & { trials: Trial[] }} Findings   with what is known of each combination
 *
 * @typedef {'loss' | 'valLoss' | 'valAccuracy'} Curve   that is plotted
 */

/** @returns {Axis[]} */
export const usualAxes = () => [
  { name: 'rate', text: null },
  { name: '', text: null },
];

/**
 * The grid of a preset, or the usual one after a preset that had its own; else what a person has chosen.
 * @param {import('../../shared/presets.js').Preset} preset
 * @param {import('../../shared/presets.js').Preset} former
 * @param {Axis[]} axes
 * @returns {Axis[]}
 */
export function axesAfter({ search }, former, axes) {
  if (!search) return former.search ? usualAxes() : axes;
  const named = Object.entries(search).map(([name, values]) => ({ name, text: values.join(', ') }));
  return [...named, { name: '', text: null }].slice(0, 2);
}

/** @param {Pick<State, 'search'>} state @returns {boolean} */
export const isSearching = ({ search }) =>
  search !== null && ['running', 'paused', 'stopping'].includes(search.phase);

/** Of a training that has just begun. @returns {Measured} */
export const unmeasured = () => ({ share: 0, secondsLeft: null });

/**
 * What is known of the search that is on, or was last.
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
  const lines = run?.history.epochs ?? [];
  const { loss = NaN, valLoss = null, valAccuracy = null } = lines.at(-1) ?? {};
  const figures = { lines, seconds: run?.seconds ?? null, loss, valLoss, valAccuracy };
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
 * What is plotted of a trial. The loss of training is the mean of each epoch; that of a single batch of all
 * images is from before its step, when one epoch less had passed.
 * @param {Trial} trial
 * @param {Curve} curve
 * @returns {import('../../plot/scale.js').Curve}
 */
export function curveOf({ lines }, curve) {
  const found = lines.filter((line) => line[curve] !== null && Number.isFinite(line[curve]));
  const early = curve === 'loss' ? 1 : 0;
  const x = found.map(({ epoch, steps }) => (steps === 1 ? epoch - early : epoch));
  return { x, y: found.map((line) => line[curve]) };
}

/** @type {Record<Status, number>} */
const ORDER = { done: 0, running: 1, stopped: 2, waiting: 3, diverged: 4, failed: 5, removed: 6 };

/**
 * The best first: those with a result by the accuracy that validation found, then by its loss; behind them
 * those that are on or to come, and last those of which nothing came.
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

/** @param {Trial[]} trials @returns {Trial | null}  null before any has come to its end */
export function best(trials) {
  const [first] = ranked(trials);
  return first?.status === 'done' ? first : null;
}

/** @param {Trial} trial @returns {boolean}  whether nothing more is to come of it */
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
 * What a search takes in all and what is left of it, in seconds: trials to come take as long for an image as
 * those before them.
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
 * Of more trials than there are hues, the best have one each.
 * @param {Trial[]} trials
 * @param {number} hues
 * @returns {Map<Trial, number>}
 */
export function huesOf(trials, hues) {
  const shown = trials.length <= hues ? trials : ranked(trials).slice(0, hues);
  return new Map(shown.map((trial, hue) => [trial, hue]));
}
