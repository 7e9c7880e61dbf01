// actions.test.js — every verb that a panel may call ends in the state, whatever the worker does.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { beginRun } from '../../../web/lab/runs/runs.js';
import { gridOf } from '../../../web/lab/search/search-grid.js';
import { startPage } from '../lab-page.js';

/**
 * @import { Actions } from '../../../web/lab/actions.js'
 * @import { State } from '../../../web/lab/state.js'
 */

const FAULT = Object.assign(new Error('there is no memory'), { name: 'EngineError' });

/** What a panel calls each verb with. @type {{ [Verb in keyof Actions]: (state: State) => any[] }} */
const CALLS = {
  chooseLanguage: () => ['zh'],
  toggleTheme: () => [],
  start: () => [],
  restart: () => [],
  reloadPage: () => [],
  chooseEngine: () => [{ threads: 1 }],
  chooseDataset: () => ['fashion-mnist'],
  retryData: () => [],
  openFiles: () => [[new File(['x'], 'x.npz')]],
  receive: () => [[new File(['x'], 'train.gz')]],
  chooseClasses: () => [[1, 2]],
  moreSamples: () => [],
  chooseSamples: () => ['first'],
  countLabels: () => ['train'],
  saveCounts: () => ['svg', { title: 'x', axis: 'y', bars: [] }],
  show: () => [null],
  choosePreset: () => ['softmax'],
  typeLayers: () => [{ text: 'dens', caret: 4 }],
  editLayers: () => ['dense 10 softmax'],
  chooseOptimizer: () => ['sgd'],
  chooseSchedule: () => ['cosine'],
  setField: () => ['seed', '7'],
  applySettings: (state) => [beginRun(state).runs[0]],
  openView: () => ['runs'],
  lookInside: () => [{ layer: 1 }],
  nextStep: () => [],
  openPad: () => [],
  toggleProjector: () => [],
  toggleMenu: () => [],
  train: () => [],
  step: () => [],
  choosePiece: () => ['image'],
  stepBy: () => ['image'],
  pause: () => [],
  resume: () => [],
  reset: () => [],
  takeBack: () => [],
  putMomentBack: () => [],
  resetWithRate: () => ['0.01'],
  trainOnWhatIsHere: () => [],
  attachPad: () => [undefined],
  draw: () => [[[10, 10, 90, 90]]],
  clear: () => [],
  undo: () => [],
  drawAnew: () => [],
  openSheets: () => [[new File(['x'], 'photo.png', { type: 'image/png' })]],
  closeSheets: () => [],
  reopenSheets: () => [],
  labelDrawing: () => [4],
  relabelDigit: () => [1, 7],
  removeDigit: () => [1],
  undoDigits: () => [],
  forgetHand: () => [],
  askForDigits: () => [true],
  nameWriter: () => ['Ada'],
  showDigit: () => [1],
  showWholeHand: () => [true],
  openHandView: () => [],
  learnHand: () => [],
  stopHand: () => [],
  putBack: () => [],
  saveHand: () => ['strokes'],
  openHand: () => [[new File(['{}'], 'hand.json')]],
  openGrids: () => [[new File(['x'], 'sheet.jpg')]],
  toggleGridDigit: () => [0, 0],
  takeGrids: () => [],
  closeGrids: () => [],
  evaluate: () => ['test'],
  savePredictions: () => ['csv'],
  chooseImages: () => [{ kind: 'right' }],
  showWorst: () => [],
  moreImages: () => [],
  otherTwenty: () => [],
  copyIndices: () => ['wrong', { value: '1', select() {} }],
  showShares: () => [true],
  showAllEpochs: () => [true],
  lookUp: () => [{ index: '1' }],
  showRun: () => [1, true],
  useNetwork: (state) => [
    { ...beginRun(state).runs[0], network: { layers: 'dense 10 softmax', tensors: [] } },
  ],
  readTogether: () => [true],
  shiftImages: () => [true],
  judgeMembers: () => [],
  stopJudging: () => [],
  readHandByMembers: () => [],
  removeRuns: () => [[1]],
  restoreRuns: () => [],
  choosePlotCurves: () => ['both'],
  saveRuns: () => ['csv', []],
  chooseAxis: () => [0, 'seed'],
  typeValues: () => [0, '1, 2'],
  chooseSearchMeasure: () => ['valLoss'],
  search: () => [],
  pauseSearch: () => [],
  resumeSearch: () => [],
  stopSearch: () => [],
  useTrial: (state) => [gridOf(state).combinations[0]],
  trainTrial: (state) => [gridOf(state).combinations[0]],
  copyLink: () => [],
  showLink: () => [],
  closeLink: () => [],
  putWeights: () => [true],
  downloadWeights: () => ['npz'],
  exportNetwork: () => ['onnx', (/** @type {string} */ key) => key],
  openWeights: () => [new File(['x'], 'weights.npy')],
  forgetSession: () => [],
  replaceVersion: () => [],
  refuseVersion: () => [],
  openOffered: () => [],
  listSessions: () => [],
  openSession: () => ['left'],
  refuseOffered: () => [],
};

test('a call is known here for every verb', async (t) => {
  const { actions } = await startPage(t);
  assert.deepEqual(Object.keys(CALLS).sort(), Object.keys(actions).sort());
});

for (const [verb, args] of Object.entries(CALLS)) {
  test(`${verb} neither throws nor rejects, whatever the worker refuses`, async (t) => {
    t.mock.method(console, 'error', () => {});
    const { store, actions, arrive, faults } = await startPage(t);
    arrive();
    faults.set('*', FAULT);
    // An unhandled rejection fails the test too.
    await /** @type {any} */ (actions)[verb](...args(store.state));
    await new Promise(setImmediate);
  });
}

for (const verb of /** @type {const} */ (['moreSamples', 'pause', 'resume'])) {
  test(`the page says why ${verb} failed, until the next verb`, async (t) => {
    const log = t.mock.method(console, 'error', () => {});
    const { store, actions, faults } = await startPage(t);
    store.update({ phase: verb === 'pause' ? 'training' : 'paused' });
    const { phase } = store.state;
    faults.set('*', FAULT);
    await actions[verb]();
    assert.equal(store.state.actionError?.message, FAULT.message);
    assert.equal(log.mock.callCount(), 1, 'and the console has the cause');
    assert.equal(store.state.phase, phase);
    actions.openView('runs');
    assert.equal(store.state.actionError, null);
  });
}

test('a part of the page that does not load is named as what it is', async (t) => {
  const { store, rooms } = await startPage(t);
  for (const message of [
    'Failed to fetch dynamically imported module: https://site.test/assets/recognise-1.js',
    'error loading dynamically imported module: https://site.test/assets/recognise-1.js',
    'Importing a module script failed.',
  ]) {
    rooms.link.fail('actionError', new TypeError(message));
    assert.equal(store.state.actionError?.name, 'PartError', message);
  }
  rooms.link.fail('actionError', new TypeError('x is not a function'));
  assert.equal(store.state.actionError?.name, 'TypeError');
});

test('a search that the worker does not stop goes on', async (t) => {
  t.mock.method(console, 'error', () => {});
  const { store, actions, faults } = await startPage(t);
  const { combinations } = gridOf(store.state);
  const measured = { share: 0, secondsLeft: null };
  const search = { id: 1, dataset: 'mnist', validationCount: 0, combinations, measured, lastEnded: null };
  store.update({ search: { ...search, phase: 'running' } });
  faults.set('stop', FAULT);
  await actions.stopSearch();
  assert.equal(store.state.search?.phase, 'running');
  assert.equal(store.state.actionError?.message, FAULT.message);
});

test('where every worker crashes, the second only offers a restart, whatever the verb', async (t) => {
  const { store, actions, faults, workers } = await startPage(t);
  faults.set('*', Object.assign(new Error('unreachable'), { name: 'CrashError' }));
  await actions.moreSamples();
  while (!store.state.workerError) await new Promise(setImmediate);
  assert.deepEqual([store.state.phase, store.state.actionError], ['error', null]);
  assert.equal(store.state.workerError?.message, 'unreachable');
  assert.equal(workers.length, 2);
});

test('a worker of another version is not started again: the next would be one as well', async (t) => {
  const { store, actions, workers } = await startPage(t, undefined, { version: 'another' });
  assert.equal(store.state.workerError?.status, 'WORKER_FOREIGN');
  assert.deepEqual([store.state.phase, workers.length], ['error', 1]);
  await actions.moreSamples();
  assert.equal(workers.length, 1);
});
