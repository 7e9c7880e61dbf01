// keeping.test.js — what is on the page survives data that do not come and workers that end.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { startHeartbeat } from '../../../web/lab/engine/heartbeat.js';
import { checkpointOf, startPage } from '../lab-page.js';

const NOT_THERE = new Error('train-labels.gz: the server answered 404.');

/** Until something on the page is so. @param {() => unknown} isSo */
const until = async (isSo) => {
  while (!isSo()) await new Promise(setImmediate);
};

/**
 * A file that is read when a test says so.
 * @param {string} name
 */
function slowFile(name) {
  /** @type {() => void} */
  let arrive = () => {};
  const arrived = new Promise((/** @type {(value?: unknown) => void} */ resolve) => {
    arrive = resolve;
  });
  const file = new File(['x'], name);
  file.arrayBuffer = async () => {
    await arrived;
    return new ArrayBuffer(1);
  };
  return { file, arrive };
}

/** How far a run has come. */
const PLACE = {
  settings: { epochs: 5, batch: 32, rate: 0.1, l2: 0, trainCount: null, validationCount: 0, testCount: null },
  ...{ epoch: 2, step: 1, order: 1, lossSum: 3, correct: 1, images: 32 },
};

/** Begins a run whose epochs 1 and 2 the worker reports. @param {Awaited<ReturnType<typeof startPage>>} page */
async function trainTwoEpochs({ store, actions, workers, trained }) {
  actions.train();
  await until(() => trained.length === 1);
  for (const epoch of [1, 2]) {
    const found = { loss: 1 / epoch, accuracy: 0.5, valLoss: 1, valAccuracy: 0.5, seconds: 1, steps: 2 };
    const points = [{ step: 2, batchLoss: 1 / epoch, batchAccuracy: 0.5 }];
    const batch = { step: 2, points, imagesPerSecond: 9, secondsLeft: 9 };
    workers.at(-1)?.emit({ event: 'progress', epoch, steps: 2, ...batch });
    workers.at(-1)?.emit({ event: 'epoch', epoch, ...found });
  }
  await until(() => store.state.histories[0].epochs.length === 2);
}

test('a data set that does not come leaves images, network and settings as they were', async (t) => {
  const { store, actions, fail } = await startPage(t);
  store.update({ origin: 'file' });
  const { model, arrival, phase, layers } = store.state;
  const chosen = actions.chooseDataset('fashion-mnist');
  assert.equal(store.state.coming?.dataset, 'fashion-mnist');
  fail(NOT_THERE);
  await chosen;
  const { dataset, coming, dataError, refused } = store.state;
  assert.deepEqual([dataset, coming, refused], ['mnist', null, 'fashion-mnist']);
  assert.equal(dataError?.message, NOT_THERE.message);
  assert.equal(store.state.model, model);
  assert.equal(store.state.arrival, arrival);
  assert.deepEqual([store.state.phase, store.state.layers, store.state.origin], [phase, layers, 'file']);
});

test('a data set that stops half-way leaves them, too', async (t) => {
  const { store, actions, fail, workers } = await startPage(t);
  const { model } = store.state;
  const chosen = actions.chooseDataset('fashion-mnist');
  const arrived = { bytes: 500, totalBytes: 1000, ready: 30, count: 60, readyCounts: Array(10).fill(3) };
  workers[0].emit({ event: 'data', dataset: 'fashion-mnist', ...arrived });
  await until(() => store.state.coming?.bytes === 500);
  fail(NOT_THERE);
  await chosen;
  assert.deepEqual([store.state.dataset, store.state.model], ['mnist', model]);
});

test('a kept network whose images do not come is still there when another data set does not come either', async (t) => {
  const page = await startPage(t, undefined, { dataset: 'fashion-mnist' });
  const { store, rooms, actions, fail, started, faults } = page;
  const { tensors, trainerState, layers, epochs } = checkpointOf();
  const kept = /** @type {any} */ ({ layers, epochs, run: null, tensors, trainerState });
  rooms.maker.restore(kept, {});
  fail(NOT_THERE);
  await started;
  assert.deepEqual([store.state.model, store.state.phase], [null, 'error']);
  faults.set('load', NOT_THERE);
  await actions.chooseDataset('mnist');
  assert.deepEqual([store.state.dataset, store.state.coming], ['fashion-mnist', null]);
  assert.equal(rooms.maker.kept, kept);
  faults.clear();
  await actions.chooseDataset('mnist');
  assert.deepEqual([store.state.dataset, store.state.phase], ['mnist', 'ready']);
  assert.equal(rooms.maker.kept, null);
});

test('a data set chosen while files are read is the one that stays', async (t) => {
  const { store, actions, arrive, opened } = await startPage(t);
  const slow = slowFile('mine.npz');
  const dropped = actions.openFiles([slow.file]);
  const chosen = actions.chooseDataset('fashion-mnist');
  arrive();
  await chosen;
  slow.arrive();
  await dropped;
  assert.deepEqual([store.state.dataset, opened], ['fashion-mnist', []]);
  assert.deepEqual([store.state.readingFiles, store.state.filesError], [false, null]);
});

test('files dropped while a data set is loaded are those that stay', async (t) => {
  const { store, actions, arrive } = await startPage(t);
  const chosen = actions.chooseDataset('fashion-mnist');
  await actions.openFiles([new File(['x'], 'mine.npz')]);
  arrive();
  await chosen;
  assert.deepEqual([store.state.dataset, store.state.coming], ['own', null]);
});

for (const [
  what,
  act,
] of /** @type {[string, (page: Awaited<ReturnType<typeof startPage>>) => unknown][]} */ ([
  ['another number of threads', ({ actions }) => actions.chooseEngine({ threads: 2 })],
  ['another arithmetic', ({ actions }) => actions.chooseEngine({ arithmetic: 'relaxed' })],
  ['a restart', ({ actions }) => actions.start()],
]))
  test(`a person’s own files survive ${what}`, async (t) => {
    const page = await startPage(t);
    await page.actions.openFiles([new File(['x'], 'mine.npz')]);
    await act(page);
    assert.equal(page.store.state.dataset, 'own');
    assert.deepEqual(page.opened, [['mine.npz'], ['mine.npz']]);
    assert.ok(page.store.state.model);
  });

test('a trained network survives another arithmetic, with its optimizer', async (t) => {
  const page = await startPage(t);
  const { store, actions, asked, workers } = page;
  await trainTwoEpochs(page);
  page.end('done');
  await until(() => store.state.phase === 'done');
  await actions.chooseEngine({ arithmetic: 'strict' });
  const { run: none, ...checkpoint } = checkpointOf();
  assert.deepEqual([workers.length, none], [2, null]);
  assert.deepEqual(asked.at(-1), { ...asked[0], ...checkpoint });
  const { phase, wish, histories, run, runs, origin } = store.state;
  assert.deepEqual([phase, wish, origin], ['ready', { arithmetic: 'strict' }, 'chance']);
  assert.deepEqual([histories[0].epochs.length, run?.id, runs[0].ended], [2, 1, 'done']);
});

test('weights from a file survive another number of threads, chosen twice in a moment', async (t) => {
  const { store, rooms, actions, asked } = await startPage(t);
  const { layers } = store.state;
  const { tensors } = checkpointOf();
  await rooms.maker.adopt({ layers }, { tensors, state: { origin: 'file', weightsFile: 'mine.npz' } });
  actions.chooseEngine({ threads: 2 });
  await until(() => store.state.phase === 'loading' && !store.state.model);
  await actions.chooseEngine({ threads: 3 });
  await until(() => store.state.model);
  assert.deepEqual(asked.at(-1)?.tensors, tensors);
  const { origin, weightsFile, wish } = store.state;
  assert.deepEqual([origin, weightsFile, wish], ['file', 'mine.npz', { threads: 3 }]);
});

test('a network of random weights is made anew by another engine', async (t) => {
  const { store, rooms, actions, asked } = await startPage(t);
  await actions.chooseEngine({ threads: 2 });
  assert.deepEqual([asked.length, asked[1].tensors, rooms.maker.kept], [2, undefined, null]);
  assert.equal(store.state.phase, 'ready');
});

test('a paused run stays paused with another number of threads, and goes on from there', async (t) => {
  const page = await startPage(t);
  const { store, actions, place, trained } = page;
  await trainTwoEpochs(page);
  place.run = PLACE;
  await actions.pause();
  await actions.chooseEngine({ threads: 2 });
  assert.deepEqual([store.state.phase, store.state.interrupted], ['paused', PLACE]);
  assert.equal(store.state.runs[0].ended, 'training');
  actions.resume();
  await until(() => trained.length === 2);
  assert.deepEqual(trained[1], { ...PLACE.settings, from: PLACE });
  assert.equal(store.state.phase, 'training');
});

test('a network is kept where the worker crashes while another engine is chosen', async (t) => {
  const page = await startPage(t);
  const { store, rooms, actions, asked, workers, faults } = page;
  await trainTwoEpochs(page);
  page.end('done');
  await until(() => store.state.phase === 'done');
  await rooms.maker.keep();
  faults.set('checkpoint', Object.assign(new Error('unreachable'), { name: 'CrashError' }));
  await actions.chooseEngine({ threads: 2 });
  await until(() => store.state.recovered);
  assert.deepEqual(
    [workers.length, store.state.recovered, store.state.wish],
    [2, 'restored', { threads: 2 }],
  );
  assert.deepEqual(asked.at(-1)?.tensors, checkpointOf().tensors);
});

test('files that can no longer be read give way to MNIST, and the page says why', async (t) => {
  const { store, actions } = await startPage(t);
  const file = new File(['x'], 'mine.npz');
  await actions.openFiles([file]);
  file.arrayBuffer = () => Promise.reject(new Error('It has been changed.'));
  await actions.start();
  assert.equal(store.state.dataset, 'mnist');
  assert.equal(store.state.filesError?.message, 'It has been changed.');
});

test('after a crash the run goes on from the last checkpoint, by itself', async (t) => {
  const page = await startPage(t);
  const { store, rooms, actions, asked, trained, workers, place, faults } = page;
  await trainTwoEpochs(page);
  const { history } = store.state.runs[0];
  place.run = PLACE;
  history.epochs.pop();
  await rooms.maker.keep();
  history.epochs.push(/** @type {any} */ ({ epoch: 2, loss: 9 }));
  faults.set('images', Object.assign(new Error('unreachable'), { name: 'CrashError' }));
  actions.moreSamples();
  await until(() => workers.length === 2);
  faults.clear();
  await until(() => trained.length === 2);
  assert.deepEqual(asked.at(-1)?.tensors, checkpointOf().tensors);
  assert.deepEqual(trained[1], { ...PLACE.settings, from: PLACE });
  const { phase, recovered, histories, runs, interrupted } = store.state;
  assert.deepEqual([phase, recovered, interrupted], ['training', 'goesOn', null]);
  assert.deepEqual([histories[0].epochs.length, runs[0].history.epochs.length], [1, 1]);
  assert.deepEqual([runs.length, runs[0].ended], [1, 'training']);
});

test('where images do not come in a run, trying again keeps its network', async (t) => {
  const page = await startPage(t);
  await trainTwoEpochs(page);
  page.store.update({ dataError: NOT_THERE, phase: 'error' });
  await page.actions.start();
  await page.rooms.maker.made;
  assert.deepEqual(page.asked.at(-1)?.tensors, checkpointOf().tensors);
  assert.equal(page.store.state.histories[0].epochs.length, 2);
});

test('a network comes back after a crash also while the field of the seed is wrong', async (t) => {
  const { store, rooms, actions, asked } = await startPage(t);
  await actions.setField('seed', '5');
  store.update({ origin: 'file' });
  await rooms.maker.keep();
  await actions.setField('seed', '0.5');
  await actions.start();
  await rooms.maker.made;
  const { tensors, seed } = /** @type {any} */ (asked.at(-1));
  assert.deepEqual([tensors, seed], [checkpointOf().tensors, 5]);
  assert.ok(store.state.model);
});

/** Lets some beats of the heart pass. @param {import('node:test').TestContext} t @param {number} count */
async function beat(t, count) {
  for (let i = 0; i < count; i++) {
    t.mock.timers.tick(1000);
    for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
  }
}

test('a worker that ends without a word is noticed within five seconds and replaced', async (t) => {
  const { store, rooms, workers } = await startPage(t);
  t.mock.timers.enable({ apis: ['setInterval'] });
  startHeartbeat(rooms.link);
  await beat(t, 10);
  assert.equal(workers.length, 1, 'one that answers stays');
  workers[0].end();
  await beat(t, 5);
  assert.equal(workers.length, 2);
  await until(() => store.state.recovered);
  assert.equal(store.state.recovered, 'fresh');
});

test('a worker that a slow server is still sending is waited for', async (t) => {
  const { rooms, actions, workers } = await startPage(t);
  actions.start();
  workers[1].end();
  t.mock.timers.enable({ apis: ['setInterval'] });
  startHeartbeat(rooms.link);
  await beat(t, 20);
  assert.equal(workers.length, 2);
});

test('a worker that never starts is replaced', async (t) => {
  const { store, rooms, actions, workers } = await startPage(t);
  actions.start();
  workers[1].end();
  t.mock.timers.enable({ apis: ['setInterval'] });
  startHeartbeat(rooms.link);
  await beat(t, 35);
  await until(() => store.state.recovered);
  assert.equal(workers.length, 3);
});

test('a run that was interrupted waits as paused; another network ends it', async (t) => {
  const page = await startPage(t);
  const { store, rooms, actions, trained, place } = page;
  await trainTwoEpochs(page);
  place.run = PLACE;
  await rooms.maker.keep();
  await actions.start();
  await until(() => store.state.phase === 'paused');
  assert.deepEqual([store.state.interrupted, store.state.runs[0].ended], [PLACE, 'training']);
  place.run = null;
  assert.deepEqual((await rooms.maker.keep())?.place, PLACE, 'it waits in the next session as well');
  await actions.reset();
  assert.deepEqual([store.state.interrupted, store.state.runs[0].ended], [null, 'stopped']);
  assert.equal(store.state.phase, 'ready');
  assert.equal(trained.length, 1);
});

test('a checkpoint of a network that is replaced meanwhile is none', async (t) => {
  const { rooms, actions } = await startPage(t);
  const asked = rooms.maker.keep();
  actions.reset();
  assert.equal(await asked, null);
  assert.ok(await actions.reset().then(() => rooms.maker.keep()));
});

/** A page whose worker trains the second of three combinations. @param {import('node:test').TestContext} t */
async function startSearch(t) {
  const page = await startPage(t);
  page.actions.search();
  await until(() => page.tried.length === 1);
  page.end('done');
  await until(() => page.tried.length === 2);
  const crash = async () => {
    const { length } = page.workers;
    page.faults.set('images', Object.assign(new Error('unreachable'), { name: 'CrashError' }));
    page.actions.moreSamples();
    await until(() => page.store.state.workerError || page.workers.length > length);
    page.faults.clear();
  };
  return { ...page, crash };
}

test('after a crash a search goes on with the training that was under way', async (t) => {
  const { store, tried, crash, end } = await startSearch(t);
  const { search, runs } = store.state;
  await crash();
  await until(() => tried.length === 3);
  assert.deepEqual(tried[2], tried[1]);
  assert.deepEqual([store.state.search?.phase, store.state.recovered], ['running', 'searches']);
  assert.deepEqual(store.state.search?.combinations, search?.combinations);
  assert.deepEqual([store.state.runs.length, store.state.runs[0]], [2, runs[0]]);
  assert.equal(store.state.runs[1].ended, 'training');
  end('done');
  await until(() => tried.length === 4);
  end('done');
  await until(() => store.state.search?.phase === 'done');
  assert.deepEqual(
    store.state.runs.map(({ ended }) => ended),
    ['done', 'done', 'done'],
  );
});

test('a second crash soon pauses the search; a training that ends two workers has failed', async (t) => {
  const { store, actions, tried, crash } = await startSearch(t);
  await crash();
  await until(() => tried.length === 3);
  await crash();
  await until(() => store.state.search?.phase === 'paused');
  await actions.start();
  assert.equal(store.state.search?.phase, 'paused');
  assert.equal(store.state.search?.combinations[1].failure?.name, 'CrashError');
  actions.resumeSearch();
  await until(() => tried.length === 4);
  assert.notDeepEqual(tried[3], tried[2]);
});

test('a search that was paused or stopping goes on by itself after no crash', async (t) => {
  for (const phase of /** @type {const} */ (['paused', 'stopping'])) {
    const { store, tried, workers, crash } = await startSearch(t);
    const search = /** @type {import('../../../web/lab/search/state.js').Search} */ (store.state.search);
    store.update({ search: { ...search, phase } });
    await crash();
    await until(() => store.state.recovered);
    assert.deepEqual([workers.length, tried.length, store.state.recovered], [2, 2, 'fresh']);
    assert.equal(store.state.search?.phase, phase === 'paused' ? 'paused' : 'stopped');
  }
});

test('a search on files that are gone does not go on with other images', async (t) => {
  const page = await startPage(t);
  const { store, actions, tried, faults } = page;
  const file = new File(['x'], 'mine.npz');
  await actions.openFiles([file]);
  actions.search();
  await until(() => tried.length === 1);
  file.arrayBuffer = () => Promise.reject(new Error('It has been changed.'));
  faults.set('images', Object.assign(new Error('unreachable'), { name: 'CrashError' }));
  actions.moreSamples();
  await until(() => page.workers.length === 2);
  faults.clear();
  await until(() => store.state.search?.phase === 'stopped');
  assert.equal(tried.length, 1);
});
