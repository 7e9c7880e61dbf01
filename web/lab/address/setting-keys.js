// setting-keys.js — the keys under which settings stand in the address, and how each is read and written.

import {
  augmentationLine,
  augmentationMistake,
  orNone,
  parseAugmentation,
} from '../../shared/augmentation.js';
import { OPTIMIZERS, PRESETS } from '../../shared/presets.js';
import { SCHEDULES } from '../../shared/schedules.js';
import { isShare } from '../../shared/share.js';
import { ALL_CLASSES, DATASET_NAMES } from '../data/state.js';
import { freshPreset } from '../network/state.js';
import { LIMITS } from '../settings/check-fields.js';
import { savedSettings } from '../settings/saved-settings.js';
import { optimizerState } from '../settings/state.js';

/** @typedef {import('../settings/saved-settings.js').SavedSettings} SavedSettings */
/** @typedef {import('../settings/check-fields.js').NumberName} NumberName */

/**
 * A setting in the address.
 * @typedef {object} SettingKey
 * @property {string} name                       of the setting, as SavedSettings have it
 * @property {(text: string) => string | null} read   the setting's usual text of what somebody has typed; null if
 *   it is none
 * @property {(text: string) => string} [write]  of that usual text, what stands in the address
 */

/** Longer lines are no network that anybody has typed. */
const MOST_LAYERS_CHARS = 1000;

/** @param {string[]} known */
const oneOf = (known) => (/** @type {string} */ text) => {
  const word = text.toLowerCase();
  return known.includes(word) ? word : null;
};

/**
 * A line of layers with single spaces, and ` | ` between layers. In the address a slash stands for the bar, which
 * some programs take for the end of a link. What the words mean is for the engine, which says what is wrong.
 * @param {string} text
 */
function readLayers(text) {
  if (text.length > MOST_LAYERS_CHARS) return null;
  const layers = text.toLowerCase().split(/[|/]/);
  const lines = layers.map((layer) => layer.replace(/[\s+]+/g, ' ').trim());
  return lines.every((line) => /^[a-z][a-z0-9 .-]*$/.test(line)) ? lines.join(' | ') : null;
}

/** @param {string} layers */
const writeLayers = (layers) => layers.replaceAll(' | ', '/').replaceAll(' ', '+');

/** @param {string} text */
function readDataset(text) {
  const id = text.toLowerCase();
  if (id === 'fashion') return 'fashion-mnist';
  return id !== 'own' && Object.hasOwn(DATASET_NAMES, id) ? id : null;
}

/** Digits, and ranges of them: `1,2`, `0-4,7`, `12`. @param {string} text */
function readClasses(text) {
  /** @type {Set<number>} */
  const named = new Set();
  for (const part of text.split(/[\s,+]+/)) {
    const [, first, last] = /^(\d)-(\d)$/.exec(part) ?? [];
    if (first > last || !(first || /^\d{1,10}$/.test(part))) return null;
    const digits = first ? ALL_CLASSES.slice(Number(first), Number(last) + 1) : [...part].map(Number);
    for (const digit of digits) named.add(digit);
  }
  return named.size > 1 ? ALL_CLASSES.filter((digit) => named.has(digit)).join() : null;
}

/** Three and more digits in a row become a range. @param {string} classes */
function writeClasses(classes) {
  const ranges = /** @type {number[][]} */ ([]);
  for (const digit of classes.split(',').map(Number)) {
    const range = ranges.at(-1);
    if (range?.at(-1) === digit - 1) range.push(digit);
    else ranges.push([digit]);
  }
  return ranges.map((range) => (range.length > 2 ? `${range[0]}-${range.at(-1)}` : range.join())).join();
}

/** A number within the limits of its field, or 'all' or a share where the field allows them. @param {NumberName} name */
const numberOf = (name) => (/** @type {string} */ text) => {
  const { least, most, whole, all, share } = LIMITS[name];
  if (share && isShare(text)) return text.replace(' ', '');
  if (all && text.toLowerCase() === 'all') return 'all';
  if (text.length > 30 || !/^(\d+\.?\d*|\.\d+)(e-?\d+)?$/i.test(text)) return null;
  const value = Number(text);
  const fits =
    value >= least && value <= most && Number.isFinite(value) && (!whole || Number.isInteger(value));
  return fits ? String(value) : null;
};

/** @param {NumberName} name @returns {SettingKey} */
const field = (name) => ({ name, read: numberOf(name) });

/** A line of augmentation, which an address may have with pluses between its words. @param {string} text */
function readAugmentation(text) {
  const line = text.replaceAll('+', ' ');
  return augmentationMistake(line) ? null : augmentationLine(parseAugmentation(line));
}

/** @param {string} line */
const writeAugmentation = (line) => orNone(line).replaceAll(' ', '+');

/** In the order in which they are written. @type {Record<string, SettingKey>} */
export const SETTING_KEYS = {
  preset: { name: 'preset', read: oneOf(PRESETS.map(({ id }) => id)) },
  net: { name: 'layers', read: readLayers, write: writeLayers },
  data: { name: 'dataset', read: readDataset },
  classes: { name: 'classes', read: readClasses, write: writeClasses },
  optimizer: { name: 'optimizer', read: oneOf(Object.keys(OPTIMIZERS)) },
  rate: field('rate'),
  schedule: { name: 'schedule', read: oneOf(Object.keys(SCHEDULES)) },
  batch: field('batch'),
  epochs: field('epochs'),
  seed: field('seed'),
  images: field('trainCount'),
  validation: field('validationCount'),
  holdout: field('holdoutCount'),
  split: field('splitSeed'),
  test: field('testCount'),
  l2: field('l2'),
  clip: field('clip'),
  average: field('average'),
  augment: { name: 'augment', read: readAugmentation, write: writeAugmentation },
  invented: field('invented'),
  shuffle: field('shuffledLabels'),
  validate: field('validateEvery'),
};

/**
 * All settings of a preset on a page where nothing else has been chosen but, perhaps, another optimizer, with which
 * its usual learning rate and weight decay come.
 * @param {string} id   of a preset
 * @param {string} [optimizer]   a key of OPTIMIZERS; the preset's own by default
 * @returns {SavedSettings}
 */
export function settingsOfPreset(id, optimizer) {
  const fresh = freshPreset(id);
  const other = optimizer && optimizer !== fresh.optimizer ? optimizerState(optimizer, fresh) : {};
  return savedSettings({ ...fresh, ...other, dataset: 'mnist' });
}
