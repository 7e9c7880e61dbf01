// step.js — what a step of a run is: which images it takes, and how it changes the weights.

import { parseAugmentation } from '../../shared/augmentation.js';
import { rateAt } from '../../shared/schedules.js';

/** @typedef {import('../../shared/protocol.js').RunSettings} RunSettings */
/** @typedef {import('../training.js').Place} Place */

/** How the images of a run are augmented; null if not at all. @param {RunSettings} settings @returns {number[] | null} */
export function augmentationRanges({ augment = '' }) {
  const ranges = parseAugmentation(augment);
  return ranges.some((range) => range > 0) ? ranges : null;
}

/** Images in a step of a run. @param {RunSettings} settings @param {number} trainCount   training images */
export const batchSize = ({ batch }, trainCount) =>
  batch === 'all' ? trainCount : Math.min(trainCount, batch);

/**
 * A step, as Model.beginStep takes it. The schedule goes by images, so that it does not run ahead where single ones
 * are taken.
 * @param {object} run
 * @param {RunSettings} run.settings      with the learning rate that is in force
 * @param {number[] | null} run.ranges    of its augmentation
 * @param {number} run.seed               of the network
 * @param {number} run.trainCount
 * @param {Pick<Place, 'epoch' | 'images' | 'order'>} place   behind which it comes
 * @param {number} most   images to take, if so many are left in the epoch
 */
export function stepAt({ settings, ranges, seed, trainCount }, { epoch, images, order }, most) {
  const { epochs, rate: peak, schedule = 'constant', l2, clip, average } = settings;
  const batch = batchSize(settings, trainCount);
  const steps = Math.ceil(trainCount / batch);
  const rate = rateAt(schedule, peak, (epoch - 1) * steps + Math.floor(images / batch), epochs * steps);
  const augmentation = ranges && { ranges, seed, epoch: order };
  return { first: images, count: Math.min(most, trainCount - images), rate, l2, clip, average, augmentation };
}
