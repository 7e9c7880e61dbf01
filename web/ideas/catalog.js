// catalog.js — the ideas there are, in their order, and the numbers that each of them can be shown with.

/**
 * A number of an idea, which an address can name and a person can change.
 * @typedef {object} Value
 * @property {number} usual
 * @property {number} least
 * @property {number} most
 * @property {number} step   between two numbers that a control offers
 */

/** @param {number} usual @param {number} least @param {number} most @param {number} [step] @returns {Value} */
const value = (usual, least, most, step = 1) => ({ usual, least, most, step });

/**
 * The ideas by what they are about. Their ids are addresses: ideas.html#softmax.
 * @type {Record<string, Record<string, Value[]>>}
 */
export const GROUPS = {
  data: {
    pixels: [value(8, 0, 27), value(14, 0, 27)],
    mnist: [value(20, -40, 40), value(-15, -40, 40), value(0.5, 0.3, 1, 0.05)],
    'one-hot': [value(3, 0, 9)],
    idx: [value(3, 0, 799)],
    augmentation: [
      ...[value(2, 0, 14, 0.5), value(10, 0, 180), value(0.1, 0, 0.9, 0.05), value(10, 0, 45)],
      ...[value(1, 0, 20, 0.5), value(1, 0, 4, 0.5), value(1, 1, 999), value(0, 0, 5)],
    ],
  },
  network: {
    neuron: [
      ...[value(1, -9, 9, 0.1), value(0.5, -9, 9, 0.1), value(0, -9, 9, 0.1)],
      ...[value(0.8, -2, 2, 0.1), value(-0.4, -2, 2, 0.1), value(0.6, -2, 2, 0.1), value(0.1, -2, 2, 0.1)],
    ],
    activation: [value(1, -4, 4, 0.1), value(0, 0, 3)],
    perceptron: [value(0, 0, 3), value(6, 0, 60)],
    parameters: [value(0, 0, 1), value(784, 1, 1e5), value(512, 1, 1e5), value(64, 1, 1e5)],
    convolution: [value(0, 0, 3), value(3, 0, 25), value(10, 0, 25)],
    pooling: [value(0, 0, 1), value(2, 2, 3), value(2, 1, 3), value(0, 0, 24)],
    flatten: [value(6, 0, 15)],
    dropout: [value(20, 0, 90, 5), value(1, 1, 999)],
    'batch-normalization': [
      ...[value(3, -6, 6, 0.5), value(2, 0, 4, 0.1)],
      ...[value(1, 0, 3, 0.1), value(0, -6, 6, 0.5)],
    ],
    'lenet-5': [value(1, 1, 8)],
  },
  answer: {
    softmax: [value(1, -1e4, 1e4, 0.1), value(2, -1e4, 1e4, 0.1), value(3, -1e4, 1e4, 0.1)],
    'cross-entropy': [value(0.6, 0.001, 1, 0.01)],
    'confusion-matrix': [
      ...[value(4, 0, 9), value(9, 0, 9), value(960, 1, 1e5), value(22, 0, 1e5)],
      ...[value(31, 0, 1e5), value(978, 1, 1e5)],
    ],
  },
  training: {
    'gradient-descent': [value(1, 0, 2), value(4, 0, 12)],
    batch: [value(60_000, 1, 70_000), value(128, 1, 70_000), value(5, 1, 10_000)],
    'learning-rate': [value(0.2, 0.01, 1.1, 0.01)],
    'weight-average': [value(0.9, 0, 0.99, 0.01), value(4, 1, 12)],
    backpropagation: [
      ...[value(1, -2, 2, 0.1), value(0.5, -9, 9, 0.1), value(0, -9, 9, 0.1)],
      ...[value(-0.8, -9, 9, 0.1), value(0, -9, 9, 0.1)],
    ],
    overfitting: [value(9, 1, 9), value(0, 0, 100, 0.01), value(0, 0, 100, 0.01)],
    regularization: [value(0, 0, 1), value(-2, -6, 1, 0.25), value(2, 0, 4.5, 0.25)],
  },
};

/** The numbers of each idea, by its id. @type {Record<string, Value[]>} */
export const IDEAS = Object.assign({}, ...Object.values(GROUPS));

/** Ideas whose last number may be followed by others of its kind, and how many there are at most. @type {Record<string, number>} */
export const LONGEST = { softmax: 10 };

/** Other words for an idea, which an address and a text may use too, and the numbers that they stand for. @type {Record<string, [string, ...number[]]>} */
export const ALIASES = {
  accuracy: ['confusion-matrix'],
  batchnorm: ['batch-normalization'],
  'early-stopping': ['regularization', 1],
  epoch: ['batch'],
  gradient: ['gradient-descent'],
  l2: ['regularization', 0],
  loss: ['cross-entropy'],
  optimizer: ['gradient-descent'],
  relu: ['activation', 1, 2],
  sigmoid: ['activation', 1, 0],
  step: ['activation', 1, 3],
  tanh: ['activation', 1, 1],
  xor: ['perceptron', 2, 24],
};
