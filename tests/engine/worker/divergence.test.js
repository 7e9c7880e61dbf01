// divergence.test.js — what guessing costs, and that no preset ever costs much more.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { PRESETS } from '../../../web/shared/presets.js';
import { loadDataset, MNIST } from '../../../web/terminal/files.js';
import { guessingLoss, isFarAboveGuessing } from '../../../web/worker/divergence.js';
import { Run } from '../../../web/worker/training.js';
import { builds } from '../builds.js';

/** @param {string} text @param {number} outputCount */
const network = (text, outputCount) => ({ layers: [{ text: 'dense 16 relu' }, { text }], outputCount });

test('guessing costs the logarithm of what there is to choose from', () => {
  assert.equal(guessingLoss(network('dense 10 softmax', 10)), Math.log(10));
  assert.equal(guessingLoss(network('dense 2 softmax zeros', 2)), Math.log(2));
  assert.equal(guessingLoss(network('dense 10 sigmoid', 10)), Math.log(2));
  assert.equal(guessingLoss(network('dense 1 sigmoid', 1)), Math.log(2));
});

test('a loss is far above that only where nothing has been learnt', () => {
  assert.equal(isFarAboveGuessing(20_635, Math.log(10)), true);
  assert.equal(isFarAboveGuessing(23.1, Math.log(10)), true);
  assert.equal(isFarAboveGuessing(22.9, Math.log(10)), false);
});

test('the loss of a perceptron is compared with nothing', () => {
  const guessing = guessingLoss(network('dense 10 step zeros', 10));
  assert.equal(guessing, null);
  assert.equal(isFarAboveGuessing(1e6, guessing), false);
});

const [{ load }] = builds.filter(({ skip }) => !skip);
describe('presets', () => {
  for (const preset of PRESETS)
    test(`${preset.id} is not far above it in its first steps`, async () => {
      const engine = await load();
      const dataset = await loadDataset(engine, MNIST);
      const model = engine.createModel({ ...preset, seed: 1 });
      const count = preset.batch === 'all' ? 2000 : 8 * preset.batch;
      const split = { trainCount: count, validationCount: 0, holdoutCount: 0, testCount: 10 };
      const losses = /** @type {number[]} */ ([]);
      const hear = (/** @type {any} */ { event, loss, batchLoss }) => {
        if (event === 'progress') losses.push(batchLoss);
        if (event === 'epoch') losses.push(loss);
      };
      const source = { dataset, arrived: Promise.resolve() };
      const settings = { l2: 0, ...preset, epochs: 1, ...split };
      await new Run({ model, seed: 1, epochs: 0 }, source, settings, hear).start();
      const guessing = guessingLoss(model);
      model.destroy();
      assert.ok(losses.length >= 2);
      for (const loss of losses) assert.equal(isFarAboveGuessing(loss, guessing), false, `${loss}`);
    });
});
