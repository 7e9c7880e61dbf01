// receive.test.js — a dropped file goes to the panel that its content belongs to, or is refused there.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { gzip, KINDS, npy } from '../file-samples.js';
import { startPage } from '../lab-page.js';
import { idx } from '../synthetic.js';

/** @param {string} name @param {Uint8Array} bytes */
const fileOf = (name, bytes) => new File([bytes.slice().buffer], name);

for (const [kind, place, name, bytes] of KINDS)
  test(`${kind} as ${name} is dropped on ${place}`, async (t) => {
    t.mock.method(console, 'error', () => {});
    const { store, actions, opened } = await startPage(t);
    await actions.receive([fileOf(name, bytes)]);
    const { weightsError, actionError, sheets } = store.state;
    const places = {
      data: opened.length,
      weights: weightsError ?? store.state.weightsFile,
      pictures: sheets.length,
      hand: store.state.handOpened,
    };
    const reached = Object.entries(places).filter(([, trace]) => trace);
    assert.deepEqual([reached.map(([where]) => where), actionError], [[place], null]);
  });

test('arrays and tables in several files are data, weights in several are refused as such', async (t) => {
  const { store, actions, opened } = await startPage(t);
  const file = (/** @type {string} */ kind, /** @type {string} */ name) =>
    fileOf(name, KINDS.find(([each]) => each === kind)?.[3] ?? new Uint8Array(0));
  await actions.receive([file('safetensors', 'a'), file('npz', 'b')]);
  assert.equal(store.state.weightsError?.status, 'WEIGHTS_SEVERAL');
  await actions.receive([file('dataNpz', 'a'), file('npz', 'b')]);
  assert.deepEqual(opened, [['a', 'b']]);
});

test('images and labels that are of no part of a data set are own digits', async (t) => {
  const { store, actions, opened } = await startPage(t);
  const images = fileOf('my-digits-images-idx3-ubyte', idx([1, 28, 28], new Uint8Array(784).fill(9)));
  const labels = fileOf('my-digits-labels-idx1-ubyte', idx([1], Uint8Array.of(4)));
  await actions.receive([labels, images]);
  const pairs = [{ images: 'my-digits-images-idx3-ubyte', labels: 'my-digits-labels-idx1-ubyte' }];
  assert.deepEqual([store.state.handOpened, opened], [{ added: 1, known: 0, relabelled: 0, pairs }, []]);
  assert.deepEqual([store.state.hand[0].label, store.state.view], [4, 'digits']);
});

test('their headers tell which is which, whatever they are called; arrays so called are data', async (t) => {
  const { store, actions, opened } = await startPage(t);
  const images = gzip(idx([1, 28, 28], new Uint8Array(784).fill(9)));
  await actions.receive([fileOf('a', images), fileOf('b', idx([1], Uint8Array.of(4)))]);
  const pairs = [{ images: 'a', labels: 'b' }];
  assert.deepEqual([store.state.handOpened, opened], [{ added: 1, known: 0, relabelled: 0, pairs }, []]);
  const array = npy('|u1', [1, 28, 28], new Uint8Array(784));
  await actions.receive([
    fileOf('images.npy', array),
    fileOf('labels.npy', npy('|u1', [1], Uint8Array.of(4))),
  ]);
  assert.deepEqual(opened, [['images.npy', 'labels.npy']]);
});

test('what is told of data reaches the panel, and goes with them', async (t) => {
  /** @type {import('../../../web/shared/protocol.js').DataHint[]} */
  const hints = [{ hint: 'split', values: { file: 'train.csv', count: 8 } }];
  const { store, actions } = await startPage(t, undefined, { hints });
  await actions.openFiles([fileOf('train.csv', new Uint8Array(1))]);
  assert.deepEqual(store.state.dataHints, hints);
  await actions.chooseDataset('mnist');
  assert.deepEqual(store.state.dataHints, []);
});
