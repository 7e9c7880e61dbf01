// reproduction.js — computes figures from the events of runs, and compares them with the published ones.

/** @typedef {import('../../shared/presets.js').Preset} Preset */
/** @typedef {import('../../shared/protocol.js').RunSettings} RunSettings */
/** @typedef {import('../../shared/protocol.js').Split} Split */
/** @typedef {import('../../shared/protocol.js').Tensor} Tensor */
/** @typedef {import('./published.js').PublishedFigure} PublishedFigure */
/** @typedef {import('./published.js').Limit} Limit */
/** @typedef {import('./published.js').PublishedRun} PublishedRun */
/** @typedef {import('./published.js').System} System */

/**
 * The number of weights and biases, and ΣW² of the weights.
 * @typedef {{ weights: number, biases: number, squares: number }} Sums
 */

/**
 * What has been observed of a run so far.
 * @typedef {object} Observation
 * @property {{ loss: number, accuracy: number, valAccuracy: number | null, seconds: number }[]} epochs
 * @property {Partial<Record<Split, { loss: number, accuracy: number, count: number }>>} evaluations
 * @property {Sums | null} tensors
 */

/**
 * The values of a run's figures, as far as they are known.
 * @typedef {object} Entry
 * @property {string} system
 * @property {string} run
 * @property {number} seed
 * @property {TrainedSettings} settings
 * @property {'training' | 'done' | 'diverged'} ended
 * @property {number} secondsPerEpoch
 * @property {Record<string, number>} values    by measure
 * @property {{ machine: string, build: string, arithmetic: string, threads: number }} [engine]   where it ran
 */

/** @typedef {{ layers: string, optimizer: string } & RunSettings} TrainedSettings */

/**
 * A run that is to be performed.
 * @typedef {object} PlannedRun
 * @property {System} system
 * @property {PublishedRun} run
 * @property {number} seed
 * @property {TrainedSettings} settings
 */

/**
 * One figure, published and ours.
 * @typedef {object} Row
 * @property {System} system
 * @property {PublishedRun} run
 * @property {PublishedFigure} figure
 * @property {number[]} values      one for each seed
 * @property {number | null} mean   null without a value
 * @property {number | null} spread   sample standard deviation; null for fewer than two values
 * @property {number | null} difference   of the mean from what was published
 * @property {boolean | null} kept  whether the mean is within the limit; null without a limit or a value
 * @property {boolean} diverged     whether a run diverged before it had the value
 * @property {boolean} chosen       the search of the system chose this run
 */

/** @returns {Observation} */
export const nothingObserved = () => ({ epochs: [], evaluations: {}, tensors: null });

/**
 * Adds an event to an observation.
 * @param {Observation} seen
 * @param {any} event   of protocol.js, or the result of `evaluate` as 'result', or of `weights` as 'weights'
 * @returns {Observation}
 */
export function observe(seen, event) {
  if (event.event === 'epoch') {
    const { loss, accuracy, valAccuracy, seconds } = event;
    return { ...seen, epochs: [...seen.epochs, { loss, accuracy, valAccuracy, seconds }] };
  }
  if (event.event === 'result') {
    const { split, loss, accuracy, count } = event;
    return { ...seen, evaluations: { ...seen.evaluations, [split]: { loss, accuracy, count } } };
  }
  if (event.event === 'weights') return { ...seen, tensors: measureTensors(event.tensors) };
  return seen;
}

/** @param {Tensor[]} tensors */
function measureTensors(tensors) {
  const sums = { weights: 0, biases: 0, squares: 0 };
  for (const { name, values } of tensors) {
    if (name.endsWith('.bias')) sums.biases += values.length;
    else {
      sums.weights += values.length;
      for (const value of values) sums.squares += value * value;
    }
  }
  return sums;
}

/**
 * How figures are computed from an observation; undefined or null while it is not complete enough.
 * @type {Record<string, (seen: Observation, argument: any, l2: number) => number | null | undefined>}
 */
const MEASURES = {
  // A full-batch step reports the cost before its update; the cost after an update is that of the next step, or of
  // the evaluation after the last one.
  cost: ({ epochs, evaluations }, updates) =>
    Number(updates) === epochs.length ? evaluations.train?.loss : epochs[updates]?.loss,
  // The reported losses do not include the L2 penalty, which is added here.
  penalised: ({ evaluations, tensors }, split, l2) => {
    const loss = evaluations[/** @type {Split} */ (split)]?.loss;
    return loss === undefined || !tensors ? null : loss + (l2 / 2) * tensors.squares;
  },
  trainLoss: ({ epochs }, epoch) => epochs[epoch - 1]?.loss,
  trainAccuracy: ({ epochs }, epoch) => epochs[epoch - 1]?.accuracy,
  valAccuracy: ({ epochs }, epoch) => epochs[epoch - 1]?.valAccuracy,
  accuracy: ({ evaluations }, split) => evaluations[/** @type {Split} */ (split)]?.accuracy,
  wrong: ({ evaluations }, split) => {
    const { accuracy = NaN, count = NaN } = evaluations[/** @type {Split} */ (split)] ?? {};
    return Math.round((1 - accuracy) * count);
  },
  right: ({ evaluations }, split) => {
    const { accuracy = NaN, count = NaN } = evaluations[/** @type {Split} */ (split)] ?? {};
    return Math.round(accuracy * count);
  },
  weights: ({ tensors }) => tensors?.weights,
  biases: ({ tensors }) => tensors?.biases,
  parameters: ({ tensors }) => tensors && tensors.weights + tensors.biases,
};

/** The value of a measure; null while it is unknown. @param {string} measure @param {Observation} seen @param {number} l2 */
export function measureValue(measure, seen, l2) {
  const [name, argument] = measure.split(' ');
  const value = MEASURES[name](seen, argument, l2);
  return value !== null && value !== undefined && Number.isFinite(value) ? value : null;
}

/**
 * The known values of a run's figures, by measure.
 * @param {PublishedRun} run @param {Observation} seen @param {number} l2
 */
export function valuesOf({ figures }, seen, l2) {
  /** @type {Record<string, number>} */
  const values = {};
  for (const { measure } of figures) {
    const value = measureValue(measure, seen, l2);
    if (value !== null) values[measure] = value;
  }
  return values;
}

/** The splits to evaluate after training; the test images are always evaluated. @param {PublishedRun} run */
export function splitsOf({ figures }) {
  const needed = figures.map(({ measure }) => {
    const [name, argument] = measure.split(' ');
    return name === 'cost' ? 'train' : argument;
  });
  return /** @type {const} */ (['train', 'holdout']).filter((split) => needed.includes(split));
}

/**
 * The settings of a preset, with the changes of a published run.
 * @param {Preset} preset
 * @param {Partial<RunSettings>} change
 * @returns {TrainedSettings}
 */
const settingsOf = ({ id, search, ...settings }, change) => ({
  ...{ l2: 0, trainCount: null, validationCount: 0, testCount: null },
  ...settings,
  ...change,
});

/**
 * All runs of a system.
 * @param {System} system
 * @param {Preset[]} presets   with the system's among them
 * @param {number} [seeds]     number of seeds, if the seed has an effect
 * @returns {PlannedRun[]}
 */
export function planRuns(system, presets, seeds = system.seeds) {
  const preset = /** @type {Preset} */ (presets.find(({ id }) => id === system.id));
  const count = system.seeds === 1 ? 1 : seeds;
  return system.runs.flatMap((run) =>
    Array.from({ length: count }, (_, i) => ({
      ...{ system, run, seed: i + 1, settings: settingsOf(preset, run.change) },
    })),
  );
}

/**
 * Estimated time of runs, from the time of earlier runs of their systems.
 * @param {PlannedRun[]} plannedRuns
 * @param {Entry[]} entries
 * @returns {{ seconds: number, complete: boolean }}   not complete if a system has not been measured
 */
export function expectedSeconds(plannedRuns, entries) {
  const left = { seconds: 0, complete: true };
  for (const { system, settings } of plannedRuns) {
    const seconds = meanSeconds(system, entries);
    left.seconds += (seconds ?? 0) * settings.epochs;
    left.complete &&= seconds !== null;
  }
  return left;
}

/** @param {Observation} seen */
export const secondsPerEpoch = ({ epochs }) =>
  epochs.length ? epochs.reduce((sum, { seconds }) => sum + seconds, 0) / epochs.length : 0;

/** @param {number[]} values */
const meanOf = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** @param {number[]} values @returns {number | null} */
function spreadOf(values) {
  if (values.length < 2) return null;
  const mean = meanOf(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

/** Tolerance for the rounding of a mean, so that the mean of equal values is within the same limits. */
const ROUNDING = 1e-9;

/** @param {Limit} limit @param {number | null} published @param {number} value */
function keeps(limit, published, value) {
  if ('relative' in limit) {
    const distance = Math.abs(value / /** @type {number} */ (published) - 1);
    return distance <= limit.relative + ROUNDING;
  }
  const { from = -Infinity, to = Infinity } = limit;
  return value >= from - ROUNDING && value <= to + ROUNDING;
}

/**
 * The rows of a system, in the order of its figures.
 * @param {System} system
 * @param {Entry[]} entries   of any systems
 * @returns {Row[]}
 */
export function rowsOf(system, entries) {
  const chosen = chosenRun(system, entries);
  return system.runs.flatMap((run) => {
    const own = entries.filter((entry) => entry.system === system.id && entry.run === run.id);
    const diverged = own.some(({ ended }) => ended === 'diverged');
    return run.figures.map((figure) => {
      const { measure, published, limit } = figure;
      const values = own.map((entry) => entry.values[measure]).filter((value) => value !== undefined);
      const mean = values.length ? meanOf(values) : null;
      return {
        ...{ system, run, figure, values, mean, spread: spreadOf(values), chosen: run.id === chosen },
        difference: mean === null || published === null ? null : mean - published,
        kept: mean === null || !limit ? null : keeps(limit, published, mean),
        diverged: diverged && mean === null,
      };
    });
  });
}

/**
 * The id of the run that a system's search chooses; null before all have ended, or without a search.
 * @param {System} system @param {Entry[]} entries
 * @returns {string | null}
 */
function chosenRun({ id, runs, chooseBy }, entries) {
  const own = entries.filter(({ system }) => system === id);
  const over = own.filter(({ ended }) => ended !== 'training');
  if (!chooseBy || runs.some((run) => !over.some((entry) => entry.run === run.id))) return null;
  const value = (/** @type {Entry} */ entry) => entry.values[chooseBy] ?? -Infinity;
  return own.reduce((best, entry) => (value(entry) > value(best) ? entry : best)).run;
}

/**
 * Mean seconds per epoch over all runs of a system that did not diverge; null without a run.
 * @param {System} system @param {Entry[]} entries
 * @returns {number | null}
 */
export function meanSeconds({ id }, entries) {
  const own = entries.filter(({ system, ended }) => system === id && ended !== 'diverged');
  const seconds = own.map((entry) => entry.secondsPerEpoch).filter((each) => each > 0);
  return seconds.length ? meanOf(seconds) : null;
}
