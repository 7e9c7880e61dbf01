/** What the page knows: the type of its state, how it begins, and what follows from it alone. */

import { PRESETS } from '../shared/presets.js';
import { createHistory } from './history.js';
import { emptyLookup, nothingInspected } from './inspection.js';
import { parseFields } from './settings.js';

/**
 * @typedef {import('../shared/protocol.js').DataSummary} DataSummary
 * @typedef {import('../shared/protocol.js').ModelSummary} ModelSummary
 * @typedef {import('../shared/protocol.js').RunSettings} RunSettings
 *
 * @typedef {'loading' | 'ready' | 'training' | 'paused' | 'done' | 'error'} Phase
 *
 * @typedef {object} Failure      what went wrong, as the worker reports it
 * @property {string} name
 * @property {string} message     in the engine's words
 * @property {string} [status]    a name of nn_status or of a sentence in weights-error.js
 * @property {number} [at]
 * @property {Record<string, string | number>} [values]   that the sentence names
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
 * @property {number} count       images that there will be
 * @property {number | null} secondsLeft
 *
 * @typedef {object} Run
 * @property {number} before      epochs that the network had been trained when it began
 * @property {number} epochs      that it will have been trained at the end
 * @property {number} steps       in an epoch
 * @property {RunSettings} settings  as the worker got them
 *
 * @typedef {object} Progress     of a run
 * @property {number} epoch       counted from the fresh weights on
 * @property {number} share       of the whole run, 0 … 1
 * @property {number} imagesPerSecond
 * @property {number} secondsLeft
 *
 * @typedef {object} State
 * @property {Phase} phase
 * @property {import('../worker/variant.js').Wish} wish   for the engine
 * @property {import('../shared/protocol.js').EngineSummary | null} engine   that runs; null until it does
 * @property {import('./preferences.js').Language} language
 * @property {import('./preferences.js').Theme} theme
 * @property {string[]} datasets          that this site holds
 * @property {string} dataset             one of them, or 'own'
 * @property {Arrival} arrival
 * @property {boolean} readingFiles
 * @property {number[]} trainCounts       training images of each class; empty until known
 * @property {number} testCount           test images; 0 until known
 * @property {(Picture | null)[]} samples
 * @property {Picture | null} shown       large
 * @property {string} preset              its id, or 'custom'
 * @property {string} layers              as typed
 * @property {string} optimizer
 * @property {string} schedule
 * @property {import('./settings.js').Fields} fields
 * @property {string} explained           the setting whose sentence is shown
 * @property {ModelSummary | null} model
 * @property {import('./history.js').History} history
 * @property {Run | null} run              that is on, or was last
 * @property {Progress | null} progress
 * @property {{ of: import('./evaluation.js').Split, count: number } | null} evaluating  within a run
 * @property {import('./evaluation.js').Evaluation | null} result  the last, of any split
 * @property {import('./inspection.js').Inspection} inspection     of the result
 * @property {import('./inspection.js').Lookup} lookup             of one image by its index
 * @property {Uint8Array | null} drawing  as the network gets it; null for an empty pad
 * @property {Float32Array | null} outputs     the network's for the drawing
 * @property {Failure | null} dataError
 * @property {Failure | null} filesError
 * @property {Failure | null} layersError
 * @property {Failure | null} runError
 * @property {Failure | null} workerError
 */

/** How many random images the data panel shows. */
export const SAMPLE_COUNT = 30;

/** The network that the page opens with: quick enough to wait for, good enough to read a person's digits. */
const FIRST_PRESET = 'mlp-rmsprop';

/** MNIST's, until the data say otherwise. */
const TRAINING_IMAGES = 60_000;

/**
 * @param {string} id
 * @returns {Pick<State, 'preset' | 'layers' | 'optimizer' | 'schedule'> & { fields: object }}
 */
export function presetState(id) {
  const found = /** @type {import('../shared/presets.js').Preset} */ (PRESETS.find((each) => each.id === id));
  const { layers, optimizer, rate, schedule = 'constant', batch, epochs } = found;
  return {
    preset: id,
    layers,
    optimizer,
    schedule,
    fields: { rate: String(rate), batch: String(batch), epochs: String(epochs) },
  };
}

/** What is known of data before they arrive. */
export const noData = () => ({
  arrival: { bytes: 0, totalBytes: 0, ready: 0, count: 0, secondsLeft: null },
  trainCounts: /** @type {number[]} */ ([]),
  testCount: 0,
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
  evaluating: null,
  result: null,
  inspection: nothingInspected(),
  runError: null,
});

/**
 * @param {import('./preferences.js').Language} language
 * @param {import('./preferences.js').Theme} theme
 * @returns {State}
 */
export function initialState(language, theme) {
  const preset = presetState(FIRST_PRESET);
  const fields = { trainCount: String(TRAINING_IMAGES), seed: '1', ...preset.fields };
  return {
    ...noData(),
    ...noRun(),
    ...preset,
    fields: /** @type {import('./settings.js').Fields} */ (fields),
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
    drawing: null,
    outputs: null,
    layersError: null,
    workerError: null,
  };
}

/** @param {State} state @returns {number}  training images that there are or will be */
export const imageCount = (state) => state.arrival.count || TRAINING_IMAGES;

/** @param {State} state */
export const settingsOf = (state) => parseFields(state.fields, imageCount(state));

/** @param {State} state @returns {import('../shared/protocol.js').ModelSettings} */
export function modelSettings(state) {
  const { layers, optimizer } = state;
  return { layers, optimizer, seed: settingsOf(state).settings.seed };
}

/** What the worker is asked for; the fields are right. @param {State} state @returns {RunSettings} */
export function runSettings(state) {
  const { epochs, batch, rate, trainCount } = settingsOf(state).settings;
  return {
    ...{ epochs, rate, schedule: state.schedule, l2: 0, trainCount, batch: Math.min(batch, trainCount) },
    ...{ validationCount: 0, testCount: state.testCount },
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

/** @param {State} state @returns {Phase}  of a page on which no run has begun */
export function idlePhase(state) {
  const wanted = settingsOf(state).settings.trainCount ?? 1;
  return state.model && state.arrival.ready >= wanted ? 'ready' : 'loading';
}

/** @param {State} state @returns {number}  epochs that the network has been trained */
export const epochsDone = ({ history }) => history.epochs.length;

/** @param {State} state @returns {boolean} */
export const isRunning = ({ phase }) => phase === 'training' || phase === 'paused';
