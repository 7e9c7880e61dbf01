// fingerprints.js — what training leaves behind, as a hash: the same for every build with strict arithmetic,
// every number of threads and every version of the engine.
//
//   node tests/engine/fingerprints.js [BUILD] > tests/fixtures/fingerprints.json
//
// writes what a build gives today; without a name it is simd128. A change of a fingerprint is a change of every
// published figure and belongs into a commit of its own.

import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { parseAugmentation, USUAL_AUGMENTATION } from '../../web/shared/augmentation.js';
import { PRESETS } from '../../web/shared/presets.js';
import { loadDataset, loadEngine, MNIST } from '../../web/terminal/files.js';
import { Run } from '../../web/worker/training.js';
import { allWeights } from '../node/synthetic.js';

/** @typedef {import('../../web/worker/engine/engine.js').Engine} Engine */
/** @typedef {import('../../web/worker/engine/dataset.js').Dataset} Dataset */
/** @typedef {import('../../web/worker/engine/model.js').Model} Model */
/** @typedef {import('../../web/shared/presets.js').Preset} Preset */

const STEPS = 10;
/** Images of a step that takes all; more than a few hundred add time and no case. */
const ALL = 500;
const TEST_IMAGES = 200;
const SEED = 1;
/** Trained from start to end; together they take seconds. */
const WHOLE = ['perceptron', 'softmax', 'logreg-lbfgs'];

/** What no preset has: Winograd with dropout, lines of every kind, clipping, augmentation, and the remaining optimizers. */
const EXTRAS = [
  {
    id: 'conv of three kinds',
    layers:
      'rescaling -1..1 | conv 8 3x3 relu | conv 16 3x3 same tanh | dropout 0.25 | maxpool 2 | ' +
      'conv 4 5x5 sigmoid nobias | avgpool 2 | dropout 0.5 | dense 32 tanh he | dense 10 sigmoid',
    ...{ optimizer: 'adamw', rate: 0.01, batch: 200, l2: 0.01, clip: 0.1 },
  },
  {
    id: 'strides and means',
    layers:
      'conv 8 3x3 same stride 2 relu | conv 12 5x5 stride 3 tanh nobias | globalavgpool | dense 10 softmax',
    ...{ optimizer: 'adam', rate: 0.01, batch: 150 },
  },
  {
    id: 'batch normalisation in batches of two pieces',
    layers:
      'conv 8 3x3 nobias | batchnorm relu | maxpool 2 | conv 8 3x3 tanh | batchnorm | dropout 0.2 | ' +
      'dense 20 nobias | batchnorm sigmoid | dense 10 softmax',
    ...{ optimizer: 'adam', rate: 0.01, batch: 150, l2: 0.001 },
  },
  {
    id: 'averages of the weights',
    layers: 'conv 8 3x3 relu | conv 8 3x3 nobias | batchnorm relu | maxpool 2 | dense 10 softmax',
    ...{ optimizer: 'nesterov', rate: 0.01, batch: 64, clip: 0.5, average: 0.7 },
  },
  {
    id: 'augmented',
    layers: 'conv 8 5x5 relu | maxpool 2 | dense 10 softmax',
    ...{ optimizer: 'adam', rate: 0.01, batch: 150, augment: USUAL_AUGMENTATION },
  },
  ...['momentum', 'nesterov', 'adagrad', 'ftrl'].map((optimizer) => ({
    id: optimizer,
    layers: 'dense 12 relu | dense 40 sigmoid | dense 12 softmax',
    ...{ optimizer, rate: 0.05, batch: 77, l2: 0.001, clip: 1 },
  })),
];

/**
 * All weights, the last loss, what is found for test images, and one image's outputs.
 * @param {Model} model @param {Dataset} dataset @param {number[]} [classes]
 */
function fingerprint(model, dataset, classes) {
  const hash = createHash('sha256');
  for (const { kernel, bias, moving } of allWeights(model)) hash.update(kernel).update(bias).update(moving);
  hash.update(Float64Array.of(model.loss, model.correct));
  const tests = dataset.createSubset({ pool: 'test', classes, count: TEST_IMAGES });
  model.beginEvaluation(tests);
  while (model.advance(Infinity));
  hash.update(Float64Array.of(model.loss, model.correct));
  hash.update(tests.predictions()).update(tests.confidences());
  hash.update(model.predict(dataset.images('test', [0])));
  tests.destroy();
  return hash.digest('hex').slice(0, 16);
}

/**
 * Some steps of a preset on the first images of MNIST.
 * @param {Engine} engine @param {Dataset} dataset
 * @param {Pick<Preset, 'layers' | 'optimizer' | 'rate' | 'batch' | 'classes' | 'l2' | 'clip' | 'average' | 'augment'>} preset
 */
function ofSteps(engine, dataset, { layers, optimizer, rate, batch, classes, l2, clip, average, augment }) {
  const count = batch === 'all' ? ALL : batch;
  const subset = dataset.createSubset({
    pool: 'train',
    classes,
    count: batch === 'all' ? ALL : STEPS * batch,
  });
  const model = engine.createModel({ layers, optimizer, seed: SEED });
  for (let step = 0; step < STEPS; step++) {
    const first = batch === 'all' ? 0 : step * batch;
    const augmentation = augment ? { ranges: parseAugmentation(augment), seed: SEED, epoch: 0 } : null;
    model.beginStep(subset, { first, count, rate, l2, clip, average, augmentation });
    while (model.advance(1));
  }
  const result = fingerprint(model, dataset, classes);
  for (const thing of [model, subset]) thing.destroy();
  return result;
}

/** A preset from its first epoch to its last. @param {Engine} engine @param {Dataset} dataset @param {Preset} preset */
async function ofRun(engine, dataset, preset) {
  const model = engine.createModel({ ...preset, seed: SEED });
  const settings = { l2: 0, trainCount: null, validationCount: 0, testCount: null, ...preset };
  const supply = { dataset, arrived: Promise.resolve() };
  await new Run({ model, seed: SEED, epochs: 0 }, supply, settings, () => {}).start();
  const result = fingerprint(model, dataset, preset.classes);
  model.destroy();
  return result;
}

/** Of every preset after some steps, and of some presets as they stand. @param {Engine} engine */
export async function fingerprints(engine) {
  const dataset = await loadDataset(engine, MNIST);
  /** @type {Record<string, string>} */
  const steps = {};
  for (const preset of [...PRESETS, ...EXTRAS]) steps[preset.id] = ofSteps(engine, dataset, preset);
  /** @type {Record<string, string>} */
  const runs = {};
  for (const preset of PRESETS.filter(({ id }) => WHOLE.includes(id)))
    runs[preset.id] = await ofRun(engine, dataset, preset);
  dataset.destroy();
  return { steps, runs };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const engine = await loadEngine(process.argv[2] ?? 'simd128', 1);
  console.log(JSON.stringify(await fingerprints(engine), null, 2));
}
