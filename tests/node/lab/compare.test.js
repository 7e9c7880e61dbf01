// compare.test.js — a frame that compares two networks: its address, its texts, and what it tells the page around it.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readAddress, writeAddress } from '../../../web/lab/address/address.js';
import { barAddress, openedPage } from '../../../web/lab/address/opened-state.js';
import { networksOf, phaseOf, toldPhase } from '../../../web/lab/frame/told.js';
import { initialState } from '../../../web/lab/state.js';
import { createHistory } from '../../../web/lab/training/history.js';
import { LANGUAGES } from '../languages.js';

const ROOM = new URL('../../../web/lab/frame/compare/', import.meta.url);
const FIRST = /** @type {const} */ ({ language: 'en', theme: 'light' });

/** A page as an address opens it. @param {string} hash */
function opened(hash) {
  const state = initialState('en', 'light');
  return { ...state, ...openedPage(readAddress(hash), state) };
}

test('a frame compares the lanes of its address, and the page’s network with the simplest one without any', () => {
  const lanes = 'preset:lenet-5;net:dense+10+softmax,rate:0.1';
  const page = opened(`#view=compare&lanes=${lanes}&host=https://example.org`);
  assert.deepEqual(page.learnPlace.lanes, [{ preset: 'lenet-5' }, { net: 'dense 10 softmax', rate: '0.1' }]);
  assert.equal(barAddress(page, FIRST), `#view=compare&lanes=${lanes}&host=https://example.org`);
  assert.deepEqual(opened('#view=compare').learnPlace.lanes, [{ preset: 'softmax' }, {}]);
  assert.deepEqual(opened('#view=compare&preset=lenet-5').learnPlace.lanes, [{ preset: 'softmax' }, {}]);
});

test('a frame has room for two networks: others are told, and so is what is none', () => {
  const { learn, unread } = readAddress('#view=compare&lanes=same;rate:0.1;rate:0.2,batch:8;optimizer:sgd');
  assert.deepEqual(learn.lanes, [{}, { rate: '0.1' }]);
  assert.deepEqual(unread, ['lanes=rate:0.2,batch:8;optimizer:sgd']);
  assert.deepEqual(readAddress('#view=compare&lanes=same;color:red').unread, ['lanes=same;color:red']);
  assert.deepEqual(readAddress('#view=learn&part=race&lanes=same;rate:0.1;rate:0.2').unread, []);
});

test('another link keeps the networks that a frame compares unless it brings settings or lanes', () => {
  const page = opened('#view=compare&lanes=same;rate:0.1');
  const after = (/** @type {string} */ hash) => openedPage(readAddress(hash), page).learnPlace.lanes;
  assert.deepEqual(after('#theme=dark'), [{}, { rate: '0.1' }]);
  assert.deepEqual(after('#view=compare&lanes=same;rate:0.2'), [{}, { rate: '0.2' }]);
  assert.deepEqual(after('#view=compare&preset=softmax'), [{ preset: 'softmax' }, {}]);
  assert.equal(
    writeAddress({ frame: 'compare', learn: page.learnPlace }),
    '#view=compare&lanes=same;rate:0.1',
  );
});

test('a run that waits for its test is on for the page around, and nothing that a frame out of sight pauses', () => {
  const run = /** @type {any} */ ({ id: 1, result: null, ended: 'done' });
  const state = {
    ...opened('#view=train'),
    phase: /** @type {const} */ ('done'),
    testCount: 9,
    run,
    runs: [run],
  };
  assert.deepEqual([toldPhase(state), phaseOf(state)], ['training', 'done']);
  const runs = [{ ...run, result: { accuracy: 0.9 } }];
  assert.equal(toldPhase({ ...state, runs }), 'done');
});

test('the page around is told of each network with its number, and of the page’s without one', () => {
  const page = opened('#view=compare');
  assert.deepEqual([phaseOf(page), networksOf(page)], ['loading', []]);
  const epoch = { epoch: 1, steps: 2, loss: 1, accuracy: 0.5, valLoss: 1, valAccuracy: 0.6, seconds: 1 };
  const lane = (/** @type {object} */ change) =>
    /** @type {any} */ ({ history: createHistory(), paramCount: 7850, result: null, ...change });
  const lanes = [
    lane({ result: { accuracy: 0.9 } }),
    lane({ history: { ...createHistory(), epochs: [epoch] } }),
  ];
  const state = /** @type {import('../../../web/lab/state.js').State} */ ({
    ...page,
    race: { phase: 'running', lanes, total: 4, isValidated: false, told: null },
    drawing: new Uint8Array(784),
    compare: /** @type {any} */ ({
      predictions: [
        null,
        { outputs: Float32Array.from({ length: 10 }, (_, i) => Number(i === 3)), predicted: 3 },
      ],
    }),
  });
  assert.equal(phaseOf(state), 'training');
  const told = networksOf(state).map(({ number, epochs, accuracy, answer }) => ({
    ...{ number, epochs: epochs.length, accuracy, digit: answer?.best ?? null },
  }));
  assert.deepEqual(told, [
    { number: 1, epochs: 0, accuracy: 0.9, digit: null },
    { number: 2, epochs: 1, accuracy: 0.6, digit: 3 },
  ]);
  assert.deepEqual(
    networksOf(initialState('en', 'light')).map(({ number }) => number),
    [undefined],
  );
});

test('every text of the comparison is used and there, in every language', async () => {
  const sources = readdirSync(ROOM).filter((file) => file.endsWith('.js'));
  const source = sources.map((file) => readFileSync(new URL(file, ROOM), 'utf8')).join('\n');
  const written = [...source.matchAll(/'(compare\.\w+)'/g)].map(([, key]) => key);
  for (const [code, { compare }] of Object.entries(LANGUAGES)) {
    const { texts } = await compare();
    assert.deepEqual(Object.keys(texts).sort(), [...new Set(written)].sort(), code);
  }
});
