// predictions.js — what a network says of every image of a split: all of its outputs.

import { checkImages } from './check-settings.js';
import { checkedSubset, splitSpec } from './splits.js';
import { throttled } from './throttle.js';
import { fingerprintOf } from './weights.js';

/** @typedef {import('../shared/protocol.js').ImageSettings} ImageSettings */
/** @typedef {import('../shared/protocol.js').Predictions} Predictions */
/** @typedef {import('../shared/protocol.js').Split} Split */

export const ALL_DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/**
 * Predicts the images of a split of a run one by one, as a drawing is predicted. Throws STOPPED, or a SettingsError
 * if the split has no images or does not match the network.
 * @param {import('./engine/model.js').Model} model
 * @param {import('./training.js').ImageSource} source
 * @param {{ split: Split, run: ImageSettings }} choice
 * @param {(event: any) => void} emit    receives `evaluating` events, as in protocol.js
 * @param {import('./slices.js').Slices} slices
 * @returns {Promise<Predictions>}
 */
export async function predictSplit(model, { dataset, arrived }, { split, run }, emit, slices) {
  checkImages(run);
  if (split === 'test') await slices.waitFor(arrived);
  const spec = splitSpec(dataset, run, split);
  const subset = checkedSubset(dataset, spec, model);
  const indices = subset.indices();
  subset.destroy();
  const { outputCount } = model;
  const all = dataset.labels(spec.pool);
  const labels = Uint8Array.from(indices, (index) => all[index]);
  const predicted = new Uint32Array(indices.length);
  const outputs = new Float32Array(indices.length * outputCount);
  const report = throttled(emit);
  for (let i = 0; i < indices.length; i++) {
    if (slices.left === 0) await slices.next();
    outputs.set(model.predict(dataset.images(spec.pool, indices.subarray(i, i + 1))), i * outputCount);
    predicted[i] = model.predicted;
    report(() => ({ event: 'evaluating', of: split, done: i + 1, count: indices.length }));
  }
  const fingerprint = await fingerprintOf(model, slices);
  const classes = run.classes ? [...run.classes].sort((a, b) => a - b) : ALL_DIGITS;
  const layers = model.layers.map(({ text }) => text).join(' | ');
  return { split, pool: spec.pool, classes, layers, fingerprint, indices, labels, predicted, outputs };
}
