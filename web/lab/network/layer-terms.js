// layer-terms.js — the words of a layer as terms, each with the numbers of the layer.

import { term } from '../../ideas/terms.js';

/** @typedef {import('../../shared/protocol.js').ModelSummary['layers'][number]} Layer */

/** The ideas of the words that a layer's text may have. @type {Record<string, string>} */
const IDEAS = {
  conv: 'convolution',
  maxpool: 'pooling',
  avgpool: 'pooling',
  globalavgpool: 'pooling',
  flatten: 'flatten',
  dropout: 'dropout',
  batchnorm: 'batch-normalization',
  dense: 'neuron',
  relu: 'relu',
  sigmoid: 'sigmoid',
  tanh: 'tanh',
  step: 'step',
  softmax: 'softmax',
};

/** The numbers with which an idea shows this layer. @type {Record<string, (words: string[]) => number[]>} */
const VALUES = {
  maxpool: ([, size]) => [0, Number(size), Number(size)],
  avgpool: ([, size]) => [1, Number(size), Number(size)],
  dropout: ([, rate]) => [Math.round(100 * Number(rate))],
};

/** The text of a layer with its words as terms. @param {Layer} layer */
export function layerTerms({ text }) {
  const words = text.split(' ');
  return words.map((word, place) => [
    place ? ' ' : '',
    Object.hasOwn(IDEAS, word) ? term(IDEAS[word], word, VALUES[word]?.(words)) : word,
  ]);
}

/**
 * How the parameters of a layer are counted, in the numbers of that idea; null for those without any, and for those
 * that have no biases.
 * @param {Layer} layer
 * @param {number[]} input   shape of what comes into it
 */
export function countingValues({ text, paramCount }, input) {
  const [kind, units, size] = text.split(' ');
  if (!paramCount || /\bnobias\b/.test(text)) return null;
  if (kind === 'dense') return [0, input.reduce((product, side) => product * side, 1), Number(units)];
  return kind === 'conv' ? [1, Number.parseInt(size, 10), input[2], Number(units)] : null;
}
