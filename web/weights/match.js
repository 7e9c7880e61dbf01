// match.js — matches the tensors of a file with the layers of a network.

import { WeightsError } from '../files/errors.js';
import { shapeSize, shapeText } from '../files/floats.js';
import { lackingBias, renamed } from './foreign.js';

/** @typedef {import('./files.js').Tensor} Tensor */
/**
 * What is needed of a layer; see Model.layers in model.js.
 * @typedef {object} Layer
 * @property {string} text             as in the line of layers
 * @property {number[]} kernelShape    empty without weights, [channels] for batchnorm
 * @property {boolean} hasBias
 * @property {number[]} [shape]        output: height, width, channels
 */

/** The parts of a layer's weights, by their place in Model.weights. @type {Record<'kernel' | 'scale', string[]>} */
const PARTS = { kernel: ['kernel', 'bias'], scale: ['gamma', 'beta', 'moving_mean', 'moving_variance'] };

/**
 * The names and shapes of a layer's tensors, in the order of files: a kernel before its bias; of batchnorm, gamma,
 * beta, moving mean and moving variance.
 * @param {Layer} layer @param {number} index   of the layer, from 0
 */
export function tensorsOf({ kernelShape, hasBias }, index) {
  if (!kernelShape.length) return [];
  const parts = kernelShape.length === 1 ? PARTS.scale : PARTS.kernel.slice(0, hasBias ? 2 : 1);
  return parts.map((part, place) => ({
    name: `${index}.${part}`,
    shape: place === 0 ? kernelShape : [outputs(kernelShape)],
  }));
}

/**
 * The weights of each layer that has some, for Model.setWeights. Throws a WeightsError if a tensor is missing,
 * unknown or of another shape.
 *
 * Tensors are matched by name, as in `tensorsOf`. A single tensor with another name, such as the matrix of a
 * .npy, is the kernel of a network that has only one; the bias, if any, is 0. Tensors that NumPy has numbered,
 * arr_0, arr_1 …, are taken in order, each kernel before its bias. Names of PyTorch and Keras: see foreign.js.
 * @param {Tensor[]} tensors
 * @param {Layer[]} layers   all layers of the network
 * @returns {{ index: number, kernel: Float32Array, bias: Float32Array, moving?: Float32Array }[]}   index: of the
 *   layer, from 0
 */
export function matchTensors(tensors, layers) {
  const weighted = layers.map((layer, index) => ({ ...layer, index })).filter((l) => l.kernelShape.length);
  const isOwn = tensors.some(({ name }) => OWN_NAME.test(name));
  const before = weighted.map(({ index }) => imageBefore(layers, index));
  const foreign = isOwn && !isTorch(tensors) ? null : renamed(tensors, weighted, before);
  if (foreign) return matchTensors(foreign, layers);
  const bare = tensors.length === 1 && !OWN_NAME.test(tensors[0].name);
  if (bare) return [matchBare(tensors[0], weighted)];
  const byName = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  const numbered = tensors.length > 0 && tensors.every(({ name }) => /^arr_\d+$/.test(name));
  if (!numbered && (!isOwn || isTorch(tensors))) {
    const lacking = lackingBias(tensors, weighted, before).map(({ text, index }) => `${index + 1} (${text})`);
    if (lacking.length) throw new WeightsError('WEIGHTS_BIAS', { layers: lacking.join(', ') });
    throw new WeightsError('WEIGHTS_FOREIGN', {
      found: listing(tensors),
      needed: listing(neededBy(weighted)),
    });
  }
  let taken = 0;
  const matched = weighted.map(({ index, text, ...layer }) => {
    const [kernel, bias, mean, variance] = tensorsOf({ text, ...layer }, index).map(
      ({ name: own, shape }) => {
        const name = numbered ? `arr_${taken++}` : own;
        const tensor = byName.get(name);
        if (!tensor) throw new WeightsError('WEIGHTS_MISSING', { layer: index + 1, text, tensor: name });
        byName.delete(name);
        return checkShape(tensor, shape, { index, text });
      },
    );
    const weights = { index, kernel, bias: bias ?? new Float32Array(0) };
    return variance ? { ...weights, moving: Float32Array.of(...mean, ...variance) } : weights;
  });
  for (const { name, shape } of byName.values())
    throw new WeightsError('WEIGHTS_UNKNOWN', { tensor: name, found: shapeText(shape) });
  return matched;
}

/** A name that this project gives. */
export const OWN_NAME = new RegExp(`^(\\d+)\\.(${Object.values(PARTS).flat().join('|')})$`);
/** Longer lists of tensors end with dots. */
const MOST_LISTED = 8;

/** Whether PyTorch has named them; the biases of nn.Sequential have names like ours. @param {Tensor[]} tensors */
const isTorch = (tensors) => tensors.some(({ name }) => /(^|[./])weight$/.test(name));

/** What weighted layers need. @param {(Layer & { index: number })[]} weighted */
const neededBy = (weighted) => weighted.flatMap((layer) => tensorsOf(layer, layer.index));

/** @param {{ name: string, shape: number[] }[]} tensors */
function listing(tensors) {
  const all = tensors.map(({ name, shape }) => `"${name}" (${shapeText(shape)})`);
  return all.length > MOST_LISTED ? `${all.slice(0, MOST_LISTED).join(', ')} …` : all.join(', ');
}

/**
 * The image that a layer flattens, or that was flattened before it; undefined if it gets the units of a dense layer, or
 * the network's input. Of one pixel, all orders are the same.
 * @param {Layer[]} layers @param {number} index
 */
function imageBefore(layers, index) {
  const before = layers
    .slice(0, index)
    .findLast(
      ({ text, shape }) => /^(conv|dense)\b/.test(text) || (/^(max|avg)pool\b/.test(text) && !isPixel(shape)),
    );
  return before && !/^dense/.test(before.text) ? before.shape : undefined;
}

/** @param {number[] | undefined} shape */
const isPixel = (shape) => shape?.[0] === 1 && shape[1] === 1;

/** The number of units or filters, which is a kernel's last dimension. @param {number[]} kernelShape */
const outputs = (kernelShape) => /** @type {number} */ (kernelShape.at(-1));

/** @param {Tensor} tensor @param {(Layer & { index: number })[]} weighted */
function matchBare(tensor, weighted) {
  if (weighted.length !== 1)
    throw new WeightsError('WEIGHTS_ONE_MATRIX', { found: shapeText(tensor.shape), count: weighted.length });
  const [{ index, text, kernelShape, hasBias }] = weighted;
  const kernel = checkShape(tensor, kernelShape, { index, text });
  return { index, kernel, bias: new Float32Array(hasBias ? outputs(kernelShape) : 0) };
}

/** @param {Tensor} tensor @param {number[]} shape @param {{ index: number, text: string }} layer */
function checkShape({ name, shape: found, values }, shape, { index, text }) {
  const fits = shapeText(found) === shapeText(shape) && values.length === shapeSize(shape);
  if (fits) return values;
  const place = { tensor: name || 'array', layer: index + 1, text };
  throw new WeightsError('WEIGHTS_SHAPE', { ...place, found: shapeText(found), needed: shapeText(shape) });
}
