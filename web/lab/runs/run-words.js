// run-words.js — the name of a run, and its settings in words.

import { OPTIMIZERS, PRESETS } from '../../shared/presets.js';
import { isShare } from '../../shared/share.js';
import { count, significant } from '../../site/format.js';
import { ALL_CLASSES, DATASET_NAMES } from '../data/state.js';
import { presetState } from '../network/state.js';
import { isUnused, USUAL } from '../settings/check-fields.js';
import { savedSettings } from '../settings/saved-settings.js';
import { initialState } from '../state.js';

/** @typedef {import('./state.js').KeptRun} KeptRun */
/** @typedef {import('../settings/saved-settings.js').SavedSettings} SavedSettings */
/** @typedef {import('../../text/translate.js').Translate} Translate */
/** @typedef {import('../../text/translate.js').TextKey} TextKey */

/** Settings in the order in which they are named. Runs that differ in none of them are alike. */
const NAMED = /** @type {const} */ ([
  ...[
    'dataset',
    'classes',
    'layers',
    'optimizer',
    'rate',
    'schedule',
    'batch',
    'epochs',
    'l2',
    'clip',
    'average',
    'augment',
    'invented',
    'shuffledLabels',
  ],
  ...['trainCount', 'validationCount', 'holdoutCount', 'splitSeed', 'testCount', 'validateEvery'],
  'seed',
]);
/** Settings written with a comma between thousands. @type {Set<string>} */
const COUNTS = new Set([
  'batch',
  'epochs',
  'trainCount',
  'validationCount',
  'holdoutCount',
  'testCount',
  'validateEvery',
  'invented',
]);
/** Settings that may be any number from 0. @type {Set<string>} */
const FRACTIONS = new Set(['rate', 'l2', 'clip', 'average', 'shuffledLabels']);
/** Most characters of a line of layers within a name. */
const LONGEST_LAYERS = 28;
/** Most writers who are named. */
const NAMED_WRITERS = 2;

/** @typedef {typeof NAMED[number]} SettingName */

const ALL = ALL_CLASSES.join();

/** @param {string} id @returns {TextKey} */
const presetName = (id) => /** @type {TextKey} */ (`${id}.name`);

/**
 * A setting with its value in words.
 * @param {SettingName} key @param {SavedSettings} settings @param {Translate} t @returns {string}
 */
export function settingWords(key, settings, t) {
  const value = textOf(key, settings);
  if (key === 'dataset') return DATASET_NAMES[value] ? t(DATASET_NAMES[value]) : value;
  if (key === 'layers') return shortened(value);
  if (key === 'optimizer') return OPTIMIZERS[value]?.label ?? value;
  if (key === 'schedule') return t(/** @type {TextKey} */ (`schedule.${value}`));
  if (key === 'classes')
    return value === ALL ? t('run.allClasses') : t('run.classes', { value: value.replaceAll(',', ', ') });
  if (key === 'augment' && !value) return t('run.augmentNone');
  if (value === 'all') return t(/** @type {TextKey} */ (`run.${key}All`));
  const term = key === 'l2' && settings.optimizer === 'adamw' ? 'run.decay' : `run.${key}`;
  return t(/** @type {TextKey} */ (term), { value: numberText(key, value), count: parseFloat(value) });
}

/** @param {SettingName} key @param {string} value */
function numberText(key, value) {
  if (isShare(value)) return value.replace('%', ' %');
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

/** A setting as text. Runs that an earlier version kept lack newer settings. @param {SettingName} key @param {SavedSettings} settings */
const textOf = (key, settings) => settings[key] ?? /** @type {Record<string, string>} */ (USUAL)[key];

/** @param {SavedSettings} a @param {SavedSettings} b @returns {SettingName[]}  what they differ in */
const differences = (a, b) =>
  NAMED.filter((key) => textOf(key, a) !== textOf(key, b) && !isUnused(key, a.optimizer));

/** @param {SettingName} key @param {SavedSettings} settings */
const isUsual = (key, settings) =>
  textOf(key, settings) === /** @type {Record<string, string>} */ (USUAL)[key];

/**
 * In words that the run began with trained weights, or nothing.
 * @param {KeptRun} run
 * @param {Translate} t
 * @returns {string[]}
 */
function continuation({ continued, before }, t) {
  if (!continued) return [];
  return [before ? t('continued', { before }) : t('continuedFile')];
}

/**
 * The name of a run: its preset, and what differs from the preset.
 * @param {KeptRun} run
 * @param {Translate} t
 * @returns {string}
 */
export function runName(run, t) {
  const { settings, hand } = run;
  const usual = usualSettings(settings.preset);
  const first = usual ? t(presetName(settings.preset)) : shortened(settings.layers);
  const changed = differences(settings, usual ?? usualSettings(settings.base) ?? settings);
  const named = changed
    .filter((key) => usual || key !== 'layers')
    .map((key) => settingWords(key, settings, t));
  const taught = hand ? [lessonWords(hand, t)] : [];
  return [first, ...(hand ? [] : named), ...taught, ...continuation(run, t)].join(t('comma'));
}

/** What a network has learnt of people's hands; of many, the first are named. @param {import('./state.js').LearntDigits} hand @param {Translate} t */
function lessonWords({ digits: count, writers = [] }, t) {
  const names = writers.filter(Boolean).slice(0, NAMED_WRITERS);
  if (!names.length) return t('handTaught', { count });
  if (names.length < writers.length) names.push(t('handOtherWriters'));
  return t('handTaughtOf', { count, names: names.join(t('handAnd')) });
}

/**
 * What a person did to a run on its way, which its settings do not say.
 * @param {KeptRun} run
 * @param {Translate} t
 * @returns {string[]}
 */
const interventions = ({ rateChanges = [], singleImages, hand }, t) => [
  ...rateChanges.map(({ epoch, step, rate }) =>
    t('rateChanged', { rate: significant(rate), epoch: count(epoch), step: count(step) }),
  ),
  ...(singleImages ? [t('singleImages')] : []),
  ...(hand ? [t('handSteps', { steps: hand.steps })] : []),
];

/**
 * All settings of a run that are not the usual ones, and what was changed on its way.
 * @param {KeptRun} run
 * @param {Translate} t
 * @returns {string}
 */
export function settingsLine(run, t) {
  const { settings, arithmetic } = run;
  const usual = { ...USUAL, schedule: 'constant', classes: ALL, dataset: 'mnist', layers: settings.layers };
  const isNamed = (/** @type {SettingName} */ key) =>
    !isUnused(key, settings.optimizer) &&
    textOf(key, settings) !== /** @type {Record<string, string>} */ (usual)[key];
  const named = NAMED.filter(isNamed).map((key) => settingWords(key, settings, t));
  const how = t('run.arithmetic', { value: arithmeticName(arithmetic, t) });
  return [...named, how, ...interventions(run, t)].join(t('comma'));
}

/**
 * The name of an arithmetic, without its description.
 * @param {KeptRun['arithmetic']} arithmetic
 * @param {Translate} t
 */
export const arithmeticName = (arithmetic, t) => t(arithmetic).split(/[:：]/)[0];

/**
 * Names for curves in one plot: what the runs differ in, as far as it is unusual, and their number where that
 * is not enough. Epochs are left out where there is something else, since the plot shows them.
 * @param {KeptRun[]} runs
 * @param {Translate} t
 * @returns {string[]}
 */
export function curveNames(runs, t) {
  const keys = NAMED.filter((key) =>
    runs.some(({ settings }) => textOf(key, settings) !== textOf(key, runs[0].settings)),
  );
  const named = keys.filter((key) => key !== 'epochs' || keys.length === 1);
  const names = runs.map((run) => curveName(run, named, t));
  return names.map((name, i) => {
    const unique = name && names.indexOf(name) === names.lastIndexOf(name);
    const number = t('runNumber', { id: runs[i].id });
    return unique ? name : [name, number].filter(Boolean).join(t('comma'));
  });
}

/** @param {KeptRun} run @param {SettingName[]} keys  in which runs differ @param {Translate} t */
function curveName(run, keys, t) {
  const { settings } = run;
  const named = PRESETS.some(({ id }) => id === settings.preset);
  const used = keys.filter((key) => !isUnused(key, settings.optimizer));
  const unusual = used.filter((key) => !isUsual(key, settings));
  const inWords = (/** @type {SettingName} */ key) =>
    key === 'layers' && named ? t(presetName(settings.preset)) : settingWords(key, settings, t);
  return [...(unusual.length ? unusual : used).map(inWords), ...continuation(run, t)].join(t('comma'));
}
