// contents.js — what the page of help consists of, in its order; the sentences are texts of each language.

/** The sections, by the ids that an address can name. */
export const SECTIONS = /** @type {const} */ (['use', 'mnist', 'words', 'program', 'licence']);

/** How to use the lab, from the first minute on. */
export const STEPS = /** @type {const} */ ([
  ...['train', 'draw', 'mistakes', 'settings'],
  ...['runs', 'photos', 'files', 'keyboard'],
]);

/** The words that the page explains, by the ids that an address can name: about.html#epoch. */
export const WORDS = /** @type {const} */ ([
  ...['accuracy', 'activation', 'adam', 'augmentation', 'backpropagation', 'batch', 'batchnorm'],
  ...['confusion-matrix', 'convolution'],
  ...['dense', 'dropout', 'epoch', 'gradient', 'held-out', 'initial-weights', 'l2', 'layer', 'learning-rate'],
  ...[
    'loss',
    'momentum',
    'network',
    'optimizer',
    'overfitting',
    'parameter',
    'pooling',
    'precision',
    'recall',
  ],
  ...['relu', 'schedule', 'seed', 'sigmoid', 'softmax', 'strict', 'test', 'validation', 'weight-average'],
]);

/** The ideas that say more of a word; one of the same name as the word says what the word means. @type {Record<string, string>} */
export const IDEAS = {
  ...{ accuracy: 'confusion-matrix', activation: 'activation', augmentation: 'augmentation' },
  ...{
    backpropagation: 'backpropagation',
    batchnorm: 'batch-normalization',
    'weight-average': 'weight-average',
  },
  ...{ batch: 'batch', 'confusion-matrix': 'confusion-matrix', convolution: 'convolution', dense: 'neuron' },
  ...{ dropout: 'dropout', epoch: 'batch', gradient: 'gradient-descent', l2: 'regularization' },
  ...{ 'learning-rate': 'learning-rate' },
  ...{ loss: 'cross-entropy', optimizer: 'gradient-descent', overfitting: 'overfitting' },
  ...{ parameter: 'parameters', pooling: 'pooling', relu: 'relu', sigmoid: 'sigmoid', softmax: 'softmax' },
};

/** What the site contains of others' work, besides the data; licences.txt has the licences themselves. */
export const LIBRARIES = /** @type {const} */ ([
  { id: 'lit-html', licence: 'BSD-3-Clause', url: 'https://lit.dev/' },
  { id: 'fflate', licence: 'MIT', url: 'https://github.com/101arrowz/fflate' },
  { id: 'idb-keyval', licence: 'Apache-2.0', url: 'https://github.com/jakearchibald/idb-keyval' },
  { id: 'lean-qr', licence: 'MIT', url: 'https://github.com/davidje13/lean-qr' },
  {
    id: 'wasm-feature-detect',
    licence: 'Apache-2.0',
    url: 'https://github.com/GoogleChromeLabs/wasm-feature-detect',
  },
  { id: 'zlib', licence: 'zlib', url: 'https://zlib.net/' },
  { id: 'musl', licence: 'MIT', url: 'https://musl.libc.org/' },
]);
