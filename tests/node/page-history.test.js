// page-history.test.js — the record of a run behind the curves and the table of epochs.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { addEpoch, addProgress, createHistory, valueAt } from '../../web/page/history.js';

const epoch = { epoch: 1, steps: 2, loss: 1, accuracy: 0.5, valLoss: 0.9, valAccuracy: 0.6, seconds: 1 };

test('the smoothed line begins with the first value and not with zero', () => {
  const { curves } = addProgress(createHistory(), 0.5, { steps: 2, batchLoss: 2.3, batchAccuracy: 0.1 });
  assert.ok(Math.abs(Number(curves.loss.smooth[0]) - 2.3) < 1e-12);
  assert.ok(Math.abs(Number(curves.accuracy.smooth[0]) - 0.1) < 1e-12);
});

test('the smoothed line lies between the values it smooths and follows a change', () => {
  let history = createHistory();
  for (let i = 0; i < 20; i++) history = addProgress(history, i, { steps: 2, batchLoss: 2, batchAccuracy: 0 });
  for (let i = 20; i < 100; i++) history = addProgress(history, i, { steps: 2, batchLoss: 1, batchAccuracy: 1 });
  const { smooth } = history.curves.loss;
  assert.ok(smooth.every((value) => Number(value) > 1 - 1e-9 && Number(value) < 2 + 1e-9));
  assert.ok(Number(smooth[20]) > 1.8);
  assert.ok(Number(smooth.at(-1)) < 1.01);
});

test('a loss that is not a number leaves a gap', () => {
  const { curves } = addProgress(createHistory(), 1, { steps: 2, batchLoss: NaN, batchAccuracy: 0.1 });
  assert.deepEqual([curves.loss.raw, curves.loss.smooth], [[null], [null]]);
});

test('lines are as long as the axis, and the axis ascends', () => {
  let history = addProgress(createHistory(), 0.5, { steps: 2, batchLoss: 2, batchAccuracy: 0.2 });
  history = addProgress(history, 1, { steps: 2, batchLoss: 1, batchAccuracy: 0.4 });
  history = addEpoch(history, epoch);
  assert.deepEqual(history.x, [0.5, 1, 1]);
  for (const lines of Object.values(history.curves))
    for (const line of Object.values(lines)) assert.equal(line.length, 3);
  assert.deepEqual(history.curves.accuracy.validation, [null, null, 0.6]);
  assert.deepEqual(history.epochs, [epoch]);
});

test('a step over all images is one exact point an epoch, not smoothed', () => {
  let history = createHistory();
  for (const [i, loss] of [0.69, 0.5, 0.4].entries()) {
    history = addProgress(history, i + 1, { steps: 1, batchLoss: loss, batchAccuracy: 0.9 });
    history = addEpoch(history, { ...epoch, epoch: i + 1, steps: 1, loss, valLoss: null, valAccuracy: null });
  }
  assert.deepEqual(history.x, [1, 2, 3]);
  assert.deepEqual(history.curves.loss.smooth, [0.69, 0.5, 0.4]);
  assert.deepEqual(history.curves.loss.validation, [null, null, null]);
});

test('reading at a place gives the last value before it', () => {
  assert.equal(valueAt([1, null, 3, null]), 3);
  assert.equal(valueAt([1, null, 3, null], 1), 1);
  assert.equal(valueAt([null], 0), null);
});
