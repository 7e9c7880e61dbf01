// run-settings.js — what the settings of a run may be: whatever else comes is refused in words.

import { SCHEDULES } from '../shared/schedules.js';

/** @typedef {import('../shared/protocol.js').RunSettings} RunSettings */

/** @param {unknown} value @param {number} least */
const isCount = (value, least) => Number.isInteger(value) && Number(value) >= least;

/** @param {unknown} classes */
const areClasses = (classes) =>
  Array.isArray(classes) &&
  new Set(classes).size === classes.length &&
  classes.length >= 2 &&
  classes.every((digit) => isCount(digit, 0) && digit <= 9);

/** Throws what is wrong with them. @param {RunSettings} settings */
export function checkSettings(settings) {
  const { batch, rate, schedule = 'constant', l2, clip = 0, classes, trainCount, testCount } = settings;
  /** @param {string} name @param {boolean} right @param {string} wanted */
  const demand = (name, right, wanted) => {
    if (!right) throw new RangeError(`${name}: ${wanted}, please.`);
  };
  const { epochs, validationCount, holdoutCount = 0, validateEvery = 1 } = settings;
  const fromOne = 'a whole number from 1 up';
  demand('Epochs', isCount(epochs, 1), fromOne);
  demand('Batch size', batch === 'all' || isCount(batch, 1), fromOne);
  demand('Training images', trainCount === null || isCount(trainCount, 1), fromOne);
  demand('Test images', testCount === null || testCount === Infinity || isCount(testCount, 1), fromOne);
  demand('Validation images', isCount(validationCount, 0), 'a whole number from 0 up');
  demand('Images held out', isCount(holdoutCount, 0), 'a whole number from 0 up');
  demand('Epochs between validations', isCount(validateEvery, 1), fromOne);
  demand('Classes', classes === undefined || areClasses(classes), 'at least two digits from 0 to 9, each once');
  demand('Learning rate', rate > 0 && rate < Infinity, 'a number above 0');
  demand('Schedule', Object.hasOwn(SCHEDULES, schedule), `one of ${Object.keys(SCHEDULES).join(', ')}`);
  demand('L2 penalty', l2 >= 0 && l2 < Infinity, 'a number from 0 up');
  demand('Gradient clipping', clip >= 0 && clip < Infinity, 'a number from 0 up');
}
