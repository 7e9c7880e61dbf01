// check-fields.js — checks what is typed into the fields of a run, such as the learning rate.

import { augmentationLine, augmentationMistake, parseAugmentation } from '../../shared/augmentation.js';
import { MOST_INVENTED } from '../../shared/invented.js';
import { isShare, withoutShare } from '../../shared/share.js';

/**
 * @typedef {object} Fields       as typed; 'all' stands where LIMITS allow it
 * @property {string} validationCount
 * @property {string} holdoutCount
 * @property {string} trainCount
 * @property {string} splitSeed
 * @property {string} testCount
 * @property {string} epochs
 * @property {string} batch
 * @property {string} rate
 * @property {string} l2
 * @property {string} clip
 * @property {string} average
 * @property {string} invented
 * @property {string} shuffledLabels   in per cent
 * @property {string} augment    a line of words, empty for none
 * @property {string} validateEvery
 * @property {string} seed
 *
 * @typedef {keyof Fields} FieldName
 * @typedef {Exclude<FieldName, 'augment'>} NumberName   of a field that holds a number
 * @typedef {Record<NumberName, number> & { augment: string }} Settings   Infinity for all
 *
 * @typedef {object} Pools        images of the chosen digits
 * @property {number} train
 * @property {number} test
 *
 * @typedef {object} Parsed
 * @property {Settings} settings  without those that are wrong
 * @property {FieldName[]} wrong
 * @property {Record<NumberName, number>} most   the largest value of each field, beside these others
 */

/**
 * Limits of each field: the smallest and largest value, whether it counts something, and whether it may be 'all',
 * or a share of the images of the chosen digits, as in '25%'. The splits of the training images come first, in the order in which they are taken.
 * @type {Record<NumberName, { least: number, most: number, whole: boolean, all?: boolean, share?: boolean }>}
 */
export const LIMITS = {
  validationCount: { least: 0, most: Infinity, whole: true, share: true },
  holdoutCount: { least: 0, most: Infinity, whole: true, share: true },
  trainCount: { least: 1, most: Infinity, whole: true, all: true, share: true },
  splitSeed: { least: 0, most: 4_294_967_295, whole: true },
  testCount: { least: 1, most: Infinity, whole: true, all: true, share: true },
  epochs: { least: 1, most: 10_000, whole: true },
  batch: { least: 1, most: 60_000, whole: true, all: true },
  rate: { least: 0.000001, most: 100, whole: false },
  l2: { least: 0, most: 1000, whole: false },
  clip: { least: 0, most: 1_000_000, whole: false },
  average: { least: 0, most: 0.99999, whole: false },
  invented: { least: 0, most: MOST_INVENTED, whole: true },
  shuffledLabels: { least: 0, most: 100, whole: false },
  validateEvery: { least: 1, most: 10_000, whole: true },
  seed: { least: 0, most: 4_294_967_295, whole: true },
};

/** Settings that L-BFGS does without: it finds its own steps, on all images. @type {string[]} */
const UNUSED_BY_LBFGS = ['rate', 'schedule', 'batch', 'clip', 'average', 'augment'];

/** Whether an optimizer does without a setting. @param {string} setting @param {string} optimizer */
export const isUnused = (setting, optimizer) => optimizer === 'lbfgs' && UNUSED_BY_LBFGS.includes(setting);

/** The fields that hold a number, in the order of LIMITS. */
const NUMBER_NAMES = /** @type {NumberName[]} */ (Object.keys(LIMITS));

/** All fields. @type {FieldName[]} */
export const FIELD_NAMES = [...NUMBER_NAMES, 'augment'];

/** The usual values, which most runs keep. */
export const USUAL = /** @type {const} */ ({
  ...{ validationCount: '0', holdoutCount: '0', splitSeed: '0', trainCount: 'all', testCount: 'all' },
  ...{ l2: '0', clip: '0', average: '0', augment: '', invented: '0' },
  ...{ shuffledLabels: '0', validateEvery: '1' },
});

/** The fields that have a usual value. */
export const USUAL_NAMES = /** @type {(keyof typeof USUAL)[]} */ (Object.keys(USUAL));

/**
 * The number that a field holds.
 * @param {NumberName} name
 * @param {string} text
 * @param {number} most
 * @returns {number | null}  null if the text is not valid
 */
function parseField(name, text, most) {
  const { least, whole, all } = LIMITS[name];
  if (all && text === 'all') return Infinity;
  const value = Number(text);
  const valid = text.trim() !== '' && value >= least && value <= most && (!whole || Number.isInteger(value));
  return valid ? value : null;
}

/**
 * The text that is kept of what is typed. The largest count becomes 'all', and stays all when other digits or other
 * data have another count; a share stays one, without spaces, and a number is written as links have it. Lines that
 * augment in the same way become the same.
 * @param {FieldName} name
 * @param {string} text
 * @param {Parsed['most']} most
 */
export function nameAll(name, text, most) {
  if (name === 'augment')
    return augmentationMistake(text) ? text.trim() : augmentationLine(parseAugmentation(text));
  if (LIMITS[name].share && isShare(text)) return text.replaceAll(/\s/g, '');
  const number = Number(text);
  const isAll = LIMITS[name].all && number === (name === 'batch' ? most.trainCount : most[name]);
  if (isAll) return 'all';
  return Number.isFinite(number) && UNUSUAL.test(text) ? String(number) : text;
}

/** Numbers that JavaScript reads and a link does not: +700, 1e+1, 0x10. */
const UNUSUAL = /^\s*\+|e\+|^\s*0[xob]/i;

/**
 * The largest value of a field. Held-out images leave at least one to train on.
 * @param {NumberName} name
 * @param {Pools} pools
 * @param {Partial<Settings>} settings   of the fields before it
 */
function mostOf(name, { train, test }, { validationCount = 0, holdoutCount = 0 }) {
  if (name === 'testCount') return Math.max(test, 1);
  if (name === 'trainCount') return Math.max(train - validationCount - holdoutCount, 1);
  if (name === 'holdoutCount') return Math.max(train - validationCount - 1, 0);
  if (name === 'validationCount') return Math.max(train - 1, 0);
  return LIMITS[name].most;
}

/**
 * All fields as numbers, and which of them are not valid.
 * @param {Fields} fields
 * @param {Pools} pools
 * @returns {Parsed}
 */
export function parseFields(fields, pools) {
  const settings = /** @type {Settings} */ ({});
  const most = /** @type {Parsed['most']} */ ({});
  /** @type {FieldName[]} */
  const wrong = [];
  for (const name of NUMBER_NAMES) {
    most[name] = mostOf(name, pools, settings);
    const typed = fields[name];
    const all = name === 'testCount' ? pools.test : pools.train;
    const text = LIMITS[name].share ? withoutShare(typed, all) : typed;
    const value = parseField(name, text, most[name]);
    if (value === null) wrong.push(name);
    else settings[name] = value;
  }
  if (augmentationMistake(fields.augment)) wrong.push('augment');
  else settings.augment = fields.augment;
  return { settings, wrong, most };
}
