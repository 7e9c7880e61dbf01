// arithmetic.js — how one number of a layer comes about, in 32-bit floats and in the order of a textbook.
//
// Every product and every sum is rounded to 32 bits, as Math.fround does and as NumPy's float32 does. Products are added
// from the first to the last: rows of the window from the top, in a row from the left, of a pixel its channels in their
// order; the bias comes last. The engine has the same numbers and may add them in another order.

import { passesOn, scaledPixel } from '../../../shared/layer-facts.js';

/**
 * @typedef {import('../../../shared/layer-facts.js').LayerFacts} LayerFacts
 *
 * @typedef {object} Window        what a number is made of, [height, width, channels]
 * @property {number} height
 * @property {number} width
 * @property {number} channels
 * @property {number} top          row of its first pixel in the layer's input, counted from 0; negative among the zeros
 * @property {number} left
 * @property {Float32Array} values
 *
 * @typedef {object} Weights       of a layer, as its tensors are named; empty where it has none
 * @property {Float32Array} [kernel]
 * @property {Float32Array} [bias]
 * @property {Float32Array} [gamma]
 * @property {Float32Array} [beta]
 * @property {Float32Array} [moving_mean]
 * @property {Float32Array} [moving_variance]
 *
 * @typedef {{ form: 'products', window: Window, weights: Float32Array, products: Float32Array, total: number, bias: number | null,
 *   sum: number }} Products        Σ value · weight, then the bias
 * @typedef {{ form: 'largest', window: Window, winner: number, sum: number }} Largest   winner: its place in the window
 * @typedef {{ form: 'mean', window: Window, total: number, sum: number }} Mean
 * @typedef {{ form: 'normalised', window: Window, gamma: number, beta: number, mean: number, variance: number, scale: number,
 *   sum: number }} Normalised
 * @typedef {{ form: 'scaled', window: Window, offset: number, whole: number, sum: number }} Scaled
 * @typedef {{ form: 'passed', window: Window, sum: number }} Passed
 * @typedef {Products | Largest | Mean | Normalised | Scaled | Passed} Arithmetic   sum: before the activation
 */

const { fround } = Math;

/** Added to the variance of batchnorm: Keras' epsilon. */
export const EPSILON = 0.001;

/**
 * The part of a layer's input that one number of its output is made of; zeros stand around the image.
 * @param {LayerFacts} facts @param {Float32Array} input
 * @param {number} unit @param {number} row @param {number} column   of the output, from 0
 * @returns {Window}
 */
function windowOf(facts, input, unit, row, column) {
  const { kind, stride } = facts;
  const { width: across, height: down, channels } = facts.input;
  const [height, width] = facts.kernel;
  const takesAll = kind === 'conv' || kind === 'dense';
  const depth = takesAll ? channels : 1;
  const [top, left] = [row * stride - facts.top, column * stride - facts.left];
  const values = new Float32Array(height * width * depth);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [line, place] = [top + y, left + x];
      if (line < 0 || line >= down || place < 0 || place >= across) continue;
      const from = (line * across + place) * channels + (takesAll ? 0 : unit);
      values.set(input.subarray(from, from + depth), (y * width + x) * depth);
    }
  return { height, width, channels: depth, top, left, values };
}

/** Adds from the first to the last. @param {Float32Array} values */
function added(values) {
  let sum = values[0];
  for (let i = 1; i < values.length; i++) sum = fround(sum + values[i]);
  return sum;
}

/**
 * How one number of a layer comes about.
 * @param {LayerFacts} facts
 * @param {Weights} weights
 * @param {Float32Array} input   of the layer, as `facts.input` has it; of `rescaling` the pixels, 0 … 255
 * @param {{ unit: number, row: number, column: number }} place   in the output, counted from 0
 * @returns {Arithmetic}
 */
export function arithmeticOf(facts, weights, input, { unit, row, column }) {
  const { kind } = facts;
  if (passesOn(facts)) return passed(facts, input, { unit, row, column });
  const window = windowOf(facts, input, unit, row, column);
  if (kind === 'conv' || kind === 'dense') return products(window, weights, unit, facts.output.channels);
  if (kind === 'maxpool') {
    const sum = window.values.reduce((most, value) => Math.max(value, most));
    return { form: 'largest', window, winner: window.values.indexOf(sum), sum };
  }
  if (kind === 'avgpool' || kind === 'globalavgpool') {
    const total = added(window.values);
    return { form: 'mean', window, total, sum: fround(total / window.values.length) };
  }
  if (kind === 'batchnorm') return normalised(window, weights, unit);
  const [offset, whole] = facts.isSigned ? [127, 127] : [0, 255];
  return { form: 'scaled', window, offset, whole, sum: scaledPixel(window.values[0], facts.isSigned) };
}

/**
 * How the engine computes what the sum of a layer's unit has in the textbook's order.
 * @param {LayerFacts} facts @param {boolean} isRelaxed
 */
export function otherWay({ kind, kernel, stride, input, output }, isRelaxed) {
  const isWinograd =
    kind === 'conv' &&
    kernel.join() === '3,3' &&
    stride === 1 &&
    input.channels % 8 === 0 &&
    output.channels % 8 === 0;
  if (isWinograd) return 'winograd';
  if (kind === 'avgpool' || kind === 'globalavgpool') return 'share';
  return isRelaxed ? 'fused' : 'order';
}

/** @param {Window} window @param {Weights} weights @param {number} unit @param {number} units @returns {Products} */
function products(window, { kernel = new Float32Array(0), bias }, unit, units) {
  const weights = Float32Array.from(window.values, (_, i) => kernel[i * units + unit]);
  const products = Float32Array.from(window.values, (value, i) => fround(value * weights[i]));
  const total = added(products);
  const own = bias ? bias[unit] : null;
  return {
    form: 'products',
    window,
    weights,
    products,
    total,
    bias: own,
    sum: own === null ? total : fround(total + own),
  };
}

/** The scale first, as Keras computes it. @param {Window} window @param {Weights} weights @param {number} unit @returns {Normalised} */
function normalised(window, weights, unit) {
  const [gamma, beta, mean, variance] = ['gamma', 'beta', 'moving_mean', 'moving_variance'].map(
    (name) => /** @type {Float32Array} */ (weights[/** @type {keyof Weights} */ (name)])[unit],
  );
  const scale = fround(gamma / fround(Math.sqrt(fround(variance + fround(EPSILON)))));
  const sum = fround(fround(fround(window.values[0] - mean) * scale) + beta);
  return { form: 'normalised', window, gamma, beta, mean, variance, scale, sum };
}

/**
 * The same number, wherever it stood before.
 * @param {LayerFacts} facts @param {Float32Array} input @param {{ unit: number, row: number, column: number }} place
 * @returns {Passed}
 */
function passed({ input: before, output }, input, { unit, row, column }) {
  const at = (row * output.width + column) * output.channels + unit;
  const pixel = Math.floor(at / before.channels);
  const [top, left] = [Math.floor(pixel / before.width), pixel % before.width];
  const window = { height: 1, width: 1, channels: 1, top, left, values: input.subarray(at, at + 1) };
  return { form: 'passed', window, sum: input[at] };
}

/**
 * What an activation makes of a sum, in double precision. Softmax needs the other units' sums too, see `softmaxOf`.
 * @param {import('../../../shared/layer-facts.js').Activation} activation @param {number} sum
 */
export function activated(activation, sum) {
  if (activation === 'relu') return Math.max(0, sum);
  if (activation === 'sigmoid') return 1 / (1 + Math.exp(-sum));
  if (activation === 'tanh') return Math.tanh(sum);
  if (activation === 'step') return sum > 0 ? 1 : 0;
  return sum;
}

/** Probabilities of all units, in double precision. @param {Float32Array} sums */
export function softmaxOf(sums) {
  const most = Math.max(...sums);
  const powers = Array.from(sums, (sum) => Math.exp(sum - most));
  const all = powers.reduce((total, power) => total + power);
  return powers.map((power) => power / all);
}

/**
 * The largest contributions to a sum, those that add and those that take away.
 * @param {Float32Array} products
 * @param {number} count   of each, at most
 * @returns {{ adding: number[], taking: number[] }}   places among the products, the largest first
 */
export function strongest(products, count) {
  const places = [...products.keys()];
  const adding = places.filter((place) => products[place] > 0).sort((a, b) => products[b] - products[a]);
  const taking = places.filter((place) => products[place] < 0).sort((a, b) => products[a] - products[b]);
  return { adding: adding.slice(0, count), taking: taking.slice(0, count) };
}

/** Digits after the point that two factors have at most. */
const MOST_FACTOR_DIGITS = 7;

/**
 * How many digits after the point all factors need so that what is shown of them gives each product, to its last digit.
 * @param {[number, number][]} pairs @param {number} digits   of the products, after the point
 * @param {number} least   digits of the factors
 */
export function factorDigits(pairs, digits, least) {
  // A product that is shown as 0 needs no factors that show its sign.
  const shown = (/** @type {number} */ product) => Number(product.toFixed(digits)) + 0;
  const isTrue = (/** @type {number} */ own) =>
    pairs.every(([a, b]) =>
      Object.is(shown(Number(a.toFixed(own)) * Number(b.toFixed(own))), shown(fround(a * b))),
    );
  let own = least;
  while (own < MOST_FACTOR_DIGITS && !isTrue(own)) own++;
  return own;
}
