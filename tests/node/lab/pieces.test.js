// pieces.test.js — a run that is trained piece by piece, and whose learning rate is changed on the way, on the page.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { runsCsv } from '../../../web/lab/runs/run-file.js';
import { settingsLine } from '../../../web/lab/runs/run-words.js';
import { nextStep } from '../../../web/lab/stage/next-step.js';
import { startPage } from '../lab-page.js';
import { english as t } from '../languages.js';

/** Lets messages be heard until something holds. @param {() => unknown} holds */
async function until(holds) {
  while (!holds()) await new Promise(setImmediate);
}

test('Step begins a run that pauses after the piece, then goes on by pieces', async (t_) => {
  const { store, actions, trained, resumed, workers } = await startPage(t_);
  actions.choosePiece('image');
  actions.step();
  await until(() => trained.length);
  assert.equal(trained[0].until, 'image');
  assert.equal(store.state.phase, 'training');
  workers[0].emit({ event: 'paused' });
  await until(() => store.state.phase === 'paused');
  const said = nextStep({ ...store.state, model: null }, t);
  assert.equal(said.advice, 'Step shows one image at a time.');
  actions.choosePiece('epoch');
  const stepping = actions.step();
  assert.equal(store.state.phase, 'training', 'before the worker answers');
  await stepping;
  assert.deepEqual(resumed, [{ until: 'epoch' }]);
  workers[0].emit({ event: 'paused' });
  await until(() => store.state.phase === 'paused');
  await actions.resume();
  assert.deepEqual(resumed[1], {});
  assert.equal(store.state.phase, 'training');
  assert.match(settingsLine(store.state.runs[0], t), /some steps of a single image$/);
});

test('the next piece of any size is trained, and what it changed is known until the run goes on', async (t_) => {
  const { store, actions, trained, resumed, workers } = await startPage(t_);
  actions.stepBy('epoch');
  await until(() => trained.length);
  assert.deepEqual([trained[0].until, store.state.piece], ['epoch', 'epoch'], 'Step takes that size again');
  const change = { piece: 'epoch', count: 60, layers: [] };
  workers[0].emit({ event: 'changed', ...change });
  workers[0].emit({ event: 'paused' });
  await until(() => store.state.phase === 'paused');
  assert.deepEqual(store.state.change, change);
  await actions.stepBy('image');
  assert.deepEqual(resumed, [{ until: 'image' }]);
  assert.deepEqual(store.state.change, change, 'until the next one is known');
  workers[0].emit({ event: 'paused' });
  await until(() => store.state.phase === 'paused');
  await actions.resume();
  assert.equal(store.state.change, null);
});

test('a run of batches is not one of single images; L-BFGS takes all images in each step', async (t_) => {
  const { store, actions, trained } = await startPage(t_);
  store.update({ optimizer: 'lbfgs', piece: 'image' });
  actions.step();
  await until(() => trained.length);
  assert.equal(trained[0].until, 'batch');
  assert.doesNotMatch(settingsLine(store.state.runs[0], t), /single image/);
});

test('a rate that is typed during a run reaches it, and the list of runs says so', async (t_) => {
  const { store, actions, rates, trained } = await startPage(t_);
  actions.setField('rate', '0.01');
  assert.deepEqual(rates, []);
  actions.train();
  await until(() => trained.length);
  await actions.setField('rate', '0.002');
  await actions.setField('rate', '0.001');
  await actions.setField('rate', '-1');
  assert.deepEqual(rates, [0.002, 0.001], 'what is no rate is not sent');
  const [run] = store.state.runs;
  assert.equal(run.settings.rate, '0.01');
  assert.deepEqual(run.rateChanges, [{ epoch: 2, step: 5, rate: 0.001 }], 'the last for the same step');
  assert.match(settingsLine(run, t), /, rate changed to 0.001 in epoch 2, from step 5 on$/);
  const row = { epoch: 1, steps: 9, loss: 1, accuracy: 0, valLoss: null, valAccuracy: null, seconds: 1 };
  run.history.epochs.push(row);
  assert.match(runsCsv([run]), /,2\/5: 0.001,false,/);
});

test('a run that waits to go on has the rate that is typed meanwhile', async (t_) => {
  const { store, actions, rooms, workers, place, trained, rates } = await startPage(t_);
  actions.train();
  await until(() => trained.length);
  const { from: _, ...settings } = trained[0];
  const figures = { order: 1, lossSum: 3, correct: 1, images: 32, elapsedMs: 1, epochStartMs: 0 };
  place.run = { settings, epoch: 2, step: 1, ...figures, data: { count: 60, checksum: 1 } };
  await actions.pause();
  await rooms.maker.keep();
  workers[0].end();
  rooms.link.giveUp();
  await until(() => store.state.interrupted);
  await actions.setField('rate', '0.25');
  assert.deepEqual(rates, [], 'the new worker has no run');
  assert.deepEqual(store.state.runs[0].rateChanges, [{ epoch: 2, step: 2, rate: 0.25 }]);
  assert.equal((await rooms.maker.keep())?.place?.settings.rate, 0.25);
  actions.resume();
  await until(() => trained.length === 2);
  assert.equal(trained[1].rate, 0.25);
  assert.equal(trained[1].from.settings.rate, 0.25);
});
