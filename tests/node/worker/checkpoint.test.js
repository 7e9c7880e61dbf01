// checkpoint.test.js — whether an interrupted run can go on, where what was kept of it is damaged.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { checkRunPlace } from '../../../web/worker/checkpoint.js';

const SETTINGS = /** @type {any} */ ({ epochs: 3, batch: 32, rate: 0.1 });
const NOW = { settings: SETTINGS, count: 100, checksum: 1, batch: 32, begun: 2 };
const PLACE = /** @type {any} */ ({
  ...{ settings: SETTINGS, epoch: 2, step: 1, order: 1, images: 32, lossSum: 3, correct: 1 },
  ...{ elapsedMs: 5, epochStartMs: 4, data: { count: 100, checksum: 1 } },
});

test('a run goes on at its place', () => checkRunPlace(PLACE, NOW));

test('without what it knew of its images it cannot, in words', () => {
  const message = /began with 0 training images, and now there are 100/;
  for (const data of /** @type {any[]} */ ([undefined, null, {}, { count: {} }, 'x']))
    assert.throws(() => checkRunPlace({ ...PLACE, data }, NOW), { name: 'CheckpointError', message });
});
