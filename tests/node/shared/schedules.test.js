// schedules.test.js — the rates of every schedule against their sources, and what holds for all of them.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { listFiles } from '../../../.ci/select.js';
import { rateAt, SCHEDULES } from '../../../web/shared/schedules.js';
import { Sha256 } from '../../../web/shared/sha256.js';

/** Everything in Math whose last bits ECMAScript leaves to the runtime. */
const OWN_ROUNDING = /Math\.(a?(sin|cos|tan)h?|atan2|exp|expm1|log|log1p|log2|log10|pow|cbrt|hypot)(?=\()/g;

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

test('the cosine is off by no more than rounding, also where it nears 0', () => {
  const steps = 10_000;
  for (const [step, rate] of rates('cosine', 1, steps).entries()) {
    const share = step / steps;
    const sine = Math.sin((Math.PI / 2) * (1 - share));
    const error = Math.abs(rate - sine * sine);
    assert.ok(error <= 6e-16 && error <= 3e-15 * rate, `${error} at ${share}`);
  }
});

test('the rates have these bits, in every runtime', () => {
  const bits = ['cosine', 'one-cycle'].map((schedule) =>
    new Sha256().update(new Uint8Array(Float64Array.from(rates(schedule, 0.01, 1876)).buffer)).digest(),
  );
  assert.deepEqual(bits, [
    '190868e0661e34cbff52f74091d89b68326d6a9583a1e85d91d756c0c39e564e',
    'e78968b24e72f6a06157814904b6224170135deb5ca1b368b90e157e248bcc6f',
  ]);
});

test('nothing on the way to the weights calls a function that browsers round in their own way', () => {
  const called = ['shared', 'worker']
    .flatMap((folder) => listFiles(`web/${folder}`, /\.js$/))
    .flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(OWN_ROUNDING)].map(([call]) => `${path}: ${call}`),
    );
  assert.deepEqual(called, [
    'web/worker/divergence.js: Math.log', // a warning
    'web/worker/moments/pca.js: Math.cos', // where points of a picture lie
    'web/worker/moments/record.js: Math.log', // which moments are kept
    'web/worker/throughput.js: Math.exp', // images per second
  ]);
});

test('one-cycle gives the rates of PyTorch’s OneCycleLR', () => {
  // optim.lr_scheduler.OneCycleLR(optimizer, max_lr=0.01, total_steps=10), by its documented formula
  const rising = [0.0004, 0.0052, 0.01];
  const falling = [0.009504846320134737, 0.008117456539497631, 0.0061126202193628925, 0.003887419780637108];
  const ending = [0.00188258346050237, 0.0004951936798652628, 4e-8];
  assertClose(rates('one-cycle', 0.01, 10), [...rising, ...falling, ...ending]);
});
