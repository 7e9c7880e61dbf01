// grid.test.js — digits of photographed sheets are checked, and join a person's own.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MOST_DIGITS } from '../../../web/lab/hand/own-digits.js';
import { startPage } from '../lab-page.js';

const image = (/** @type {number} */ value) => new Uint8Array(784).fill(value, 100, 200);
const digit = (/** @type {number} */ label, row = 0) => ({ label, row, image: image(10 * label + row + 1) });
const photo = (/** @type {string} */ name) => new File(['x'], name, { type: 'image/jpeg' });

/**
 * A page whose photos hold these digits.
 * @param {import('node:test').TestContext} t
 * @param {Record<string, object>} readings   by the name of the file
 */
const open = async (t, readings) => {
  const left = Object.values(readings);
  const grid = () => ({ result: left.shift() });
  const page = await startPage(t, undefined, { handlers: { grid } });
  await page.actions.openGrids(Object.keys(readings).map(photo));
  return page;
};

test('what was found and not left out joins what was there, and can be undone', async (t) => {
  const found = { problem: null, marks: 4, digits: [digit(0), digit(4), digit(4, 1)] };
  const { store, actions } = await open(t, { 'a.jpg': found });
  store.update({ hand: [{ id: 5, label: 7, pixels: image(3), strokes: null }] });
  actions.toggleGridDigit(0, 1);
  await actions.takeGrids();
  const { hand, grids, handOpened } = store.state;
  assert.deepEqual(
    hand.map(({ id, label, pixels }) => [id, label, pixels[150]]),
    [
      [5, 7, 3],
      [6, 0, 1],
      [7, 4, 42],
    ],
  );
  assert.deepEqual([grids, handOpened], [[], { added: 2, relabelled: 0, known: 0 }]);
  await actions.undoDigits();
  assert.equal(store.state.hand.length, 1);
});

test('a digit that was left out is taken again when it is pressed again', async (t) => {
  const found = { problem: null, marks: 4, digits: [digit(1)] };
  const { store, actions } = await open(t, { 'a.jpg': found });
  for (const expected of [[0], []]) {
    actions.toggleGridDigit(0, 0);
    assert.deepEqual(store.state.grids[0].leftOut, expected);
  }
});

test('several photos are put together, each with its own problem', async (t) => {
  const { store, actions } = await open(t, {
    'a.jpg': { problem: null, marks: 4, digits: [digit(1)] },
    'b.jpg': { problem: 'marks', marks: 2, digits: [] },
    'c.heic': { problem: 'heic' },
    'd.jpg': { problem: null, marks: 4, digits: [digit(2)] },
  });
  const { grids } = store.state;
  assert.deepEqual(
    grids.map(({ problem, marks, digits }) => [problem, marks, digits.length]),
    [
      [null, 4, 1],
      ['marks', 2, 0],
      ['heic', 0, 0],
      [null, 4, 1],
    ],
  );
  await actions.takeGrids();
  assert.deepEqual(
    store.state.hand.map(({ label }) => label),
    [1, 2],
  );
  assert.deepEqual(
    store.state.grids.map(({ name, problem }) => [name, problem]),
    [
      ['b.jpg', 'marks'],
      ['c.heic', 'heic'],
    ],
  );
});

test('where there are too many, none is taken and the page says so', async (t) => {
  const { store, actions } = await open(t, { 'a.jpg': { problem: null, marks: 4, digits: [digit(1)] } });
  const hand = Array.from({ length: MOST_DIGITS }, (_, id) => ({
    id,
    label: 1,
    pixels: image(9),
    strokes: null,
  }));
  store.update({ hand });
  await actions.takeGrids();
  assert.equal(store.state.hand, hand);
  assert.equal(store.state.grids.length, 1);
  assert.equal(store.state.handError?.name, 'FileError');
});

test('photos that are closed while they are read bring nothing', async (t) => {
  /** @type {(reading: object) => void} */
  let answer = () => {};
  const grid = () => new Promise((resolve) => (answer = (result) => resolve({ result })));
  const { store, actions } = await startPage(t, undefined, { handlers: { grid } });
  const opened = actions.openGrids([photo('a.jpg')]);
  await new Promise(setImmediate);
  actions.closeGrids();
  while (answer.length === 0) await new Promise(setImmediate);
  answer({ problem: null, marks: 4, digits: [digit(1)] });
  await opened;
  assert.deepEqual(store.state.grids, []);
});
