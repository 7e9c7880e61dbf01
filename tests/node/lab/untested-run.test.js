// untested-run.test.js — a run that has not waited for the test images is tested as soon as that can be.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { ResultsActions } from '../../../web/lab/results/results-actions.js';
import { initialState } from '../../../web/lab/state.js';
import { isUntested } from '../../../web/lab/training/state.js';

const RUN = { id: 1, before: 0, epochs: 1, settings: { trainCount: 5000 } };
const FOUND = {
  ...{ split: 'test', loss: 0.5, accuracy: 0, count: 1, fingerprint: 'f00d' },
  indices: Uint32Array.of(0),
  ...{ labels: Uint8Array.of(1), predictions: Uint8Array.of(2), confidences: Float32Array.of(1) },
};

/** A page whose run has ended untested; whether its images are here is in the change. @param {object} change @param {() => unknown} [evaluate] */
function page(change, evaluate = () => FOUND) {
  const asked = /** @type {string[]} */ ([]);
  const link = {
    state: /** @type {any} */ ({
      ...initialState('en', 'light'),
      ...{ phase: 'done', testCount: 1, run: RUN, runs: [{ id: 1, result: null, ended: 'done' }] },
      histories: [{ x: [1], epochs: [{ epoch: 1 }] }],
      ...change,
    }),
    update(/** @type {object} */ more) {
      this.state = { ...this.state, ...more };
      results.notice();
    },
    async call(/** @type {string} */ type) {
      asked.push(type);
      return type === 'evaluate' ? evaluate() : { indices: [], labels: [], pixels: new Uint8Array(0) };
    },
  };
  const results = new ResultsActions(/** @type {any} */ (link));
  const evaluations = () => asked.filter((type) => type === 'evaluate').length;
  return { link, results, evaluations };
}

const here = { arrival: { ...initialState('en', 'light').arrival, bytes: 20, totalBytes: 20 } };

test('a run that ends just after all images have come is tested', async () => {
  const { link, results, evaluations } = page({ ...here, phase: 'training' });
  await results.notice();
  assert.equal(evaluations(), 0, 'it is on');
  link.update({ phase: 'done' });
  await setImmediate();
  assert.equal(evaluations(), 1);
  assert.equal(link.state.runs[0].result.fingerprint, 'f00d');
  assert.equal(isUntested(link.state), false);
});

test('it waits until another evaluation, a hand or a race is over', async () => {
  const inspection = {
    ...initialState('en', 'light').inspection,
    asked: { split: 'train', done: 0, count: 0 },
  };
  for (const busy of [
    { inspection },
    { handLearning: { step: 0, steps: 1 } },
    { race: { phase: 'running' } },
  ]) {
    const { link, results, evaluations } = page({ ...here, ...busy });
    await results.notice();
    assert.equal(evaluations(), 0);
    const free = { inspection: { ...inspection, asked: null }, handLearning: null, race: null };
    link.update(free);
    await setImmediate();
    assert.equal(evaluations(), 1);
  }
});

test('without its images it is not tested, and a test that fails is tried again with other ones alone', async () => {
  const { link, evaluations } = page({}, () => {
    throw new Error('There is no memory for it.');
  });
  link.update({ arrival: { ...here.arrival, bytes: 10 } });
  assert.equal(evaluations(), 0);
  link.update(here);
  await setImmediate();
  link.update({});
  await setImmediate();
  assert.equal(evaluations(), 1);
  link.update({ arrival: { ...here.arrival } });
  await setImmediate();
  assert.equal(evaluations(), 2);
});
