// weights.js — a network's weights as named tensors, out of the engine and back into it.

import { matchTensors } from '../weights/match.js';

/** @typedef {import('./engine/engine.js').Model} Model */
/** @typedef {import('../shared/protocol.js').Tensor} Tensor */

/** Copies of all weights, named by the number of their layer. @param {Model} model @returns {Tensor[]} */
export function collectTensors(model) {
  return model.layers.flatMap(({ kernelShape, hasBias }, index) => {
    if (!kernelShape.length) return [];
    const { kernel, bias } = model.weights(index);
    const tensors = [{ name: `${index}.kernel`, shape: kernelShape, values: kernel }];
    if (hasBias) tensors.push({ name: `${index}.bias`, shape: [bias.length], values: bias });
    return tensors;
  });
}

/** Sets every weight, or none and throws a WeightsError. @param {Model} model @param {Tensor[]} tensors */
export function restoreTensors(model, tensors) {
  for (const { index, ...weights } of matchTensors(tensors, model.layers)) model.setWeights(index, weights);
}
