// network.js — a trained network as other tools want it: what it computes, one operation after the other, each with
// its sizes and its weights.
//
// Dropout and augmentation belong to training. Layers that take images and layers that take units are told apart: where
// one kind comes behind the other, an operation between them changes the shape.

import { layerFacts, shapeCount } from '../shared/layer-facts.js';
import { requireFinite } from '../weights/files.js';

/**
 * @typedef {import('../shared/protocol.js').LayerSummary} LayerSummary
 * @typedef {import('../shared/protocol.js').Tensor} Tensor
 * @typedef {import('../shared/layer-facts.js').Shape} Shape
 * @typedef {import('../shared/layer-facts.js').Activation} Activation
 *
 * @typedef {'conv' | 'dense' | 'maxpool' | 'avgpool' | 'globalavgpool' | 'batchnorm' | 'dropout' | 'flatten' |
 *   'image'} Kind   `image` makes units the channels of an image of one pixel
 *
 * @typedef {object} Operation
 * @property {Kind} kind
 * @property {number} index       of its layer in the line, from 0; what only changes the shape has that of the next
 * @property {string} text        of that layer, as in the line
 * @property {Activation} activation
 * @property {Shape} input
 * @property {Shape} output
 * @property {boolean} isFlat     whether it takes units, and no image
 * @property {[number, number]} kernel   height and width of windows
 * @property {number} stride
 * @property {{ top: number, left: number, bottom: number, right: number }} padding   lines of zeros around the image
 * @property {number} rate        of dropout
 * @property {Tensor[]} tensors   kernel and bias, or gamma, beta, moving mean and moving variance; shapes as in match.js
 *
 * @typedef {object} Network
 * @property {string} line        of layers
 * @property {boolean} isSigned   pixels become −1 … 1, and not 0 … 1
 * @property {Operation[]} operations
 * @property {number} outputs
 * @property {number[]} digits    the digit of each class: ten, those that the network tells apart, or two of one output
 * @property {number} paramCount  with the moving averages
 * @property {Record<string, string>} metadata   its settings, as a safetensors file has them
 */

/** As batchnorm.c has it. */
export const EPSILON = 1e-3;
export const MOMENTUM = 0.99;

const ALL_DIGITS = [...'0123456789'].map(Number);

/**
 * Throws a FileError if a weight is NaN or infinite.
 * @param {LayerSummary[]} layers
 * @param {Tensor[]} tensors   all weights, by the names of this project
 * @param {Record<string, string>} metadata
 * @returns {Network}
 */
export function networkOf(layers, tensors, metadata) {
  requireFinite(tensors, 'Digit Lab');
  const operations = operationsOf(layers, tensors);
  const outputs = shapeCount(/** @type {Operation} */ (operations.at(-1)).output);
  return {
    line: layers.map(({ text }) => text).join(' | '),
    isSigned: layerFacts(layers)[0].isSigned,
    operations,
    outputs,
    digits: digitsOf(metadata.classes, outputs),
    paramCount: tensors.reduce((sum, { values }) => sum + values.length, 0),
    metadata,
  };
}

/** The digits of a run, ascending; all where none are named. @param {string | undefined} classes   as '1,2' */
export function classesOf(classes) {
  const named = ALL_DIGITS.filter((digit) => classes?.split(',').includes(String(digit)));
  return named.length > 1 ? named : ALL_DIGITS;
}

/** The digit of each class, as nn_train_begin says. @param {string | undefined} classes @param {number} outputs */
function digitsOf(classes, outputs) {
  const digits = outputs < 10 ? classesOf(classes) : ALL_DIGITS;
  return digits.slice(0, Math.max(outputs, 2));
}

/** @param {LayerSummary[]} layers @param {Tensor[]} tensors */
function operationsOf(layers, tensors) {
  /** @type {Operation[]} */
  const operations = [];
  let isFlat = false;
  for (const [index, facts] of layerFacts(layers).entries()) {
    const { kind, text, activation, kernel, stride, output } = facts;
    if (kind === 'rescaling') continue;
    const before = operations.at(-1)?.output ?? facts.input;
    const change = (/** @type {Kind} */ shapeKind, /** @type {Shape} */ to) =>
      operations.push({ ...plain(shapeKind, index, text, isFlat), input: before, output: to });
    const wantsUnits = kind === 'dense' || kind === 'flatten';
    if (wantsUnits && !isFlat) change('flatten', { height: 1, width: 1, channels: shapeCount(before) });
    if (isImageKind(kind) && isFlat) change('image', before);
    isFlat = wantsUnits || (isFlat && !isImageKind(kind));
    if (kind === 'flatten') continue;
    const input = operations.at(-1)?.output ?? facts.input;
    const own = tensors.filter(({ name }) => name.startsWith(`${index}.`));
    operations.push({
      ...plain(kind, index, text, isFlat),
      ...{ activation, input, output, kernel, stride, tensors: own },
      padding: paddingOf(facts),
      rate: kind === 'dropout' ? Number(text.split(/\s+/)[1]) : 0,
    });
  }
  return operations;
}

/** @param {string} kind */
const isImageKind = (kind) => ['conv', 'maxpool', 'avgpool', 'globalavgpool'].includes(kind);

/** @param {Kind} kind @param {number} index @param {string} text @param {boolean} isFlat */
const plain = (kind, index, text, isFlat) => ({
  ...{ kind, index, text, isFlat, stride: 1, rate: 0, tensors: [] },
  activation: /** @type {Activation} */ ('linear'),
  kernel: /** @type {[number, number]} */ ([1, 1]),
  padding: { top: 0, left: 0, bottom: 0, right: 0 },
});

/** What Keras' `same` adds: an odd line of zeros comes last. @param {import('../shared/layer-facts.js').LayerFacts} facts */
function paddingOf({ kind, input, output, kernel: [height, width], stride, top, left }) {
  if (kind !== 'conv') return { top: 0, left: 0, bottom: 0, right: 0 };
  const rest = (/** @type {number} */ out, /** @type {number} */ size, /** @type {number} */ inside) =>
    Math.max(0, (out - 1) * stride + size - inside);
  const bottom = rest(output.height, height, input.height) - top;
  const right = rest(output.width, width, input.width) - left;
  return { top, left, bottom, right };
}

/** The layer that gives the answer. @param {Network} network */
export const lastOf = ({ operations }) => /** @type {Operation} */ (operations.at(-1));

/** What a trained network computes. @param {Network} network */
export const withoutDropout = ({ operations }) => operations.filter(({ kind }) => kind !== 'dropout');

/**
 * What batch normalisation multiplies and adds once it is trained.
 * @param {Operation} operation
 */
export function scaleAndOffset({ tensors: [gamma, beta, mean, variance] }) {
  const scale = gamma.values.map((value, i) => value / Math.sqrt(variance.values[i] + EPSILON));
  return { scale, offset: beta.values.map((value, i) => value - mean.values[i] * scale[i]) };
}
