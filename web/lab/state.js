// state.js — what the page knows: the type of its state, how it begins, and what follows from it alone.

import { OPTIMIZERS, PRESETS } from '../shared/presets.js';
import { emptyLookup, nothingInspected } from './results/state.js';
import { axesAfter, usualAxes } from './search/search.js';
import { parseFields, USUAL, USUAL_NAMES } from './settings/check-fields.js';
import { createHistory } from './training/history.js';

/**
 * @typedef {import('../shared/protocol.js').DataSummary} DataSummary
 * @typedef {import('../shared/protocol.js').Failure} Failure
 * @typedef {import('../shared/protocol.js').ModelSummary} ModelSummary
 * @typedef {import('../shared/protocol.js').Prediction} Prediction
 * @typedef {import('../shared/protocol.js').RunSettings} RunSettings
 *
 * @typedef {'loading' | 'ready' | 'training' | 'paused' | 'done' | 'error'} Phase
 *
 * @typedef {object} Picture
 * @property {'train' | 'test'} pool
 * @property {number} index       in its pool
 * @property {number} label
 * @property {Uint8Array} pixels
 *
 * @typedef {object} Arrival      of training images
 * @property {number} bytes
 * @property {number} totalBytes
 * @property {number} ready       images that can be used so far
 * @property {number[]} readyCounts  of each class; empty before any
 * @property {number} count       images that there will be
 * @property {number | null} secondsLeft
 *
 * @typedef {object} Run
 * @property {number} id          in the list of runs
 * @property {number} before      epochs that the network had been trained when it began
 * @property {number} epochs      that it will have been trained at the end
 * @property {RunSettings} settings  as the worker got them
 *
 * @typedef {object} Origin       of a result
 * @property {number} [run]       its id; none if the network had not been trained on this page
 * @property {number} [epochs]    that the network had been trained
 * @property {boolean} [guessed]  by weights as chance made them; sessions of old do not say
 *
 * @typedef {import('./results/evaluation.js').Evaluation & Origin} Result
 *
 * @typedef {object} Progress     of a run
 * @property {number} epoch       counted from the fresh weights on
 * @property {number} share       of the whole run, 0 … 1
 * @property {number | null} imagesPerSecond   null until measured
 * @property {number | null} secondsLeft
 *
 * @typedef {object} State
 * @property {Phase} phase
 * @property {import('../worker/variant.js').Wish} wish   for the engine
 * @property {import('../shared/protocol.js').EngineSummary | null} engine   that runs; null until it does
 * @property {import('../site/preferences.js').Language} language
 * @property {import('../site/preferences.js').Theme} theme
 * @property {string[]} datasets          that this site holds
 * @property {string} dataset             one of them, or 'own'
 * @property {Arrival} arrival
 * @property {boolean} readingFiles
 * @property {number[]} trainCounts       training images of each class; empty until known
 * @property {number} testCount           test images; 0 until known
 * @property {number[]} testCounts        test images of each class; empty until known
 * @property {number[]} classes           that the network learns, ascending; at least two
 * @property {(Picture | null)[]} samples
 * @property {Picture | null} shown       large
 * @property {string} preset              its id, or 'custom'
 * @property {string} base                the preset that was chosen last, even if its layers were edited since
 * @property {string} layers              as typed
 * @property {string} optimizer
 * @property {string} schedule
 * @property {import('./settings/check-fields.js').Fields} fields
 * @property {string} explained           the setting whose sentence is shown
 * @property {ModelSummary | null} model
 * @property {boolean} creating           a network that the model does not show yet
 * @property {import('./training/history.js').History} history
 * @property {Run | null} run              that is on, or was last
 * @property {Progress | null} progress
 * @property {import('./runs/runs.js').KeptRun[]} runs          that are kept, the oldest first
 * @property {import('./runs/runs.js').KeptRun[]} removedRuns   last, to be brought back
 * @property {number | null} appliedRun   whose settings the network on the page was made with
 * @property {'training' | 'validation' | 'both'} plotLines   of each run in the plots
 * @property {{ of: import('./results/evaluation.js').Split, count: number } | null} evaluating  within a run
 * @property {Result | null} result       the last, of any split
 * @property {import('./results/state.js').Inspection} inspection     of the result
 * @property {import('./results/state.js').Lookup} lookup             of one image by its index
 * @property {Uint8Array | null} drawing  as the network gets it; null for an empty pad
 * @property {Prediction | null} prediction   the network's for the drawing, or for the one just before it
 * @property {Uint8Array | null} drawingRead   that the prediction is of
 * @property {import('./search/search.js').Axis[]} searchAxes    two, as a person has chosen them
 * @property {import('./search/search.js').Search | null} search  that is on, or was last; `findings` has its results
 * @property {import('./search/search.js').Curve} searchCurve
 * @property {import('./pictures/picture-reader.js').Sheet[]} sheets   pictures that a person brought, read instead
 * @property {number} sheetsLeftOut       files that were too many
 * @property {Map<Uint8Array, Prediction>} sheetPredictions   the network's for each digit found in them
 * @property {Failure | null} dataError
 * @property {Failure | null} filesError
 * @property {Failure | null} layersError
 * @property {Failure | null} runError
 * @property {Failure | null} workerError
 * @property {Failure | null} weightsError   of a file that was opened
 * @property {Failure | null} saveError
 * @property {'chance' | 'file' | 'session'} origin   of the weights with which the training began
 * @property {string} weightsFile         the name of the file that they came from
 * @property {'none' | 'kept' | 'restored' | 'withoutFiles'} session   what the browser keeps of this one:
 *   nothing yet, or it; or it came back when the page was opened, perhaps without a person's own files
 */

/** How many random images the data panel shows. */
export const SAMPLE_COUNT = 30;

/** The network that the page opens with: quick enough to wait for, good enough to read a person's digits. */
const FIRST_PRESET = 'mlp-rmsprop';

/** MNIST's, until the data say otherwise. */
const TRAINING_IMAGES = 60_000;
const TEST_IMAGES = 10_000;

/** All ten, as long as nobody leaves one out. */
export const ALL_CLASSES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** @param {string} id */
const presetOf = (id) =>
  /** @type {import('../shared/presets.js').Preset} */ (PRESETS.find((each) => each.id === id));

/**
 * An optimizer with the learning rate and the weight decay that go with it; another penalty stays.
 * @param {string} optimizer
 * @param {Pick<State, 'optimizer' | 'fields'>} before
 */
export function optimizerState(optimizer, { optimizer: former, fields }) {
  const usualL2 = (/** @type {string} */ id) => String(OPTIMIZERS[id].l2 ?? 0);
  const l2 = fields.l2 === usualL2(former) ? usualL2(optimizer) : fields.l2;
  return { optimizer, fields: { ...fields, l2, rate: String(OPTIMIZERS[optimizer].rate) } };
}

/**
 * All settings of a preset. What the one before it brought is taken back; what a person has set besides stays.
 * @param {string} id
 * @param {Pick<State, 'base' | 'classes' | 'optimizer' | 'fields' | 'searchAxes'>} before
 */
export function presetState(id, before) {
  const preset = presetOf(id);
  const former = presetOf(before.base);
  const { layers, optimizer, rate, schedule = 'constant', batch, epochs } = preset;
  const { fields } = optimizerState(optimizer, before);
  const brought = { ...fields, rate: String(rate), batch: String(batch), epochs: String(epochs) };
  for (const name of USUAL_NAMES) {
    if (name === 'testCount') continue;
    if (preset[name] !== undefined) brought[name] = String(preset[name]);
    else if (former[name] !== undefined) brought[name] = USUAL[name];
  }
  return {
    ...{ preset: id, base: id, layers, optimizer, schedule, fields: brought },
    classes: preset.classes ?? (former.classes ? ALL_CLASSES : before.classes),
    searchAxes: axesAfter(preset, former, before.searchAxes),
  };
}

/** What is known of data before they arrive. */
export const noData = () => ({
  arrival: { bytes: 0, totalBytes: 0, ready: 0, readyCounts: [], count: 0, secondsLeft: null },
  trainCounts: /** @type {number[]} */ ([]),
  testCount: 0,
  testCounts: /** @type {number[]} */ ([]),
  samples: Array(SAMPLE_COUNT).fill(null),
  shown: null,
  lookup: emptyLookup(),
  dataError: null,
  filesError: null,
});

/** What is known of a network whose weights are fresh. */
export const noRun = () => ({
  history: createHistory(),
  run: null,
  progress: null,
  appliedRun: null,
  evaluating: null,
  result: null,
  inspection: nothingInspected(),
  runError: null,
  weightsError: null,
  saveError: null,
  origin: /** @type {const} */ ('chance'),
  weightsFile: '',
});

/**
 * @param {import('../site/preferences.js').Language} language
 * @param {import('../site/preferences.js').Theme} theme
 * @returns {State}
 */
export function initialState(language, theme) {
  const fields = { ...USUAL, epochs: '', batch: '', rate: '', seed: '1' };
  const { id, optimizer } = presetOf(FIRST_PRESET);
  const before = { base: id, classes: ALL_CLASSES, optimizer, fields, searchAxes: usualAxes() };
  const preset = presetState(id, before);
  return {
    ...noData(),
    ...noRun(),
    ...preset,
    runs: [],
    removedRuns: [],
    plotLines: 'training',
    phase: 'loading',
    wish: {},
    engine: null,
    language,
    theme,
    datasets: ['mnist'],
    dataset: 'mnist',
    readingFiles: false,
    explained: 'none',
    model: null,
    creating: false,
    drawing: null,
    prediction: null,
    drawingRead: null,
    search: null,
    searchCurve: 'loss',
    sheets: [],
    sheetsLeftOut: 0,
    sheetPredictions: new Map(),
    layersError: null,
    workerError: null,
    session: 'none',
  };
}

/** @param {State} state @returns {number}  training images that there are or will be */
export const imageCount = (state) => state.arrival.count || TRAINING_IMAGES;

/** @param {number[]} counts  of each class @param {number[]} classes */
const countOf = (counts, classes) => classes.reduce((sum, digit) => sum + (counts[digit] ?? 0), 0);

/** Images of the chosen classes; of all, as long as that is not known. @param {State} state */
export function pools(state) {
  const { trainCounts, testCounts, classes } = state;
  return {
    train: trainCounts.length ? countOf(trainCounts, classes) : imageCount(state),
    test: testCounts.length ? countOf(testCounts, classes) : TEST_IMAGES,
  };
}

/** @param {State} state */
export const settingsOf = (state) => parseFields(state.fields, pools(state));

/**
 * What the worker is asked for; the fields are right.
 * @param {State} state
 * @returns {import('../shared/protocol.js').ModelSettings}
 */
export function modelSettings(state) {
  const { layers, optimizer } = state;
  return { layers, optimizer, seed: settingsOf(state).settings.seed };
}

/** L-BFGS takes all images in each step, whatever was typed for the others. @param {State} state */
export const isFullBatch = ({ optimizer, fields }) => optimizer === 'lbfgs' || fields.batch === 'all';

/** What the worker is asked for; the fields are right. @param {State} state @returns {RunSettings} */
export function runSettings(state) {
  const { schedule, classes } = state;
  const { batch, trainCount, testCount, seed, ...numbers } = settingsOf(state).settings;
  const orNull = (/** @type {number} */ count) => (count === Infinity ? null : count);
  return {
    ...numbers,
    ...{ schedule, batch: isFullBatch(state) ? 'all' : batch },
    ...{ trainCount: orNull(trainCount), testCount: orNull(testCount) },
    ...(classes.length < ALL_CLASSES.length && { classes }),
  };
}

/**
 * What says which images each split has: the last run, or else the fields.
 * @param {State} state
 * @returns {RunSettings | null}  null while the fields need a correction
 */
export function splitSettings(state) {
  if (state.run) return state.run.settings;
  return settingsOf(state).wrong.length ? null : runSettings(state);
}

/** @param {State} state @param {'train' | 'test'} pool @returns {number}  images that there are or will be */
export const poolCount = (state, pool) => (pool === 'train' ? imageCount(state) : state.testCount);

/** Training images of the chosen classes that are here. @param {State} state */
export const imagesReady = ({ arrival, classes }) => countOf(arrival.readyCounts, classes);

/**
 * Training images of the chosen classes that must be here before a run can begin. Where they are shuffled
 * before they are split, all: the first so many may be anywhere among them.
 * @param {State} state
 */
export function imagesWanted(state) {
  const { settings, most } = settingsOf(state);
  const all = pools(state).train;
  if (settings.splitSeed) return all;
  const { validationCount = 0, holdoutCount = 0, trainCount = 1 } = settings;
  return Math.min(validationCount + holdoutCount + Math.min(trainCount, most.trainCount), all);
}

/** @param {State} state @returns {Phase}  of a page on which no run has begun */
export const idlePhase = (state) =>
  state.model && imagesReady(state) >= imagesWanted(state) ? 'ready' : 'loading';

/** @param {State} state @returns {number}  epochs that the network has been trained */
export const epochsDone = ({ history }) => history.epochs.length;

/** Whether the weights are other than chance made them. @param {State} state */
export const trained = ({ origin, history }) => origin !== 'chance' || history.x.length > 0;

/** Whether the result is of a network as chance made it. @param {State} state */
export const isGuesswork = ({ result }) => result?.guessed ?? false;

/** @param {State} state @returns {boolean} */
export const isRunning = ({ phase }) => phase === 'training' || phase === 'paused';
