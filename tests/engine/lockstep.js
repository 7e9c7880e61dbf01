// lockstep.js — the same training with several numbers of threads, compared step by step.
//
//   node lockstep.js BUILD   as a program of its own, for options of Node.js; ends with 1 if a bit differs

import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { loadEngine } from '../../web/terminal/files.js';
import { allWeights, makeDataset } from '../node/synthetic.js';

/** @typedef {import('../../web/worker/engine/engine.js').Engine} Engine */

const DENSE = 'dense 96 relu | dropout 0.3 | dense 64 tanh | dropout 0.5 | dense 10 softmax';
/** The second convolution is Winograd's, whose channels and filters come in eights; the others are products. */
const CONV =
  'conv 8 3x3 relu | conv 16 3x3 relu same | maxpool 2 | dropout 0.25 | conv 4 5x5 | avgpool 2 | ' +
  'dense 32 relu | dropout 0.5 | dense 10 softmax';
/** Strides by lines and by patches, and the mean of each channel. */
const STRIDED =
  'conv 8 3x3 same stride 2 relu | conv 12 5x5 same stride 3 tanh | globalavgpool | dense 64 relu | ' +
  'dense 10 softmax';
/** Statistics of the whole batch, first of all and behind every kind of layer. */
const NORMALIZED =
  'batchnorm | conv 8 3x3 nobias | batchnorm relu | conv 8 3x3 | maxpool 2 | batchnorm tanh | dropout 0.2 | ' +
  'dense 64 nobias | batchnorm relu | dense 10 softmax';
/** The images come as lists of what is not zero; the rest is enough for several threads. */
const LISTED = 'dense 12 relu | dense 256 relu | dense 64 relu | dense 10 softmax';
/** All parts. */
const RANGES = [2, 10, 0.1, 10, 1, 1];
/** Neither a multiple of a vector nor of a group or a task. */
const BATCH = 77;
const STEPS = 5;

/** @type {[string, number[] | null][]} */
const TRAININGS = [
  [DENSE, null],
  [CONV, RANGES],
  [STRIDED, null],
  [NORMALIZED, RANGES],
  [LISTED, null],
  [LISTED, RANGES],
];

/** @param {import('../../web/worker/engine/model.js').Model} model @param {number} budget */
function finish(model, budget) {
  while (model.advance(budget));
  return { loss: model.loss, correct: model.correct };
}

/**
 * What training leaves behind, in slices of so many milliseconds: a generator that yields after each step.
 * @param {Engine} engine @param {string} layers @param {number} budget
 * @param {number[] | null} ranges   of the images' augmentation
 * @returns {Generator<object>}
 */
function* trainingOf(engine, layers, budget, ranges) {
  const dataset = makeDataset(engine, BATCH * STEPS, 101);
  const subset = dataset.createSubset({ pool: 'train' });
  const tests = dataset.createSubset({ pool: 'test' });
  const model = engine.createModel({ layers, optimizer: 'adam', seed: 5 });
  for (let step = 0; step < STEPS; step++) {
    const batch = { first: step * BATCH, count: BATCH, rate: 0.01, l2: 0.001, clip: 0.1 };
    model.beginStep(subset, { ...batch, augmentation: ranges && { ranges, seed: 5, epoch: step } });
    yield { ...finish(model, budget), weights: allWeights(model) };
  }
  model.beginEvaluation(tests);
  const found = finish(model, budget);
  yield { ...found, predictions: tests.predictions(), confidences: tests.confidences() };
  for (const thing of [model, subset, tests, dataset]) thing.destroy();
}

/** The lengths of slices, in milliseconds. */
const BUDGETS = [0, 0.05, Infinity];

/**
 * Trains on all engines in turns; throws where one differs from the first.
 * @param {Engine[]} engines
 * @param {number[]} [budgets]
 */
export function compareInLockstep(engines, budgets = BUDGETS) {
  for (const [layers, ranges] of TRAININGS)
    for (const budget of budgets) {
      /** @type {Generator<object>[]} */
      const [first, ...others] = engines.map((engine) => trainingOf(engine, layers, budget, ranges));
      for (const expected of first)
        for (const other of others) assert.deepEqual(other.next().value, expected);
      for (const other of others) other.next();
    }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const build = process.argv[2];
  const engines = await Promise.all([1, 4].map((threads) => loadEngine(build, threads)));
  assert.deepEqual(
    engines.map(({ threads }) => threads),
    [1, 4],
  );
  compareInLockstep(engines);
}
