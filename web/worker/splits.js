// splits.js — which images a run uses for training, validation, holding out and testing.

import { checkImages, SettingsError } from './check-settings.js';

/** @typedef {import('./engine/dataset.js').Dataset} Dataset */
/** @typedef {import('../shared/protocol.js').ImageSettings} ImageSettings */
/** @typedef {import('../shared/protocol.js').Split} Split */

/**
 * The images of a split, as arguments of Dataset.createSubset.
 * @typedef {{ pool: 'train' | 'test', classes?: number[], skip: number, count: number, draw?: number, extra?: number, exchanged?: number }} SubsetSpec
 */

/** A run has more digits than its network can tell apart. */
export class DigitsError extends SettingsError {}

/** Number of images of these digits. @param {Uint8Array} labels @param {number[] | undefined} classes */
export const countImages = (labels, classes) =>
  classes ? labels.reduce((count, label) => count + Number(classes.includes(label)), 0) : labels.length;

/** @param {number[] | undefined} classes */
const ofDigits = (classes) => (classes ? ` of the digits ${classes.join(', ')}` : '');

/**
 * The splits of the training pool. Throws a SettingsError if there are not enough images.
 * @param {Dataset} dataset
 * @param {ImageSettings} settings   as checkImages accepts them
 * @returns {Record<Exclude<Split, 'test'>, SubsetSpec>}
 */
export function trainingSplits(dataset, settings) {
  const { classes, trainCount, validationCount, holdoutCount = 0, splitSeed = 0 } = settings;
  const labels = dataset.labels('train');
  const all = countImages(labels, classes);
  const arrived = countImages(labels.subarray(0, dataset.ready('train')), classes);
  const heldOut = validationCount + holdoutCount;
  const train = trainCount ?? Math.max(1, all - heldOut);
  const needs = `This run needs ${train + heldOut} training images`;
  if (train + heldOut > all)
    throw new SettingsError(`${needs}, but there are only ${all}${ofDigits(classes)}.`);
  if ((splitSeed ? all : train + heldOut) > arrived)
    throw new SettingsError(`${needs}, but only ${arrived}${ofDigits(classes)} have arrived so far.`);
  const choice = (/** @type {number} */ skip, /** @type {number} */ count) => ({
    pool: /** @type {const} */ ('train'),
    classes,
    skip,
    count,
    draw: splitSeed,
  });
  return {
    validation: choice(0, validationCount),
    train: choice(validationCount, train),
    holdout: choice(validationCount + train, holdoutCount),
  };
}

/**
 * The images of each split, and how many of each digit they are. Throws a SettingsError if there are not enough.
 * @param {Dataset} dataset
 * @param {ImageSettings} settings
 * @returns {import('../shared/protocol.js').SplitMembers}
 */
export function splitMembers(dataset, settings) {
  checkImages(settings);
  const chosen = trainingSplits(dataset, settings);
  const labels = dataset.labels('train');
  const none = () => Array(10).fill(0);
  /** @type {import('../shared/protocol.js').SplitMembers} */
  const members = {
    counts: { train: none(), validation: none(), holdout: none(), test: testCounts(dataset, settings) },
    splits: Array(labels.length).fill('unused'),
  };
  for (const [name, spec] of Object.entries(chosen).filter(([, { count }]) => count > 0)) {
    const split = /** @type {Split} */ (name);
    const subset = dataset.createSubset(spec);
    for (const index of subset.indices()) {
      members.splits[index] = split;
      members.counts[split][labels[index]]++;
    }
    subset.destroy();
  }
  return members;
}

/** Test images of each digit, whether they have arrived or not. @param {Dataset} dataset @param {ImageSettings} settings */
function testCounts(dataset, { classes, testCount }) {
  const labels = dataset.labels('test').filter((label) => classes?.includes(label) ?? true);
  const counts = Array(10).fill(0);
  for (const label of labels.subarray(0, testCount ?? labels.length)) counts[label]++;
  return counts;
}

/**
 * The test images; call it after they have arrived. Throws a SettingsError if there are none of these digits.
 * @param {Dataset} dataset
 * @param {ImageSettings} settings   as checkImages accepts them
 * @returns {SubsetSpec}
 */
export function testSplit(dataset, { classes, testCount }) {
  const all = countImages(dataset.labels('test'), classes);
  if (all === 0) throw new SettingsError(`There are no test images${ofDigits(classes)}.`);
  return { pool: 'test', classes, skip: 0, count: Math.min(testCount ?? all, all) };
}

/**
 * The images of a split, as arguments of Dataset.createSubset; those of the test split after they have arrived.
 * @param {Dataset} dataset @param {ImageSettings} settings   as checkImages accepts them @param {Split} split
 */
export const splitSpec = (dataset, settings, split) =>
  split === 'test' ? testSplit(dataset, settings) : trainingSplits(dataset, settings)[split];

/**
 * What a run trains on: its split, and invented digits, which no other split ever has, with labels of its own where
 * some are shuffled.
 * @param {Dataset} dataset   with so many invented digits
 * @param {import('../shared/protocol.js').RunSettings} run   as checkSettings accepts them
 * @returns {SubsetSpec}
 */
export const trainedSpec = (dataset, run) => ({
  ...trainingSplits(dataset, run).train,
  extra: run.invented ?? 0,
  exchanged: (run.shuffledLabels ?? 0) / 100,
});

/**
 * Indices of the images of a run's step, in its order, and the labels that it takes. Throws a SettingsError.
 * @param {Dataset} dataset   with the run's invented digits
 * @param {object} step
 * @param {import('../shared/protocol.js').RunSettings} step.run
 * @param {number} step.seed    of the network
 * @param {number} [step.epoch]   that the network has begun before, as in RunPlace's order
 * @param {number} [step.batch]   counted from 0; behind the last there is none
 */
export function batchImages(dataset, { run, seed, epoch = 0, batch = 0 }) {
  checkImages(run);
  const subset = dataset.createSubset(trainedSpec(dataset, run));
  const size = run.batch === 'all' ? subset.count : Math.min(run.batch, subset.count);
  if (size < subset.count) subset.shuffle(seed, epoch);
  const taken = /** @type {const} */ ([batch * size, (batch + 1) * size]);
  const images = { indices: subset.indices().slice(...taken), labels: subset.labels().slice(...taken) };
  subset.destroy();
  return images;
}

/**
 * Creates the subset, which the caller destroys. Throws a SettingsError if it is empty, a DigitsError if the
 * model has too few outputs for its digits.
 * @param {Dataset} dataset @param {SubsetSpec} spec @param {import('./engine/model.js').Model} model
 */
export function checkedSubset(dataset, spec, model) {
  if (spec.count === 0) throw new SettingsError('This split has no images.');
  const subset = dataset.createSubset(spec);
  if (model.fits(subset)) return subset;
  subset.destroy();
  const { outputCount } = model;
  const mistake = unfitOutputs(outputCount, spec.classes?.length ?? 10);
  throw new DigitsError(`${mistake} Give it more units, or choose fewer digits.`);
}

/** A last layer whose outputs are not the digits, in words. @param {number} outputs @param {number} digits */
export function unfitOutputs(outputs, digits) {
  const has = outputs === 1 ? 'one output, enough for two digits' : `${outputs} outputs`;
  return `The last layer has ${has}, but there are ${digits} digits to tell apart.`;
}
