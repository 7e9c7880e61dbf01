// lbfgs.test.js — L-BFGS fits on MNIST what scikit-learn fits, with the same bits on any number of threads.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { loadDataset, MNIST } from '../../../web/terminal/files.js';
import { allWeights, makeDataset } from '../../node/synthetic.js';
import { builds } from '../builds.js';

/**
 * A fit of scikit-learn's LogisticRegression, by make_logistic.py.
 * @typedef {object} Fit
 * @property {string} layers
 * @property {number[]} classes   digits
 * @property {number} c           the inverse of the penalty's weight in the sum of the losses
 * @property {number} most        iterations
 * @property {number} images
 * @property {number} cost        that was reached: summed losses and |w|² / (2 c)
 * @property {number} correct
 * @property {number} iterations
 * @property {number} evaluations
 */

/** @type {Fit[]} */
const FITS = JSON.parse(await readFile(new URL('../../fixtures/logistic.json', import.meta.url), 'utf8'));

/** @typedef {import('../../../web/worker/engine/model.js').Model} Model */
/** @typedef {import('../../../web/worker/engine/dataset.js').Subset} Subset */

/** How often the images have passed. @param {Model} model @param {Subset} subset @param {number} l2 */
function iterate(model, subset, l2) {
  model.beginStep(subset, { first: 0, count: subset.count, rate: 1, l2 });
  while (model.advance(Infinity));
  return model.imagesDone / subset.count;
}

/** What scikit-learn minimises. @param {Model} model @param {Subset} subset @param {number} c */
function costOf(model, subset, c) {
  model.beginEvaluation(subset);
  while (model.advance(Infinity));
  const squares = model.weights(0).kernel.reduce((sum, weight) => sum + weight * weight, 0);
  return model.loss * subset.count + squares / (2 * c);
}

for (const { name, skip, load, keep, shared } of builds) {
  describe(name, { skip }, () => {
    /** MNIST, in the engine that all fits share. @type {ReturnType<typeof loadDataset> | null} */
    let loading = null;
    for (const fit of FITS)
      test(`${fit.layers}, C = ${fit.c}, ${fit.most} iterations: as scikit-learn does`, async () => {
        const engine = await keep();
        loading ??= loadDataset(engine, MNIST);
        const dataset = await loading;
        const subset = dataset.createSubset({ pool: 'train', classes: fit.classes, count: fit.images });
        const model = engine.createModel({ layers: fit.layers, optimizer: 'lbfgs', seed: 1 });
        let iterations = 0;
        let evaluations = 0;
        for (; iterations < fit.most && !model.converged; iterations++)
          evaluations += iterate(model, subset, 1 / (fit.c * subset.count));
        const cost = costOf(model, subset, fit.c);
        // Until the fit has converged, rounding decides about an image whose logit is 0.002.
        assert.ok(Math.abs(model.correct - fit.correct) <= (fit.iterations < fit.most ? 0 : 1));
        assert.ok(Math.abs(cost / fit.cost - 1) < 2e-5, `cost ${cost}, not ${fit.cost}`);
        assert.ok(Math.abs(iterations / fit.iterations - 1) < 0.2, `${iterations} iterations`);
        assert.ok(Math.abs(evaluations / fit.evaluations - 1) < 0.2, `${evaluations} evaluations`);
        for (const thing of [model, subset]) thing.destroy();
      });

    test('the number of threads and of slices changes no bit', { skip: !shared }, async () => {
      const runs = [];
      for (const [threads, budget] of [
        [1, Infinity],
        [3, Infinity],
        [2, 0],
      ]) {
        const engine = await load(threads);
        const dataset = makeDataset(engine, 1000, 10);
        const subset = dataset.createSubset({ pool: 'train' });
        const model = engine.createModel({ layers: 'dense 10 softmax', optimizer: 'lbfgs', seed: 5 });
        const seen = [];
        for (let i = 0; i < 12; i++) {
          model.beginStep(subset, { first: 0, count: subset.count, rate: 1, l2: 1e-5 });
          while (model.advance(budget));
          seen.push({ loss: model.loss, done: model.imagesDone, weights: allWeights(model) });
        }
        runs.push(seen);
        for (const thing of [model, subset, dataset]) thing.destroy();
      }
      assert.deepEqual(runs[1], runs[0]);
      assert.deepEqual(runs[2], runs[0]);
    });

    test('a network of two layers with weights is refused in words', async () => {
      const engine = await keep();
      assert.throws(
        () => engine.createModel({ layers: 'dense 9 relu | dense 10 softmax', optimizer: 'lbfgs', seed: 1 }),
        { name: 'EngineError', status: 'NN_ERR_CONVEX', at: 16, message: /^L-BFGS .* column 16:/ },
      );
    });
  });
}
