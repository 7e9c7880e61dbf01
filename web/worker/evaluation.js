// evaluation.js — evaluates a split with a network: loss, accuracy, and the prediction for every image.

import { checkImages } from './check-settings.js';
import { checkedSubset, splitSpec } from './splits.js';
import { throttled } from './throttle.js';
import { fingerprintOf } from './weights.js';

/** @typedef {import('./engine/dataset.js').Dataset} Dataset */
/** @typedef {import('./engine/model.js').Model} Model */
/** @typedef {import('./engine/dataset.js').Subset} Subset */
/** @typedef {import('./slices.js').Slices} Slices */
/** @typedef {import('../shared/protocol.js').Evaluation} Evaluation */
/** @typedef {import('../shared/protocol.js').ImageSettings} ImageSettings */
/** @typedef {import('../shared/protocol.js').Split} Split */

/**
 * Loss (mean, in nats) and accuracy (0 … 1) of a model on all images of a subset. Throws STOPPED.
 * @param {Model} model @param {Subset} subset @param {Slices} slices
 * @param {Parameters<Slices['finish']>[1]} onProgress
 */
export async function evaluate(model, subset, slices, onProgress) {
  model.beginEvaluation(subset);
  await slices.finish(model, onProgress);
  return { loss: model.loss, accuracy: model.correct / subset.count };
}

/**
 * The predictions of the last evaluation of a subset, with indices and labels of its images.
 * @param {Dataset} dataset @param {Subset} subset @param {Split} split   the split that the subset holds
 */
export function answers(dataset, subset, split) {
  const pool = /** @type {'train' | 'test'} */ (split === 'test' ? 'test' : 'train');
  const all = dataset.labels(pool);
  const indices = subset.indices();
  const labels = Uint8Array.from(indices, (index) => all[index]);
  const [predictions, confidences] = [subset.predictions(), subset.confidences()];
  return { split, pool, count: subset.count, indices, labels, predictions, confidences };
}

/**
 * Evaluates a split of a run. Throws STOPPED, or a SettingsError if the split has no images or does not match the
 * network.
 * @param {Model} model
 * @param {import('./training.js').ImageSource} source
 * @param {{ split: Split, run: ImageSettings }} choice
 * @param {(event: any) => void} emit    receives `evaluating` events, as in protocol.js
 * @param {Slices} slices
 * @returns {Promise<Evaluation>}
 */
export async function evaluateSplit(model, { dataset, arrived }, { split, run }, emit, slices) {
  checkImages(run);
  if (split === 'test') await slices.waitFor(arrived);
  const subset = checkedSubset(dataset, splitSpec(dataset, run, split), model);
  const report = throttled(emit);
  const { count } = subset;
  try {
    const found = await evaluate(model, subset, slices, () =>
      report(() => ({ event: 'evaluating', of: split, done: model.imagesDone, count })),
    );
    const fingerprint = await fingerprintOf(model, slices);
    return { ...found, ...answers(dataset, subset, split), fingerprint, seconds: slices.elapsed / 1000 };
  } finally {
    model.cancel();
    subset.destroy();
  }
}
