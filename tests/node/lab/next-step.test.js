// next-step.test.js — the sentence of the stage where a network knows some digits alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { knownClasses } from '../../../web/lab/digit/known-classes.js';
import { courseLine, nextStep } from '../../../web/lab/stage/next-step.js';
import { initialState } from '../../../web/lab/state.js';
import { english as t } from '../languages.js';

const state = { ...initialState('en', 'light'), dataset: 'mnist' };

test('a network of two digits invites those, and no other one', () => {
  const two = { ...state, classes: [1, 2] };
  assert.deepEqual(knownClasses(two, t), { any: '1 or 2', draw: 'Draw a 1 or 2' });
  assert.equal(knownClasses({ ...state, classes: [0, 1, 2, 3] }, t)?.draw, 'Draw one of them');
  assert.equal(knownClasses(state, t), null);
  const training = {
    ...two,
    phase: /** @type {const} */ ('training'),
    model: /** @type {any} */ ({ layers: [{ text: 'dense 1 sigmoid' }], outputCount: 1 }),
  };
  assert.equal(nextStep(training, t).advice, 'Whatever you draw is read as 1 or 2.');
  assert.equal(nextStep({ ...training, classes: state.classes }, t).advice, 'Draw a digit now.');
});

test('of a network that a link has taken away the link is told, of one that a reset has, that it can come back', () => {
  const { fields } = state;
  /** @type {any} */
  const before = {
    ...state,
    phase: 'ready',
    model: { layers: [{ text: 'dense 10 softmax' }], outputCount: 10 },
    brought: ['seed'],
    takenAway: { settings: { fields }, dataset: 'mnist', files: [] },
  };
  const reset = nextStep(before, t);
  assert.equal(reset.said, t('next.reset'));
  const linked = nextStep({ ...before, fields: { ...fields, seed: '7' } }, t);
  assert.equal(linked.said, 'This link brings: seed 7.');
  assert.equal(linked.button?.verb, 'takeBack');
});

const model = /** @type {any} */ ({ layers: [{ text: 'dense 10 softmax' }], outputCount: 10 });
const ofEach = (/** @type {number} */ count) => Array(10).fill(count);
const arrival = {
  ...{ bytes: 10, totalBytes: 20, secondsLeft: 120 },
  ...{ ready: 5000, readyCounts: ofEach(500), count: 60_000 },
};

test('a page whose images are here says that the network is not', () => {
  const fields = { ...state.fields, trainCount: '4000' };
  const said = nextStep({ ...state, arrival, fields }, t).said;
  assert.equal(said, 'The network is being made.');
  assert.equal(nextStep({ ...state, arrival }, t).said, '5,000 of 60,000 digits are here.');
});

/** A page after a run of the images that were here. */
const early = {
  ...state,
  ...{ model, arrival, testCount: 10_000, phase: /** @type {const} */ ('done') },
  run: /** @type {any} */ ({ id: 1, before: 0, epochs: 1, settings: { trainCount: 5000 } }),
  runs: /** @type {any[]} */ ([{ id: 1, result: null, ended: 'done' }]),
};

test('after a run that has not waited for the images, it is said what comes, and then that all can be used', () => {
  const { said, advice, button, spoken } = nextStep(early, t);
  assert.equal(`${said} ${advice}`, 'It has learnt. The test images are still coming. 2 min 0 s left.');
  assert.deepEqual([button?.verb, spoken], ['draw', said]);
  const all = { ...arrival, bytes: 20, secondsLeft: null, ready: 60_000, readyCounts: ofEach(6000) };
  assert.equal(nextStep({ ...early, arrival: all }, t).button?.verb, 'draw', 'it is about to be tested');
  const runs = /** @type {any[]} */ ([{ id: 1, result: { accuracy: 0.9 }, ended: 'done' }]);
  const step = nextStep({ ...early, runs, arrival: all }, t);
  assert.deepEqual([step.button?.verb, step.button?.label], ['trainAll', 'Train with all 60,000 images']);
  const whole = { ...early.run, settings: { trainCount: null } };
  assert.equal(nextStep({ ...early, runs, arrival: all, run: whole }, t).button?.verb, 'draw');
});

test('a run that waits for the test images says so, and names no time of its own', () => {
  const progress = { epoch: 1, share: 1, imagesPerSecond: 9000, secondsLeft: 0 };
  const waits = { ...early, progress, phase: /** @type {const} */ ('training'), waiting: true };
  const { said, advice } = nextStep(waits, t);
  assert.equal(`${said} ${advice}`, 'The test images are still coming. 2 min 0 s left.');
  assert.deepEqual(courseLine(waits, t), ['Epoch 1 of 1']);
  assert.equal(courseLine({ ...waits, waiting: false }, t).length, 3);
});

test('an answer that is not sure says why', () => {
  const outputs = (/** @type {number} */ three) =>
    ofEach(0).map((_, at) => ({ 3: three, 5: 1 - three })[at] ?? 0);
  const answered = (/** @type {number} */ three, /** @type {number[]} */ ...odd) => {
    const prediction = /** @type {any} */ ({ outputs: outputs(three), predicted: 3 });
    const drawingOdd = state.classes.map((digit) => odd.includes(digit));
    const page = { ...early, arrival: { ...arrival, bytes: 20 }, drawing: new Uint8Array(784) };
    return nextStep({ ...page, drawingOdd, prediction }, t).said;
  };
  assert.equal(answered(0.8), 'It is not sure: 3 or 5?');
  assert.equal(answered(0.8, 3), 'It is not sure: 3 or 5?');
  assert.equal(answered(0.995, 3), 'This is unlike the 3s it has learnt.');
  assert.equal(answered(0.995, 5), 'The run has ended.');
});
