// values.js — the numbers in the questions of the worksheets and in their answers, written in the language of the page.

import { scoresOf } from '../../ideas/core/confusion.js';
import { denseParameters, numbersIn, parametersOf, updates } from '../../ideas/core/counts.js';
import { crossEntropy } from '../../ideas/core/cross-entropy.js';
import { weightedSum } from '../../ideas/core/neuron.js';
import { softmax } from '../../ideas/core/softmax.js';
import { IMAGE_PIXELS, IMAGE_SIDE } from '../../shared/ink-to-image.js';
import { count, decimal, megabytes, percent, upTo } from '../../site/format.js';
import { HAND, LOSSES, SCORES, SEEDS, TRAININGS } from '../measured.js';
import {
  DIGITS,
  FILTER,
  FIRST_PARAMETERS,
  filtered,
  layersOf,
  MATRIX,
  NEURON,
  ONES,
  SHADED_FROM,
  SMALL_PARAMETERS,
  SUMS,
  TEST_IMAGES,
  TRAINING_IMAGES,
  WEIGHT_BYTES,
  WORDS,
} from './facts.js';

/** @typedef {import('../../text/translate.js').Values} Values */

/** @param {number} number */
const short = (number) => upTo(number, 2);

const { untrained: UNTRAINED, first: FIRST, few: FEW, fewFirst: FEW_FIRST, lesson4, lesson6 } = TRAININGS;

/** The loss of guessing among ten digits. */
const CHANCE = crossEntropy(1 / DIGITS.length);

/** Of an L2-free step: weight, rate, gradient, and the gradient after it. */
const STEP = { weight: 0.5, rate: 0.1, gradient: 2, next: -1 };
/** z = c · (a x + b) − d */
const LINEAR = { a: 2, b: 1, c: 3, d: 2 };
const GROUPS = { right: 12, drawn: 15, other: 27, otherDrawn: 30 };
const POST = { accuracy: 0.99, digits: 5, letters: 20_000 };
/** Of two networks, and on images that are the same. */
const MISTAKES = { first: 220, second: 210, common: 140 };
const PROBABILITIES = [0.6, 0.01, 0.99, 0.1];

/** @param {{ least: number, most: number }} range @param {number} [digits] */
const range = ({ least, most }, digits = 1) => ({
  least: percent(least, digits),
  most: percent(most, digits),
});

/** How many test images are read wrong. @param {{ least: number, most: number }} range */
const wrongs = ({ least, most }) => ({
  least: Math.round(TEST_IMAGES * (1 - most)),
  most: Math.round(TEST_IMAGES * (1 - least)),
});

/** The same of the network with which the page opens. @template Value @param {{ least: Value, most: Value }} range */
const asFirst = ({ least, most }) => ({ firstLeast: least, firstMost: most });

function neuron() {
  const { inputs, others, weights, bias } = NEURON;
  const { products, sum } = weightedSum(inputs, weights, bias);
  const other = weightedSum(others, weights, bias).sum;
  return {
    'neuron.sum': { products: products.map((each) => short(each)).join('; '), sum: short(sum) },
    'neuron.relu': {
      inputs: others.map((each) => short(each)).join('; '),
      ...{ first: short(Math.max(0, sum)), sum: short(other), second: short(Math.max(0, other)) },
    },
    'neuron.filter': { a: short(filtered(FILTER.a)), b: short(filtered(FILTER.b)) },
    'neuron.many': {
      ...{ pixels: IMAGE_PIXELS, units: 512, one: IMAGE_PIXELS + 1 },
      all: denseParameters(IMAGE_PIXELS, 512),
    },
  };
}

function guess() {
  const { shares } = softmax(SUMS, 0);
  // Of the numbers as they are printed, which is what pupils add.
  const total = SUMS.reduce((sum, each) => sum + Math.round(100 * Math.exp(each)) / 100, 0);
  const pairs = PROBABILITIES.map((each) => `${percent(each, 0)}: ${decimal(crossEntropy(each), 2)}`);
  const losses = PROBABILITIES.map(crossEntropy).sort((one, other) => one - other);
  return {
    'guess.chance': {
      ...{ images: 1000, right: 1000 / DIGITS.length },
      ...{ least: Math.round(100 * UNTRAINED.least), most: Math.round(100 * UNTRAINED.most) },
      seeds: UNTRAINED.seeds,
    },
    'guess.softmax': {
      total: decimal(total, 2),
      shares: shares.map((each) => percent(each)).join('; '),
    },
    'guess.loss': {
      probabilities: PROBABILITIES.map((each) => percent(each, 0)).join(', '),
      losses: losses.map((each) => decimal(each, 2)).join(', '),
      pairs: pairs.join('; '),
      chance: decimal(CHANCE, 2),
    },
  };
}

function train() {
  const { steps, all, last } = updates(TRAINING_IMAGES, 128, 5);
  const { weight, rate, gradient, next } = STEP;
  const first = weight - rate * gradient;
  return {
    'train.batches': {
      ...{ images: TRAINING_IMAGES, batch: 128, epochs: 5, steps, last, all },
      quotient: decimal(TRAINING_IMAGES / 128, 2),
    },
    'train.step': {
      ...{ weight: short(weight), rate: short(rate), gradient: short(gradient), next: short(next) },
      ...{ size: short(-next), first: short(first), second: short(first - rate * next) },
    },
    'train.curves': {
      best: 1 + LOSSES.validation.indexOf(Math.min(...LOSSES.validation)),
      seeds: SEEDS,
    },
    'train.mine': {
      ...{ parameters: SMALL_PARAMETERS, seeds: lesson4.seeds, ...range(lesson4) },
      ...{ firstParameters: FIRST_PARAMETERS, ...asFirst(range(FIRST)) },
    },
    'train.rates': { chance: decimal(CHANCE, 2) },
  };
}

function test() {
  const accuracy = 0.978;
  return {
    'test.wrong': {
      ...{ accuracy: percent(accuracy, 1), missed: percent(1 - accuracy, 1) },
      ...{ images: TEST_IMAGES, wrong: Math.round(TEST_IMAGES * (1 - accuracy)) },
    },
    'test.seeds': { seeds: SEEDS, ...range(SCORES['mlp-adam'], 2), claim: percent(0.9795, 2) },
    'test.few': { epochs: 50, seeds: FEW_FIRST.seeds, ...range(FEW_FIRST, 0) },
  };
}

function mistakes() {
  const [hit, missed, mistaken] = MATRIX;
  const { recall, precision } = scoresOf(MATRIX);
  const { accuracy, digits, letters } = POST;
  const right = accuracy ** digits;
  return {
    'mistakes.matrix': {
      ...{ all: hit + missed, hit, said: hit + mistaken },
      ...{ recall: percent(recall), precision: percent(precision) },
    },
    'mistakes.mine': {
      ...wrongs(lesson6),
      ...asFirst(wrongs(FIRST)),
      images: TEST_IMAGES,
    },
    'mistakes.post': {
      ...{ accuracy: percent(accuracy, 0), digits, letters, right: percent(right) },
      astray: Math.round((letters * (1 - right)) / 10) * 10,
    },
  };
}

function hand() {
  const { right, drawn, other, otherDrawn } = GROUPS;
  const all = drawn + otherDrawn;
  return {
    'hand.count': { before: percent(HAND.before) },
    'hand.share': {
      ...GROUPS,
      ...{ share: percent(right / drawn, 0), otherShare: percent(other / otherDrawn, 0) },
      ...{ sum: right + other, all, together: percent((right + other) / all, 1) },
    },
    'hand.learn': { before: percent(HAND.before), after: percent(HAND.after) },
  };
}

function broken() {
  const { a, b, c, d } = LINEAR;
  return {
    'break.rate': range(TRAININGS.rate, 0),
    'break.zeros': { ones: percent(ONES / TEST_IMAGES) },
    'break.few': range(FEW, 0),
    'break.linear': range(TRAININGS.linear, 0),
    'break.labels': {
      least: Math.round(100 * TRAININGS.labels.least),
      most: Math.round(100 * TRAININGS.labels.most),
    },
    'break.compose': { ...LINEAR, slope: c * a, height: c * b - d },
    'break.guess': { ones: percent(ONES / TEST_IMAGES, 2), images: TEST_IMAGES, count: count(ONES) },
  };
}

function beliefs() {
  const weights = FIRST_PARAMETERS * WEIGHT_BYTES;
  const images = TRAINING_IMAGES * IMAGE_PIXELS;
  const { first, second, common } = MISTAKES;
  const wrong = first + second - common;
  return {
    'beliefs.table': { count: count(TRAINING_IMAGES) },
    'beliefs.room': {
      ...{ parameters: FIRST_PARAMETERS, bytes: WEIGHT_BYTES, images: megabytes(images) },
      ...{ weights: decimal(weights / 1000, 1), fold: Math.round(images / weights) },
    },
    'beliefs.common': { ...MISTAKES, wrong, count: TEST_IMAGES, right: TEST_IMAGES - wrong },
  };
}

function keras() {
  const [dense, conv] = [layersOf('dense'), layersOf('conv')];
  const sum = (/** @type {typeof dense} */ rows) => rows.reduce((all, { parameters }) => all + parameters, 0);
  const counts = (/** @type {typeof dense} */ rows) => rows.map((row) => count(row.parameters)).join('; ');
  const place = conv.findIndex(({ layer }) => layer.kind === 'flatten');
  const { shape } = conv[place - 1];
  const [flat, smaller] = [numbersIn(shape), numbersIn([shape[0] / 2, shape[1] / 2, shape[2]])];
  const { layer: first } = conv[place + 1];
  const { steps, all } = updates(TRAINING_IMAGES, 128, 5);
  const scores = { dense: range(SCORES['mlp-adam'], 2), conv: range(SCORES['cnn-adam'], 2) };
  return {
    'keras.dense': { counts: counts(dense), all: sum(dense) },
    'keras.conv': {
      ...{ counts: counts(conv), all: sum(conv) },
      shapes: conv.map((row) => row.shape.map(count).join(' × ')).join('; '),
    },
    'keras.words': { words: WORDS.map(({ lab }) => lab).join('; ') },
    'keras.fit': { images: TRAINING_IMAGES, steps, all },
    'keras.mine': {
      ...{ denseLeast: scores.dense.least, denseMost: scores.dense.most },
      ...{ convLeast: scores.conv.least, convMost: scores.conv.most },
    },
    'keras.where': {
      ...{ flat, smaller, units: 128, most: parametersOf(shape, first) },
      less: denseParameters(smaller, 128),
    },
  };
}

const picture = () => ({
  'picture.shade': { least: SHADED_FROM },
  'picture.count': { side: IMAGE_SIDE, pixels: IMAGE_PIXELS },
  'picture.bytes': {
    ...{ images: TRAINING_IMAGES, pixels: IMAGE_PIXELS, bytes: TRAINING_IMAGES * IMAGE_PIXELS },
    megabytes: megabytes(TRAINING_IMAGES * IMAGE_PIXELS),
  },
  'picture.scale': { some: 51, share: short(51 / 255) },
  'picture.press': { pixels: IMAGE_PIXELS },
});

/** By task, written as numbers are at present. @returns {Record<string, Values>} */
export const taskValues = () => ({
  ...{ ...picture(), ...neuron(), ...guess(), ...train() },
  ...{ ...test(), ...mistakes(), ...hand(), ...broken(), ...beliefs(), ...keras() },
});
