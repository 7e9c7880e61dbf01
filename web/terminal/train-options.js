// train-options.js — what the words after `npm run train --` mean.

import { parseArgs } from 'node:util';
import { OPTIMIZERS, PRESETS } from '../shared/presets.js';
import { SCHEDULES } from '../shared/schedules.js';
import { countImages } from '../worker/splits.js';
import { ENGINE_HELP, engineOptions, UsageError, wholeNumber } from './options.js';

/** @typedef {import('../shared/presets.js').Preset} Preset */
/** @typedef {import('../shared/protocol.js').Split} Split */

const PRESET_IDS = PRESETS.map(({ id }) => id).join(', ');
const OPTIMIZER_IDS = Object.keys(OPTIMIZERS).join(', ');
const SCHEDULE_IDS = Object.keys(SCHEDULES).join(', ');
/** @type {Split[]} */
const SPLITS = ['train', 'validation', 'holdout', 'test'];
const MOST = 1_000_000;

export const HELP = `Usage: npm run train -- [options]

  --model MODEL      a preset (${PRESET_IDS})
                     or a line of layers, as 'dense 128 relu | dense 10 softmax'  [mlp-adam]
  --epochs N         passes over the training images; 0 only evaluates
  --batch N          images a step, or all: every training image in each
  --optimizer NAME   ${OPTIMIZER_IDS}
  --rate X           learning rate, the largest of the run
  --schedule NAME    ${SCHEDULE_IDS}: how the rate goes through the run
  --l2 X             factor of the penalty X/2 · ΣW² on kernels  [0]; with adamw their decay  [0.004]
  --clip X           the largest norm of all gradients together; 0 leaves them as they are  [0]
  --seed N           of weights, dropout and order, 0 … 4294967295  [1]
  --data DIR         the four files of MNIST or one .npz  [build/data/mnist]
  --classes DIGITS   only these, as 1,2  [all]
  --validation N     the first training images, held out to validate; 0 validates with the test images  [0]
  --train N          training images after those, or a share of all as 80%  [all that are not held out]
  --holdout N        training images after those, held out besides  [0]
  --split-seed N     shuffles the training images before they are split; 0 leaves them in their order  [0]
  --test N           test images  [all]
  --validate-every N validates after every N epochs and the last  [1]
  --evaluate SPLIT   ${SPLITS.join(', ')}: its loss and accuracy in the end; may be given several times
  --load FILE        weights to begin with: .safetensors, .npz or .npy
  --save FILE        the trained weights, in the format that its name ends with
${ENGINE_HELP}
  --json             one JSON object a line for every epoch, for the test and for every --evaluate
  --help

What is not given is as in the preset. --load without --model takes the layers that the file names.
`;

const options = /** @type {const} */ ({
  ...engineOptions,
  model: { type: 'string' },
  epochs: { type: 'string' },
  batch: { type: 'string' },
  optimizer: { type: 'string' },
  rate: { type: 'string' },
  schedule: { type: 'string' },
  l2: { type: 'string' },
  clip: { type: 'string' },
  seed: { type: 'string' },
  data: { type: 'string' },
  classes: { type: 'string' },
  validation: { type: 'string' },
  train: { type: 'string' },
  holdout: { type: 'string' },
  test: { type: 'string' },
  'split-seed': { type: 'string' },
  'validate-every': { type: 'string' },
  evaluate: { type: 'string', multiple: true },
  load: { type: 'string' },
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

/**
 * A number from an option, or `missing` without it.
 * @param {'rate' | 'l2' | 'clip'} name @param {Values} values @param {number} missing
 */
function someNumber(name, { [name]: text }, missing) {
  if (text === undefined) return missing;
  const value = text.trim() === '' ? NaN : Number(text);
  if (value < Infinity && (name === 'rate' ? value > 0 : value >= 0)) return value;
  const wanted = name === 'rate' ? 'above 0' : 'from 0 up';
  throw new UsageError(`--${name} takes a number ${wanted}, not '${text}'`);
}

/** @param {string} kind @param {string} id @param {object} table */
function oneOf(kind, id, table) {
  if (Object.hasOwn(table, id)) return id;
  throw new UsageError(`there is no ${kind} '${id}'; there are ${Object.keys(table).join(', ')}`);
}

/** @param {string} batch @returns {number | 'all'} */
function readBatch(batch) {
  if (batch === 'all') return 'all';
  if (!/^\d+$/.test(batch))
    throw new UsageError(`--batch takes a whole number from 1 to ${MOST} or the word all, not '${batch}'`);
  return wholeNumber('batch', batch, NaN, 1, MOST);
}

/**
 * Network and training.
 * @param {Values} values
 * @param {string} [layersOfFile]   of the weights that are loaded
 */
export function chooseModel(values, layersOfFile) {
  const preset = PRESETS.find(({ id }) => id === (values.model ?? (layersOfFile ? undefined : 'mlp-adam')));
  const layers = preset?.layers ?? values.model ?? String(layersOfFile);
  if (!preset && !layers.includes(' '))
    throw new UsageError(`there is no preset '${layers}'; there are ${PRESET_IDS}`);
  const optimizer = oneOf('optimizer', values.optimizer ?? preset?.optimizer ?? 'adam', OPTIMIZERS);
  const usualRate = optimizer === preset?.optimizer ? preset.rate : OPTIMIZERS[optimizer].rate;
  const every = values['validate-every'];
  return {
    preset,
    layers,
    optimizer,
    seed: wholeNumber('seed', values.seed, 1, 0, 0xffffffff),
    epochs: wholeNumber('epochs', values.epochs, preset?.epochs ?? 5, 0, MOST),
    batch: readBatch(values.batch ?? String(OPTIMIZERS[optimizer].batch ?? preset?.batch ?? 128)),
    rate: someNumber('rate', values, usualRate),
    schedule: oneOf('schedule', values.schedule ?? preset?.schedule ?? 'constant', SCHEDULES),
    l2: someNumber('l2', values, preset?.l2 ?? OPTIMIZERS[optimizer].l2 ?? 0),
    clip: someNumber('clip', values, preset?.clip ?? 0),
    validateEvery: wholeNumber('validate-every', every, preset?.validateEvery ?? 1, 1, MOST),
  };
}

/**
 * "80%" of so many images, as a number of them; any other word as it is.
 * @param {string | undefined} word @param {number} all
 */
const withoutPercent = (word, all) =>
  word && /^\d{1,3}(\.\d+)?%$/.test(word) ? `${Math.round((parseFloat(word) / 100) * all)}` : word;

/** @param {string} text */
function readClasses(text) {
  const classes = text.split(',').map((word) => (/^\s*\d\s*$/.test(word) ? Number(word) : NaN));
  const once = new Set(classes).size === classes.length;
  if (classes.length >= 2 && once && !classes.includes(NaN)) return classes;
  throw new UsageError(`--classes takes at least two digits, each once, as 1,2, not '${text}'`);
}

/**
 * @param {Values} values
 * @param {Preset | undefined} preset
 * @param {import('../worker/engine/engine.js').Dataset} dataset
 */
export function chooseImages(values, preset, dataset) {
  const classes = values.classes === undefined ? preset?.classes : readClasses(values.classes);
  const all = countImages(dataset.labels('train'), classes);
  const tests = countImages(dataset.labels('test'), classes);
  /** @param {'validation' | 'train' | 'holdout'} name @param {number} missing @param {number} least */
  const count = (name, missing, least, most = all - 1) =>
    wholeNumber(name, withoutPercent(values[name], all), missing, least, most);
  const validationCount = count('validation', preset?.validationCount ?? 0, 0);
  const holdoutCount = count('holdout', preset?.holdoutCount ?? 0, 0, all - 1 - validationCount);
  const rest = Math.max(1, all - validationCount - holdoutCount);
  return {
    ...(classes && { classes }),
    validationCount,
    trainCount: count('train', preset?.trainCount ?? rest, 1, rest),
    holdoutCount,
    splitSeed: wholeNumber('split-seed', values['split-seed'], preset?.splitSeed ?? 0, 0, 0xffffffff),
    testCount: wholeNumber('test', withoutPercent(values.test, tests), tests, 1, tests),
  };
}

/** The splits to evaluate in the end. @param {Values} values @param {number} epochs @returns {Split[]} */
export function chooseSplits({ evaluate = [] }, epochs) {
  const unknown = evaluate.find((name) => !SPLITS.includes(/** @type {Split} */ (name)));
  if (unknown !== undefined)
    throw new UsageError(`there is no split '${unknown}'; there are ${SPLITS.join(', ')}`);
  if (epochs === 0 && !evaluate.length) return ['test'];
  return /** @type {Split[]} */ (evaluate);
}
