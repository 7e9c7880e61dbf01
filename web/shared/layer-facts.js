// layer-facts.js — what a layer does, read from its text, and where its windows lie on its input.

import { IMAGE_SIDE } from './ink-to-image.js';

/**
 * @typedef {import('./protocol.js').LayerSummary} LayerSummary
 *
 * @typedef {'conv' | 'dense' | 'maxpool' | 'avgpool' | 'globalavgpool' | 'batchnorm' | 'rescaling' | 'dropout' | 'flatten'} Kind
 * @typedef {'linear' | 'relu' | 'sigmoid' | 'tanh' | 'softmax' | 'step'} Activation
 *
 * @typedef {object} Shape   of numbers row-major, with all channels of a pixel side by side
 * @property {number} height
 * @property {number} width
 * @property {number} channels   units, where height and width are 1
 *
 * @typedef {object} LayerFacts
 * @property {number} number      of the layer in its line, counted from 1
 * @property {Kind} kind
 * @property {string} text        as in the line
 * @property {Activation} activation
 * @property {number} source      the layer whose units come in, behind flatten and dropout; 0 for the image
 * @property {Shape} input        of dense the shape before it was flattened
 * @property {Shape} output
 * @property {[number, number]} kernel   height and width of its windows
 * @property {number} stride      pixels between two windows
 * @property {number} top         rows of zeros above the image
 * @property {number} left        columns of zeros beside it
 * @property {boolean} isSigned   of rescaling: −1 … 1
 */

/** The image as the first layer gets it. @type {Shape} */
const IMAGE = { height: IMAGE_SIDE, width: IMAGE_SIDE, channels: 1 };

/** @type {Activation[]} */
const ACTIVATIONS = ['relu', 'sigmoid', 'tanh', 'softmax', 'step'];

/** @param {number[]} shape   as protocol.js has it @returns {Shape} */
const shapeOf = (shape) =>
  shape.length === 1
    ? { height: 1, width: 1, channels: shape[0] }
    : { height: shape[0], width: shape[1], channels: shape[2] };

/** @param {Shape} shape */
export const shapeCount = ({ height, width, channels }) => height * width * channels;

/**
 * The facts of all layers of a network.
 * @param {LayerSummary[]} layers
 * @returns {LayerFacts[]}
 */
export function layerFacts(layers) {
  let before = { source: 0, shape: IMAGE };
  let own = before;
  return layers.map(({ text, shape }, index) => {
    const words = text.split(/\s+/);
    const kind = /** @type {Kind} */ (words[0]);
    const passes = kind === 'dropout' || kind === 'flatten';
    const { source, shape: input } = kind === 'dense' || passes ? own : before;
    const output = shapeOf(shape);
    const [kernel, stride] = windowsOf(kind, words, input);
    const margin = (/** @type {number} */ out, /** @type {number} */ size, /** @type {number} */ inside) =>
      kind === 'conv' ? Math.max(0, Math.floor(((out - 1) * stride + size - inside) / 2)) : 0;
    before = { source: kind === 'rescaling' ? 0 : index + 1, shape: output };
    if (!passes) own = before;
    return {
      ...{ number: index + 1, kind, text, source, input, output, kernel, stride },
      activation: ACTIVATIONS.find((word) => words.includes(word)) ?? /** @type {Activation} */ ('linear'),
      top: margin(output.height, kernel[0], input.height),
      left: margin(output.width, kernel[1], input.width),
      isSigned: words[1] === '-1..1',
    };
  });
}

/**
 * The size of a layer's windows, and how far apart they are.
 * @param {Kind} kind @param {string[]} words @param {Shape} input
 * @returns {[[number, number], number]}
 */
function windowsOf(kind, words, input) {
  const at = words.indexOf('stride');
  const stride = at < 0 ? null : Number(words[at + 1]);
  if (kind === 'conv') {
    const [height, width] = words[2].split('x').map(Number);
    return [[height, width], stride ?? 1];
  }
  if (kind === 'maxpool' || kind === 'avgpool') {
    const side = Number(words[1]);
    return [[side, side], stride ?? side];
  }
  const isWhole = kind === 'dense' || kind === 'globalavgpool';
  return [isWhole ? [input.height, input.width] : [1, 1], 1];
}

/** Layers that pass on what they get when the network answers. @param {LayerFacts} facts */
export const passesOn = ({ kind }) => kind === 'dropout' || kind === 'flatten';

/** What the network's first layer gets of a pixel. @param {number} byte 0 … 255 @param {boolean} [isSigned] */
export const scaledPixel = (byte, isSigned = false) => {
  const [offset, whole] = isSigned ? [127, 127] : [0, 255];
  return Math.fround((byte - offset) * Math.fround(1 / whole));
};
