// golf.test.js — what counts in golf: the whole test set, the fewest parameters or seconds, and only what can be checked.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bestOf, brokenRule, GOALS, missing, scoreOf } from '../../../web/lab/learn/golf/goals.js';
import { savedSettings } from '../../../web/lab/settings/saved-settings.js';
import { initialState } from '../../../web/lab/state.js';
import { createHistory } from '../../../web/lab/training/history.js';

/** @import { KeptRun } from '../../../web/lab/runs/state.js' */

const SETTINGS = savedSettings(initialState('en', 'light'));
const PRINT = 'b34a-519c-e32c-2307';

/**
 * A run that can be trained again.
 * @param {number} id @param {number} right   of 10,000 @param {number} parameters @param {number} seconds
 * @returns {KeptRun}
 */
function run(id, right, parameters, seconds) {
  const history = createHistory();
  history.epochs.push({
    epoch: 1,
    steps: 9,
    loss: 1,
    accuracy: 1,
    valLoss: 1,
    valAccuracy: 1,
    seconds,
    mark: '0002',
  });
  return {
    ...{ id, settings: SETTINGS, arithmetic: 'strict', before: 0, continued: false, history, seconds },
    ...{ ended: 'done', hue: 0, shown: true, beginning: '0001', parameters },
    result: { loss: 0.1, accuracy: right / 10_000, count: 10_000, fingerprint: PRINT },
  };
}

/** @param {string} id */
const goal = (id) =>
  /** @type {import('../../../web/lab/learn/golf/goals.js').Goal} */ (GOALS.find((each) => each.id === id));

test('the records that are known are to be beaten, and seconds have none', () => {
  assert.deepEqual(
    GOALS.map(({ id, record }) => [id, record?.value ?? null]),
    [
      ['98-parameters', 575],
      ['99-parameters', 697],
      ['99.4-parameters', 7070],
      ['99-seconds', null],
    ],
  );
});

test('a goal is reached with exactly its share of the images', () => {
  assert.equal(missing(run(1, 9800, 1, 1), goal('98-parameters')), 0);
  assert.equal(missing(run(1, 9799, 1, 1), goal('98-parameters')), 1);
  assert.equal(missing(run(1, 9940, 1, 1), goal('99.4-parameters')), 0);
  assert.equal(missing(run(1, 9939, 1, 1), goal('99.4-parameters')), 1);
  const small = { ...run(1, 0, 1, 1), result: { loss: 1, accuracy: 0.98, count: 1000 } };
  assert.deepEqual([missing(small, goal('98-parameters')), missing(small, goal('99-seconds'))], [0, 10]);
});

test('the fewest win: parameters for one goal, seconds for another', () => {
  const runs = [run(1, 9910, 5000, 4), run(2, 9850, 900, 9), run(3, 9905, 7000, 2), run(4, 9950, 5000, 3)];
  assert.equal(bestOf(runs, goal('98-parameters'))?.id, 2);
  assert.equal(bestOf(runs, goal('99-parameters'))?.id, 1, 'the first of two alike');
  assert.equal(bestOf(runs, goal('99-seconds'))?.id, 3);
  assert.equal(bestOf(runs, goal('99.4-parameters'))?.id, 4);
  assert.equal(bestOf(runs.slice(0, 3), goal('99.4-parameters')), null);
  assert.deepEqual(
    [scoreOf(runs[0], goal('98-parameters')), scoreOf(runs[0], goal('99-seconds'))],
    [5000, 4],
  );
});

test('what does not count is left out, and says why', () => {
  const whole = run(1, 9990, 500, 1);
  const other = (/** @type {Record<string, string>} */ change) => ({
    ...whole,
    settings: { ...SETTINGS, ...change },
  });
  assert.equal(brokenRule(whole), null);
  for (const [change, rule] of /** @type {const} */ ([
    [{ dataset: 'fashion-mnist' }, 'digits'],
    [{ classes: '1,2' }, 'classes'],
    [{ testCount: '100' }, 'test'],
  ])) {
    assert.equal(brokenRule(other(change)), rule);
    assert.equal(bestOf([other(change)], goal('98-parameters')), null);
  }
  for (const change of /** @type {Partial<KeptRun>[]} */ ([
    { arithmetic: 'relaxed' },
    { continued: true },
    { ended: 'stopped' },
  ]))
    assert.equal(bestOf([{ ...whole, ...change }], goal('98-parameters')), null);
});
