// presets.js — the models and optimizers that the page and the terminal offer, as two tables.

/**
 * The optimizers in the order of nn_optimizer in nn.h. `rate` and `l2` are Keras' defaults where it has them;
 * an optimizer with a `batch` needs that batch size.
 * @type {Record<string, { label: string, rate: number, l2?: number, batch?: 'all' }>}
 */
export const OPTIMIZERS = {
  sgd: { label: 'SGD', rate: 0.01 },
  momentum: { label: 'SGD with momentum 0.9', rate: 0.01 },
  nesterov: { label: 'SGD with Nesterov momentum 0.9', rate: 0.01 },
  adagrad: { label: 'Adagrad', rate: 0.001 },
  adadelta: { label: 'Adadelta', rate: 1 },
  rmsprop: { label: 'RMSprop', rate: 0.001 },
  adam: { label: 'Adam', rate: 0.001 },
  adamw: { label: 'AdamW', rate: 0.001, l2: 0.004 },
  ftrl: { label: 'Ftrl', rate: 0.1 }, // it starts from zero weights, which hardly change at Keras' 0.001
  lbfgs: { label: 'L-BFGS', rate: 1, batch: 'all' },
};

/**
 * A network and how it is trained: a published system, or one made for this page.
 * @typedef {object} Preset
 * @property {string} id
 * @property {string} layers       the line of layers, in the language of nn.h
 * @property {string} optimizer    a key of OPTIMIZERS
 * @property {number} rate         as the settings below: see RunSettings in protocol.js, also for defaults
 * @property {string} [schedule]
 * @property {number | 'all'} batch
 * @property {number} epochs
 * @property {number[]} [classes]
 * @property {number} [trainCount]       by default all images that are left
 * @property {number} [validationCount]  by default 0: the test images validate
 * @property {number} [holdoutCount]
 * @property {number} [splitSeed]
 * @property {number} [l2]         by default 0
 * @property {number} [clip]
 * @property {number} [average]
 * @property {string} [augment]
 * @property {number} [invented]
 * @property {number} [shuffledLabels]
 * @property {number} [validateEvery]
 * @property {Partial<Record<'rate' | 'l2' | 'batch', number[]>>} [search]   values that the source compares
 */

const CNN =
  'conv 32 3x3 relu | conv 64 3x3 relu | maxpool 2 | dropout 0.25 | flatten | ' +
  'dense 128 relu | dropout 0.5 | dense 10 softmax';
const DROPOUT = 'dense 512 relu | dropout 0.2 | dense 512 relu | dropout 0.2 | dense 10 softmax';
// Tuned for the time to 99 % accuracy: the first layer, on the largest images, has few filters and a stride; the others
// have 3x3 kernels, for which the engine uses Winograd's algorithm. Batch normalisation does in one epoch what takes two
// without it.
const FAST =
  'conv 8 5x5 stride 2 nobias | batchnorm relu | conv 24 3x3 same nobias | maxpool 2 | batchnorm relu | ' +
  'conv 64 3x3 nobias | batchnorm relu | flatten | dense 10 softmax';
const LENET =
  'conv 6 5x5 same tanh | avgpool 2 | conv 16 5x5 tanh | avgpool 2 | flatten | ' +
  'dense 120 tanh | dense 84 tanh | dense 10 softmax';
// Tuned for the time to 99.5 %. Numbers of filters are multiples of 8, which the engine's kernels take at once.
const SHARP =
  'conv 8 5x5 nobias | maxpool 2 | batchnorm relu | conv 24 3x3 same nobias | batchnorm relu | ' +
  'conv 24 3x3 nobias | maxpool 2 | batchnorm relu | conv 64 3x3 same nobias | batchnorm relu | ' +
  'flatten | dense 10 softmax';
// The best single network that six minutes on two processors have come to: twice as wide as SHARP.
const RECORD =
  'conv 16 5x5 nobias | maxpool 2 | batchnorm relu | conv 48 3x3 same nobias | batchnorm relu | ' +
  'conv 48 3x3 nobias | maxpool 2 | batchnorm relu | conv 128 3x3 same nobias | batchnorm relu | ' +
  'flatten | dropout 0.3 | dense 10 softmax';
// Fewer than 8,000 parameters, moving averages counted: normalised layers need no biases, and the mean of each channel
// leaves 250 weights to the last layer. Pooling before normalising does a quarter of the work.
const SMALL =
  'conv 8 5x5 nobias | maxpool 2 | batchnorm relu | conv 16 3x3 same nobias | batchnorm relu | ' +
  'conv 16 3x3 same nobias | maxpool 2 | batchnorm relu | conv 24 3x3 nobias | batchnorm relu | ' +
  'globalavgpool | dense 10 softmax';
// As few parameters as 99 % could be reached with: many narrow layers, which use each weight at many places.
const TINY =
  'conv 6 3x3 nobias | maxpool 2 | batchnorm relu | conv 6 3x3 same nobias | batchnorm relu | ' +
  'conv 6 3x3 nobias | batchnorm relu | conv 6 3x3 nobias | maxpool 2 | batchnorm relu | ' +
  'conv 6 3x3 nobias | batchnorm | flatten | dense 10 softmax nobias';
const MLP = 'dense 512 relu | dense 512 relu | dense 10 softmax';
const SHALLOW = 'dense 512 relu | dense 10 softmax';

/** @type {Preset[]} */
export const PRESETS = [
  {
    // Starting from zero weights, the rate does not change a decision. Its decrease lets the weights settle.
    id: 'perceptron',
    layers: 'dense 10 step zeros',
    optimizer: 'sgd',
    rate: 0.01,
    schedule: 'cosine',
    batch: 16,
    epochs: 3,
  },
  {
    id: 'logreg-1v2',
    layers: 'dense 1 sigmoid zeros',
    classes: [1, 2],
    optimizer: 'sgd',
    rate: 0.001,
    // The source counts epochs from 0 and prints costs after the update: its epoch 1500 is the 1,501st.
    batch: 'all',
    epochs: 1501,
    validateEvery: 100,
    search: { rate: [0.01, 0.005, 0.001] },
  },
  {
    id: 'logreg-lbfgs',
    layers: 'dense 1 sigmoid zeros',
    classes: [1, 2],
    optimizer: 'lbfgs',
    rate: 1,
    // scikit-learn adds its penalty (C = 1) to the sum of 12,700 losses; here it is added to their mean.
    batch: 'all',
    epochs: 100,
    l2: 1 / 12_700,
  },
  { id: 'softmax', layers: 'dense 10 softmax', optimizer: 'sgd', rate: 0.1, batch: 128, epochs: 5 },
  {
    id: 'softmax-numpy',
    layers: 'dense 10 softmax zeros nobias',
    optimizer: 'sgd',
    rate: 0.3,
    batch: 'all',
    epochs: 1000,
    trainCount: 30_000,
    validationCount: 15_000,
    holdoutCount: 10_000,
    splitSeed: 1,
    validateEvery: 100,
    search: { l2: [0, 5], rate: [0.3, 0.5] },
  },
  { id: 'mlp-rmsprop', layers: SHALLOW, optimizer: 'rmsprop', rate: 0.001, batch: 128, epochs: 5 },
  { id: 'mlp-dropout', layers: DROPOUT, optimizer: 'adam', rate: 0.001, batch: 128, epochs: 4 },
  { id: 'mlp-adam', layers: MLP, optimizer: 'adam', rate: 0.001, batch: 128, epochs: 5 },
  { id: 'lenet-5', layers: LENET, optimizer: 'adam', rate: 0.001, batch: 128, epochs: 5 },
  { id: 'fast', layers: FAST, optimizer: 'adam', rate: 0.02, schedule: 'one-cycle', batch: 64, epochs: 1 },
  {
    id: 'sharp',
    layers: SHARP,
    optimizer: 'adam',
    rate: 0.01,
    schedule: 'one-cycle',
    batch: 64,
    epochs: 5,
    average: 0.998,
    augment: 'shift 1 rotate 10 scale 0.1',
  },
  {
    id: 'record',
    layers: RECORD,
    optimizer: 'adam',
    rate: 0.01,
    schedule: 'one-cycle',
    batch: 64,
    epochs: 20,
    average: 0.999,
    augment: 'shift 1 rotate 12 scale 0.12 shear 8 elastic 1',
  },
  {
    id: 'pen',
    layers: SHARP,
    optimizer: 'adam',
    rate: 0.01,
    schedule: 'one-cycle',
    batch: 64,
    epochs: 5,
    average: 0.998,
    augment: 'shift 1 rotate 15 scale 0.15 shear 10 elastic 1 stroke 0.7',
    invented: 12_000,
  },
  {
    id: 'small',
    layers: SMALL,
    optimizer: 'adam',
    rate: 0.01,
    schedule: 'one-cycle',
    batch: 64,
    epochs: 15,
    average: 0.998,
    augment: 'shift 1 rotate 8 scale 0.08',
  },
  {
    id: 'tiny',
    layers: TINY,
    optimizer: 'adam',
    rate: 0.03,
    schedule: 'one-cycle',
    batch: 64,
    epochs: 30,
    average: 0.998,
    augment: 'shift 1 rotate 5 scale 0.05',
  },
  { id: 'cnn-adadelta', layers: CNN, optimizer: 'adadelta', rate: 1, batch: 128, epochs: 12 },
  { id: 'cnn-adam', layers: CNN, optimizer: 'adam', rate: 0.001, batch: 128, epochs: 5 },
];
