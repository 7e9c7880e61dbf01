// runs.test.js — the runs that are kept: how they grow, what they are called, and the files they become.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { epochEnded, progressMade } from '../../../web/lab/events.js';
import { presetState } from '../../../web/lab/network/state.js';
import { runsCsv, runsJson } from '../../../web/lab/runs/run-file.js';
import { networkOfRun } from '../../../web/lab/runs/run-network.js';
import { curveNames, runName, settingsLine } from '../../../web/lab/runs/run-words.js';
import { beginRun, endRun, removeRuns, restoreRuns } from '../../../web/lab/runs/runs.js';
import { saveKeys } from '../../../web/lab/saving/snapshot.js';
import { initialState } from '../../../web/lab/state.js';
import { epochsDone } from '../../../web/lab/training/state.js';
import { chinese, english as t } from '../languages.js';

/** @typedef {import('../../../web/lab/state.js').State} State */
/** @typedef {import('../../../web/lab/runs/state.js').KeptRun} KeptRun */

const OPENED = initialState('en', 'light');
const FIRST = { ...OPENED, ...presetState('mlp-rmsprop', OPENED) };

/** @param {State} state @param {Partial<State['fields']>} fields @returns {State} */
const having = (state, fields) => ({ ...state, fields: { ...state.fields, ...fields } });

/** @param {State} state @returns {State}  training */
function pressTrain(state) {
  const before = epochsDone(state);
  const settings = /** @type {any} */ ({ epochs: 2 });
  const begun = beginRun(state);
  const run = { id: begun.runs.at(-1)?.id ?? 0, before, epochs: before + 2, settings };
  return { ...state, ...begun, phase: 'training', run };
}

/** @param {State} state @param {number} epoch @returns {State} */
function passEpoch(state, epoch) {
  const points = [{ step: 1, batchLoss: 0.5, batchAccuracy: 0.8 }];
  const batch = { points, imagesPerSecond: 100, secondsLeft: 1 };
  const half = { ...state, ...progressMade(state, { ...batch, epoch, step: 1, steps: 2 }) };
  const line = { epoch, steps: 2, loss: 0.4, accuracy: 0.9, valLoss: 0.3, valAccuracy: 0.91, seconds: 1.5 };
  return { ...half, ...epochEnded(half, line) };
}

/** Trains two epochs. @param {State} state @returns {State} */
function train(state) {
  const trained = passEpoch(passEpoch(pressTrain(state), 1), 2);
  const found = /** @type {any} */ ({ split: 'test', loss: 0.3, accuracy: 0.912, count: 100, labels: [] });
  return { ...trained, ...endRun(trained, trained.runs.at(-1)?.id ?? 0, 'done', found), phase: 'done' };
}

/** Fresh weights, the list stays. @param {State} state @returns {State} */
const reset = (state) => ({ ...state, histories: [] });

test('each press of Train leaves a run with its settings, curves and result', () => {
  const { runs } = train(having(FIRST, { rate: '0.005' }));
  assert.equal(runs.length, 1);
  const [{ settings, history, seconds, ended, result, continued, shown }] = runs;
  assert.equal(settings.rate, '0.005');
  assert.deepEqual(history.x, [0.5, 1.5]);
  assert.deepEqual(
    history.epochs.map(({ epoch }) => epoch),
    [1, 2],
  );
  assert.deepEqual([seconds, ended, continued, shown], [3, 'done', false, true]);
  assert.deepEqual(result, { loss: 0.3, accuracy: 0.912, count: 100 });
});

test('weights that are averaged are said; a run that an earlier version kept lacks the setting and had none', () => {
  const { runs } = train(reset(train(having(FIRST, { average: '0.99' }))));
  assert.match(runName(runs[0], t), /, weights averaged, 0\.99$/);
  const { average, ...settings } = train(FIRST).runs[0].settings;
  const former = { ...train(FIRST).runs[0], settings };
  assert.equal(average, '0');
  assert.equal(runName(former, t), runName(train(FIRST).runs[0], t));
  assert.equal(settingsLine(former, t), settingsLine(train(FIRST).runs[0], t));
  const named = curveNames([former, runs[0]], t);
  assert.equal(named.length, 2);
  assert.ok(named.every((name) => !/NaN|undefined/.test(name)));
});

test('a run can be cloned, as a browser stores it', () => {
  const { runs } = train(FIRST);
  assert.deepEqual(structuredClone(runs), runs);
});

test('a run with trained weights is called continued and counts its epochs on, the one before stays', () => {
  const { runs } = train(train(FIRST));
  assert.equal(runs[1].continued, true);
  assert.deepEqual(runs[1].history.x, [2.5, 3.5]);
  assert.deepEqual(runs[0].history.x, [0.5, 1.5]);
  assert.match(runName(runs[1], t), /continued after epoch 2$/);
});

test('the network of a run that was continued has been trained as often as it was then', () => {
  const [, run] = train(train(having(FIRST, { epochs: '2' }))).runs;
  const network = { layers: run.settings.layers, tensors: [] };
  const { initial } = networkOfRun({ ...run, network }, FIRST);
  assert.equal(initial.epochs, 4);
  const state = { ...FIRST, ...initial.state };
  assert.equal(epochsDone(state), 4);
  assert.deepEqual([state.run?.before, state.run?.epochs, state.run?.settings.epochs], [2, 4, 2]);
  assert.equal(beginRun(state).runs.at(-1)?.before, 4);
  assert.notDeepEqual(saveKeys(state), saveKeys({ ...state, run: state.run && { ...state.run, id: 1 } }));
});

test('a run that was left is stopped when the next begins, and grows no more', () => {
  const left = passEpoch(pressTrain(FIRST), 1);
  const next = passEpoch(pressTrain(reset(left)), 1);
  assert.deepEqual(
    next.runs.map(({ ended }) => ended),
    ['stopped', 'training'],
  );
  assert.deepEqual(
    next.runs.map(({ history }) => history.epochs.length),
    [1, 1],
  );
  const late = { ...next, ...endRun(next, 1, 'done') };
  assert.equal(late.runs[0].ended, 'stopped');
  assert.equal(late.runs[1].ended, 'training');
});

test('removed runs come back where they were, and their numbers are not given again', () => {
  let state = train(reset(train(reset(train(FIRST)))));
  state = { ...state, ...removeRuns(state, [3, 2]) };
  assert.deepEqual(
    state.runs.map(({ id }) => id),
    [1],
  );
  const next = pressTrain(state);
  assert.deepEqual(
    next.runs.map(({ id }) => id),
    [1, 4],
  );
  const back = { ...next, ...restoreRuns(next) };
  assert.deepEqual(
    back.runs.map(({ id }) => id),
    [1, 2, 3, 4],
  );
  assert.deepEqual(back.removedRuns, []);
});

test('the run that is on cannot be removed', () => {
  const state = pressTrain(train(FIRST));
  const { runs } = removeRuns(state, [1, 2]);
  assert.deepEqual(
    runs?.map(({ id }) => id),
    [2],
  );
});

test('a hue belongs to a run for as long as it is there', () => {
  let state = train(reset(train(FIRST)));
  assert.deepEqual(
    state.runs.map(({ hue }) => hue),
    [0, 1],
  );
  state = train(reset({ ...state, ...removeRuns(state, [1]) }));
  assert.deepEqual(
    state.runs.map(({ hue }) => hue),
    [1, 0],
  );
});

test('a run is named after its preset and what was changed', () => {
  const [plain] = train(FIRST).runs;
  assert.equal(runName(plain, t), 'One hidden layer');
  const [changed] = train(having(FIRST, { rate: '0.01', epochs: '7' })).runs;
  assert.equal(runName(changed, t), 'One hidden layer, rate 0.01, 7 epochs');
  assert.equal(runName(changed, chinese), '一个隐藏层，学习率 0.01，7 轮');
  const short = { ...changed, settings: { ...changed.settings, epochs: '1' } };
  assert.equal(runName(short, t), 'One hidden layer, rate 0.01, 1 epoch');
  const [own] = train({ ...FIRST, preset: 'custom', layers: 'dense 16 relu | dense 10 softmax' }).runs;
  assert.match(runName(own, t), /^dense 16 relu/);
});

test('the tutorial\u2019s three runs are named by the rate, in which they differ', () => {
  const preset = { ...FIRST, ...presetState('logreg-1v2', FIRST) };
  let state = preset;
  for (const rate of ['0.01', '0.005', '0.001']) state = train(reset({ ...having(state, { rate }) }));
  assert.deepEqual(curveNames(state.runs, t), ['rate 0.01', 'rate 0.005', 'rate 0.001']);
  const said = settingsLine(state.runs[0], t);
  assert.match(said, /classes 1, 2, SGD, rate 0.01, all images at once, 1,501 epochs/);
});

test('names and settings have numbers of four digits, and names leave out what is usual', () => {
  const descent = { ...FIRST, ...presetState('logreg-1v2', FIRST) };
  const first = train(reset(having(descent, { rate: '0.0123456' })));
  const fit = train(reset({ ...first, ...presetState('logreg-lbfgs', first) }));
  assert.deepEqual(curveNames(fit.runs, t), [
    'SGD, rate 0.01235, validated every 100 epochs',
    'L-BFGS, L2 penalty 0.00007874',
  ]);
  assert.match(
    settingsLine(fit.runs[1], t),
    /L-BFGS, 100 epochs, L2 penalty 0\.00007874, seed 1, \w+ arithmetic/,
  );
  assert.doesNotMatch(settingsLine(fit.runs[1], t), /validated/);

  const grid = ['0', '5'].reduce((state, l2) => train(reset(having(state, { l2 }))), FIRST);
  assert.deepEqual(curveNames(grid.runs, t), ['L2 penalty 0', 'L2 penalty 5']);
  const validating = (/** @type {State} */ state, /** @type {string} */ validateEvery) =>
    train(reset(having(state, { validateEvery })));
  const often = ['1', '2'].reduce(validating, FIRST);
  assert.deepEqual(curveNames(often.runs, t), ['validated after every epoch', 'validated every 2 epochs']);
});

test('runs that differ in nothing are lastEnded apart by their numbers', () => {
  const { runs } = train(reset(train(FIRST)));
  assert.deepEqual(curveNames(runs, t), ['Run 1', 'Run 2']);
  assert.deepEqual(curveNames([runs[0]], t), ['Run 1']);
  const state = train(reset(having(train(reset(train(FIRST))), { rate: '0.01' })));
  assert.deepEqual(curveNames(state.runs, t), ['rate 0.001, Run 1', 'rate 0.001, Run 2', 'rate 0.01']);
});

/** @param {string} csv @returns {Record<string, string>[]} */
function parseCsv(csv) {
  const [header, ...rows] = csv
    .trimEnd()
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell]) =>
        cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
      ),
    );
  return rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i]])));
}

test('CSV has a line an epoch, units in its head, and every setting as a column', () => {
  const state = train(reset(train(having(FIRST, { rate: '0.01' }))));
  const rows = parseCsv(runsCsv(state.runs));
  assert.equal(rows.length, 4);
  assert.deepEqual(
    rows.map(({ run, epoch }) => `${run},${epoch}`),
    ['1,1', '1,2', '2,1', '2,2'],
  );
  assert.equal(rows[0]['loss (nats)'], '0.4');
  assert.equal(rows[0]['val_accuracy (0 to 1)'], '0.91');
  assert.equal(rows[0].rate, '0.01');
  assert.equal(rows[0].layers, 'dense 512 relu | dense 10 softmax');
  assert.equal(rows[3]['test_accuracy (0 to 1)'], '0.912');
});

test('a training of a search has its number in the files', () => {
  const done = train(FIRST);
  const runs = beginRun(done, 2).runs.map((run) => ({ ...run, history: done.runs[0].history }));
  assert.deepEqual(
    parseCsv(runsCsv(runs)).map(({ search }) => search),
    ['', '', '2', '2'],
  );
  assert.equal(JSON.parse(runsJson(runs)).runs[1].search, 2);
});

test('CSV leaves empty what is not there, and quotes what has commas', () => {
  let state = pressTrain(FIRST);
  const line = { epoch: 1, steps: 1, loss: NaN, accuracy: 0.1, valLoss: null, valAccuracy: null, seconds: 1 };
  state = { ...state, ...epochEnded(state, line) };
  const [row] = parseCsv(runsCsv(state.runs));
  assert.deepEqual([row['loss (nats)'], row['val_loss (nats)'], row['test_loss (nats)']], ['', '', '']);
  assert.equal(row.classes, '0,1,2,3,4,5,6,7,8,9');
});

test('JSON has everything, batches too', () => {
  const { runs } = JSON.parse(runsJson(train(FIRST).runs));
  assert.equal(runs.length, 1);
  assert.deepEqual(runs[0].batches.epoch, [0.5, 1.5]);
  assert.deepEqual(runs[0].batches.loss.raw, [0.5, 0.5]);
  assert.equal(runs[0].epochs.length, 2);
  assert.equal(runs[0].settings.optimizer, 'rmsprop');
  assert.equal(runs[0].result.accuracy, 0.912);
});
