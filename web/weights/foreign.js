// foreign.js — weights as PyTorch and Keras name and lay them out, in the names and shapes of this project.
//
//   PyTorch   fc1.weight [out, in], conv1.weight [out, in, height, width], conv1.bias; flatten goes channel by channel
//   Keras     dense/kernel:0 [in, out], conv2d/kernel:0 [height, width, in, out]: as here, by another name
//
// Batch normalisation has bn1.weight, bn1.bias, bn1.running_mean and bn1.running_var there, and
// batch_normalization/gamma:0, beta, moving_mean and moving_variance here.
//
// Layers come in the order of the file; where that is the alphabet's, in the order of the numbers in their names.
// Batch normalisation is counted by itself, because the alphabet puts all of it before what it follows.

import { shapeSize } from '../files/floats.js';

/** @typedef {import('./files.js').Tensor} Tensor */
/** @typedef {import('./match.js').Layer & { index: number }} WeightedLayer */
/** @typedef {Partial<Record<'kernel' | 'bias' | 'mean' | 'variance', Tensor>>} Module */

/** What the parts of a module are called. @type {Record<string, keyof Module>} */
const PARTS = {
  ...{ weight: 'kernel', kernel: 'kernel', gamma: 'kernel' },
  ...{ bias: 'bias', beta: 'bias' },
  ...{ running_mean: 'mean', moving_mean: 'mean' },
  ...{ running_var: 'variance', moving_variance: 'variance' },
};

/** `fc1.weight`, `dense/kernel:0`, `kernel`: the module, and its part. */
const NAME = new RegExp(`^(?:(.*)[./])?(${Object.keys(PARTS).join('|')})(?::\\d+)?$`);

/** Of batch normalisation: PyTorch's usual one, and Keras', which is the engine's. */
const TORCH_EPSILON = 1e-5;
const OWN_EPSILON = 1e-3;

/**
 * The tensors by the names and in the shapes of this project; null if they are named otherwise, are not as many as
 * the layers need, or have other shapes.
 * @param {Tensor[]} tensors
 * @param {WeightedLayer[]} layers         those with weights
 * @param {(number[] | undefined)[]} before   [layers.length] the output of the layer before each: [height, width,
 *   channels], or undefined where that is no image
 * @returns {Tensor[] | null}
 */
export function renamed(tensors, layers, before) {
  const modules = paired(tensors, layers);
  if (!modules) return null;
  const isTorch = tensors.some(({ name }) => /weight$/.test(name));
  const found = layers.flatMap((layer, i) => {
    const { index, kernelShape, hasBias } = layer;
    if (isNorm(layer)) return scaleOf(modules[i], index, isTorch ? before[i] : undefined, isTorch);
    const { kernel, bias } = modules[i];
    if (!kernel || Boolean(bias) !== hasBias) return [null];
    const values = isTorch ? fromTorch(kernel, kernelShape, before[i]) : asIs(kernel, kernelShape);
    const kernelHere = values && { name: `${index}.kernel`, shape: kernelShape, values };
    return bias ? [kernelHere, { ...bias, name: `${index}.bias` }] : [kernelHere];
  });
  return found.every((tensor) => tensor !== null) ? found : null;
}

/**
 * The layers without a bias for which the file has one, if that is all that keeps it from fitting. Arguments as `renamed`.
 * @param {Tensor[]} tensors @param {WeightedLayer[]} layers @param {(number[] | undefined)[]} before
 */
export function lackingBias(tensors, layers, before) {
  const modules = paired(tensors, layers);
  const lacking = layers.filter(({ hasBias }, i) => !hasBias && modules?.[i].bias);
  const mended = layers.map((layer) => ({ ...layer, hasBias: layer.hasBias || lacking.includes(layer) }));
  return renamed(tensors, mended, before) ? lacking : [];
}

/** The module of each layer; null if they are not as many, or of other kinds. @param {Tensor[]} tensors @param {WeightedLayer[]} layers */
function paired(tensors, layers) {
  const modules = modulesOf(tensors);
  if (!modules || modules.length !== layers.length) return null;
  const norms = modules.filter(({ mean }) => mean);
  const others = modules.filter(({ mean }) => !mean);
  if (norms.length !== layers.filter(isNorm).length) return null;
  return layers.map((layer) => /** @type {Module} */ ((isNorm(layer) ? norms : others).shift()));
}

/** @param {WeightedLayer} layer */
const isNorm = ({ kernelShape }) => kernelShape.length === 1;

/**
 * Batch normalisation, in our names.
 * @param {Module} module @param {number} index
 * @param {number[] | undefined} image   that was flattened, perhaps, in PyTorch's order
 * @param {boolean} isTorch
 */
function scaleOf({ kernel, bias, mean, variance }, index, image, isTorch) {
  if (!kernel || !bias || !mean || !variance) return [null];
  const values = isTorch ? withOwnEpsilon(variance) : variance.values;
  const parts = {
    ...{ gamma: kernel, beta: bias },
    ...{ moving_mean: mean, moving_variance: { ...variance, values } },
  };
  return Object.entries(parts).map(([part, { shape, values }]) => ({
    ...{ name: `${index}.${part}`, shape },
    values: image && isFlattened(image, values.length) ? pixelByPixel(values, image, 1) : values,
  }));
}

/** The variance that gives the same outputs with the engine's epsilon. @param {Tensor} variance */
function withOwnEpsilon({ values, epsilon = TORCH_EPSILON }) {
  const isUsual = epsilon > 0 && epsilon < 1; // of a damaged file it may be anything
  const more = Math.fround(isUsual ? epsilon : TORCH_EPSILON) - Math.fround(OWN_EPSILON);
  return more === 0 ? values : values.map((value) => value + more);
}

/** The parts of each module, in order; null if a name is of another kind. @param {Tensor[]} tensors */
function modulesOf(tensors) {
  /** @type {Map<string, Module>} */
  const modules = new Map();
  for (const tensor of tensors) {
    const [, module = '', part] = NAME.exec(tensor.name) ?? [];
    if (!part) return null;
    const key = PARTS[part];
    if (modules.get(module)?.[key]) return null;
    modules.set(module, { ...modules.get(module), [key]: tensor });
  }
  const names = [...modules.keys()];
  const isSorted = names.every((name, i) => !i || names[i - 1] < name);
  if (isSorted) names.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return names.map((name) => /** @type {Module} */ (modules.get(name)));
}

/** @param {number[]} a @param {number[]} b */
const isEqual = (a, b) => a.length === b.length && a.every((length, i) => length === b[i]);

/** @param {Tensor} tensor @param {number[]} shape */
const asIs = ({ shape: found, values }, shape) => (isEqual(found, shape) ? values : null);

/** Whether so many inputs are a flattened image of more than one pixel. @param {number[]} image @param {number} count */
const isFlattened = (image, count) => image[0] * image[1] > 1 && shapeSize(image) === count;

/**
 * Numbers that go channel by channel, as PyTorch flattens images, pixel by pixel.
 * @param {Float32Array} values   [outputs, inputs]
 * @param {number[]} image        [height, width, channels]
 * @param {number} outputs
 */
const pixelByPixel = (values, [height, width, channels], outputs) =>
  permuted(values, [outputs, channels, height, width], [2, 3, 1, 0]);

/**
 * @param {Tensor} tensor
 * @param {number[]} shape              of the kernel here
 * @param {number[] | undefined} image  that the layer gets
 */
function fromTorch({ shape: found, values }, shape, image) {
  const [from, to] = shape.slice(-2);
  const window = shape.slice(0, -2);
  if (!isEqual(found, [to, from, ...window])) return null;
  const isOrdered = image && isFlattened(image, from);
  if (!window.length) return isOrdered ? pixelByPixel(values, image, to) : permuted(values, found, [1, 0]);
  if (!isOrdered) return permuted(values, found, [2, 3, 1, 0]);
  const places = shapeSize(window);
  const [height, width, channels] = image;
  return permuted(values, [to, channels, height, width, places], [4, 2, 3, 1, 0]);
}

/**
 * The numbers with their axes in another order.
 * @param {Float32Array} values
 * @param {number[]} shape
 * @param {number[]} axes    those of the result, by their place in `shape`
 */
function permuted(values, shape, axes) {
  const steps = shape.map((_, axis) => shapeSize(shape.slice(axis + 1)));
  const [lengths, strides] = [axes.map((axis) => shape[axis]), axes.map((axis) => steps[axis])];
  const result = new Float32Array(values.length);
  const index = axes.map(() => 0);
  let from = 0;
  for (let to = 0; to < values.length; to++) {
    result[to] = values[from];
    for (let axis = axes.length - 1; axis >= 0; axis--) {
      from += strides[axis];
      if (++index[axis] < lengths[axis]) break;
      from -= strides[axis] * lengths[axis];
      index[axis] = 0;
    }
  }
  return result;
}
