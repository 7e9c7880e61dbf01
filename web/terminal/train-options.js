// train-options.js — the options of `npm run train`: their help, their ranges and what they choose.

import { classesOf } from '../export/network.js';
import { augmentationLine, augmentationMistake, parseAugmentation } from '../shared/augmentation.js';
import { MOST_INVENTED } from '../shared/invented.js';
import { OPTIMIZERS, PRESETS } from '../shared/presets.js';
import { SCHEDULES } from '../shared/schedules.js';
import { withoutShare } from '../shared/share.js';
import { ALL_DIGITS } from '../worker/predictions.js';
import { countImages } from '../worker/splits.js';
import { ENGINE_OPTIONS, helpText, numberOf, UsageError } from './options.js';

/** @typedef {import('../shared/presets.js').Preset} Preset */
/** @typedef {import('../shared/protocol.js').Split} Split */

const PRESET_IDS = PRESETS.map(({ id }) => id).join(', ');
/** @type {Split[]} */
const SPLITS = ['train', 'validation', 'holdout', 'test'];
const MOST = 1_000_000;
const MOST_AVERAGE = 0.99999;
const SEED = { min: 0, max: 0xffffffff };

export const OPTIONS = /** @satisfies {Record<string, import('./options.js').Option>} */ ({
  model: {
    value: 'MODEL',
    help: `a preset (${PRESET_IDS})\nor a line of layers, as 'dense 128 relu | dense 10 softmax'  [mlp-adam]`,
  },
  epochs: {
    value: 'N',
    help: 'passes over the training images; 0 only evaluates',
    range: { min: 0, max: MOST },
  },
  batch: {
    value: 'N',
    help: 'images in a step; all: every training image in each step',
    range: { min: 1, max: MOST },
  },
  optimizer: { value: 'NAME', help: Object.keys(OPTIMIZERS).join(', ') },
  rate: {
    value: 'X',
    help: 'learning rate, the largest of the schedule',
    range: { min: 0, above: true, whole: false },
  },
  schedule: { value: 'NAME', help: `of the learning rate: ${Object.keys(SCHEDULES).join(', ')}` },
  l2: {
    value: 'X',
    help: 'factor of the penalty X/2 · ΣW² on kernels  [0]; with adamw, their weight decay  [0.004]',
    range: { min: 0, whole: false },
  },
  clip: {
    value: 'X',
    help: 'largest norm of all gradients together; 0 clips nothing  [0]',
    range: { min: 0, whole: false },
  },
  average: {
    value: 'X',
    help: 'decay of exponential averages of the weights, which are evaluated and saved, below 1;\n0 averages nothing  [0]',
    range: { min: 0, max: MOST_AVERAGE, whole: false },
  },
  augment: {
    value: 'LINE',
    help: "changes training images at random: 'shift 2 rotate 10 scale 0.1 shear 10 elastic 1 stroke 1',\nin pixels, degrees and shares, each part optional; not used by lbfgs  [none]",
  },
  invented: {
    value: 'N',
    help: 'digits in forms that schools teach, which nobody has written, to train on besides; 0 to 60000  [0]',
    range: { min: 0, max: MOST_INVENTED, whole: true },
  },
  'shuffled-labels': {
    value: 'X',
    help: 'per cent of the images trained on whose labels are exchanged at random among them, to see what\nwrong labels do; which ones, --split-seed decides  [0]',
    range: { min: 0, max: 100, whole: false },
  },
  seed: { value: 'N', help: 'of weights, dropout and order, 0 … 4294967295  [1]', range: SEED },
  data: {
    value: 'DIR',
    help: 'folder with a data set: four IDX files (.gz or not), .npz, four .npy, or .csv\n[build/data/mnist]',
  },
  classes: {
    value: 'DIGITS',
    help: "uses these digits only, as 1,2\n[the preset's; without --model those that the file of --load names; or all]",
  },
  validation: {
    value: 'N',
    help: 'number of first training images to hold out for validation, or a share of all as 20%;\n0 validates with the test images  [0]',
  },
  train: {
    value: 'N',
    help: 'number of training images after those, or a share  [all that are not held out]',
  },
  holdout: {
    value: 'N',
    help: 'number of training images after those to hold out in addition, or a share  [0]',
  },
  'split-seed': {
    value: 'N',
    help: 'of a shuffle of the training images before they are split; 0 keeps their order  [0]',
    range: SEED,
  },
  test: { value: 'N', help: 'number of test images, or a share  [all]' },
  'validate-every': {
    value: 'N',
    help: 'epochs between validations; the last epoch is always validated  [1]',
    range: { min: 1, max: MOST },
  },
  evaluate: {
    value: 'SPLIT',
    help: `prints loss and accuracy at the end, of ${SPLITS.join(', ')};\nmay be given several times`,
    multiple: /** @type {const} */ (true),
  },
  load: {
    value: 'FILE',
    help: 'weights to start from: .safetensors, .onnx, .npz or .npy, named as here or by PyTorch or Keras',
  },
  save: {
    value: 'FILE',
    help: 'writes the trained weights, in the format of the name: .safetensors, .npz, .npy',
  },
  predictions: {
    value: 'FILE',
    help: 'writes, at the end, label, prediction and probabilities of every image of the split that\n--evaluate names [test], as .csv or .json',
  },
  read: {
    value: 'FILE',
    help: 'reads, at the end, a digit of your own: a text file of 28 lines of 28 characters 0 or 1; a name\nthat begins with the digit, as 3_1.txt, says what it is; may be given several times',
    multiple: /** @type {const} */ (true),
  },
  show: {
    value: 'WHICH',
    help: 'prints, at the end, images of the split that --evaluate names [test]: their numbers, label,\none-hot code and probabilities. A place in the split, as 0, several, as 0-8, or batch: the\nfirst batch of the run',
  },
  describe: {
    help: 'prints the shapes of the data, the labels of each split and the layers of the network, and trains\nnothing',
  },
  search: {
    value: 'LIST',
    help: "trains every combination, each from fresh weights, as --search rate=0.3,0.5 --search l2=0,5\nor --search 'model=dense 32 relu | dense 10 softmax,softmax'. The best by validation\naccuracy is evaluated and saved",
    multiple: /** @type {const} */ (true),
  },
  check: {
    value: 'FILE',
    help: "trains the results of a class again, a line each as the page's Learn copies them, with a name\nbefore it if you like, and says which have come to the same bits; exit code 1 unless all have",
  },
  ...ENGINE_OPTIONS,
  json: {
    help: 'prints a JSON object a line: for every epoch, for the test and for every --evaluate;\nwith --search for every training and for the best; with --check for every line',
  },
});

export const HELP = helpText(
  'npm run train',
  OPTIONS,
  'Other defaults are those of the preset. --load without --model takes the layers and digits that the file names.',
);

/** @typedef {ReturnType<typeof import('./options.js').readOptions<typeof OPTIONS>>} Values */

/**
 * The value of a numeric option, or `missing` without it.
 * @param {{ [Name in keyof typeof OPTIONS]: (typeof OPTIONS)[Name] extends { range: object } ? Name : never
 *   }[keyof typeof OPTIONS]} name
 * @param {Values} values
 * @param {number} missing
 */
const number = (name, values, missing) => numberOf(name, values[name], missing, OPTIONS[name].range);

/** @param {string} kind @param {string} id @param {object} table */
function oneOf(kind, id, table) {
  if (Object.hasOwn(table, id)) return id;
  throw new UsageError(`there is no ${kind} '${id}'; choose one of ${Object.keys(table).join(', ')}`);
}

/**
 * The network and the settings of its training. Throws a UsageError.
 * @param {Values} values
 * @param {string} [layersOfFile]   the line of layers in the file of weights, if there is one
 */
export function chooseModel(values, layersOfFile) {
  const preset = PRESETS.find(({ id }) => id === (values.model ?? (layersOfFile ? undefined : 'mlp-adam')));
  const layers = preset?.layers ?? values.model ?? String(layersOfFile);
  if (!preset && !layers.includes(' '))
    throw new UsageError(`there is no preset '${layers}'; choose one of ${PRESET_IDS}`);
  const optimizer = oneOf('optimizer', values.optimizer ?? preset?.optimizer ?? 'adam', OPTIMIZERS);
  const usual = OPTIMIZERS[optimizer];
  const batch = usual.batch ?? preset?.batch ?? 128;
  return {
    preset,
    layers,
    optimizer,
    seed: number('seed', values, 1),
    epochs: number('epochs', values, preset?.epochs ?? 5),
    batch: readBatch(values, batch),
    rate: number('rate', values, optimizer === preset?.optimizer ? preset.rate : usual.rate),
    schedule: oneOf('schedule', values.schedule ?? preset?.schedule ?? 'constant', SCHEDULES),
    l2: number('l2', values, preset?.l2 ?? usual.l2 ?? 0),
    clip: number('clip', values, preset?.clip ?? 0),
    average: number('average', values, preset?.average ?? 0),
    augment: readAugmentation(values.augment ?? preset?.augment ?? ''),
    invented: number('invented', values, preset?.invented ?? 0),
    shuffledLabels: number('shuffled-labels', values, preset?.shuffledLabels ?? 0),
    validateEvery: number('validate-every', values, preset?.validateEvery ?? 1),
  };
}

/** The one line that means the same. @param {string} line */
function readAugmentation(line) {
  const mistake = augmentationMistake(line);
  if (!mistake) return augmentationLine(parseAugmentation(line));
  throw new UsageError(`--augment: ${mistake.message}\n  ${line}\n  ${'^'.padStart(mistake.at)}`);
}

/** @param {Values} values @param {number | 'all'} missing */
function readBatch({ batch }, missing) {
  if (batch === 'all') return batch;
  if (batch === undefined || /^\d+$/.test(batch))
    return numberOf('batch', batch, missing, OPTIONS.batch.range);
  throw new UsageError(`--batch must be a whole number from 1 to ${MOST}, or all; got '${batch}'`);
}

/** @param {string | undefined} text @param {number} all */
const withoutPercent = (text, all) => (text === undefined ? text : withoutShare(text, all));

/** @param {string} text */
function readClasses(text) {
  const classes = text.split(',').map((word) => (/^\s*\d\s*$/.test(word) ? Number(word) : NaN));
  const once = new Set(classes).size === classes.length;
  if (classes.length >= 2 && once && !classes.includes(NaN)) return classes;
  throw new UsageError(`--classes must be at least two digits, each once, as 1,2; got '${text}'`);
}

/**
 * The digits of a file of weights, if the layers are the file's, too, and no option names others; undefined if these are all.
 * @param {Values} values
 * @param {Record<string, string>} [metadata]   of the file, if there is one
 */
export function digitsOfFile({ model, classes }, metadata) {
  if (model !== undefined || classes !== undefined || !metadata?.layers) return undefined;
  const digits = classesOf(metadata.classes);
  return digits.length < ALL_DIGITS.length ? digits : undefined;
}

/**
 * The images of each split. Throws a UsageError.
 * @param {Values} values
 * @param {Preset | undefined} preset
 * @param {import('../worker/engine/dataset.js').Dataset} dataset
 * @param {number[]} [digits]   of the file of weights, as digitsOfFile says
 */
export function chooseImages(values, preset, dataset, digits = preset?.classes) {
  const classes = values.classes === undefined ? digits : readClasses(values.classes);
  const all = countImages(dataset.labels('train'), classes);
  const tests = countImages(dataset.labels('test'), classes);
  /** @param {'validation' | 'train' | 'holdout'} name @param {number} missing @param {number} min */
  const count = (name, missing, min, max = all - 1) =>
    numberOf(name, withoutPercent(values[name], all), missing, { min, max });
  const validationCount = count('validation', preset?.validationCount ?? 0, 0);
  const holdoutCount = count('holdout', preset?.holdoutCount ?? 0, 0, all - 1 - validationCount);
  const rest = Math.max(1, all - validationCount - holdoutCount);
  return {
    ...(classes && { classes }),
    validationCount,
    trainCount: count('train', preset?.trainCount ?? rest, 1, rest),
    holdoutCount,
    splitSeed: number('split-seed', values, preset?.splitSeed ?? 0),
    testCount: numberOf('test', withoutPercent(values.test, tests), tests, { min: 1, max: tests }),
  };
}

/**
 * The split whose predictions are written. Throws a UsageError.
 * @param {Values} values @returns {Split}
 */
export function chooseSplitToPredict({ evaluate = [], predictions }) {
  if (predictions !== undefined && evaluate.length > 1)
    throw new UsageError('--predictions writes one split: give --evaluate once, or not at all');
  return /** @type {Split} */ (evaluate[0] ?? 'test');
}

/**
 * The splits to evaluate at the end. Throws a UsageError.
 * @param {Values} values @param {number} epochs @returns {Split[]}
 */
export function chooseSplits({ evaluate = [] }, epochs) {
  const unknown = evaluate.find((name) => !SPLITS.includes(/** @type {Split} */ (name)));
  if (unknown !== undefined)
    throw new UsageError(`there is no split '${unknown}'; choose one of ${SPLITS.join(', ')}`);
  if (epochs === 0 && !evaluate.length) return ['test'];
  return /** @type {Split[]} */ (evaluate);
}
