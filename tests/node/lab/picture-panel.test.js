// picture-panel.test.js — what is said of a digit in a picture, from the network's answer and the form of its ink.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withAnswer, withCuts } from '../../../web/lab/pictures/picture-panel.js';
import { initialState } from '../../../web/lab/state.js';

const image = new Uint8Array(784);
const box = { left: 0, top: 0, right: 9, bottom: 9 };
const FORM = { holes: 1, length: 1.9, twoStrokes: 0.5, threeStrokes: 0 };

/** @param {object} found @param {number} predicted @param {object} [state] */
function sureOf(found, predicted, state = {}) {
  const outputs = new Float32Array(10);
  outputs[predicted] = 1;
  const model = { layers: [], paramCount: 0, movingCount: 0, outputCount: 10 };
  const sheetPredictions = new Map([[image, { outputs, predicted }]]);
  const page = { ...initialState('en', 'light'), model, sheetPredictions, ...state };
  return withAnswer({ image, box, doubtful: false, ...found }, null, page).answer?.sure;
}

test('an answer is not sure where the ink may be several digits, or is formed otherwise', () => {
  assert.equal(sureOf({}, 7), true);
  assert.equal(sureOf({ doubtful: true }, 7), false);
  assert.equal(sureOf({ form: FORM }, 7), false);
  assert.equal(sureOf({ form: FORM }, 4), true);
});

test('where one piece of a cut is not sure, no piece is; other digits stay as they are', () => {
  const digit = (/** @type {number | undefined} */ cut, /** @type {boolean} */ sure) =>
    /** @type {any} */ ({ image, box, doubtful: false, label: null, cut, answer: { best: 7, sure } });
  const lines = [
    [digit(5, true), digit(5, false), digit(undefined, false)],
    [digit(6, true), digit(6, true), digit(undefined, true)],
  ];
  assert.deepEqual(
    withCuts(lines).map((line) => line.map(({ answer }) => answer?.sure)),
    [
      [false, false, false],
      [true, true, true],
    ],
  );
});

test('clothes have no form of digits', () => {
  assert.equal(sureOf({ form: FORM }, 7, { dataset: 'fashion-mnist' }), true);
});
