// snapshot.test.js — settings as text, and the session that the browser keeps.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepNetwork } from '../../../web/lab/network/kept-network.js';
import { beginRun } from '../../../web/lab/runs/runs.js';
import {
  firstSession,
  isWorthKeeping,
  makeSnapshot,
  openSnapshot,
  saveKeys,
} from '../../../web/lab/saving/snapshot.js';
import { findings, unmeasured } from '../../../web/lab/search/search.js';
import { gridOf } from '../../../web/lab/search/search-grid.js';
import { appliedSettings, savedSettings } from '../../../web/lab/settings/saved-settings.js';
import { initialState } from '../../../web/lab/state.js';
import { addEpoch, addProgress, createHistory } from '../../../web/lab/training/history.js';

const FIRST = initialState('en', 'light');
const TENSORS = [{ name: '0.kernel', shape: [784, 10], values: new Float32Array(7840) }];

/** How far a run has come. */
const PLACE = {
  settings: { epochs: 7, batch: 32, rate: 0.1, l2: 0, trainCount: 3000, validationCount: 0, testCount: null },
  ...{ epoch: 2, step: 1, order: 1, lossSum: 3, correct: 1, images: 32, elapsedMs: 5, epochStartMs: 4 },
  data: { count: 3000, checksum: 1 },
};

/** What the worker keeps of a network in training. */
const CHECKPOINT = {
  ...{ layers: 'dense 10 softmax nobias', tensors: TENSORS, epochs: 1, run: PLACE },
  trainerState: { steps: 2, arrays: [{ name: 'adam', values: new Uint8Array(4) }] },
};

/** What is kept of a page's network. @param {import('../../../web/lab/state.js').State} state */
const networkOf = (state) => keepNetwork(state, { ...CHECKPOINT, layers: state.layers, run: null });

/** @param {import('../../../web/lab/state.js').State} state */
const snapshotOf = (state) => makeSnapshot(state, networkOf(state));

/** A page whose network has been trained for an epoch. */
function trainedState() {
  const began = addProgress(createHistory(), 0.5, { steps: 2, batchLoss: 1.5, batchAccuracy: 0.5 });
  const line = { epoch: 1, steps: 2, loss: 1, accuracy: 0.6, valLoss: 0.9, valAccuracy: 0.7, seconds: 2 };
  const fields = { ...FIRST.fields, epochs: '7', trainCount: '3000', seed: '9' };
  const layers = 'dense 10 softmax nobias';
  return { ...FIRST, preset: 'custom', layers, fields, classes: [1, 2], histories: [addEpoch(began, line)] };
}

test('settings come back as they were saved', () => {
  const state = trainedState();
  const { preset, base, layers, optimizer, schedule, classes, fields } = state;
  const expected = { preset, base, layers, optimizer, schedule, classes, fields };
  assert.deepEqual(appliedSettings(savedSettings(state), FIRST), expected);
});

test('a preset is known by its layers and optimizer', () => {
  const applied = appliedSettings({ layers: 'dense 10 softmax', optimizer: 'sgd' }, FIRST);
  assert.equal(applied?.preset, 'softmax');
});

test('settings that are missing, unknown or out of range leave the page’s', () => {
  const unknown = { optimizer: 'lion', schedule: 'toString', note: 'x' };
  const fields = { epochs: '-1', trainCount: '60001', seed: '5' };
  const applied = appliedSettings({ layers: 'dense 10 softmax', ...unknown, ...fields }, FIRST);
  assert.deepEqual([applied?.optimizer, applied?.schedule], [FIRST.optimizer, FIRST.schedule]);
  assert.deepEqual(applied?.fields, { ...FIRST.fields, seed: '5' });
});

test('a file of another program describes no network', () => {
  assert.equal(appliedSettings({ format: 'pt' }, FIRST), null);
});

test('a snapshot survives being cloned and brings everything back', () => {
  const state = trainedState();
  const kept = structuredClone(snapshotOf(state));
  const session = openSnapshot(kept, FIRST);
  assert.deepEqual(session?.change.fields, state.fields);
  assert.equal(session?.change.session, 'restored');
  assert.deepEqual(session?.initial?.tensors, TENSORS);
  assert.deepEqual(session?.initial?.state.histories, state.histories);
});

test('a session of an earlier version, with one history for all runs, comes back', () => {
  const { histories } = trainedState();
  const kept = /** @type {any} */ (snapshotOf(trainedState()));
  const older = { ...kept, network: { ...kept.network, history: histories[0] } };
  assert.deepEqual(openSnapshot(older, FIRST)?.initial?.state.histories, histories);
});

test('a data set that is not here gives way to the first, and its results go', () => {
  const empty = { indices: [], labels: [], predictions: [], confidences: [] };
  const result = /** @type {any} */ ({ loss: 1, accuracy: 0, count: 0, ...empty });
  for (const [dataset, session] of [
    ['own', 'withoutFiles'],
    ['fashion-mnist', 'restored'],
  ]) {
    const opened = openSnapshot(snapshotOf({ ...trainedState(), result, dataset }), FIRST);
    assert.deepEqual([opened?.change.dataset, opened?.change.session], ['mnist', session]);
    assert.equal(opened?.initial?.state.result, null);
  }
});

test('anything that is not a snapshot of this version is none', () => {
  const good = /** @type {any} */ (snapshotOf(trainedState()));
  const { network } = good;
  const [history] = network.history;
  const epochs = [{ epoch: '1', loss: 1 }];
  const wrong = [
    ...[undefined, null, 'session', {}, { ...good, version: 3 }, { ...good, settings: {} }],
    ...[
      { ...good, settings: { layers: 5 } },
      { ...good, wish: { threads: 'all' } },
      { ...good, wish: null },
    ],
    { ...good, network: { ...network, tensors: [{ name: 'a', shape: [1], values: [1] }] } },
    { ...good, network: { ...network, history: [{ ...history, x: [0.5, 1] }] } },
    { ...good, network: { ...network, history: [{ ...history, epochs }] } },
    { ...good, network: { ...network, trainerState: { steps: 1, arrays: [{ values: [1] }] } } },
    { ...good, network: { ...network, place: { epoch: 'one' } } },
    { ...good, network: { ...network, run: { before: 0, epochs: 5 } } },
    { ...good, network: { ...network, result: { loss: 1, accuracy: 1, count: 5, indices: [1] } } },
  ];
  assert.ok(openSnapshot(good, FIRST));
  for (const kept of wrong) assert.equal(openSnapshot(kept, FIRST), null, JSON.stringify(kept)?.slice(0, 80));
});

test('of a session with values that would break the page nothing is shown, or only what is sound', () => {
  const result = { loss: 1, accuracy: 0.5, count: 2, indices: [0, 1], labels: [1, 2], predictions: [1, 10] };
  const good = /** @type {any} */ (keptInTraining());
  const { network } = good;
  const sound = { ...result, confidences: [0.9, 0.8], split: 'test' };
  const withNetwork = (/** @type {object} */ change) => ({ ...good, network: { ...network, ...change } });
  assert.ok(openSnapshot(withNetwork({ result: sound }), FIRST));
  const { x, curves, epochs, running } = network.history[0];
  const wrong = [
    withNetwork({ history: [] }),
    withNetwork({ history: [{ x, curves, running, epochs: [null] }] }),
    withNetwork({ history: [{ x: ['1'], curves, running, epochs }] }),
    withNetwork({ layers: { text: 'dense 10 softmax' } }),
    withNetwork({ epochs: 'one' }),
    withNetwork({ progress: { epoch: null } }),
    withNetwork({ result: { loss: 1, accuracy: 1 } }),
    withNetwork({ result: { ...sound, labels: [1, 11] } }),
    withNetwork({ result: { ...sound, predictions: [1, -1] } }),
    withNetwork({ result: { ...sound, split: 'x' } }),
    withNetwork({ tensors: [{ name: 'a', shape: [null], values: new Float32Array(1) }] }),
    ...[{ threads: 1.5 }, { threads: '2' }, 'strict'].map((wish) => ({ ...good, wish })),
  ];
  for (const kept of wrong) assert.equal(openSnapshot(kept, FIRST), null, JSON.stringify(kept).slice(0, 400));
  const [combination] = gridOf({
    ...FIRST,
    searchAxes: [{ name: 'rate', text: '0.1' }, FIRST.searchAxes[1]],
  }).combinations;
  const search = {
    ...{
      id: 1,
      phase: 'done',
      dataset: 'mnist',
      validationCount: 0,
      lastEnded: null,
      measured: unmeasured(),
    },
    combinations: [combination],
  };
  assert.ok(openSnapshot({ ...good, search }, FIRST)?.change.search);
  for (const change of [
    { phase: 'resting' },
    { lastEnded: 'length' },
    { combinations: [{ ...combination, values: [null] }] },
    { combinations: [{ ...combination, values: [{ name: 'speed', text: '1' }] }] },
    { combinations: [{ ...combination, values: [{ name: 'schedule', text: 'slow' }] }] },
  ])
    assert.equal(openSnapshot({ ...good, search: { ...search, ...change } }, FIRST)?.change.search, null);
  for (const change of [{ ended: 'never' }, { history: { ...network.history[0], epochs: [null] } }]) {
    const runs = [{ ...good.runs[0], ...change }];
    assert.deepEqual(openSnapshot({ ...good, runs }, FIRST)?.change.runs, []);
  }
});

test('runs come back, without those that are damaged; one that was on is stopped', () => {
  const [history] = trainedState().histories;
  const [begun] = beginRun(FIRST).runs;
  const done = { ...begun, history, ended: 'done' };
  const broken = { ...done, history: { x: [1] } };
  const runs = [done, { ...done, id: 2, ended: 'training' }, broken, null];
  const state = /** @type {any} */ ({ ...FIRST, runs });
  const change = /** @type {any} */ (openSnapshot(makeSnapshot(state, null), FIRST)?.change);
  assert.deepEqual(change.runs, [done, { ...done, id: 2, ended: 'stopped' }]);
  assert.equal(isWorthKeeping(state, FIRST), true);
});

/** A page on which a run is in its second epoch. */
function trainingState() {
  const state = trainedState();
  const { runs } = beginRun({ ...state, histories: [] });
  const run = { id: 1, before: 0, epochs: 7, settings: PLACE.settings };
  return { ...state, runs: runs.map((each) => ({ ...each, history: state.histories[0] })), run };
}

/** What is kept of it. */
const keptInTraining = () =>
  structuredClone(makeSnapshot(trainingState(), keepNetwork(trainingState(), CHECKPOINT)));

test('a run in training comes back to go on, with the state of its optimizer', () => {
  const opened = openSnapshot(keptInTraining(), FIRST);
  const { initial, change } = /** @type {any} */ (opened);
  assert.deepEqual(initial.state.interrupted, PLACE);
  assert.deepEqual(initial.trainerState, CHECKPOINT.trainerState);
  assert.equal(initial.epochs, 1);
  assert.deepEqual([change.runs[0].ended, change.runs[0].history.epochs.length], ['training', 1]);
  assert.equal(change.runs[0].history, initial.state.histories[0], 'each figure is stored once');
});

test('what has been trained since the checkpoint is trained again: its figures are left out', () => {
  const state = trainingState();
  const network = keepNetwork(state, CHECKPOINT);
  const [history] = state.histories;
  history.epochs.push({ ...history.epochs[0], epoch: 2 });
  history.x.push(1.5);
  const { runs } = makeSnapshot(state, network);
  assert.deepEqual([runs[0].history.epochs.length, runs[0].history.x.length, runs[0].seconds], [1, 1, 2]);
});

test('a run cannot go on without its images, nor if it is not listed', () => {
  const kept = keptInTraining();
  const gone = { ...kept, settings: { ...kept.settings, dataset: 'own' } };
  for (const each of [gone, { ...kept, runs: [] }]) {
    const opened = /** @type {any} */ (openSnapshot(each, FIRST));
    assert.equal(opened.initial.state.interrupted, undefined);
    assert.ok(opened.initial.tensors);
    assert.ok(opened.change.runs.every((/** @type {any} */ { ended }) => ended === 'stopped'));
  }
});

test('a session of version 1 comes back, and its optimizer starts anew', () => {
  const { trainerState, epochs, place, layers, ...network } = networkOf(trainedState());
  const opened = openSnapshot({ ...snapshotOf(trainedState()), version: 1, network }, FIRST);
  assert.deepEqual(opened?.initial?.tensors, TENSORS);
  assert.equal(opened?.initial?.trainerState, undefined);
});

test('the layers that are kept are the network’s, while those on the page are edited', () => {
  const state = { ...trainedState(), layers: 'dense 10 soft' };
  const { settings } = makeSnapshot(state, networkOf(trainedState()));
  assert.equal(settings.layers, trainedState().layers);
});

test('a search comes back with its runs, and was stopped if it was on; a damaged one does not', () => {
  const axes = [
    { name: 'rate', text: '0.01, 0.003' },
    { name: '', text: null },
  ];
  const planned = gridOf({ ...FIRST, searchAxes: axes }).combinations;
  const { runs } = beginRun(FIRST, 1);
  const search = /** @type {any} */ ({
    ...{ id: 1, phase: 'running', dataset: 'mnist', validationCount: 0, lastEnded: null },
    ...{ combinations: [{ ...planned[0], run: 1 }, planned[1]], measured: unmeasured() },
  });
  const open = (/** @type {any} */ kept) =>
    openSnapshot(structuredClone(makeSnapshot({ ...FIRST, runs, search: kept }, null)), FIRST)?.change;
  const back = /** @type {any} */ (open(search));
  assert.equal(back.search.phase, 'stopped');
  assert.deepEqual(
    findings(back)?.trials.map(({ status }) => status),
    ['stopped', 'waiting'],
  );
  assert.deepEqual(open({ ...search, phase: 'done' })?.search, { ...search, phase: 'done' });
  const broken = { ...planned[0], settings: { layers: 5 } };
  for (const kept of [null, undefined, { ...search, lastEnded: 2 }, { ...search, combinations: [broken] }])
    assert.deepEqual([open(kept)?.search, open(kept)?.runs?.length], [null, 1]);
});

test('lists for a search come back as typed; what is none leaves the page’s', () => {
  const searchAxes = [
    { name: 'batch', text: '16, 3 2' },
    { name: 'seed', text: null },
  ];
  const kept = structuredClone(makeSnapshot({ ...FIRST, searchAxes }, null));
  assert.deepEqual(openSnapshot(kept, FIRST)?.change.searchAxes, searchAxes);
  const damaged = [undefined, [], 'no', [{ name: 'seed' }, { name: '', text: null }], [null, null]];
  for (const axes of /** @type {any[]} */ (damaged))
    assert.deepEqual(openSnapshot({ ...kept, searchAxes: axes }, FIRST)?.change.searchAxes, FIRST.searchAxes);
  assert.notDeepEqual(saveKeys({ ...FIRST, searchAxes }), saveKeys(FIRST));
  assert.deepEqual(firstSession(FIRST).searchAxes, FIRST.searchAxes);
});

test('only a visitor who has done something has a session', () => {
  assert.equal(isWorthKeeping(FIRST, FIRST), false);
  assert.equal(isWorthKeeping({ ...FIRST, layers: 'dense 10 softmax' }, FIRST), true);
  assert.equal(isWorthKeeping({ ...FIRST, origin: 'file' }, FIRST), true);
  const searchAxes = FIRST.searchAxes.with(0, { name: 'rate', text: '0.1' });
  assert.equal(isWorthKeeping({ ...FIRST, searchAxes }, FIRST), true);
});

test('a page that has forgotten keeps its data and nothing else', () => {
  const state = { ...trainedState(), dataset: 'own' };
  const first = { ...FIRST, dataset: 'own' };
  const forgotten = { ...state, ...firstSession(first) };
  assert.deepEqual(savedSettings(forgotten), savedSettings(first));
  assert.equal(isWorthKeeping(forgotten, first), false);
});

test('what the terminal writes is understood', () => {
  const counts = { batch: 'null', trainCount: 'Infinity', testCount: '500' };
  const network = { layers: 'dense 1 sigmoid', classes: '1,2', clip: 'undefined', average: '0.99' };
  const applied = appliedSettings({ ...network, ...counts }, FIRST);
  assert.ok(applied?.fields);
  assert.deepEqual(applied.classes, [1, 2]);
  const { batch, trainCount, testCount, clip, average } = applied.fields;
  assert.deepEqual([batch, trainCount, testCount, clip], ['all', 'all', '500', FIRST.fields.clip]);
  assert.equal(average, '0.99');
});
