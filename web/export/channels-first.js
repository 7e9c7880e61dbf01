// channels-first.js — a network's weights as PyTorch and ONNX lay them out.
//
//   kernels   [filters, channels, height, width], [units, inputs]; here [height, width, channels, filters], [inputs, units]
//   flatten   goes channel by channel; here pixel by pixel, with all channels of a pixel side by side
//
// So what follows a flattened image has its inputs in another order, up to the next kernel. The names of tensors are
// PyTorch's: web/weights/foreign.js reads them.

import { shapeCount } from '../shared/layer-facts.js';

/**
 * @typedef {import('./network.js').Operation} Operation
 * @typedef {import('./network.js').Tensor} Tensor
 * @typedef {number[] | null} Order   of each input in PyTorch's order, its place in ours; null for the same
 */

/** PyTorch's names of the parts, by ours. @type {Record<string, string>} */
const NAMES = {
  ...{ kernel: 'weight', bias: 'bias', gamma: 'weight', beta: 'bias' },
  ...{ moving_mean: 'running_mean', moving_variance: 'running_var' },
};

/** What the module of an operation is called. @param {Operation} operation */
export const moduleName = ({ kind, index }) => `${kind === 'batchnorm' ? 'norm' : kind}${index + 1}`;

/**
 * The operations with their tensors renamed and laid out anew.
 * @param {Operation[]} operations
 * @returns {Operation[]}
 */
export function channelsFirst(operations) {
  /** @type {Order} */
  let order = null;
  return operations.map((operation) => {
    const { kind, input, tensors } = operation;
    if (kind === 'flatten') order = flattenedOrder(input, operation.output.channels);
    const known = order;
    if (kind === 'conv' || kind === 'dense') order = null;
    const own = tensors.map(({ name, shape, values }) => {
      const part = name.split('.')[1];
      const laidOut = part === 'kernel' ? kernel(values, shape, known) : { shape, values };
      const isScale = kind === 'batchnorm' && known;
      const moved = isScale ? values.map((_, i) => values[known[i]]) : laidOut.values;
      return { name: `${moduleName(operation)}.${NAMES[part]}`, shape: laidOut.shape, values: moved };
    });
    return { ...operation, tensors: own };
  });
}

/** @param {import('../shared/layer-facts.js').Shape} image @param {number} count @returns {Order} */
function flattenedOrder({ height, width, channels }, count) {
  if (height * width === 1 || channels === 1) return null;
  const pixels = height * width;
  return Array.from({ length: count }, (_, i) => (i % pixels) * channels + Math.floor(i / pixels));
}

/**
 * Outputs first, then inputs, then the window.
 * @param {Float32Array} values @param {number[]} shape @param {Order} order   of the inputs
 */
function kernel(values, shape, order) {
  const [inputs, outputs] = shape.slice(-2);
  const window = shape.slice(0, -2);
  const places = window.reduce((a, b) => a * b, 1);
  const result = new Float32Array(values.length);
  let to = 0;
  for (let output = 0; output < outputs; output++)
    for (let input = 0; input < inputs; input++)
      for (let place = 0; place < places; place++)
        result[to++] = values[(place * inputs + (order ? order[input] : input)) * outputs + output];
  return { shape: [outputs, inputs, ...window], values: result };
}

/** The numbers that an image has between two operations, in PyTorch's order. @param {import('../shared/layer-facts.js').Shape} shape @param {boolean} isFlat */
export const shapeOf = (shape, isFlat) =>
  isFlat ? [shapeCount(shape)] : [shape.channels, shape.height, shape.width];
