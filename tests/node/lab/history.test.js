// history.test.js — the record of a run behind the curves and the table of epochs.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  addEpoch,
  addProgress,
  batchCurve,
  createHistory,
  hasRunAway,
  trainingCurve,
  validationCurve,
} from '../../../web/lab/training/history.js';

const epoch = { epoch: 1, steps: 2, loss: 1, accuracy: 0.5, valLoss: 0.9, valAccuracy: 0.6, seconds: 1 };

test('the smoothed line begins with the first value and not with zero', () => {
  const { curves } = addProgress(createHistory(), 0.5, { steps: 2, batchLoss: 2.3, batchAccuracy: 0.1 });
  assert.ok(Math.abs(Number(curves.loss.smooth[0]) - 2.3) < 1e-12);
  assert.ok(Math.abs(Number(curves.accuracy.smooth[0]) - 0.1) < 1e-12);
});

test('a loss has run away from ten times that of guessing until it is below it, and not in a batch', () => {
  let history = createHistory();
  const point = { steps: 50, batchLoss: 100, batchAccuracy: 0 };
  for (let i = 1; i < 10; i++) history = addProgress(history, i / 50, point);
  assert.equal(hasRunAway([history], 2), false, 'few batches say nothing');
  assert.equal(hasRunAway([addProgress(history, 10 / 50, point)], 2), true);
  const after = (/** @type {number[]} */ losses) => [
    losses.reduce((longer, loss) => addEpoch(longer, { ...epoch, loss }), createHistory()),
  ];
  assert.equal(hasRunAway(after([]), 2), false);
  assert.equal(hasRunAway(after([19]), 2), false);
  assert.equal(hasRunAway(after([21]), 2), true);
  assert.equal(hasRunAway(after([21, 3]), 2), true);
  assert.equal(hasRunAway(after([21, 1]), 2), false);
});

test('a loss that has run away within an epoch has done so until it is below that of guessing', () => {
  const guessing = 2.3;
  let history = createHistory();
  const add = (/** @type {number} */ batchLoss) => {
    history = addProgress(history, history.x.length / 50, { steps: 50, batchLoss, batchAccuracy: 0 });
    return Number(history.curves.loss.smooth.at(-1));
  };
  for (let i = 0; i < 10; i++) add(100);
  let [smooth, batches] = [100, 0];
  for (; smooth > guessing; smooth = add(1)) {
    assert.equal(hasRunAway([history], guessing), true, `${smooth}`);
    batches++;
  }
  assert.ok(batches > 20);
  assert.equal(hasRunAway([history], guessing), false);
  smooth = add(50);
  assert.ok(smooth > guessing);
  assert.equal(hasRunAway([history], guessing), false, 'above it again, and not far');
});

test('the smoothed line lies between the values it smooths and follows a change', () => {
  let history = createHistory();
  const point = (/** @type {number} */ batchLoss) => ({ steps: 50, batchLoss, batchAccuracy: 0 });
  for (let i = 0; i < 100; i++) history = addProgress(history, i / 50, point(i < 20 ? 2 : 1));
  const { smooth } = history.curves.loss;
  assert.ok(smooth.every((value) => Number(value) > 1 - 1e-9 && Number(value) < 2 + 1e-9));
  assert.ok(Number(smooth[20]) > 1.8);
  assert.ok(Number(smooth.at(-1)) < 1.01);
});

test('a loss that is not a number leaves a gap', () => {
  const { curves } = addProgress(createHistory(), 1, { steps: 2, batchLoss: NaN, batchAccuracy: 0.1 });
  assert.deepEqual([curves.loss.raw, curves.loss.smooth], [[null], [null]]);
});

test('curves are as long as the axis, and the end of an epoch is a point of validation alone', () => {
  let history = addProgress(createHistory(), 0.5, { steps: 2, batchLoss: 2, batchAccuracy: 0.2 });
  history = addProgress(history, 1, { steps: 2, batchLoss: 1, batchAccuracy: 0.4 });
  history = addEpoch(history, epoch);
  assert.deepEqual(history.x, [0.5, 1]);
  for (const lines of Object.values(history.curves))
    for (const line of Object.values(lines)) assert.equal(line.length, 2);
  assert.deepEqual(validationCurve([history], 'accuracy'), { x: [1], y: [0.6] });
  assert.deepEqual(history.epochs, [epoch]);
});

test('the smoothed line of few points that are far apart does not lag behind them', () => {
  let history = createHistory();
  for (const [i, batchLoss] of [2.3, 1.2, 0.6, 0.4].entries())
    history = addProgress(history, i + 1, { steps: 8, batchLoss, batchAccuracy: 0.5 });
  assert.ok(Number(history.curves.loss.smooth.at(-1)) < 0.5);
});

test('a step over all images is one exact point, at the epochs that had passed before it', () => {
  let history = createHistory();
  for (const [i, loss] of [0.69, 0.5, 0.4].entries()) {
    history = addProgress(history, i + 1, { steps: 1, batchLoss: loss, batchAccuracy: 0.9 });
    history = addEpoch(history, { ...epoch, epoch: i + 1, steps: 1, loss, valLoss: null, valAccuracy: null });
  }
  assert.deepEqual(trainingCurve([history], 'loss'), { x: [0, 1, 2], y: [0.69, 0.5, 0.4] });
  assert.deepEqual(batchCurve([history], 'loss').y, [null, null, null]);
  assert.deepEqual(validationCurve([history], 'loss'), { x: [], y: [] });
});

test('a very long run keeps every epoch, and of its curves as many points as can be seen', () => {
  let history = createHistory();
  for (let i = 1; i <= 10_000; i++)
    history = addEpoch(history, { ...epoch, epoch: i, steps: 1, loss: 1 / i, valLoss: null });
  const { x, y } = trainingCurve([history], 'loss');
  assert.equal(history.epochs.length, 10_000);
  assert.ok(x.length <= 4000 && x.length >= 2000);
  assert.equal(x.length, y.length);
  assert.deepEqual([x[0], x[x.length - 1]], [0, 9999]);
  for (let i = 0; i < x.length; i++) {
    assert.equal(y[i], 1 / (x[i] + 1));
    assert.ok(i === 0 || x[i] > x[i - 1]);
  }
});

test('the points of a long run lie evenly, also of one that another page goes on with', () => {
  let history = createHistory();
  for (let i = 0; i < 20_001; i++) {
    if (i === 9_000) history = structuredClone(history);
    history = addProgress(history, i, { steps: 50, batchLoss: 1, batchAccuracy: 0.5 });
    const { x } = history;
    if (i % 997) continue;
    const distances = new Set(x.slice(1, -1).map((to, at) => to - x[at]));
    assert.ok(distances.size <= 1, `after ${i}: ${[...distances]}`);
    assert.deepEqual([x[0], x.at(-1)], [0, i]);
  }
  assert.ok(history.x.length > 2000 && history.x.length <= 4000);
});

test('the smoothed line of a run that goes on begins where that of the run before ended', () => {
  const point = { steps: 50, batchLoss: 2, batchAccuracy: 0.2 };
  let whole = createHistory();
  for (let i = 1; i <= 10; i++) whole = addProgress(whole, i / 50, point);
  const better = { ...point, batchLoss: 1 };
  const next = addProgress(createHistory(whole), 11 / 50, better);
  const both = trainingCurve([whole, next], 'loss');
  assert.equal(both.x.length, 11);
  assert.deepEqual(both, trainingCurve([addProgress(whole, 11 / 50, better)], 'loss'));
});
