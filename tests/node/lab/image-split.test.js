// image-split.test.js — the split of an image by its index is the one that the worker gives it.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { splitOf } from '../../../web/lab/results/image-split.js';
import { trainingSplits } from '../../../web/worker/splits.js';

const ALL = 100;
const settings = { trainCount: 50, validationCount: 10, holdoutCount: 20, testCount: 30 };

/** @param {number} index @param {object} [change] @param {'train' | 'test'} [pool] */
const split = (index, change = {}, pool = 'train') =>
  splitOf({ pool, index, label: 3 }, { ...settings, ...change }, ALL);

test('every training image is in the split that the worker takes it into', () => {
  /** @type {any} */
  const dataset = { labels: () => new Uint8Array(ALL).fill(3), ready: () => ALL };
  for (const change of [{}, { trainCount: null }, { validationCount: 0, holdoutCount: 0 }]) {
    const splits = trainingSplits(dataset, { ...settings, ...change });
    for (let index = 0; index < ALL; index++) {
      const [name = 'unused'] =
        Object.entries(splits).find(([, { skip, count }]) => index >= skip && index < skip + count) ?? [];
      assert.equal(split(index, change), name, `${index}`);
    }
  }
});

test('of the test images the first are used', () => {
  assert.deepEqual([split(29, {}, 'test'), split(30, {}, 'test')], ['test', 'unused']);
  assert.equal(split(99, { testCount: null }, 'test'), 'test');
});

test('a digit that is left out is named, and what only the worker knows is not guessed', () => {
  assert.equal(split(0, { classes: [1, 2] }), 'leftOut');
  assert.equal(split(0, { classes: [1, 3] }), null);
  assert.equal(split(0, { splitSeed: 7 }), null);
});
