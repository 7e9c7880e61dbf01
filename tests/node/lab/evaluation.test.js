// evaluation.test.js — counting, ordering and picking what a network read.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { thinned } from '../../../web/lab/results/epoch-table.js';
import {
  confusion,
  draw,
  indicesOf,
  NO_DIGIT,
  placesOf,
  rowShare,
  scores,
  worstMixUp,
} from '../../../web/lab/results/evaluation.js';
import { evaluation } from '../evaluations.js';

const LABELS = [1, 1, 1, 2, 2, 7];
const PREDICTIONS = [1, 2, 2, 2, 1, 7];

test('a confusion matrix counts each pair of label and answer', () => {
  const { digits, columns, counts } = confusion(evaluation(LABELS, PREDICTIONS));
  assert.deepEqual(digits, [1, 2, 7]);
  assert.deepEqual(columns, digits);
  assert.deepEqual(counts, [
    [1, 2, 0],
    [1, 1, 0],
    [0, 0, 1],
  ]);
});

test('a digit that is only an answer has a row too, and an answer that is no digit a column', () => {
  const { digits, columns, counts } = confusion(evaluation([0, 0, 0], [0, 5, NO_DIGIT]));
  assert.deepEqual(digits, [0, 5]);
  assert.deepEqual(columns, [0, 5, NO_DIGIT]);
  assert.deepEqual(counts, [
    [1, 1, 1],
    [0, 0, 0],
  ]);
});

test('recall is of the images that are there, precision of the answers that were given', () => {
  const [one, two, seven] = scores(confusion(evaluation(LABELS, PREDICTIONS)));
  assert.deepEqual(one, { digit: 1, images: 3, named: 2, right: 1, recall: 1 / 3, precision: 1 / 2 });
  assert.deepEqual([two.recall, two.precision], [1 / 2, 1 / 3]);
  assert.deepEqual([seven.recall, seven.precision], [1, 1]);
});

test('what is never there has no recall, what is never answered no precision', () => {
  const [zero, five] = scores(confusion(evaluation([0, 0], [5, 5])));
  assert.equal(zero.precision, null);
  assert.equal(zero.recall, 0);
  assert.equal(five.recall, null);
});

test('the worst mix-up is the fullest cell beside the diagonal', () => {
  assert.deepEqual(worstMixUp(confusion(evaluation(LABELS, PREDICTIONS))), {
    actual: 1,
    predicted: 2,
    images: 2,
  });
  assert.equal(worstMixUp(confusion(evaluation([3, 3], [3, 3]))), null);
});

test('images are chosen by kind or by cell, and ordered by how sure the network was', () => {
  const result = evaluation(LABELS, PREDICTIONS, [0.9, 0.6, 0.8, 0.5, 0.7, 1]);
  const all = /** @type {const} */ ({ cell: null, order: 'surest' });
  assert.deepEqual(placesOf(result, { ...all, kind: 'wrong' }), [2, 4, 1]);
  assert.deepEqual(placesOf(result, { ...all, kind: 'right' }), [5, 0, 3]);
  assert.deepEqual(placesOf(result, { ...all, kind: 'wrong', order: 'unsurest' }), [1, 4, 2]);
  assert.deepEqual(placesOf(result, { ...all, kind: 'right', cell: { actual: 1, predicted: 2 } }), [2, 1]);
});

test('those read wrong and those read right are listed by their index in the pool', () => {
  const result = evaluation(LABELS, PREDICTIONS, undefined, [30, 31, 40, 41, 50, 51]);
  assert.deepEqual(indicesOf(result, 'wrong'), [31, 40, 50]);
  assert.deepEqual(indicesOf(result, 'right'), [30, 41, 51]);
  const shuffled = evaluation(LABELS, PREDICTIONS, undefined, [51, 50, 40, 41, 31, 30]);
  assert.deepEqual(indicesOf(shuffled, 'wrong'), [31, 40, 50]);
  const all = /** @type {const} */ ({ cell: null, order: 'index' });
  assert.deepEqual(placesOf(shuffled, { ...all, kind: 'wrong' }), [4, 2, 1]);
});

test('lots are drawn without drawing one twice', () => {
  const values = [0, 0, 0.1, 0.5, 0.5, 0.9];
  assert.deepEqual(
    draw(10, 4, () => /** @type {number} */ (values.shift())),
    [0, 1, 5, 9],
  );
  assert.deepEqual(draw(3, 20, Math.random).sort(), [0, 1, 2]);
});

test('only nothing is 0 per cent of a row and only all of it 100', () => {
  assert.deepEqual(
    [rowShare(0, 10), rowShare(1, 6000), rowShare(1, 3), rowShare(5999, 6000), rowShare(7, 7)],
    ['0', '0.1', '33.3', '99.9', '100'],
  );
});

/** @param {number} count */
const epochs = (count) =>
  Array.from({ length: count }, (_, i) => ({
    ...{ epoch: i + 1, steps: 1, loss: 1, accuracy: 0, valLoss: null, valAccuracy: null, seconds: 0 },
  }));

test('a table of many epochs keeps both ends and evenly spaced lines between', () => {
  assert.equal(thinned(epochs(60)).rows.length, 60);
  assert.equal(thinned(epochs(60)).step, 1);
  for (const count of [61, 100, 1501, 20_000]) {
    const { rows, step } = thinned(epochs(count));
    const kept = rows.map(({ epoch }) => epoch);
    assert.ok(kept.length <= 61, `${kept.length} of ${count}`);
    assert.deepEqual(kept.slice(0, 5), [1, 2, 3, 4, 5]);
    assert.deepEqual(kept.slice(-5), [count - 4, count - 3, count - 2, count - 1, count]);
    for (const epoch of kept.slice(5, -5)) assert.equal(epoch % step, 0);
  }
});
