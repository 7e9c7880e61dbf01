// search-grid.js — the grid of a search: which settings may vary, whether the typed values are valid, and the
// settings of each combination.

import { OPTIMIZERS } from '../../shared/presets.js';
import { SCHEDULES } from '../../shared/schedules.js';
import { imagesReady, pools } from '../data/state.js';
import { obstacle } from '../obstacles.js';
import { isUnused, LIMITS, parseFields } from '../settings/check-fields.js';
import { savedSettings } from '../settings/saved-settings.js';
import { optimizerState, settingsOf } from '../settings/state.js';
import { idlePhase, imagesWanted, isRunning } from '../training/state.js';
import { isSearching } from './state.js';

/**
 * @typedef {import('../state.js').State} State
 * @typedef {import('./state.js').Axis} Axis
 * @typedef {import('./state.js').Combination} Combination
 * @typedef {import('./state.js').Value} Value
 * @typedef {import('../../text/translate.js').TextKey} TextKey
 * @typedef {import('../settings/check-fields.js').NumberName} NumberName
 *
 * @typedef {object} Problem    of a list
 * @property {TextKey} text
 * @property {Record<string, string | number>} values
 *
 * @typedef {object} ParsedAxis
 * @property {string} name
 * @property {string} text     as typed, or proposed
 * @property {string[]} values
 * @property {Problem | null} problem
 *
 * @typedef {object} LayerNumber   a number in the line of layers
 * @property {string} name     of the axis that varies it
 * @property {number} layer    counted from 1
 * @property {string} text     of its layer
 * @property {string} value
 * @property {number} at       in the line
 */

/** Most values per setting: 6 × 6 trainings are enough for one evening. */
export const MOST_VALUES = 6;

/** Fields that change what training finds. */
const FIELDS = /** @type {const} */ ([
  ...['rate', 'l2', 'batch', 'epochs', 'trainCount', 'clip', 'average', 'invented'],
  ...['shuffledLabels', 'seed'],
]);
/** Settings whose values are words. @type {Record<string, string[]>} */
export const WORDS = { optimizer: Object.keys(OPTIMIZERS), schedule: Object.keys(SCHEDULES) };

/**
 * The numbers of all layers but the last, whose units depend on the classes.
 * @param {string} layers
 * @returns {LayerNumber[]}
 */
export function layerNumbers(layers) {
  const end = layers.lastIndexOf('|');
  const found = [...layers.slice(0, Math.max(end, 0)).matchAll(/\s(\d\S*)/g)];
  return found.map(({ 1: value, index }, i) => {
    const layer = layers.slice(0, index).split('|').length;
    return { name: `layers.${i}`, layer, text: layers.split('|')[layer - 1].trim(), value, at: index + 1 };
  });
}

/**
 * The number of an axis, if the layers still have it.
 * @param {string} layers
 * @param {string} name
 * @returns {LayerNumber | undefined}
 */
export const layerNumber = (layers, name) => layerNumbers(layers).find((number) => number.name === name);

/**
 * The settings that can vary with the page's network and optimizer.
 * @param {Pick<State, 'layers' | 'optimizer'>} state
 * @returns {string[]}
 */
export function searchable({ layers, optimizer }) {
  const usual = [...FIELDS, ...Object.keys(WORDS), ...layerNumbers(layers).map(({ name }) => name)];
  return usual.filter((name) => !isUnused(name, optimizer));
}

/** Whether a value is one of a setting that can vary with some optimizer. @param {string} layers @param {Value} value */
export function isKnownValue(layers, { name, text }) {
  if (Object.hasOwn(WORDS, name)) return WORDS[name].includes(text);
  return FIELDS.some((field) => field === name) || Boolean(layerNumber(layers, name));
}

/** @param {number} value */
const short = (value) => String(Number(value.toPrecision(1)));

/**
 * Proposed values of each setting, from its value on the page.
 * @type {Record<string, (value: number) => (number | string)[]>}
 */
const PROPOSALS = {
  rate: (value) => [3 * value, value, value / 3].map(short),
  l2: (value) => (value ? [0, value, 10 * value] : [0, 0.0001, 0.001]),
  batch: () => [32, 128, 512],
  epochs: (value) => [value, 2 * value],
  trainCount: () => [1000, 10_000, 'all'],
  clip: (value) => (value ? [0, value] : [0, 1]),
  average: (value) => (value ? [0, value] : [0, 0.99]),
  invented: (value) => (value ? [0, value] : [0, 6000]),
  shuffledLabels: () => [0, 50, 100],
  seed: (value) => [value, value + 1, value + 2],
  optimizer: () => ['sgd', 'rmsprop', 'adam'],
  schedule: () => WORDS.schedule,
};

/** The proposed values of an axis, as text. @param {string} name @param {State} state @returns {string} */
export function proposal(name, state) {
  const number = layerNumber(state.layers, name);
  if (number) return proposeNumber(number).join(', ');
  return PROPOSALS[name](Number(state.fields[/** @type {NumberName} */ (name)])).join(', ');
}

/** @param {LayerNumber} number */
function proposeNumber({ text, value }) {
  if (text.startsWith('dropout')) return [0, 0.2, 0.5];
  if (value.includes('x')) return ['3x3', '5x5'];
  return [Math.max(1, Math.round(Number(value) / 2)), Number(value), 2 * Number(value)];
}

/** @param {Axis} axis @param {State} state @returns {ParsedAxis | null}  null for none */
function parseAxis({ name, text }, state) {
  if (!searchable(state).includes(name)) return null;
  const typed = text ?? proposal(name, state);
  const values = [...new Set(typed.split(/[\s,;，、；]+/).filter(Boolean))];
  return { name, text: typed, values, problem: problemOf(name, values, state) };
}

/** @param {string} name @param {string[]} values @param {State} state @returns {Problem | null} */
function problemOf(name, values, state) {
  if (!values.length) return { text: 'searchEmpty', values: {} };
  if (values.length > MOST_VALUES)
    return { text: 'searchTooMany', values: { count: values.length, most: MOST_VALUES } };
  for (const value of values) {
    const problem = wrongValue(name, value, state);
    if (problem) return { ...problem, values: { value, ...problem.values } };
  }
  return null;
}

/** @param {string} name @param {string} value @param {State} state @returns {Problem | null} */
function wrongValue(name, value, state) {
  const words = WORDS[name];
  if (words?.includes(value)) return null;
  if (words) return { text: 'searchWord', values: { words: words.join(', ') } };
  const number = layerNumber(state.layers, name);
  if (number) return wrongNumber(number, value);
  const field = /** @type {NumberName} */ (name);
  const { wrong, most } = parseFields({ ...state.fields, [field]: value }, pools(state));
  if (!wrong.includes(field)) return null;
  const { least, whole } = LIMITS[field];
  return { text: whole ? 'searchWhole' : 'searchNumber', values: { least, most: most[field] } };
}

/**
 * Checks syntax only. What the engine rejects, such as a kernel larger than its input, fails that one
 * training.
 * @param {LayerNumber} number
 * @param {string} typed
 * @returns {Problem | null}
 */
function wrongNumber({ text, value }, typed) {
  if (text.startsWith('dropout'))
    return Number(typed) >= 0 && Number(typed) < 1 ? null : { text: 'searchShare', values: {} };
  if (value.includes('x'))
    return /^[1-9]\d*x[1-9]\d*$/.test(typed) ? null : { text: 'searchSize', values: { example: value } };
  return /^[1-9]\d*$/.test(typed) ? null : { text: 'searchCount', values: {} };
}

/** @param {string} layers @param {LayerNumber} number @param {string} text */
const withNumber = (layers, { at, value }, text) =>
  layers.slice(0, at) + text + layers.slice(at + value.length);

/**
 * The page's settings with other values. An optimizer brings its own rate, unless the rate varies too.
 * @param {State} state
 * @param {Value[]} values
 * @returns {State}
 */
export function withValues(state, values) {
  let { layers, optimizer, schedule, fields } = state;
  const other = values.find(({ name }) => name === 'optimizer')?.text ?? optimizer;
  if (other !== optimizer) ({ optimizer, fields } = optimizerState(other, state));
  for (const { name, text } of values) {
    const number = layerNumber(layers, name);
    if (name === 'schedule') schedule = text;
    else if (number) layers = withNumber(layers, number, text);
    else if (name !== 'optimizer') fields = { ...fields, [name]: text };
  }
  const preset = layers === state.layers ? state.preset : 'custom';
  return { ...state, preset, layers, optimizer, schedule, fields };
}

/**
 * All combinations of lists.
 * @template Item
 * @param {Item[][]} lists
 * @returns {Item[][]}  one of each, the last varies fastest
 */
const product = (lists) =>
  lists.reduce(
    (rows, list) => rows.flatMap((row) => list.map((item) => [...row, item])),
    /** @type {Item[][]} */ ([[]]),
  );

/**
 * The grid of the axes and the settings on the page.
 * @param {State} state
 * @returns {{ axes: (ParsedAxis | null)[], combinations: Combination[] }}   none while something is wrong
 */
export function gridOf(state) {
  const axes = state.searchAxes.map((axis) => parseAxis(axis, state));
  const used = axes.filter((axis) => axis !== null);
  if (!used.length || used.some(({ problem }) => problem)) return { axes, combinations: [] };
  const lists = used.map(({ name, values }) => values.map((text) => ({ name, text })));
  const combinations = product(lists).map((values) => {
    const tried = withValues(state, values);
    return { values, settings: savedSettings(tried), ...sizeOf(tried), run: null, failure: null };
  });
  return { axes, combinations };
}

/** @param {State} state */
function sizeOf(state) {
  const {
    settings: { epochs, trainCount },
    most,
  } = settingsOf(state);
  return { epochs, images: epochs * Math.min(trainCount, most.trainCount) };
}

/**
 * The first reason why no search can begin.
 * @param {State} state
 * @param {Combination[]} planned
 * @returns {TextKey | null}  why no search can begin
 */
export function searchObstacle(state, planned) {
  if (isSearching(state)) return null;
  if (isRunning(state)) return 'searchDuringRun';
  const reason = obstacle(state);
  if (reason) return reason;
  if (!planned.length) return 'searchNeedsList';
  const wanted = Math.max(...planned.map(({ values }) => imagesWanted(withValues(state, values))));
  const ready = idlePhase(state) === 'ready' && imagesReady(state) >= wanted && !state.workerError;
  return ready ? null : 'searchWaits';
}
