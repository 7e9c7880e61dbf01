// run-words.js — what a run is called and what it did, in a few words.

import { OPTIMIZERS, PRESETS } from '../../shared/presets.js';
import { count, significant } from '../../site/format.js';
import { ALL_CLASSES, DATASET_NAMES } from '../data/state.js';
import { presetState } from '../network/state.js';
import { isUnused, USUAL } from '../settings/check-fields.js';
import { savedSettings } from '../settings/saved-settings.js';
import { initialState } from '../state.js';

/** @typedef {import('./state.js').KeptRun} KeptRun */
/** @typedef {import('../settings/saved-settings.js').SavedSettings} SavedSettings */
/** @typedef {import('../../text/lab.js').Translate} Translate */
/** @typedef {import('../../text/lab.js').TextKey} TextKey */

/** In the order in which they are said; runs that differ in none of them are the same. */
const SAID = /** @type {const} */ ([
  ...['dataset', 'classes', 'layers', 'optimizer', 'rate', 'schedule', 'batch', 'epochs', 'l2', 'clip'],
  ...['trainCount', 'validationCount', 'holdoutCount', 'splitSeed', 'testCount', 'validateEvery'],
  'seed',
]);
/** Written with a comma between thousands. @type {Set<string>} */
const COUNTS = new Set([
  'batch',
  'epochs',
  'trainCount',
  'validationCount',
  'holdoutCount',
  'testCount',
  'validateEvery',
]);
/** Any number above 0. @type {Set<string>} */
const FRACTIONS = new Set(['rate', 'l2', 'clip']);
/** A line of layers in the name of a curve has so many signs. */
const LONGEST_LAYERS = 28;

/** @typedef {typeof SAID[number]} Said */

const ALL = ALL_CLASSES.join();

/** @param {string} id @returns {TextKey} */
const presetName = (id) => /** @type {TextKey} */ (`${id}.name`);

/** @param {Said} key @param {SavedSettings} settings @param {Translate} t @returns {string} */
function words(key, settings, t) {
  const value = settings[key];
  if (key === 'dataset') return DATASET_NAMES[value] ? t(DATASET_NAMES[value]) : value;
  if (key === 'layers') return shortened(value);
  if (key === 'optimizer') return OPTIMIZERS[value]?.label ?? value;
  if (key === 'schedule') return t(/** @type {TextKey} */ (`schedule.${value}`));
  if (key === 'classes')
    return value === ALL ? t('run.allClasses') : t('run.classes', { value: value.replaceAll(',', ', ') });
  if (value === 'all') return t(/** @type {TextKey} */ (`run.${key}All`));
  if (value === '1' && (key === 'epochs' || key === 'validateEvery')) return t(`run.${key}One`);
  const term = key === 'l2' && settings.optimizer === 'adamw' ? 'run.decay' : `run.${key}`;
  return t(/** @type {TextKey} */ (term), { value: numberText(key, value) });
}

/** @param {Said} key @param {string} value */
function numberText(key, value) {
  if (COUNTS.has(key)) return count(Number(value));
  return FRACTIONS.has(key) ? significant(Number(value)) : value;
}

/** @param {string} layers */
const shortened = (layers) =>
  layers.length > LONGEST_LAYERS ? `${layers.slice(0, LONGEST_LAYERS - 2)} …` : layers;

/** The settings of a preset, as a run would have them. @param {string} id @returns {SavedSettings | null} */
function usualSettings(id) {
  if (!PRESETS.some((preset) => preset.id === id)) return null;
  const first = initialState('en', 'light');
  return savedSettings({ ...first, ...presetState(id, first) });
}

/** @param {SavedSettings} a @param {SavedSettings} b @returns {Said[]}  what they differ in */
const differences = (a, b) => SAID.filter((key) => a[key] !== b[key] && !isUnused(key, a.optimizer));

/** @param {Said} key @param {SavedSettings} settings */
const isUsual = (key, settings) => settings[key] === /** @type {Record<string, string>} */ (USUAL)[key];

/**
 * Whether it went on with weights that were not fresh.
 * @param {KeptRun} run
 * @param {Translate} t
 * @returns {string[]}
 */
function continuation({ continued, before }, t) {
  if (!continued) return [];
  return [before ? t('continued', { before }) : t('continuedFile')];
}

/**
 * The preset, and what is not as the preset has it.
 * @param {KeptRun} run
 * @param {Translate} t
 * @returns {string}
 */
export function runName(run, t) {
  const { settings } = run;
  const usual = usualSettings(settings.preset);
  const first = usual ? t(presetName(settings.preset)) : shortened(settings.layers);
  const changed = differences(settings, usual ?? usualSettings(settings.base) ?? settings);
  const said = changed.filter((key) => usual || key !== 'layers').map((key) => words(key, settings, t));
  return [first, ...said, ...continuation(run, t)].join(t('comma'));
}

/** All that matters of how it was trained. @param {KeptRun} run @param {Translate} t @returns {string} */
export function settingsLine({ settings, arithmetic }, t) {
  const usual = { ...USUAL, schedule: 'constant', classes: ALL, dataset: 'mnist', layers: settings.layers };
  const isSaid = (/** @type {Said} */ key) =>
    !isUnused(key, settings.optimizer) &&
    settings[key] !== /** @type {Record<string, string>} */ (usual)[key];
  const said = SAID.filter(isSaid).map((key) => words(key, settings, t));
  return [...said, t('run.arithmetic', { value: arithmeticName(arithmetic, t) })].join(t('comma'));
}

/** Without what it is good for. @param {KeptRun['arithmetic']} arithmetic @param {Translate} t */
export const arithmeticName = (arithmetic, t) => t(arithmetic).split(/[:：]/)[0];

/**
 * What curves are called side by side: by what the runs differ in, as far as it is unusual, and by their number
 * where that is not enough. How many epochs they have can be seen.
 * @param {KeptRun[]} runs
 * @param {Translate} t
 * @returns {string[]}
 */
export function curveNames(runs, t) {
  const keys = SAID.filter((key) => runs.some(({ settings }) => settings[key] !== runs[0].settings[key]));
  const said = keys.filter((key) => key !== 'epochs' || keys.length === 1);
  const names = runs.map((run) => curveName(run, said, t));
  return names.map((name, i) => {
    const unique = name && names.indexOf(name) === names.lastIndexOf(name);
    const number = t('runNumber', { id: runs[i].id });
    return unique ? name : [name, number].filter(Boolean).join(t('comma'));
  });
}

/** @param {KeptRun} run @param {Said[]} keys  in which runs differ @param {Translate} t */
function curveName(run, keys, t) {
  const { settings } = run;
  const named = PRESETS.some(({ id }) => id === settings.preset);
  const used = keys.filter((key) => !isUnused(key, settings.optimizer));
  const unusual = used.filter((key) => !isUsual(key, settings));
  const said = (/** @type {Said} */ key) =>
    key === 'layers' && named ? t(presetName(settings.preset)) : words(key, settings, t);
  return [...(unusual.length ? unusual : used).map(said), ...continuation(run, t)].join(t('comma'));
}
