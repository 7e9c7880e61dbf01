// split-members.test.js — what the page asks the worker about the splits, and when.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  countsOf,
  membersOf,
  SplitMembersActions,
  splitProblem,
} from '../../../web/lab/data/split-members.js';
import { initialState } from '../../../web/lab/state.js';

/** A page whose data are here, and which holds out some images. @param {() => Promise<any>} answer */
function page(answer) {
  const asked = /** @type {any[]} */ ([]);
  /** @type {any} */
  const link = {
    state: {
      ...initialState('en', 'light'),
      ...{ trainCounts: Array(10).fill(6), testCounts: Array(10).fill(2), testCount: 20 },
      arrival: {
        bytes: 1,
        totalBytes: 1,
        ready: 60,
        readyCounts: Array(10).fill(6),
        count: 60,
        secondsLeft: null,
      },
    },
    update(/** @type {object} */ change) {
      link.state = { ...link.state, ...change };
      actions.notice(link.state);
    },
    call(/** @type {string} */ type, /** @type {any} */ args) {
      asked.push([type, args]);
      return answer();
    },
  };
  const actions = new SplitMembersActions(link);
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { link, asked, settle };
}

const holdOut = (/** @type {any} */ link, /** @type {string} */ validationCount) =>
  link.update({ fields: { ...link.state.fields, validationCount } });

test('one answer of the worker serves every split, and is asked for once', async () => {
  const counts = { train: Array(10).fill(5), validation: Array(10).fill(1), holdout: [], test: [] };
  const { link, asked, settle } = page(async () => ({ counts, splits: [] }));
  holdOut(link, '10');
  await settle();
  for (let i = 0; i < 3; i++) link.update({});
  await settle();
  assert.equal(asked.length, 1);
  assert.equal(asked[0][0], 'splits');
  assert.deepEqual(countsOf(link.state, 'next', 'train'), counts.train);
  assert.deepEqual(countsOf(link.state, 'last', 'validation'), counts.validation);
});

test('where a split is impossible, the worker is asked once, and its reason is kept', async () => {
  const error = { name: 'SettingsError', message: 'This run needs 70 training images.' };
  const { link, asked, settle } = page(() => Promise.reject(error));
  holdOut(link, '10');
  await settle();
  for (let i = 0; i < 3; i++) {
    link.update({});
    await settle();
  }
  assert.equal(asked.length, 1);
  assert.equal(membersOf(link.state, 'next'), null);
  assert.deepEqual(splitProblem(link.state, 'next'), error);
});

test('where the worker has ended, another one is asked', async () => {
  const { link, asked, settle } = page(() => Promise.reject(new Error('The worker has ended.')));
  holdOut(link, '10');
  await settle();
  link.update({});
  await settle();
  assert.equal(asked.length, 2);
});

test('a run of all images needs no answer', async () => {
  const { link, asked, settle } = page(async () => assert.fail('asked'));
  link.update({});
  await settle();
  assert.deepEqual(asked, []);
  assert.deepEqual(countsOf(link.state, 'last', 'test'), Array(10).fill(2));
});
