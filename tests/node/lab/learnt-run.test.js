// learnt-run.test.js — what the page knows of a network that has learnt own digits, whatever became of it since.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { learnPanel } from '../../../web/lab/hand/learn-panel.js';
import { baseOf, isTrainedOn } from '../../../web/lab/hand/learnt-run.js';
import { putBack, setUp } from '../../../web/lab/learn/steps/set-up.js';
import { makeSnapshot, openSnapshot } from '../../../web/lab/saving/snapshot.js';
import { nextStep } from '../../../web/lab/stage/next-step.js';
import { initialState } from '../../../web/lab/state.js';
import { pageWithHand } from '../hand-page.js';
import { checkpointOf, MODEL } from '../lab-page.js';
import { english as t } from '../languages.js';

/** The texts of a template. @param {any} part @returns {string} */
const textOf = (part) => {
  const parts = Array.isArray(part) ? part : part?.strings && part.values;
  return parts ? parts.map(textOf).join(' ') : String(part);
};

/** Trains the network further. @param {Awaited<ReturnType<typeof pageWithHand>>} page */
async function trainOn({ actions, store, trained, end }) {
  const before = trained.length;
  const run = actions.train();
  while (trained.length === before) await new Promise((resolve) => setImmediate(resolve));
  end('done');
  await run;
  return /** @type {any} */ (store.state.runs.at(-1));
}

test('the network that is put back has learnt own digits, if it had before', async (context) => {
  const page = await pageWithHand(context);
  const { store, actions } = page;
  await actions.learnHand();
  await actions.putBack();
  assert.equal(store.state.knowsHand, false);
  await actions.learnHand();
  await trainOn(page);
  assert.equal(isTrainedOn(store.state), true);
  await actions.learnHand();
  assert.deepEqual([store.state.handReport?.knewSome, isTrainedOn(store.state)], [true, false]);
  await actions.putBack();
  assert.deepEqual([store.state.handReport, store.state.knowsHand], [null, true]);
  await actions.learnHand();
  assert.equal(store.state.handReport?.knewSome, true);
});

test('the network of a run that went on after a lesson has learnt own digits', async (context) => {
  const page = await pageWithHand(context);
  const { store, actions } = page;
  const fresh = await trainOn(page);
  await actions.learnHand();
  const further = await trainOn(page);
  assert.deepEqual([fresh.knowsHand, further.knowsHand], [undefined, true]);
  for (const [run, knows] of [
    [fresh, false],
    [further, true],
  ]) {
    await actions.useNetwork(run);
    assert.deepEqual([store.state.handReport, store.state.knowsHand], [null, knows]);
    await actions.learnHand();
    assert.equal(store.state.handReport?.knewSome, knows);
  }
});

test('the network of the run of a lesson is not known to be trained further before it is', async (context) => {
  const page = await pageWithHand(context);
  const { store, actions, requests } = page;
  await actions.learnHand();
  const [run] = store.state.runs;
  await actions.reset();
  assert.equal(store.state.knowsHand, false);
  await actions.useNetwork(/** @type {any} */ (run));
  assert.deepEqual([isTrainedOn(store.state), baseOf(store.state)], [false, null]);
  assert.ok(!textOf(learnPanel(store.state, actions, t)).includes(t('reportAgain')));
  await actions.learnHand();
  assert.deepEqual([requests[1].tensors, store.state.handReport?.knewSome], [undefined, true]);
  assert.ok(textOf(learnPanel(store.state, actions, t)).includes(t('reportKnew')));
  await actions.useNetwork(/** @type {any} */ (run));
  await trainOn(page);
  assert.equal(isTrainedOn(store.state), true);
});

test('a run that follows a removed lesson is another one', async (context) => {
  const page = await pageWithHand(context);
  const { store, actions } = page;
  await trainOn(page);
  await actions.learnHand();
  for (const id of [2, 1]) await actions.removeRuns([id]);
  await trainOn(page);
  assert.equal(isTrainedOn(store.state), true);
});

test('a moment, a lesson of the course and a session keep in mind that the network has learnt own digits', async (context) => {
  const page = await pageWithHand(context);
  const { store, actions, rooms } = page;
  await actions.learnHand();
  const { handReport } = store.state;
  const aside = await setUp(rooms.link, rooms, 'preset=fast&epochs=1');
  assert.deepEqual([store.state.handReport, store.state.knowsHand], [null, false]);
  await putBack(rooms.link, rooms, aside);
  assert.deepEqual([store.state.handReport, store.state.knowsHand], [handReport, true]);

  await actions.putMomentBack();
  assert.deepEqual([store.state.handReport, store.state.knowsHand], [null, true]);
  const network = { ...checkpointOf(), history: [], run: null, result: null };
  const first = initialState('en', 'light');
  const kept = structuredClone(makeSnapshot(store.state, network));
  assert.equal(openSnapshot(kept, first)?.initial?.state.knowsHand, true);
  const { knowsHand: _, ...earlier } = { ...kept, handReport };
  assert.equal(openSnapshot(earlier, first)?.initial?.state.knowsHand, true);
  assert.equal(
    openSnapshot({ ...earlier, handReport: null }, first)?.initial?.state.knowsHand,
    false,
    'nothing says so',
  );
});

test('which digits the network has learnt is told by the digits and not by their number', async (context) => {
  const { store, actions } = await pageWithHand(context);
  const said = () => {
    const text = textOf(learnPanel(store.state, actions, t));
    return [text.includes(t('handLearnt')), text.includes(t('reportRemoved'))];
  };
  await actions.learnHand();
  assert.deepEqual(said(), [true, false]);
  await actions.draw([[0, 0, 150, 250]]);
  await actions.labelDrawing(3);
  assert.deepEqual(said(), [false, false]);
  await actions.removeDigit(1);
  assert.deepEqual(said(), [false, true], 'as many as there were');
  const { learnt: _, ...earlier } = /** @type {any} */ (store.state.handReport);
  store.update({ handReport: earlier });
  assert.deepEqual(said(), [false, false], 'an earlier version did not keep them');
});

test('while a trained network can be taken back, the stage offers to teach the one that took its place', async (context) => {
  const { store, actions } = await pageWithHand(context);
  const model = { ...MODEL, layers: [/** @type {any} */ ({ text: 'dense 10 softmax' })] };
  const button = () => nextStep({ ...store.state, model }, t).button?.verb;
  await actions.learnHand();
  assert.equal(button(), 'draw');
  await actions.putBack();
  assert.notEqual(store.state.takenAway, null);
  assert.equal(button(), 'openHand');
  await actions.reset();
  assert.equal(button(), 'takeBack');
});
