// check-settings.js — what the settings of a run may be: whatever else comes is refused in words.

import { SCHEDULES } from '../shared/schedules.js';

/** @typedef {import('../shared/protocol.js').RunSettings} RunSettings */
/** @typedef {import('../shared/protocol.js').ImageSettings} ImageSettings */

/** Settings that cannot be, or not with these images and this network. */
export class SettingsError extends RangeError {}

const FROM_0 = 'a whole number from 0 up';
const FROM_1 = 'a whole number from 1 up';

/** @param {unknown} value @param {number} least */
const isCount = (value, least) => Number.isInteger(value) && Number(value) >= least;

/** @param {unknown} classes */
const areClasses = (classes) =>
  Array.isArray(classes) &&
  new Set(classes).size === classes.length &&
  classes.length >= 2 &&
  classes.every((digit) => isCount(digit, 0) && digit <= 9);

/** @param {string} name @param {boolean} right @param {string} wanted */
function demand(name, right, wanted) {
  if (!right) throw new SettingsError(`${name}: ${wanted}, please.`);
}

/** Throws what is wrong with the choice of images. @param {ImageSettings} settings */
export function checkImages(settings) {
  const { classes, trainCount, validationCount, holdoutCount = 0, splitSeed = 0, testCount } = settings;
  const areRight = classes === undefined || areClasses(classes);
  demand('Classes', areRight, 'at least two digits from 0 to 9, each once');
  demand('Training images', trainCount === null || isCount(trainCount, 1), FROM_1);
  demand('Validation images', isCount(validationCount, 0), FROM_0);
  demand('Images held out', isCount(holdoutCount, 0), FROM_0);
  demand(
    'Split seed',
    isCount(splitSeed, 0) && splitSeed <= 0xffffffff,
    'a whole number from 0 to 4294967295',
  );
  demand('Test images', testCount === null || testCount === Infinity || isCount(testCount, 1), FROM_1);
}

/** Throws what is wrong with the settings of a run. @param {RunSettings} settings */
export function checkSettings(settings) {
  const { epochs, batch, rate, schedule = 'constant', l2, clip = 0, validateEvery = 1 } = settings;
  demand('Epochs', isCount(epochs, 1), FROM_1);
  demand('Batch size', batch === 'all' || isCount(batch, 1), FROM_1);
  demand('Learning rate', rate > 0 && rate < Infinity, 'a number above 0');
  demand('Schedule', Object.hasOwn(SCHEDULES, schedule), `one of ${Object.keys(SCHEDULES).join(', ')}`);
  demand('L2 penalty', l2 >= 0 && l2 < Infinity, 'a number from 0 up');
  demand('Gradient clipping', clip >= 0 && clip < Infinity, 'a number from 0 up');
  demand('Epochs between validations', isCount(validateEvery, 1), FROM_1);
  checkImages(settings);
}
