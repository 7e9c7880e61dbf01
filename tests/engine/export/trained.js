// trained.js — small trained networks and what the engine says of 1,000 test images, for tests of other tools.
import '../built.js';
import { requireCurrent } from '../../../.ci/build.js';
import { networkOf } from '../../../web/export/network.js';
import { loadDataset, loadEngine } from '../../../web/terminal/files.js';
import { collectTensors } from '../../../web/worker/weights.js';

requireCurrent('data-small');

/** Small files of MNIST: 2,000 training images and 1,000 test images. */
const SMALL = new URL('../../../build/data-small/mnist/', import.meta.url);

const BATCH = 50;
const STEPS = 40;

/** What is measured with all test images: most words of the language, in one network that learns quickly. */
export const MAIN =
  'rescaling -1..1 | conv 6 5x5 same stride 2 nobias | batchnorm relu | conv 12 3x3 relu he | maxpool 2 | dropout 0.1 | ' +
  'flatten | dense 32 tanh | batchnorm | dense 10 softmax';

/** The other words, each in a network that hardly learns, to be compared on a few images. */
export const OTHERS = [
  { line: 'dense 10 step zeros', classes: undefined },
  { line: 'dense 1 sigmoid nobias', classes: '1,2' },
  {
    line: 'conv 4 3x5 same stride 3 sigmoid | avgpool 3 stride 2 | flatten | batchnorm tanh | dense 10 sigmoid',
  },
  {
    line: 'batchnorm | maxpool 3 stride 2 | conv 6 3x3 linear | avgpool 2 | dense 3 softmax',
    classes: '2,5,7',
  },
  {
    line: 'conv 4 5x5 valid stride 2 relu | globalavgpool | conv 5 1x1 tanh | dropout 0.5 | dense 12 softmax',
  },
  {
    line: 'conv 2 5x5 stride 3 | flatten | maxpool 1 | conv 8 3x3 same relu | dense 6 relu glorot | globalavgpool | dense 10 softmax',
  },
];

export const engine = await loadEngine('simd128');
const dataset = await loadDataset(engine, SMALL);
/** [1000, 28, 28] bytes. */
const images = dataset.images('test', [...Array(1000).keys()]);

/** @param {number} index   of a test image */
export const pixelsOf = (index) => images.subarray(index * 784, (index + 1) * 784);

/**
 * @typedef {object} Trained
 * @property {import('../../../web/worker/engine/model.js').Model} model
 * @property {import('../../../web/export/network.js').Network} network
 * @property {(count: number) => { outputs: number[], digit: number }[]} answers   what the engine says of the first images
 */

/**
 * A trained network.
 * @param {string} layers @param {Record<string, string>} [metadata]   of its settings
 * @returns {Trained}
 */
export function train(layers, metadata = {}) {
  const model = engine.createModel({ layers, optimizer: 'adam', seed: 3 });
  const subset = dataset.createSubset({ pool: 'train', classes: metadata.classes?.split(',').map(Number) });
  for (let step = 0; step < STEPS && model.fits(subset); step++) {
    model.beginStep(subset, { first: (step * BATCH) % (subset.count - BATCH), count: BATCH, rate: 0.003 });
    model.advance(Infinity);
  }
  const network = networkOf(model.layers, collectTensors(model), { layers, ...metadata });
  const answers = (/** @type {number} */ count) =>
    Array.from({ length: count }, (_, i) => {
      const outputs = model.predict(pixelsOf(i));
      return { outputs: [...outputs], digit: network.digits[model.predicted] ?? -1 };
    });
  return { model, network, answers };
}
