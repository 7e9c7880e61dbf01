// throughput.test.js — a speed that follows changes within seconds and starts without a delay.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Throughput } from '../../../web/worker/throughput.js';

test('the first measurement counts in full', () => {
  const pace = new Throughput();
  assert.equal(pace.imagesPerSecond, 0);
  pace.add(128, 25);
  assert.ok(Math.abs(pace.imagesPerSecond - 5120) < 1e-9);
});

test('a slow start is forgotten before the speed counts as settled', () => {
  const pace = new Throughput();
  pace.add(10, 450);
  assert.equal(pace.isSettled, false);
  for (let i = 0; i < 21; i++) pace.add(100, 25);
  assert.equal(pace.isSettled, false);
  for (let i = 0; i < 2; i++) pace.add(100, 25);
  assert.equal(pace.isSettled, true);
  assert.ok(Math.abs(pace.imagesPerSecond - 4000) < 1e-6);
});

test('a steady speed stays, a new one is reached after some seconds', () => {
  const pace = new Throughput();
  for (let i = 0; i < 400; i++) pace.add(100, 25);
  assert.ok(Math.abs(pace.imagesPerSecond - 4000) < 1e-6);
  for (let i = 0; i < 40; i++) pace.add(25, 25);
  assert.ok(pace.imagesPerSecond > 1000 && pace.imagesPerSecond < 4000);
  for (let i = 0; i < 800; i++) pace.add(25, 25);
  assert.ok(Math.abs(pace.imagesPerSecond - 1000) < 10);
});
