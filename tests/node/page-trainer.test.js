// page-trainer.test.js — what a person does on the page while the worker has not answered yet.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { beginRun } from '../../web/page/runs.js';
import { initialState } from '../../web/page/state.js';
import { Trainer } from '../../web/page/trainer.js';
import { serve } from '../../web/shared/protocol.js';

/** @import { State } from '../../web/page/state.js' */
/** @import { KeptRun } from '../../web/page/runs.js' */

const COUNTS = Array(10).fill(6);
const SUMMARY = { trainCount: 60, testCount: 60, trainCounts: COUNTS, testCounts: COUNTS };

/** A store that renders nothing. @param {State} state */
const makeStore = (state) => ({
  get state() {
    return state;
  },
  update(/** @type {Partial<State>} */ change) {
    state = { ...state, ...change };
  },
});

/**
 * A page whose worker learns nothing, and answers a request for Fashion-MNIST when it is told to.
 * @param {import('node:test').TestContext} t
 */
async function startPage(t) {
  /** @type {() => void} */
  let arrive = () => {};
  /** @type {Promise<void>} */
  const fashion = new Promise((resolve) => {
    arrive = resolve;
  });
  const images = { indices: new Uint32Array(0), labels: new Uint8Array(0), pixels: new Uint8Array(0) };
  const handlers = {
    start: () => ({ result: { build: 'simd128', arithmetic: 'strict', threads: 1 } }),
    load: async (/** @type {{ dataset: string }} */ { dataset }) => {
      if (dataset === 'fashion-mnist') await fashion;
      return { result: SUMMARY };
    },
    create: () => ({ result: { layers: [], paramCount: 0 } }),
    images: () => ({ result: images }),
    predict: () => ({ result: { outputs: new Float32Array(10), predicted: 0 } }),
  };
  const startWorker = () => {
    const { port1, port2 } = new MessageChannel();
    t.after(() => port1.close());
    serve(port1, handlers);
    return /** @type {any} */ (Object.assign(port2, { terminate: () => port2.close() }));
  };
  const store = makeStore({ ...initialState('en', 'light'), datasets: ['mnist', 'fashion-mnist'] });
  const trainer = new Trainer(store, startWorker, startWorker);
  await trainer.start();
  return { store, actions: trainer.actions, arrive };
}

/** @param {State} state @param {string} dataset @returns {KeptRun} */
const runOn = (state, dataset) => beginRun({ ...state, dataset }).runs[0];

test('settings of a run on other images are those of the network that begins with these', async (t) => {
  const { store, actions, arrive } = await startPage(t);
  const applied = actions.applySettings(runOn(store.state, 'fashion-mnist'));
  assert.equal(store.state.appliedRun, null);
  arrive();
  await applied;
  assert.equal(store.state.dataset, 'fashion-mnist');
  assert.equal(store.state.appliedRun, 1);
  await actions.reset();
  assert.equal(store.state.appliedRun, null);
});

for (const [what, act] of /** @type {[string, (actions: Trainer['actions']) => unknown][]} */ ([
  ['a preset', (actions) => actions.choosePreset('softmax')],
  ['other images', (actions) => actions.chooseDataset('mnist')],
]))
  test(`${what} chosen while they load overtakes them`, async (t) => {
    const { store, actions, arrive } = await startPage(t);
    const applied = actions.applySettings(runOn(store.state, 'fashion-mnist'));
    await act(actions);
    arrive();
    await applied;
    assert.ok(store.state.model);
    assert.equal(store.state.appliedRun, null);
  });

test('those of another run, chosen while they load, take their place', async (t) => {
  const { store, actions, arrive } = await startPage(t);
  const run = runOn(store.state, 'fashion-mnist');
  const applied = [actions.applySettings(run), actions.applySettings({ ...run, id: 2 })];
  arrive();
  await Promise.all(applied);
  assert.ok(store.state.model);
  assert.equal(store.state.appliedRun, 2);
});
