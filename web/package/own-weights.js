// own-weights.js — gives a network the weights of a file with this project's names.

import { collectTensors } from '../worker/weights.js';

/** @typedef {import('../shared/protocol.js').Tensor} Tensor */

/** A list that is said to somebody. @param {Tensor[]} tensors */
const listing = (tensors) =>
  tensors.map(({ name, shape }) => `"${name}" (${shape.join(' × ')})`).join(', ') || 'none';

/**
 * Replaces all weights. Throws an Error named WeightsError if they are not exactly those that the layers need, by name and
 * shape; nothing has changed then.
 * @param {import('../worker/engine/model.js').Model} model
 * @param {Tensor[]} tensors
 */
export function restoreWeights(model, tensors) {
  const needed = collectTensors(model);
  const byName = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  const fits =
    tensors.length === needed.length &&
    needed.every(({ name, shape }) => byName.get(name)?.shape.join() === shape.join());
  if (!fits)
    throw Object.assign(
      new Error(
        `The weights do not fit the layers, which need ${listing(needed)}; the file has ${listing(tensors)}.`,
      ),
      { name: 'WeightsError' },
    );
  for (const index of model.layers.keys()) {
    const [kernel, bias, mean, variance] = collectTensors(model, [index]).map(
      ({ name }) => /** @type {Tensor} */ (byName.get(name)).values,
    );
    if (!kernel) continue;
    const moving = variance && Float32Array.of(...mean, ...variance);
    model.setWeights(index, { kernel, bias: bias ?? new Float32Array(0), ...(moving && { moving }) });
  }
}
