// weights.js — copies a network's weights out of the engine as named tensors, and back into it.

import { matchTensors } from '../weights/match.js';

/** @typedef {import('./engine/engine.js').Model} Model */
/** @typedef {import('../shared/protocol.js').Tensor} Tensor */

/** Copies of all weights, named '0.kernel', '0.bias' and so on. @param {Model} model @returns {Tensor[]} */
export function collectTensors(model) {
  return model.layers.flatMap(({ kernelShape, hasBias }, index) => {
    if (!kernelShape.length) return [];
    const { kernel, bias } = model.weights(index);
    const tensors = [{ name: `${index}.kernel`, shape: kernelShape, values: kernel }];
    if (hasBias) tensors.push({ name: `${index}.bias`, shape: [bias.length], values: bias });
    return tensors;
  });
}

/**
 * Replaces all weights. Throws a WeightsError if the tensors do not fit; the weights are unchanged then.
 * @param {Model} model @param {Tensor[]} tensors   named as those of `collectTensors`, or as match.js allows
 */
export function restoreTensors(model, tensors) {
  for (const { index, ...weights } of matchTensors(tensors, model.layers)) model.setWeights(index, weights);
}
