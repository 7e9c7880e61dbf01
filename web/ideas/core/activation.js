// activation.js — what a unit makes of its sum: the four activation functions and their slopes.

/**
 * @typedef {object} Activation
 * @property {string} id
 * @property {(z: number) => number} value
 * @property {(z: number) => number} slope   its derivative; where it has none, that of the right side
 */

/** @param {number} z */
export const sigmoid = (z) => 1 / (1 + Math.exp(-z));

/** In the order of an address. @type {Activation[]} */
export const ACTIVATIONS = [
  { id: 'sigmoid', value: sigmoid, slope: (z) => sigmoid(z) * (1 - sigmoid(z)) },
  { id: 'tanh', value: Math.tanh, slope: (z) => 1 - Math.tanh(z) ** 2 },
  { id: 'relu', value: (z) => Math.max(0, z), slope: (z) => Number(z >= 0) },
  { id: 'step', value: (z) => Number(z >= 0), slope: () => 0 },
];
