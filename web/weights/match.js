// match.js — matches the tensors of a file with the layers of a network.

import { WeightsError } from '../files/errors.js';
import { shapeSize } from '../files/floats.js';

/** @typedef {import('./files.js').Tensor} Tensor */
/**
 * What is needed of a layer; see Model.layers in engine.js.
 * @typedef {object} Layer
 * @property {string} text             as in the line of layers
 * @property {number[]} kernelShape    empty without weights
 * @property {boolean} hasBias
 */

/** @param {number[]} shape */
const words = (shape) => shape.join(' × ') || '1';

/**
 * The weights of each layer that has some, for Model.setWeights. Throws a WeightsError if a tensor is missing,
 * unknown or of another shape.
 *
 * Tensors are matched by name: '0.kernel', '0.bias' … A single tensor with another name, such as the matrix of a
 * .npy, is the kernel of a network that has only one; the bias, if any, is 0. Tensors that NumPy has numbered,
 * arr_0, arr_1 …, are taken in order, each kernel before its bias.
 * @param {Tensor[]} tensors
 * @param {Layer[]} layers   all layers of the network
 * @returns {{ index: number, kernel: Float32Array, bias: Float32Array }[]}   index: of the layer, from 0
 */
export function matchTensors(tensors, layers) {
  const weighted = layers.map((layer, index) => ({ ...layer, index })).filter((l) => l.kernelShape.length);
  const bare = tensors.length === 1 && !/^\d+\.(kernel|bias)$/.test(tensors[0].name);
  if (bare) return [matchBare(tensors[0], weighted)];
  const byName = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  const numbered = tensors.length > 0 && tensors.every(({ name }) => /^arr_\d+$/.test(name));
  let taken = 0;
  const matched = weighted.map(({ index, text, kernelShape, hasBias }) => {
    const take = (/** @type {string} */ part, /** @type {number[]} */ shape) => {
      const name = numbered ? `arr_${taken++}` : `${index}.${part}`;
      const tensor = byName.get(name);
      if (!tensor) throw new WeightsError('WEIGHTS_MISSING', { layer: index + 1, text, tensor: name });
      byName.delete(name);
      return checkShape(tensor, shape, { index, text });
    };
    const kernel = take('kernel', kernelShape);
    const bias = hasBias ? take('bias', [outputs(kernelShape)]) : new Float32Array(0);
    return { index, kernel, bias };
  });
  for (const { name, shape } of byName.values())
    throw new WeightsError('WEIGHTS_UNKNOWN', { tensor: name, found: words(shape) });
  return matched;
}

/** The number of units or filters, which is a kernel's last dimension. @param {number[]} kernelShape */
const outputs = (kernelShape) => /** @type {number} */ (kernelShape.at(-1));

/** @param {Tensor} tensor @param {(Layer & { index: number })[]} weighted */
function matchBare(tensor, weighted) {
  if (weighted.length !== 1)
    throw new WeightsError('WEIGHTS_ONE_MATRIX', { found: words(tensor.shape), count: weighted.length });
  const [{ index, text, kernelShape, hasBias }] = weighted;
  const kernel = checkShape(tensor, kernelShape, { index, text });
  return { index, kernel, bias: new Float32Array(hasBias ? outputs(kernelShape) : 0) };
}

/** @param {Tensor} tensor @param {number[]} shape @param {{ index: number, text: string }} layer */
function checkShape({ name, shape: found, values }, shape, { index, text }) {
  const fits = words(found) === words(shape) && values.length === shapeSize(shape);
  if (fits) return values;
  const place = { tensor: name || 'array', layer: index + 1, text };
  throw new WeightsError('WEIGHTS_SHAPE', { ...place, found: words(found), needed: words(shape) });
}
