// lessons.test.js — every lesson is whole: its texts in each language, and what its steps name is there.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

import { readAddress } from '../../../web/lab/address/address.js';
import { LESSONS } from '../../../web/lab/learn/lessons/lessons.js';
import { PARTS } from '../../../web/lab/learn/parts.js';
import { LEARN_KEYS, noLearnPlace, PART_KEYS } from '../../../web/lab/learn/place.js';
import { areMarks, isLearnPlace } from '../../../web/lab/learn/state.js';
import { ACTS } from '../../../web/lab/learn/steps/acts.js';
import { fits, isRight } from '../../../web/lab/learn/steps/bets.js';
import { nearestStep, outcomeKey } from '../../../web/lab/learn/steps/marks.js';
import { MEASURES } from '../../../web/lab/learn/steps/measures.js';
import { TARGETS } from '../../../web/lab/learn/steps/targets.js';
import { initialState } from '../../../web/lab/state.js';
import { evaluation } from '../evaluations.js';
import { LANGUAGES } from '../languages.js';

/**
 * @import { Lesson, Question, Step } from '../../../web/lab/learn/lessons/lessons.js'
 * @import { Text } from '../../../web/text/translate.js'
 */

const ROOM = new URL('../../../web/lab/learn/', import.meta.url);
/** So much of what is to be done has a place on the stage of a phone. @type {Record<string, number>} */
const MOST_TO_DO = { en: 46, zh: 26 };

/** By code. @type {Record<string, Record<string, Text>>} */
const TEXTS = Object.fromEntries(
  await Promise.all(
    Object.entries(LANGUAGES).map(async ([code, { learn }]) => [code, (await learn()).texts]),
  ),
);

/** @type {{ lesson: Lesson, step: Step, key: string }[]} */
const STEPS = LESSONS.flatMap((lesson) =>
  lesson.steps.map((step) => ({ lesson, step, key: `${lesson.id}.${step.id}` })),
);

/** The texts of a question. @param {string} key @param {Question} question */
const textsOfQuestion = (key, { id, options = {} }) => [
  `${key}.${id}`,
  `${key}.${id}.look`,
  ...Object.keys(options).map((option) => `${key}.${id}.${option}`),
];

/** All texts of the lessons. */
const SAID = [
  ...LESSONS.flatMap(({ id }) => [`${id}.name`, `${id}.about`]),
  ...STEPS.flatMap(({ step, key }) => [
    ...['title', 'said'].map((part) => `${key}.${part}`),
    ...(step.questions ? [] : [`${key}.do`, `${key}.outcome`]),
    ...(step.bet ? [`${key}.bet`, ...Object.keys(step.bet.options).map((each) => `${key}.bet.${each}`)] : []),
    ...(step.questions ?? []).flatMap((question) => textsOfQuestion(key, question)),
  ]),
];

/** @param {Text} text   what all of its forms fill in */
const filledIn = (text) =>
  [...new Set((typeof text === 'string' ? text : Object.values(text).join()).match(/\{\w+\}/g))].sort();

test('no language lacks a text of the lessons, or has one too many, or fills in other values', () => {
  for (const [code, texts] of Object.entries(TEXTS)) {
    assert.deepEqual(Object.keys(texts).sort(), Object.keys(TEXTS.en).sort(), code);
    for (const [key, text] of Object.entries(texts))
      assert.deepEqual(filledIn(text), filledIn(TEXTS.en[key]), `${code} ${key}`);
  }
});

test('every lesson says all that its steps need, and nothing else is said', () => {
  const source = readdirSync(ROOM, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.js'))
    .map((file) => readFileSync(new URL(file, ROOM), 'utf8'))
    .join('\n');
  const used = new Set([...source.matchAll(/'([\w-]+(?:\.[\w-]+)+)'/g)].map(([, key]) => key));
  const begun = [...source.matchAll(/`([\w.]+\.)\$\{/g)].map(([, text]) => text);
  const parts = PARTS.flatMap(({ key }) => [`${key}.name`, `${key}.about`]);
  const missing = [...SAID, ...parts].filter((key) => !(key in TEXTS.en));
  assert.deepEqual(missing, []);
  const idle = Object.keys(TEXTS.en).filter(
    (key) =>
      ![...SAID, ...parts].includes(key) && !used.has(key) && !begun.some((start) => key.startsWith(start)),
  );
  assert.deepEqual(idle, []);
});

test('what a step has to do is short enough for the stage', () => {
  for (const [code, texts] of Object.entries(TEXTS))
    for (const { step, key } of STEPS)
      if (!step.questions) assert.ok(String(texts[`${key}.do`]).length <= MOST_TO_DO[code], `${code} ${key}`);
});

test('the idea of a step is one sentence', () => {
  for (const [code, texts] of Object.entries(TEXTS))
    for (const { step, key } of STEPS)
      if (!step.questions)
        assert.doesNotMatch(String(texts[`${key}.said`]), /[.!?] [A-Z]|[。！？]./, `${code} ${key}`);
});

test('acts, measures and controls that steps name are there', () => {
  for (const { step, key } of STEPS) {
    assert.ok(Object.hasOwn(ACTS, step.act.is), `${key}: ${step.act.is}`);
    assert.ok(Object.hasOwn(TARGETS, step.point), `${key}: ${step.point}`);
    for (const { measure } of [step, ...(step.questions ?? [])])
      if (measure) assert.ok(Object.hasOwn(MEASURES, measure), `${key}: ${measure}`);
    assert.ok(step.questions || step.measure, `${key} measures something`);
  }
});

test('ids are not used twice, and each lesson ends with three questions', () => {
  const ids = [...LESSONS.map(({ id }) => id), ...STEPS.map(({ key }) => key)];
  assert.equal(new Set(ids).size, ids.length);
  for (const { id, steps, isForOlder } of LESSONS) {
    assert.ok(steps.length >= 5 && steps.length <= (isForOlder ? 10 : 8), id);
    assert.deepEqual(
      steps.map(({ questions }) => questions?.length ?? 0),
      [...steps.slice(1).map(() => 0), 3],
      id,
    );
  }
});

test('each step asks for a bet before its act, or asks questions', () => {
  for (const { step, key } of STEPS)
    assert.ok(Boolean(step.questions?.length) !== Boolean(step.bet && step.act.is !== 'answered'), key);
});

test('the options of a bet leave no gap and do not overlap', () => {
  for (const { step, key } of STEPS) {
    const options = Object.values(step.bet?.options ?? {});
    assert.ok(!step.bet || options.length >= 2, key);
    const ranges = options.filter((option) => Array.isArray(option)).sort(([a], [b]) => a - b);
    for (const [i, range] of ranges.slice(1).entries()) assert.equal(range[0], ranges[i][1], key);
    const values = options.filter((option) => !Array.isArray(option));
    assert.equal(new Set(values).size, values.length, key);
  }
});

test('whichever two digits are mixed up most, one bet on them is right, and no other', () => {
  const bet = STEPS.find(({ key }) => key === 'mistakes.pair')?.step.bet;
  const digits = [...Array(10).keys()];
  for (const actual of digits)
    for (const predicted of digits) {
      if (actual === predicted) continue;
      const state = {
        ...initialState('en', 'light'),
        result: evaluation([actual, actual], [predicted, actual]),
      };
      const values = MEASURES.result(state, {});
      const right = Object.values(bet?.options ?? {}).filter((wanted) => fits(wanted, values?.pair));
      assert.equal(right.length, 1, `${actual} and ${predicted}: ${values?.pair}`);
    }
});

test('of a run that diverged each step that waits for one says so, and its bet counts', () => {
  const run = /** @type {any} */ ({ id: 1 });
  const runError = { name: 'DivergedError', message: '' };
  const state = { ...initialState('en', 'light'), phase: /** @type {const} */ ('error'), run, runError };
  const steps = STEPS.filter(({ step }) => step.act.orDiverged);
  assert.ok(steps.length);
  for (const { lesson, step, key } of steps) {
    const values = MEASURES[String(step.measure)](state, {}) ?? undefined;
    assert.ok(fits([0, 25], values?.of100) && step.bet?.on === 'of100', key);
    const said = outcomeKey(lesson, step, { done: true, values });
    assert.notEqual(said, outcomeKey(lesson, step, { done: true, values: { of100: 0 } }), key);
    for (const [code, texts] of Object.entries(TEXTS)) assert.deepEqual(filledIn(texts[said]), [], code);
  }
});

test('settings of steps can be read whole', () => {
  for (const { step, key } of STEPS)
    if (step.setUp) assert.deepEqual(readAddress(`#${step.setUp}`).unread, [], key);
});

test('an answer is right if it is what was measured, however it is written', () => {
  const number = { id: 'x', measure: 'earlier', on: 'wrong' };
  for (const answer of ['1024', '1,024', ' 1 024 ', '１０２４'])
    assert.ok(isRight(number, answer, { wrong: 1024 }));
  for (const answer of ['1025', '', 'many', '1024x']) assert.ok(!isRight(number, answer, { wrong: 1024 }));
  assert.ok(!isRight(number, '0', null));
  assert.ok(isRight({ ...number, within: 0.1 }, '97.3 %', { wrong: 97.35 }));
  const choice = { ...number, options: /** @type {Record<string, any>} */ ({ few: [0, 10], one: 1 }) };
  assert.ok(isRight(choice, 'few', { wrong: 9.9 }) && !isRight(choice, 'few', { wrong: 10 }));
  assert.ok(!isRight(choice, 'toString', { wrong: 1 }));
  assert.ok(fits('same', 'same') && !fits('same', undefined));
});

test('an address names a lesson and its step, or a part, and nothing that there cannot be', () => {
  assert.deepEqual(LEARN_KEYS.lesson('4.2'), { lesson: { number: 4, step: 2 } });
  assert.deepEqual(LEARN_KEYS.lesson('4'), { lesson: { number: 4, step: 1 } });
  for (const text of ['0', '4.0', '4.', '-1', '1e3', '100', '4.2.1', ''])
    assert.equal(LEARN_KEYS.lesson(text), null);
  assert.equal(LEARN_KEYS.part('toString'), null);
  assert.deepEqual(
    PARTS.map(({ key }) => key),
    PART_KEYS,
  );
  assert.deepEqual(readAddress('#lesson=4.2').learn, {
    lesson: { number: 4, step: 2 },
    part: null,
    lanes: null,
  });
});

test('what the browser has kept of lessons is checked', () => {
  const place = { lesson: { number: 1, step: 2 }, part: null };
  assert.ok(isLearnPlace(place) && isLearnPlace(noLearnPlace()));
  for (const wrong of [null, [], { lesson: 3, part: null }, { lesson: { number: 0, step: 1 }, part: null }])
    assert.ok(!isLearnPlace(wrong));
  assert.ok(
    areMarks({}) && areMarks({ 'a.b': { bet: 'x', done: true, values: { a: 1, b: 'c' }, right: ['q'] } }),
  );
  for (const wrong of [
    null,
    [],
    { a: 1 },
    { a: { bet: 1 } },
    { a: { done: 'yes' } },
    { a: { values: { b: {} } } },
  ])
    assert.ok(!areMarks(wrong), JSON.stringify(wrong));
});

test('an address that names a step that there is not leads to the nearest', () => {
  const [, second] = LESSONS;
  assert.deepEqual(nearestStep({ number: 2, step: 99 }, LESSONS), { number: 2, step: second.steps.length });
  assert.deepEqual(nearestStep({ number: 2, step: 1 }, LESSONS), { number: 2, step: 1 });
  assert.equal(nearestStep({ number: 99, step: 1 }, LESSONS).number, LESSONS.length);
});
