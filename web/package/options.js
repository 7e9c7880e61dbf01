// options.js — the options of a Trainer and of its trainings: what has another name, or is of another kind, is refused.

import { OPTIMIZERS } from '../shared/presets.js';
import { ALL_DIGITS } from '../worker/predictions.js';
import { unfitOutputs } from '../worker/splits.js';
import { requireLabel } from './data-set.js';
import { said } from './said.js';

/** Options by name, with the type of their value; '' where it is checked by itself. @typedef {Record<string, string>} Kinds */

/** @type {Kinds} */
const OF_TRAINER = {
  ...{ optimizer: 'string', seed: 'number', classes: '', threads: 'number', startWorker: 'function' },
};
/** @type {Kinds} */
const OF_TRAINING = {
  ...{ epochs: 'number', batch: 'number', rate: 'number', schedule: 'string', l2: 'number', clip: 'number' },
  ...{
    average: 'number',
    augment: 'string',
    validation: 'number',
    validateEvery: 'number',
    signal: '',
  },
  ...{ onProgress: 'function', onEpoch: 'function' },
};

/** @param {unknown} options @param {Kinds} kinds */
function requireKinds(options, kinds) {
  if (typeof options !== 'object' || !options)
    throw new TypeError(`Options are an object; got ${said(options)}.`);
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(kinds, name))
      throw new TypeError(`There is no option "${name}"; there are ${Object.keys(kinds).join(', ')}.`);
    const isAny = value === undefined || !kinds[name];
    if (isAny || typeof value === kinds[name] || (name === 'batch' && value === 'all')) continue;
    throw new TypeError(`The option ${name} is of the type ${kinds[name]}; got ${said(value)}.`);
  }
}

/**
 * The options of a Trainer, with those that are left out. Throws a TypeError or a RangeError.
 * @param {import('./trainer.js').TrainerOptions} options
 */
export function trainerOptions(options) {
  requireKinds(options, OF_TRAINER);
  const { optimizer = 'adam', seed = 1, classes = ALL_DIGITS, threads, startWorker } = options;
  if (!Object.hasOwn(OPTIMIZERS, optimizer))
    throw new RangeError(
      `There is no optimizer "${optimizer}"; choose ${Object.keys(OPTIMIZERS).join(', ')}.`,
    );
  if (!(Number.isInteger(seed) && seed >= 0 && seed <= 0xffffffff))
    throw new RangeError(`The seed is a whole number from 0 to 4294967295; got ${seed}.`);
  if (threads !== undefined && !(Number.isInteger(threads) && threads >= 1 && threads <= 8))
    throw new RangeError(`Threads are a whole number from 1 to 8; got ${threads}.`);
  if (typeof classes === 'string' || !(Symbol.iterator in Object(classes)))
    throw new TypeError(`Classes are an array of digits, as in [3, 5, 8]; got ${said(classes)}.`);
  const digits = [...classes].sort((a, b) => a - b);
  for (const digit of digits) requireLabel(digit);
  if (new Set(digits).size < 2 || new Set(digits).size < digits.length)
    throw new RangeError(`Classes are at least two digits, each once; got ${digits.join()}.`);
  return { optimizer, seed, classes: digits, threads, startWorker };
}

/** Throws a TypeError; what is out of range, the worker says. @param {import('./trainer.js').TrainOptions} options */
export function requireTrainOptions(options) {
  requireKinds(options, OF_TRAINING);
  const { signal } = options;
  if (signal && typeof signal.throwIfAborted !== 'function')
    throw new TypeError(`The option signal is an AbortSignal; got ${said(signal)}.`);
}

/**
 * Throws a RangeError unless the outputs of a network are its classes: one for each, one for two, or one for every digit.
 * @param {number} outputs @param {number[]} classes
 */
export function requireOutputs(outputs, { length: count }) {
  if (outputs === count || outputs === ALL_DIGITS.length || (outputs === 1 && count === 2)) return;
  throw new RangeError(
    `${unfitOutputs(outputs, count)} Give it ${count} units, or name its digits in classes.`,
  );
}
