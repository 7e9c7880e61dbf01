// check-settings.js — checks the settings of a run, whoever sends them; the message says what is wrong and what would
// be right. What is typed into the page's fields, check-fields.js of the room Settings has checked before.

import { augmentationMistake } from '../shared/augmentation.js';
import { MOST_INVENTED } from '../shared/invented.js';
import { SCHEDULES } from '../shared/schedules.js';

/** @typedef {import('../shared/protocol.js').RunSettings} RunSettings */
/** @typedef {import('../shared/protocol.js').ImageSettings} ImageSettings */

/** Settings that are invalid in themselves, or together with these images or this network. */
export class SettingsError extends RangeError {}

const FROM_0 = 'a whole number of at least 0';
const FROM_1 = 'a whole number of at least 1';
const SEED = 'a whole number from 0 to 4294967295';

/** @param {unknown} value @param {number} least */
const isCount = (value, least) => Number.isInteger(value) && Number(value) >= least;

/** @param {number} value */
const isNotNegative = (value) => value >= 0 && value < Infinity;

/** @param {unknown} classes */
const areClasses = (classes) =>
  Array.isArray(classes) &&
  new Set(classes).size === classes.length &&
  classes.length >= 2 &&
  classes.every((digit) => isCount(digit, 0) && digit <= 9);

/**
 * @param {string} name    of the setting
 * @param {unknown} value
 * @param {boolean} valid
 * @param {string} rule    what the value must be
 */
function demand(name, value, valid, rule) {
  if (!valid) throw new SettingsError(`${name} must be ${rule}; got ${value}.`);
}

/** Checks which images a run takes. Throws a SettingsError. @param {ImageSettings} settings */
export function checkImages(settings) {
  const { classes, trainCount, validationCount, holdoutCount = 0, splitSeed = 0, testCount } = settings;
  const isTestCount = testCount === null || testCount === Infinity || isCount(testCount, 1);
  const areValid = classes === undefined || areClasses(classes);
  demand('Classes', String(classes) || 'none', areValid, 'at least two digits from 0 to 9, each once');
  demand('Training images', trainCount, trainCount === null || isCount(trainCount, 1), FROM_1);
  demand('Validation images', validationCount, isCount(validationCount, 0), FROM_0);
  demand('Images held out', holdoutCount, isCount(holdoutCount, 0), FROM_0);
  demand('Split seed', splitSeed, isCount(splitSeed, 0) && splitSeed <= 0xffffffff, SEED);
  demand('Test images', testCount, isTestCount, FROM_1);
}

/** Checks all settings of a run. Throws a SettingsError. @param {RunSettings} settings */
export function checkSettings(settings) {
  const {
    epochs,
    batch,
    rate,
    schedule = 'constant',
    l2,
    clip = 0,
    average = 0,
    augment = '',
    invented = 0,
    shuffledLabels = 0,
    validateEvery = 1,
  } = settings;
  const schedules = Object.keys(SCHEDULES);
  demand('Epochs', epochs, isCount(epochs, 1), FROM_1);
  demand('Batch size', batch, batch === 'all' || isCount(batch, 1), `${FROM_1}, or 'all'`);
  demand('Learning rate', rate, rate > 0 && rate < Infinity, 'a number above 0');
  demand('Schedule', schedule, schedules.includes(schedule), `one of ${schedules.join(', ')}`);
  demand('L2 penalty', l2, isNotNegative(l2), 'a number of at least 0');
  demand('Gradient clipping', clip, isNotNegative(clip), 'a number of at least 0');
  demand('Weight average', average, average >= 0 && average < 1, 'a number from 0 to below 1');
  const mistake = augmentationMistake(augment);
  if (mistake) throw new SettingsError(`Augmentation: ${mistake.message}.`);
  const isInvented = isCount(invented, 0) && invented <= MOST_INVENTED;
  demand('Invented digits', invented, isInvented, `a whole number from 0 to ${MOST_INVENTED}`);
  const isShuffled = shuffledLabels >= 0 && shuffledLabels <= 100;
  demand('Shuffled labels', shuffledLabels, isShuffled, 'a percentage from 0 to 100');
  demand('Epochs between validations', validateEvery, isCount(validateEvery, 1), FROM_1);
  checkImages(settings);
}
