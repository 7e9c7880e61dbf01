// time-left.test.js — how long the rest of a data set takes: from its first bytes on, and nothing before that says much.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { secondsLeft } from '../../../web/lab/data/time-left.js';

const FIRST = { bytes: 100, ms: 7000 };

test('the rest comes as fast as what has come since the first bytes', () => {
  assert.equal(secondsLeft({ bytes: 1100, totalBytes: 11_100 }, FIRST, 9000), 20);
});

test('before a second has passed, or a twentieth is here, there is no estimate', () => {
  assert.equal(secondsLeft({ bytes: 5000, totalBytes: 10_000 }, FIRST, 7999), null);
  assert.equal(secondsLeft({ bytes: 499, totalBytes: 10_000 }, FIRST, 8500), null);
  assert.notEqual(secondsLeft({ bytes: 500, totalBytes: 10_000 }, FIRST, 8500), null);
});

test('a connection that is slow for five seconds has an estimate, and one on which nothing more has come has none', () => {
  assert.equal(secondsLeft({ bytes: 200, totalBytes: 10_000 }, FIRST, 12_000), 490);
  assert.equal(secondsLeft({ bytes: 100, totalBytes: 10_000 }, FIRST, 60_000), null);
});
