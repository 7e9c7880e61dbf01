// reproduction.js — computes figures from the events of runs, and compares them with the published ones.

import { boundsOf, columnsOf, keeps } from './limits.js';
import { OWN_DIGITS } from './own-digits.js';

/** @typedef {import('../../shared/presets.js').Preset} Preset */
/** @typedef {import('../../shared/protocol.js').RunSettings} RunSettings */
/** @typedef {import('../../shared/protocol.js').Split} Split */
/** @typedef {import('../../shared/protocol.js').Tensor} Tensor */
/** @typedef {import('./published.js').PublishedFigure} PublishedFigure */
/** @typedef {import('./published.js').PublishedRun} PublishedRun */
/** @typedef {import('./published.js').System} System */

/**
 * The number of all parameters, of weights and of biases, of the weights of each layer that has any, and ΣW² of the weights.
 * @typedef {{ all: number, weights: number, biases: number, squares: number, byLayer: number[] }} Sums
 */

/**
 * What has been observed of a run so far.
 * @typedef {object} Observation
 * @property {{ loss: number, accuracy: number, valLoss: number | null, valAccuracy: number | null,
 *   steps: number, seconds: number }[]} epochs
 * @property {Partial<Record<Split, { loss: number, accuracy: number, count: number }>>} evaluations
 * @property {number[]} parameters   of each layer with weights
 * @property {Sums | null} tensors
 * @property {number[]} stages       accuracy on the cross-validation images after each further stage
 * @property {OwnReadings | null} ownDigits
 */

/**
 * As what the network reads each of OWN_DIGITS.
 * @typedef {{ asWritten: number[], asMnist: number[] }} OwnReadings
 */

/**
 * The values of a run's figures, as far as they are known.
 * @typedef {object} Entry
 * @property {string} system
 * @property {string} run
 * @property {number} seed
 * @property {TrainedSettings} settings
 * @property {'training' | 'done' | 'diverged'} ended
 * @property {number} secondsPerEpoch   whatever else the machine did meanwhile
 * @property {Record<string, number>} values    by measure
 * @property {OwnReadings} [ownDigits]   of runs that read them
 * @property {{ machine: string, build: string, arithmetic: string, threads: number }} [engine]   where it ran
 */

/**
 * @typedef {{ layers: string, optimizer: string, stages?: Partial<RunSettings>[] } & RunSettings} TrainedSettings
 *   stages: trained after it, one after the other, on the same weights
 */

/**
 * How long an epoch of a system takes on a machine that does nothing else.
 * @typedef {object} Timing
 * @property {string} system
 * @property {number} secondsPerEpoch   mean over its runs
 * @property {NonNullable<Entry['engine']>} engine
 */

/** What is stored of measurements. @typedef {{ entries: Entry[], timings: Timing[] }} Reproduced */

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
 * @property {number[]} values      one for each seed that has it
 * @property {number} seeds         that the run was trained with
 * @property {number | null} mean   null without a value
 * @property {number | null} spread   sample standard deviation; null for fewer than two values
 * @property {import('./limits.js').Bounds | null} bounds   null without a limit, or while it is unknown
 * @property {number | null} difference   of the mean from what was published
 * @property {boolean | null} kept  whether the mean is within the limit; null without a limit or a value
 * @property {boolean} diverged     whether a run diverged before it had the value
 * @property {boolean} chosen       the search of the system chose this run
 */

/** @returns {Observation} */
export const nothingObserved = () => ({
  ...{ epochs: [], evaluations: {}, parameters: [], tensors: null, stages: [], ownDigits: null },
});

/**
 * Adds an event to an observation.
 * @param {Observation} seen
 * @param {any} event   of protocol.js, or the result of `create` as 'model', of `evaluate` as 'result', of `weights`
 *   as 'weights'; 'stage' with the accuracy after it; 'ownDigits' with what was read
 * @returns {Observation}
 */
export function observe(seen, event) {
  if (event.event === 'epoch') {
    const { loss, accuracy, valLoss, valAccuracy, steps, seconds } = event;
    return { ...seen, epochs: [...seen.epochs, { loss, accuracy, valLoss, valAccuracy, steps, seconds }] };
  }
  if (event.event === 'result') {
    const { split, loss, accuracy, count } = event;
    return { ...seen, evaluations: { ...seen.evaluations, [split]: { loss, accuracy, count } } };
  }
  if (event.event === 'model') {
    const counts = event.layers.map((/** @type {{ paramCount: number }} */ layer) => layer.paramCount);
    return { ...seen, parameters: counts.filter(Boolean) };
  }
  if (event.event === 'weights') return { ...seen, tensors: measureTensors(event.tensors) };
  if (event.event === 'stage') return { ...seen, stages: [...seen.stages, event.accuracy] };
  if (event.event === 'ownDigits') return { ...seen, ownDigits: event.readings };
  return seen;
}

/** @param {Tensor[]} tensors */
function measureTensors(tensors) {
  /** @type {Sums} */
  const sums = { all: 0, weights: 0, biases: 0, squares: 0, byLayer: [] };
  for (const { name, values } of tensors) {
    sums.all += values.length;
    if (name.endsWith('.bias')) sums.biases += values.length;
    else if (name.endsWith('.kernel')) {
      sums.weights += values.length;
      sums.byLayer.push(values.length);
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
  loss: ({ evaluations }, split) => evaluations[/** @type {Split} */ (split)]?.loss,
  trainLoss: ({ epochs }, epoch) => epochs[epoch - 1]?.loss,
  valLoss: ({ epochs }, epoch) => epochs[epoch - 1]?.valLoss,
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
  images: ({ evaluations }, split) => evaluations[/** @type {Split} */ (split)]?.count,
  // With a number: of this layer, among those that have weights.
  weights: ({ tensors }, layer) => (layer ? tensors?.byLayer[layer - 1] : tensors?.weights),
  biases: ({ tensors }) => tensors?.biases,
  parameters: ({ tensors, parameters }, layer) => (layer ? parameters[layer - 1] : tensors?.all),
  steps: ({ epochs }) => epochs[0]?.steps,
  updates: ({ epochs }) => epochs.reduce((sum, { steps }) => sum + steps, 0) || null,
  stage: ({ stages }, number) => stages[number - 1],
  ownDigits: ({ ownDigits }, way) =>
    ownDigits?.[/** @type {keyof OwnReadings} */ (way)].filter((read, i) => read === OWN_DIGITS[i].label)
      .length,
};

/** The value of a measure; null while it is unknown, and for measures that depend on an unknown draw. @param {string} measure @param {Observation} seen @param {number} l2 */
export function measureValue(measure, seen, l2) {
  const [name, argument] = measure.split(' ');
  const value = MEASURES[name]?.(seen, argument, l2);
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

/** @param {PublishedRun} run */
const stagesOf = ({ stages }) => (stages ? { stages } : {});

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
      ...{ system, run, seed: i + 1, settings: { ...settingsOf(preset, run.change), ...stagesOf(run) } },
    })),
  );
}

/**
 * Estimated time of runs, from the time of earlier runs of their systems.
 * @param {PlannedRun[]} plannedRuns
 * @param {(system: System) => number | null} secondsOf   an epoch
 * @returns {{ seconds: number, complete: boolean }}   not complete if a system has not been measured
 */
export function expectedSeconds(plannedRuns, secondsOf) {
  const left = { seconds: 0, complete: true };
  for (const { system, settings } of plannedRuns) {
    const seconds = secondsOf(system);
    left.seconds += (seconds ?? 0) * epochsOf(settings);
    left.complete &&= seconds !== null;
  }
  return left;
}

/** Epochs of a run with its stages. @param {TrainedSettings} settings */
export const epochsOf = ({ epochs, stages = [] }) =>
  stages.reduce((sum, stage) => sum + (stage.epochs ?? epochs), epochs);

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
    const samples = run.figures.map((figure) => sampleOf(figure, own));
    const columns = columnsOf(samples);
    return samples.map((sample) => {
      const { figure, values, mean, spread } = sample;
      const { published } = figure;
      const bounds = boundsOf(sample, columns);
      return {
        ...{ system, run, figure, values, mean, spread, bounds, chosen: run.id === chosen },
        seeds: own.length,
        difference: mean === null || published === null ? null : mean - published,
        kept: mean === null || !bounds ? null : keeps(bounds, mean),
        diverged: diverged && mean === null,
      };
    });
  });
}

/** What the runs made of a figure. @param {PublishedFigure} figure @param {Entry[]} entries   of its run */
function sampleOf(figure, entries) {
  const values = entries.map((entry) => entry.values[figure.measure]).filter((value) => value !== undefined);
  const mean = values.length ? meanOf(values) : null;
  return { figure, values, count: values.length, mean, spread: spreadOf(values) };
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

/** @param {System} system @param {Timing[]} timings @returns {Timing | null} */
export const timingOf = ({ id }, timings) => timings.find(({ system }) => system === id) ?? null;

/**
 * Times in which those of the systems that these entries are of are replaced; the order is that of the systems.
 * @param {Timing[]} timings @param {System[]} systems @param {Entry[]} entries   of one engine
 * @returns {Timing[]}
 */
export function mergeTimings(timings, systems, entries) {
  return systems.flatMap((system) => {
    const secondsPerEpoch = meanSeconds(system, entries);
    const { engine } = entries.find((entry) => entry.system === system.id) ?? {};
    const kept = timingOf(system, timings);
    if (secondsPerEpoch !== null && engine) return [{ system: system.id, secondsPerEpoch, engine }];
    return kept ? [kept] : [];
  });
}
