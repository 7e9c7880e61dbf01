// train-options.js — what the words after `npm run train --` mean.

import { access, constants } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { OPTIMIZERS, PRESETS } from '../shared/presets.js';
import { SCHEDULES } from '../shared/schedules.js';
import { ENGINE_HELP, UsageError, engineOptions, wholeNumber } from './engine-options.js';

const PRESET_IDS = PRESETS.map(({ id }) => id).join(', ');
const OPTIMIZER_IDS = Object.keys(OPTIMIZERS).join(', ');
const SCHEDULE_IDS = Object.keys(SCHEDULES).join(', ');

export const HELP = `Usage: npm run train -- [options]

  --model MODEL      a preset (${PRESET_IDS})
                     or a line of layers, as 'dense 128 relu | dense 10 softmax'  [mlp-adam]
  --epochs N         passes over the training images
  --batch N          images a step
  --optimizer NAME   ${OPTIMIZER_IDS}
  --rate X           learning rate, the largest of the run
  --schedule NAME    ${SCHEDULE_IDS}: how the rate goes through the run
  --seed N           of weights, dropout and order, 0 … 4294967295  [1]
  --data DIR         the four files of MNIST or one .npz  [build/data/mnist]
  --train N          training images, or a share of all as 80%  [all that are not held out]
  --validation N     the first training images, held out to validate; 0 validates with the test images  [0]
  --test N           test images  [all]
  --save FILE        the trained weights, as safetensors
${ENGINE_HELP}
  --json             one JSON object a line for every epoch and for the test
  --help

A preset brings its own epochs, batch size, optimizer, learning rate and schedule.
`;

const options = /** @type {const} */ ({
  ...engineOptions,
  model: { type: 'string', default: 'mlp-adam' },
  epochs: { type: 'string' },
  batch: { type: 'string' },
  optimizer: { type: 'string' },
  rate: { type: 'string' },
  schedule: { type: 'string' },
  seed: { type: 'string', default: '1' },
  data: { type: 'string' },
  train: { type: 'string' },
  validation: { type: 'string', default: '0' },
  test: { type: 'string' },
  save: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
});

/** @typedef {ReturnType<typeof readOptions>} Values */

export function readOptions() {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    throw new UsageError(/** @type {Error} */ (error).message);
  }
}

/** Network and training. @param {Values} values */
export function chooseModel(values) {
  const preset = PRESETS.find(({ id }) => id === values.model);
  const layers = preset?.layers ?? values.model;
  if (!preset && !layers.includes(' '))
    throw new UsageError(`there is no preset '${layers}'; there are ${PRESET_IDS}`);
  const optimizer = values.optimizer ?? preset?.optimizer ?? 'adam';
  if (!Object.hasOwn(OPTIMIZERS, optimizer))
    throw new UsageError(`there is no optimizer '${optimizer}'; there are ${OPTIMIZER_IDS}`);
  const schedule = values.schedule ?? preset?.schedule ?? 'constant';
  if (!Object.hasOwn(SCHEDULES, schedule))
    throw new UsageError(`there is no schedule '${schedule}'; there are ${SCHEDULE_IDS}`);
  const usual = optimizer === preset?.optimizer ? preset.rate : OPTIMIZERS[optimizer].rate;
  const rate = values.rate === undefined ? usual : Number(values.rate);
  if (!(rate > 0 && rate < Infinity))
    throw new UsageError(`--rate takes a number above 0, not '${values.rate}'`);
  return {
    layers,
    optimizer,
    rate,
    schedule,
    seed: wholeNumber('seed', values.seed, 1, 0, 0xffffffff),
    epochs: wholeNumber('epochs', values.epochs, preset?.epochs ?? 5, 1, 1_000_000),
    batch: wholeNumber('batch', values.batch, preset?.batch ?? 128, 1, 1_000_000),
  };
}

/**
 * "80%" of so many images, as a number of them; any other word as it is.
 * @param {string | undefined} word @param {number} all
 */
const withoutPercent = (word, all) =>
  word && /^\d{1,3}(\.\d+)?%$/.test(word) ? `${Math.round((parseFloat(word) / 100) * all)}` : word;

/** @param {Values} values @param {import('../worker/engine.js').Dataset} dataset */
export function chooseImages(values, dataset) {
  const [all, tests] = [dataset.count('train'), dataset.count('test')];
  const validationCount = wholeNumber('validation', withoutPercent(values.validation, all), 0, 0, all - 1);
  const rest = all - validationCount;
  return {
    validationCount,
    trainCount: wholeNumber('train', withoutPercent(values.train, all), rest, 1, rest),
    testCount: wholeNumber('test', withoutPercent(values.test, tests), tests, 1, tests),
  };
}

/** Finds out before the training whether its weights can be saved. @param {string | undefined} file */
export async function checkWritable(file) {
  if (file === undefined) return;
  await access(dirname(resolve(file)), constants.W_OK).catch(() => {
    throw new UsageError(`--save cannot write to ${dirname(resolve(file))}`);
  });
}
