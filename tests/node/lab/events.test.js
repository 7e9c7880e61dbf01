// events.test.js — what the worker's events change in the state of the page.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  connectionBroke,
  countsArrived,
  dataArrived,
  dataComplete,
  digitsInvented,
  epochEnded,
  evaluationEnded,
  evaluationWent,
  progressMade,
} from '../../../web/lab/events.js';
import { isGuesswork } from '../../../web/lab/results/state.js';
import { beginRun } from '../../../web/lab/runs/runs.js';
import { runSettings } from '../../../web/lab/settings/state.js';
import { courseLine, nextStep } from '../../../web/lab/stage/next-step.js';
import { initialState } from '../../../web/lab/state.js';
import { addProgress, createHistory } from '../../../web/lab/training/history.js';
import { imagesWanted } from '../../../web/lab/training/state.js';
import { evaluation } from '../evaluations.js';
import { english as t } from '../languages.js';

const model = { layers: [], paramCount: 0, movingCount: 0, outputCount: 10 };
const fresh = () => ({ ...initialState('en', 'light'), model });
/** @param {number} ready  images, as many of each digit */
const images = (ready) => ({ ready, readyCounts: Array(10).fill(ready / 10) });
const data = { bytes: 10, totalBytes: 20, ...images(5_000), count: 60_000 };

test('a page is ready as soon as the images that a run wants are here', () => {
  const state = fresh();
  assert.equal(dataArrived(state, data, null).phase, 'loading');
  const modest = { ...state, fields: { ...state.fields, trainCount: '5000' } };
  assert.equal(dataArrived(modest, data, null).phase, 'ready');
  assert.equal(dataArrived({ ...modest, model: null }, data, null).phase, 'loading');
});

test('data that arrive during a run leave its phase alone', () => {
  const state = { ...fresh(), phase: /** @type {const} */ ('training') };
  assert.equal(dataArrived(state, { ...data, ...images(60_000) }, null).phase, 'training');
});

test('a run that wants all images wants all of other data too', () => {
  const state = { ...fresh(), ...dataArrived(fresh(), { ...data, ...images(300), count: 300 }, null) };
  assert.equal(runSettings(state).trainCount, null);
  assert.equal(imagesWanted(state), 300);
  assert.equal(state.phase, 'ready');
});

test('a run on some digits waits for as many of them as it wants, and for all to shuffle them', () => {
  const trainCounts = Array(10).fill(6000);
  const state = { ...fresh(), trainCounts, classes: [1, 2] };
  const phaseWith = (/** @type {object} */ fields, /** @type {number} */ ready) =>
    dataArrived({ ...state, fields: { ...state.fields, ...fields } }, { ...data, ...images(ready) }, null)
      .phase;
  assert.deepEqual([phaseWith({}, 59_990), phaseWith({}, 60_000)], ['loading', 'ready']);
  const some = { trainCount: '1000', validationCount: '500' };
  assert.deepEqual([phaseWith(some, 7490), phaseWith(some, 7500)], ['loading', 'ready']);
  assert.equal(phaseWith({ ...some, splitSeed: '1' }, 7500), 'loading');
});

test('a broken connection is told until data come again', () => {
  const state = { ...fresh(), ...dataArrived(fresh(), { ...data, ...images(300) }, 7) };
  const broken = { ...state, ...connectionBroke(state, { bytes: 4_100_000, totalBytes: 11e6, seconds: 5 }) };
  const step = nextStep({ ...broken, model: null }, t);
  assert.equal(step.said, 'The connection broke at 4.1 of 11.0 MB.');
  assert.equal(step.advice, 'It goes on by itself in 5 s.');
  assert.deepEqual([step.button?.verb, step.button?.label], ['tryNow', 'Try now']);
  const trying = nextStep({ ...broken, model: null, ...connectionBroke(broken, { ...data, seconds: 0 }) }, t);
  assert.deepEqual([trying.advice, trying.button], ['It tries again now.', undefined]);
  assert.equal(dataArrived(broken, { ...data, ...images(300) }, null).retry, null);
});

test('data that are complete have all their bytes', () => {
  const summary = {
    dataset: 'own',
    trainCount: 7,
    testCount: 3,
    trainCounts: [7],
    testCounts: [3],
    height: 28,
    width: 28,
  };
  const { arrival, testCount } = dataComplete(fresh(), summary);
  assert.ok(arrival && arrival.bytes >= arrival.totalBytes);
  assert.equal(arrival.ready, 7);
  assert.equal(testCount, 3);
});

test('test images are counted over the digits', () => {
  assert.equal(countsArrived(fresh(), { train: [2, 3], test: [4, 5] }).testCount, 9);
});

test('a second run counts its epochs on from the first', () => {
  const settings = runSettings(fresh());
  const state = { ...fresh(), ...beginRun(fresh()), run: { id: 1, before: 5, epochs: 10, settings } };
  const event = {
    epoch: 2,
    step: 2,
    steps: 4,
    points: [{ step: 2, batchLoss: 1, batchAccuracy: 0.5 }],
    imagesPerSecond: 100,
    secondsLeft: 3,
  };
  const drawing = {
    ...state,
    phase: /** @type {const} */ ('training'),
    ...digitsInvented(state, { done: 10, count: 6000 }),
  };
  assert.deepEqual(courseLine(drawing, t), ['Epoch 6 of 10', 'Drawing invented digits: 10 of 6,000']);
  const { progress, histories, runs, inventing } = progressMade(drawing, event);
  assert.equal(inventing, null);
  assert.equal(progress?.epoch, 7);
  assert.equal(progress?.share, 0.3);
  assert.equal(progress?.imagesPerSecond, 100);
  const rough = progressMade(drawing, { ...event, points: [], isRough: true });
  assert.equal(rough.progress?.imagesPerSecond, null, 'the first second says little');
  assert.deepEqual(histories?.at(-1)?.x, [6.5]);
  assert.equal(histories?.at(-1), runs?.at(-1)?.history, 'stored once');
  const line = { epoch: 2, steps: 4, loss: 1, accuracy: 0.5, valLoss: 1, valAccuracy: 0.5, seconds: 1 };
  const ended = epochEnded({ ...state, progress: null }, line);
  assert.deepEqual([ended.histories?.at(-1)?.epochs.at(-1)?.epoch, ended.progress?.epoch], [7, 7]);
  assert.equal(ended.progress?.share, 0.4, 'also without progress in between');
});

test('a result opens the gallery with the images read wrong, the surest first', () => {
  const state = fresh();
  const cell = { actual: 1, predicted: 1 };
  const inspection = {
    ...state.inspection,
    selection: { ...state.inspection.selection, cell },
    copied: /** @type {const} */ ('wrong'),
  };
  const result = evaluation([7, 2, 1, 0], [7, 3, 1, 6], [0.9, 0.6, 0.99, 0.8]);
  const after = evaluationEnded({ ...state, inspection }, result);
  assert.equal(after.result?.count, 4);
  assert.deepEqual(after.inspection?.places, [3, 1]);
  assert.equal(after.inspection?.selection.cell, null);
  assert.equal(after.inspection?.copied, null);
});

test('a result keeps of which run it is, also when it comes back', () => {
  const result = evaluation([7, 2], [7, 3], [0.9, 0.6]);
  assert.deepEqual(
    [evaluationEnded(fresh(), result).result?.run, evaluationEnded(fresh(), result).result?.epochs],
    [undefined, 0],
  );
  const run = { id: 3, before: 0, epochs: 2, settings: runSettings(fresh()) };
  const first = evaluationEnded({ ...fresh(), run }, result).result ?? result;
  const again = evaluationEnded({ ...fresh(), run: { ...run, id: 4 } }, first).result;
  assert.deepEqual([again?.run, again?.epochs], [3, 0]);
});

test('what a network as chance made it has read stays guesswork, whatever the network learns later', () => {
  const guesses = evaluation([7, 2], [3, 2]);
  const { result } = evaluationEnded(fresh(), guesses);
  const state = { ...fresh(), result: result ?? null };
  assert.equal(isGuesswork(state), true);
  const run = { id: 1, before: 0, epochs: 2, settings: runSettings(fresh()) };
  const origin = /** @type {const} */ ('session');
  const restored = { ...state, run, origin };
  assert.equal(isGuesswork({ ...restored, ...evaluationEnded(restored, restored.result ?? guesses) }), true);
  for (const from of /** @type {const} */ (['file', 'session']))
    assert.equal(evaluationEnded({ ...fresh(), origin: from }, guesses).result?.guessed, false);
  const histories = [addProgress(createHistory(), 0.5, { steps: 2, batchLoss: 2, batchAccuracy: 0.2 })];
  assert.equal(evaluationEnded({ ...fresh(), run, histories }, guesses).result?.guessed, false);
});

test('an evaluation is lastEnded of where it was asked for', () => {
  const event = /** @type {const} */ ({ of: 'train', done: 5, count: 9 });
  const asked = { split: /** @type {const} */ ('train'), done: 0, count: 0 };
  const state = { ...fresh(), inspection: { ...fresh().inspection, asked } };
  assert.deepEqual(evaluationWent(state, event).inspection?.asked, { split: 'train', done: 5, count: 9 });
  const evaluating = { of: 'train', count: 9 };
  assert.deepEqual(evaluationWent({ ...fresh(), waiting: true }, event), { evaluating, waiting: false });
});
