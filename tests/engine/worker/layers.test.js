// layers.test.js — every kind of layer in lines that are trained, saved in each format and loaded again.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { OPTIMIZERS } from '../../../web/shared/presets.js';
import { readWeights, writeNpz, writeSafetensors } from '../../../web/weights/files.js';
import { collectTensors, restoreTensors } from '../../../web/worker/weights.js';
import { makeDataset } from '../../node/synthetic.js';
import { builds } from '../builds.js';

/** @typedef {import('../../../web/worker/engine/model.js').Model} Model */

const LINES = [
  'conv 8 3x3 nobias stride 2 | batchnorm relu | dropout 0.1 | batchnorm | dense 20 tanh | batchnorm | dense 10 softmax',
  'conv 8 3x3 same stride 2 relu | conv 12 3x3 stride 2 | globalavgpool | dense 10 softmax',
  'conv 6 5x3 relu | avgpool 2 stride 1 | maxpool 2 | dropout 0.2 | flatten | dense 20 tanh | dense 10 softmax',
];
const BATCH = 30;
const STEPS = 40;
/** Ftrl begins with zero weights, at which layers behind each other stand still; L-BFGS takes one layer. */
const OTHERS = ['ftrl', 'lbfgs'];

for (const { name, skip, keep } of builds)
  describe(name, { skip }, () => {
    for (const layers of LINES) {
      test(`${layers}: learns with every optimizer that deep networks take`, async () => {
        const engine = await keep();
        const subset = makeDataset(engine, BATCH, 1).createSubset({ pool: 'train' });
        for (const [optimizer, { rate }] of Object.entries(OPTIMIZERS)) {
          if (OTHERS.includes(optimizer)) continue;
          const model = engine.createModel({ layers, optimizer, seed: 1 });
          const losses = train(model, subset, rate);
          assert.ok((losses.at(-1) ?? NaN) < losses[0], `${optimizer}: ${losses[0]} … ${losses.at(-1)}`);
          model.destroy();
        }
      });

      test(`${layers}: comes out of a file to the same bits`, async () => {
        const engine = await keep();
        const dataset = makeDataset(engine, BATCH, 20);
        const subset = dataset.createSubset({ pool: 'train' });
        const model = engine.createModel({ layers, optimizer: 'adam', seed: 1 });
        train(model, subset, 0.01);
        const tensors = collectTensors(model);
        for (const bytes of [writeSafetensors(tensors, {}), writeNpz(tensors)]) {
          const other = engine.createModel({ layers, optimizer: 'adam', seed: 2 });
          restoreTensors(other, readWeights(bytes, 'weights').tensors);
          assert.deepEqual(collectTensors(other), tensors);
          for (const index of [0, 1, 2]) {
            const pixels = dataset.images('test', [index]);
            assert.deepEqual(other.predict(pixels), model.predict(pixels));
          }
          assert.deepEqual(evaluated(other, dataset), evaluated(model, dataset));
        }
      });
    }
  });

/** The loss of each step. @param {Model} model @param {import('../../../web/worker/engine/dataset.js').Subset} subset @param {number} rate */
function train(model, subset, rate) {
  return Array.from({ length: STEPS }, () => {
    model.beginStep(subset, { first: 0, count: BATCH, rate });
    while (model.advance(1));
    return model.loss;
  });
}

/** @param {Model} model @param {import('../../../web/worker/engine/dataset.js').Dataset} dataset */
function evaluated(model, dataset) {
  const tests = dataset.createSubset({ pool: 'test' });
  model.beginEvaluation(tests);
  while (model.advance(Infinity));
  const found = [model.loss, [...tests.predictions()], [...tests.confidences()]];
  tests.destroy();
  return found;
}
