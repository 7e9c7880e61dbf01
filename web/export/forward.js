// forward.js — what a network computes of one image, as plain loops: the exported page reads drawings with it.

import { shapeCount } from '../shared/layer-facts.js';
import { scaleAndOffset } from './network.js';

/** @typedef {import('./network.js').Operation} Operation */
/** @typedef {(x: Float32Array, operation: Operation) => Float32Array} Compute */

/** Dense layers are convolutions whose window is the image. @type {Compute} */
function convolve(x, { input, output, kernel, stride, padding: { top, left }, tensors: [weights, bias] }) {
  const y = new Float32Array(shapeCount(output));
  const [height, width] = kernel;
  const { channels: filters } = output;
  for (let row = 0, at = 0; row < output.height; row++)
    for (let column = 0; column < output.width; column++, at += filters) {
      const sums = bias ? Float64Array.from(bias.values) : new Float64Array(filters);
      for (let i = 0; i < height; i++)
        for (let j = 0; j < width; j++) {
          const [fromRow, fromColumn] = [row * stride + i - top, column * stride + j - left];
          if (fromRow < 0 || fromRow >= input.height || fromColumn < 0 || fromColumn >= input.width) continue;
          const from = (fromRow * input.width + fromColumn) * input.channels;
          const first = (i * width + j) * input.channels * filters;
          for (let c = 0; c < input.channels; c++)
            for (let f = 0; f < filters; f++)
              sums[f] += x[from + c] * weights.values[first + c * filters + f];
        }
      y.set(sums, at);
    }
  return y;
}

/** @param {(values: number[]) => number} join   the numbers of a window @returns {Compute} */
const pool =
  (join) =>
  (x, { input, output, kernel: [height, width], stride }) => {
    const y = new Float32Array(shapeCount(output));
    for (let row = 0, at = 0; row < output.height; row++)
      for (let column = 0; column < output.width; column++)
        for (let c = 0; c < output.channels; c++) {
          const values = [];
          for (let i = 0; i < height; i++)
            for (let j = 0; j < width; j++)
              values.push(x[((row * stride + i) * input.width + column * stride + j) * input.channels + c]);
          y[at++] = join(values);
        }
    return y;
  };

/** @param {number[]} values */
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** @type {Record<string, Compute>} */
const COMPUTE = {
  conv: convolve,
  dense: (x, operation) => convolve(x, { ...operation, kernel: [1, 1] }), // it gets units
  maxpool: pool((values) => Math.max(...values)),
  avgpool: pool(mean),
  globalavgpool: pool(mean),
  batchnorm(x, operation) {
    const { scale, offset } = scaleAndOffset(operation);
    return x.map((value, i) => value * scale[i % scale.length] + offset[i % scale.length]);
  },
};

/** @type {Record<string, (x: Float32Array) => Float32Array>} */
const ACTIVATIONS = {
  relu: (x) => x.map((value) => Math.max(value, 0)),
  sigmoid: (x) => x.map((value) => 1 / (1 + Math.exp(-value))),
  tanh: (x) => x.map(Math.tanh),
  step: (x) => x.map((value) => Number(value > 0)),
  softmax(x) {
    const most = Math.max(...x);
    const powers = Float64Array.from(x, (value) => Math.exp(value - most));
    const sum = powers.reduce((all, power) => all + power, 0);
    return Float32Array.from(powers, (power) => power / sum);
  },
};

/**
 * The outputs for an image, and the class: the largest before the last activation, or, of one output, whether that is
 * above 0.
 * @param {Pick<import('./network.js').Network, 'operations' | 'isSigned'>} network
 * @param {Uint8Array} pixels   28 × 28 from top left, 0 paper … 255 ink
 */
export function forward({ operations, isSigned }, pixels) {
  /** @type {Float32Array} */
  let x = Float32Array.from(pixels, (byte) => (isSigned ? (byte - 127) / 127 : byte / 255));
  let best = 0;
  for (const operation of operations) {
    x = COMPUTE[operation.kind]?.(x, operation) ?? x;
    best = x.length === 1 ? Number(x[0] > 0) : x.indexOf(Math.max(...x));
    x = ACTIVATIONS[operation.activation]?.(x) ?? x;
  }
  return { outputs: x, best };
}
