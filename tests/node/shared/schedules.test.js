// schedules.test.js — the rates of every schedule against their sources, and what holds for all of them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rateAt, SCHEDULES } from '../../../web/shared/schedules.js';

/** @param {string} schedule @param {number} rate @param {number} steps */
const rates = (schedule, rate, steps) =>
  Array.from({ length: steps }, (_, step) => rateAt(schedule, rate, step, steps));

/** @param {number[]} actual @param {number[]} expected */
function assertClose(actual, expected) {
  assert.equal(actual.length, expected.length);
  actual.forEach((value, i) => {
    const error = Math.abs(value - expected[i]);
    assert.ok(error <= 1e-12 * expected[0], `step ${i}: ${value}, not ${expected[i]}`);
  });
}

for (const schedule of Object.keys(SCHEDULES)) {
  test(`${schedule}: every rate is above 0 and none above the largest`, () => {
    for (let steps = 1; steps <= 50; steps++)
      assert.ok(
        rates(schedule, 0.3, steps).every((rate) => rate > 0 && rate <= 0.3),
        `${steps} steps`,
      );
  });

  test(`${schedule}: the largest rate comes about, and scales all others`, () => {
    const some = rates(schedule, 1, 100);
    assert.ok(Math.max(...some) >= 0.99);
    assertClose(
      rates(schedule, 8, 100),
      some.map((rate) => 8 * rate),
    );
  });
}

test('constant stays where it is', () => {
  assert.deepEqual(rates('constant', 0.1, 3), [0.1, 0.1, 0.1]);
});

test('step falls to a tenth after half of the run, and again after three quarters', () => {
  assertClose(rates('step', 1, 8), [1, 1, 1, 1, 0.1, 0.1, 0.01, 0.01]);
});

test('cosine begins at the rate, passes its half in the middle, and ends near 0', () => {
  const root = Math.SQRT1_2;
  assertClose(rates('cosine', 2, 4), [2, 1 + root, 1, 1 - root]);
});

test('one-cycle gives the rates of PyTorch’s OneCycleLR', () => {
  // optim.lr_scheduler.OneCycleLR(optimizer, max_lr=0.01, total_steps=10), by its documented formula
  const rising = [0.0004, 0.0052, 0.01];
  const falling = [0.009504846320134737, 0.008117456539497631, 0.0061126202193628925, 0.003887419780637108];
  const ending = [0.00188258346050237, 0.0004951936798652628, 4e-8];
  assertClose(rates('one-cycle', 0.01, 10), [...rising, ...falling, ...ending]);
});
