// network-maker.test.js — what a person does on the page while the worker has not answered yet.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Trainer } from '../../../web/lab/network/network-maker.js';
import { beginRun } from '../../../web/lab/runs/runs.js';
import { initialState } from '../../../web/lab/state.js';
import { serve } from '../../../web/shared/protocol.js';
import { writeNpy } from '../../../web/weights/files.js';

/**
 * @import { State } from '../../../web/lab/state.js'
 * @import { KeptRun } from '../../../web/lab/runs/runs.js'
 * @import { Tensor } from '../../../web/weights/files.js'
 */

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

const MODEL = { layers: [], paramCount: 0 };

/**
 * A page whose worker learns nothing, and answers a request for Fashion-MNIST when it is told to.
 * @param {import('node:test').TestContext} t
 * @param {(settings: { tensors?: Tensor[] }) => unknown} [create]   what comes of a request for a network
 */
async function startPage(t, create = () => MODEL) {
  const asked = /** @type {{ tensors?: Tensor[] }[]} */ ([]);
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
    create: async (/** @type {{ tensors?: Tensor[] }} */ settings) => {
      asked.push(settings);
      return { result: await create(settings) };
    },
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
  return { store, trainer, actions: trainer.actions, arrive, asked };
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

test('settings of a run whose network cannot be made are not tried again with fresh weights', async (t) => {
  let broken = false;
  const { store, actions, asked } = await startPage(t, () => {
    if (broken) throw new Error('There is no memory for it.');
    return MODEL;
  });
  broken = true;
  await actions.applySettings(runOn(store.state, 'mnist'));
  assert.match(store.state.layersError?.message ?? '', /no memory/);
  assert.equal(asked.length, 2, 'one for the page, one for the run');
});

/** The weights of a session before. */
const KEPT = {
  tensors: [{ name: '0.kernel', shape: [1, 1], values: Float32Array.of(5) }],
  state: { origin: /** @type {const} */ ('session') },
};

const weightsFile = () =>
  new File([writeNpy({ shape: [1, 2], values: Float32Array.of(1, 2) })], 'weights.npy');

/** Whether these weights are those of the file. @param {{ tensors?: Tensor[] }} settings */
const ofFile = ({ tensors }) => tensors?.[0].values.length === 2;

test('weights from a file take the place of the session’s, also if the images must come again', async (t) => {
  const { store, trainer, actions, arrive, asked } = await startPage(t);
  actions.chooseDataset('fashion-mnist');
  trainer.inherit(KEPT);
  await actions.openWeights(weightsFile());
  assert.equal(store.state.origin, 'file');
  const loaded = actions.chooseDataset('fashion-mnist');
  arrive();
  await loaded;
  assert.equal(store.state.origin, 'chance');
  assert.equal(asked.at(-1)?.tensors, undefined);
});

for (const late of [false, true]) {
  const when = late ? 'after the images have come' : 'before they come';
  test(`weights that do not fit, which turns out ${when}, leave the session’s to be used`, async (t) => {
    let refuse = () => {};
    const refused = new Promise((_, reject) => {
      refuse = () => reject(new Error('They do not fit.'));
    });
    refused.catch(() => {}); // it may come before it is waited for
    const { store, trainer, actions, arrive, asked } = await startPage(t, (settings) =>
      ofFile(settings) ? refused : MODEL,
    );
    const loaded = actions.chooseDataset('fashion-mnist');
    trainer.inherit(KEPT);
    const opened = actions.openWeights(weightsFile());
    for (const happen of late ? [arrive, refuse] : [refuse, arrive]) {
      happen();
      await (happen === arrive ? loaded : opened);
    }
    assert.deepEqual(asked.at(-1)?.tensors, KEPT.tensors);
    assert.equal(store.state.origin, 'session');
    assert.match(store.state.weightsError?.message ?? '', /do not fit/);
  });
}

test('weights that do not fit leave the network that is there', async (t) => {
  const { store, actions, asked } = await startPage(t, (settings) => {
    if (ofFile(settings)) throw new Error('They do not fit.');
    return MODEL;
  });
  const { model } = store.state;
  await actions.openWeights(weightsFile());
  assert.equal(store.state.model, model);
  assert.equal(asked.length, 2, 'one for the page, one for the file');
});
