// image-split.js — which split of a run an image of the data set belongs to.

import { ALL_CLASSES } from '../data/state.js';

/**
 * The split of an image; `unused` if it is in none, `leftOut` if its digit is not one that the run uses. Null if
 * only the worker knows: where the training images are shuffled before they are split, and where digits are left
 * out, so that an image's place among those that remain depends on all labels before it.
 * @param {Pick<import('../data/state.js').Sample, 'pool' | 'index' | 'label'>} image
 * @param {import('../../shared/protocol.js').ImageSettings} settings
 * @param {number} all   images of its pool
 * @returns {import('../../shared/protocol.js').Split | 'unused' | 'leftOut' | null}
 */
export function splitOf({ pool, index, label }, settings, all) {
  const {
    classes = ALL_CLASSES,
    trainCount,
    validationCount,
    holdoutCount = 0,
    testCount,
    splitSeed,
  } = settings;
  if (!classes.includes(label)) return 'leftOut';
  if (pool === 'test' && (testCount ?? all) >= all) return 'test';
  if (classes.length < ALL_CLASSES.length) return null;
  if (pool === 'test') return index < (testCount ?? all) ? 'test' : 'unused';
  if (splitSeed) return null;
  const trainEnd = validationCount + (trainCount ?? all - validationCount - holdoutCount);
  if (index < validationCount) return 'validation';
  if (index < trainEnd) return 'train';
  return index < trainEnd + holdoutCount ? 'holdout' : 'unused';
}
