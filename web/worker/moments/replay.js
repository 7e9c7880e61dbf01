// replay.js — trains steps of a run again, on a copy of its network: to the same bits in strict arithmetic.

import { trainedSpec } from '../splits.js';
import { augmentationRanges, stepAt } from './step.js';

/** @typedef {import('../engine/model.js').Model} Model */
/** @typedef {import('../training.js').Place} Place */
/** @typedef {import('./record.js').Record} Record */

/**
 * Trains a copy from its step to a later one of the run. Throws STOPPED; the copy is then at the step that it has
 * reached.
 * @param {{ model: Model, step: number, place: Place }} copy   step and place are brought up to date
 * @param {Record} record
 * @param {number} step    at most the record's last
 * @param {import('../slices.js').Slices} slices
 * @param {() => void} onStep   called after each step
 */
export async function replayTo(copy, record, step, slices, onStep) {
  if (copy.step === step) return;
  const { settings, seed, trainCount } = record;
  const { dataset } = record.source;
  const ranges = augmentationRanges(settings);
  const train = dataset.createSubset(trainedSpec(dataset, settings));
  const { model } = copy;
  try {
    let shuffled = -1;
    while (copy.step < step) {
      if (copy.place.images === trainCount) copy.place = nextEpoch(copy.place);
      const { order } = copy.place;
      if (record.batch < trainCount && order !== shuffled) train.shuffle(seed, order);
      shuffled = order;
      const run = { settings: { ...settings, rate: record.rateOf(copy.step + 1) }, ranges, seed, trainCount };
      const { count, ...rest } = stepAt(run, copy.place, record.countOf(copy.step + 1));
      model.beginStep(train, { count, ...rest });
      await slices.finish(model, () => {});
      copy.step++;
      copy.place = { ...copy.place, step: copy.place.step + 1, images: copy.place.images + count };
      onStep();
    }
  } finally {
    model.cancel();
    train.destroy();
  }
}

/** @param {Place} place   at the end of an epoch @returns {Place} */
const nextEpoch = (place) => ({
  ...place,
  ...{ epoch: place.epoch + 1, order: place.order + 1, step: 0, images: 0, lossSum: 0, correct: 0 },
});
