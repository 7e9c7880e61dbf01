// drawing-actions.test.js — which drawing the network's answer is of, and how large a drawing is.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { DrawingActions } from '../../../web/lab/drawing/drawing-actions.js';

const LINE = [[100, 40, 140, 240]];
const HOOK = [[60, 40, 180, 60, 120, 240]];

/** A reader whose questions are answered by hand. */
function startReader() {
  const state = /** @type {any} */ ({ model: {}, drawing: null, drawingRead: null, prediction: null });
  const asked = /** @type {{ pixels: Uint8Array, answer: (prediction: any) => Promise<void> }[]} */ ([]);
  const link = /** @type {any} */ ({
    state,
    update: (/** @type {object} */ change) => Object.assign(state, change),
    call: (/** @type {string} */ _, /** @type {{ pixels: Uint8Array }} */ { pixels }) =>
      new Promise((resolve) => {
        const answer = async (/** @type {any} */ prediction) => {
          resolve(prediction);
          await new Promise(setImmediate);
        };
        asked.push({ pixels, answer });
      }),
  });
  return { state, asked, reader: new DrawingActions(link, { read: () => null, reset() {} }) };
}

test('one question at a time, and the last drawing is read', async () => {
  const { state, asked, reader } = startReader();
  for (const strokes of [LINE, [...LINE, ...LINE], HOOK]) reader.draw(strokes);
  assert.equal(asked.length, 1);
  await asked[0].answer('of the line');
  assert.equal(asked.length, 2);
  assert.notEqual(state.drawingRead, state.drawing, 'the answer is of a drawing before');
  assert.equal(asked[1].pixels, state.drawing);
  await asked[1].answer('of the hook');
  assert.equal(asked.length, 2);
  assert.deepEqual([state.prediction, state.drawingRead], ['of the hook', state.drawing]);
});

test('how much of the pad a drawing takes is known, and none of an empty one', () => {
  const { state, reader } = startReader();
  reader.draw([
    [100, 40, 140, 180],
    [80, 60],
  ]);
  assert.equal(state.drawingShare, 0.5);
  reader.draw([]);
  assert.equal(state.drawingShare, 0);
});
