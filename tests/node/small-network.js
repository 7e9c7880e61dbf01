// small-network.js — a network with a convolution, a normalisation and a dense layer, without the engine.

import { networkOf } from '../../web/export/network.js';

const LAYERS = [
  { text: 'conv 1 27x27 nobias', shape: [2, 2, 1], paramCount: 729 },
  { text: 'batchnorm relu', shape: [2, 2, 1], paramCount: 4 },
  { text: 'dense 2 softmax', shape: [2], paramCount: 10 },
];

/** @param {string} name @param {...number} shape */
const tensor = (name, ...shape) => ({
  ...{ name, shape },
  values: Float32Array.from({ length: shape.reduce((a, b) => a * b) }, (_, i) => (i % 7) / 8),
});

export const smallTensors = () => [
  tensor('0.kernel', 27, 27, 1, 1),
  ...['gamma', 'beta', 'moving_mean', 'moving_variance'].map((part) => tensor(`1.${part}`, 1)),
  ...[tensor('2.kernel', 4, 2), tensor('2.bias', 2)],
];

/** @param {Record<string, string>} [metadata] */
export const smallNetwork = (metadata = {}) => networkOf(LAYERS, smallTensors(), metadata);
