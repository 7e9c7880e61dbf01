// backpropagation.js — a network of two neurons, forwards to the loss and backwards to every gradient.
//
//   z = w·x + b    a = tanh(z)    s = v·a + c    p = sigmoid(s)    loss = −ln p, as the right answer is 1

import { sigmoid } from './activation.js';
import { crossEntropy } from './cross-entropy.js';

/** @typedef {{ w: number, b: number, v: number, c: number }} Weights */

/** From the input to the loss. @param {number} x @param {Weights} weights */
export function forward(x, { w, b, v, c }) {
  const z = w * x + b;
  const a = Math.tanh(z);
  const s = v * a + c;
  const p = sigmoid(s);
  return { z, a, s, p, loss: crossEntropy(p) };
}

/**
 * From the loss back: the gradient of the loss with respect to every value, each made from the one before it by
 * the chain rule.
 * @param {number} x
 * @param {Weights} weights
 */
export function backward(x, weights) {
  const { a, p } = forward(x, weights);
  const ds = p - 1;
  const da = ds * weights.v;
  const dz = da * (1 - a * a);
  return { ds, dv: ds * a, dc: ds, da, dz, dw: dz * x, db: dz };
}

/**
 * The weights after one step against the gradient.
 * @param {number} x @param {Weights} weights @param {number} rate
 * @returns {Weights}
 */
export function stepped(x, weights, rate) {
  const { dw, db, dv, dc } = backward(x, weights);
  const { w, b, v, c } = weights;
  return { w: w - rate * dw, b: b - rate * db, v: v - rate * dv, c: c - rate * dc };
}
