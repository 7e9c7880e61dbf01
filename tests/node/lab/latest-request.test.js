// latest-request.test.js — when a question whose answer goes out of date is put, and put again.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { StandingQuestion } from '../../../web/lab/latest-request.js';

/** A question that is answered by hand, at a time that is told. @param {import('node:test').TestContext} t */
function makeQuestion(t) {
  const clock = { now: 0 };
  t.mock.method(performance, 'now', () => clock.now);
  const answers = /** @type {(() => void)[]} */ ([]);
  const question = new StandingQuestion(() => new Promise((resolve) => answers.push(resolve)));
  const answer = async (/** @type {number} */ which) => {
    answers[which]();
    await new Promise(setImmediate);
  };
  return { question, clock, answers, answer };
}

test('changes while it is asked are asked about once, after the answer', async (t) => {
  const { question, answers, answer } = makeQuestion(t);
  const asked = question.ask();
  for (let i = 0; i < 3; i++) question.ask();
  assert.equal(answers.length, 1);
  await answer(0);
  assert.equal(answers.length, 2);
  await answer(1);
  await asked;
  assert.equal(answers.length, 2);
});

test('now and then, one that is on is enough, however long it takes', async (t) => {
  const { question, clock, answers, answer } = makeQuestion(t);
  question.ask();
  clock.now += 1000;
  question.askNowAndThen(100);
  await answer(0);
  assert.equal(answers.length, 1);
});

test('now and then, it rests between two questions', async (t) => {
  const { question, clock, answers, answer } = makeQuestion(t);
  question.askNowAndThen(100);
  assert.equal(answers.length, 1, 'the first need not wait');
  await answer(0);
  clock.now += 99;
  question.askNowAndThen(100);
  assert.equal(answers.length, 1);
  clock.now += 1;
  question.askNowAndThen(100);
  assert.equal(answers.length, 2);
});

test('one that nobody will answer is no reason to wait', async (t) => {
  const { question, answers, answer } = makeQuestion(t);
  question.ask();
  question.abandon();
  question.ask();
  assert.equal(answers.length, 2);
  await answer(1);
  assert.equal(answers.length, 2);
});
