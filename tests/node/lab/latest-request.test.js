// latest-request.test.js — when a request is sent, and sent once more.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { LatestRequest } from '../../../web/lab/latest-request.js';

/**
 * A request that is answered by hand, at a time that is lastEnded.
 * @param {import('node:test').TestContext} t
 */
function makeRequest(t) {
  const clock = { now: 0 };
  t.mock.method(performance, 'now', () => clock.now);
  const answers = /** @type {(() => void)[]} */ ([]);
  const request = new LatestRequest(() => new Promise((resolve) => answers.push(resolve)));
  const answer = async (/** @type {number} */ which) => {
    answers[which]();
    await new Promise(setImmediate);
  };
  return { request, clock, answers, answer };
}

test('changes while it is asked are asked about once, after the answer', async (t) => {
  const { request, answers, answer } = makeRequest(t);
  const asked = request.send();
  for (let i = 0; i < 3; i++) request.send();
  assert.equal(answers.length, 1);
  await answer(0);
  assert.equal(answers.length, 2);
  await answer(1);
  await asked;
  assert.equal(answers.length, 2);
});

test('now and then, one that is on is enough, however long it takes', async (t) => {
  const { request, clock, answers, answer } = makeRequest(t);
  request.send();
  clock.now += 1000;
  request.sendAtMostEvery(100);
  await answer(0);
  assert.equal(answers.length, 1);
});

test('now and then, it rests between two requests', async (t) => {
  const { request, clock, answers, answer } = makeRequest(t);
  request.sendAtMostEvery(100);
  assert.equal(answers.length, 1, 'the first need not wait');
  await answer(0);
  clock.now += 99;
  request.sendAtMostEvery(100);
  assert.equal(answers.length, 1);
  clock.now += 1;
  request.sendAtMostEvery(100);
  assert.equal(answers.length, 2);
});

test('one that nobody will answer is no reason to wait', async (t) => {
  const { request, answers, answer } = makeRequest(t);
  request.send();
  request.reset();
  request.send();
  assert.equal(answers.length, 2);
  await answer(1);
  assert.equal(answers.length, 2);
});
