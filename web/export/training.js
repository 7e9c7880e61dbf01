// training.js — how a network was trained, read from the settings that a file of weights has, for code that trains on.

import { parseAugmentation } from '../shared/augmentation.js';
import { OPTIMIZERS } from '../shared/presets.js';
import { SCHEDULES } from '../shared/schedules.js';
import { classesOf } from './network.js';

/**
 * @typedef {object} Training
 * @property {string} optimizer   a key of OPTIMIZERS
 * @property {string} schedule    a key of SCHEDULES
 * @property {number} rate
 * @property {number | null} batch   null for all images
 * @property {number} epochs
 * @property {number} l2
 * @property {number} clip
 * @property {number} average
 * @property {number[]} augment   ranges, as parseAugmentation gives them
 * @property {number} invented
 * @property {number} shuffledLabels   per cent
 * @property {number} seed
 * @property {number} splitSeed
 * @property {string} validation  a number of images, or a share such as '20%'
 * @property {string} train       the same, or 'all'
 * @property {number[]} classes   the digits that it was trained with
 */

const USUAL = { optimizer: 'adam', schedule: 'constant', batch: 128, epochs: 1 };
const COUNT = /^\d+(\.\d+)?%?$/;

/**
 * What is missing or cannot be read is as usual.
 * @param {Record<string, string>} metadata   of the network
 * @returns {Training}
 */
export function trainingOf(metadata) {
  const known = (/** @type {string} */ key, /** @type {object} */ table, /** @type {string} */ usual) =>
    Object.hasOwn(table, metadata[key] ?? '') ? metadata[key] : usual;
  const number = (/** @type {string} */ key, /** @type {number} */ usual) => {
    const value = metadata[key]?.trim() ? Number(metadata[key]) : NaN;
    return Number.isFinite(value) && value >= 0 ? value : usual;
  };
  const count = (/** @type {string} */ key, /** @type {string} */ usual) =>
    COUNT.test(metadata[key] ?? '') ? metadata[key] : usual;
  const optimizer = known('optimizer', OPTIMIZERS, USUAL.optimizer);
  const { rate, l2 = 0, batch: needed } = OPTIMIZERS[optimizer];
  const isWhole = needed === 'all' || ['all', 'Infinity', 'null'].includes(metadata.batch);
  return {
    optimizer,
    schedule: known('schedule', SCHEDULES, USUAL.schedule),
    rate: number('rate', rate),
    batch: isWhole ? null : number('batch', USUAL.batch),
    epochs: number('epochs', USUAL.epochs) || USUAL.epochs,
    ...{ l2: number('l2', l2), clip: number('clip', 0), average: number('average', 0) },
    ...{ augment: rangesOf(metadata.augment), invented: number('invented', 0) },
    shuffledLabels: number('shuffledLabels', 0),
    ...{ seed: number('seed', 1), splitSeed: number('splitSeed', 0) },
    ...{ validation: count('validationCount', '0'), train: count('trainCount', 'all') },
    classes: classesOf(metadata.classes),
  };
}

/** @param {string | undefined} line */
function rangesOf(line) {
  try {
    return parseAugmentation(line ?? '');
  } catch {
    return parseAugmentation('');
  }
}
