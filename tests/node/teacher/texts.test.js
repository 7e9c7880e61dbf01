// texts.test.js — the texts of the page for teachers: complete in every language, all of them used, and with their numbers.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { LESSONS } from '../../../web/lab/learn/lessons/lessons.js';
import { LATER_LESSON, LESSONS as NUMBERS, WITHOUT_AP } from '../../../web/teacher/contents.js';
import { WORKSHEETS } from '../../../web/teacher/sheets/tasks.js';
import { taskValues } from '../../../web/teacher/sheets/values.js';
import { teacherTexts } from '../../../web/teacher/texts.js';
import { LANGUAGES } from '../languages.js';

/** @typedef {import('../../../web/text/translate.js').Text} Text */
/** @typedef {import('../../../web/teacher/texts.js').TeacherKey} TeacherKey */

const ROOM = new URL('../../../web/teacher/', import.meta.url);

/** By code. @type {Record<string, Record<string, Text>>} */
const TEXTS = Object.fromEntries(
  await Promise.all(
    Object.entries(LANGUAGES).map(async ([code, { teacher }]) => [code, (await teacher()).texts]),
  ),
);

/** @param {Text} text   what all of its forms fill in */
const filledIn = (text) => [
  ...new Set((typeof text === 'string' ? text : Object.values(text).join()).match(/\{\w+\}/g)),
];

/** Every question of a worksheet and every answer, by their keys. */
const tasks = Object.values(WORKSHEETS).flatMap(({ id: sheet, tasks }) =>
  tasks.flatMap(({ id, parts = [] }) => [id, ...parts].map((each) => `${sheet}.${each}`)),
);
const asked = tasks.flatMap((key) => [key, `${key}.answer`]);

test('no language lacks a text for teachers, or has one too many, or fills in other values', () => {
  for (const [code, texts] of Object.entries(TEXTS)) {
    assert.deepEqual(Object.keys(texts).sort(), Object.keys(TEXTS.en).sort(), code);
    for (const [key, text] of Object.entries(texts)) {
      const [own, english] = [filledIn(text), filledIn(TEXTS.en[key])];
      assert.deepEqual(own.sort(), english.sort(), `${code} ${key}`);
    }
  }
});

test('every text for teachers is used', () => {
  const files = readdirSync(ROOM, { recursive: true }).map(String);
  const source = files
    .filter((file) => file.endsWith('.js'))
    .map((file) => readFileSync(new URL(file, ROOM), 'utf8'))
    .join('\n');
  const written = new Set([...source.matchAll(/'([\w-]+(?:\.[\w-]+)*)'/g)].map(([, text]) => text));
  const begun = [...source.matchAll(/\bkey\('(\w+)', (?!sheet)/g)].map(([, name]) => `${name}.`);
  const isUsed = (/** @type {string} */ key) =>
    written.has(key) ||
    asked.includes(key) ||
    /^(lesson\.\d|column\.\w+)$/.test(key) ||
    begun.some((start) => key.startsWith(start));
  assert.deepEqual(
    Object.keys(TEXTS.en).filter((key) => !isUsed(key)),
    [],
  );
  for (const [, names] of source.matchAll(/heads\(of, \[([^\]]*)\]/g))
    for (const [, name] of names.matchAll(/'(\w+)'/g)) assert.ok(`column.${name}` in TEXTS.en, name);
});

for (const code of Object.keys(LANGUAGES))
  test(`every question has an answer, and every number in them is there, ${code}`, async () => {
    const of = await teacherTexts(LANGUAGES, code);
    const values = taskValues();
    for (const key of asked) {
      assert.ok(key in TEXTS[code], key);
      const said = of(/** @type {TeacherKey} */ (key), values[key.replace('.answer', '')]);
      assert.doesNotMatch(said, /[{}]|NaN|undefined|Infinity/, key);
    }
  });

test('a number that is computed for a question is in it or in its answer', () => {
  for (const [key, values] of Object.entries(taskValues())) {
    assert.ok(tasks.includes(key), key);
    const used = filledIn(`${TEXTS.en[key]} ${TEXTS.en[`${key}.answer`]}`);
    for (const name of Object.keys(values)) assert.ok(used.includes(`{${name}}`), `${key} ${name}`);
  }
});

test('each lesson has an aim, and serves a topic of at least one curriculum, which the page shows', () => {
  for (const [code, texts] of Object.entries(TEXTS))
    for (const number of NUMBERS) {
      const named = ['ai4k12', 'china', 'ap'].filter((id) => String(texts[`${id}.${number}`] ?? '').trim());
      assert.ok(texts[`aim.${number}`] && named.length, `${code} ${number}`);
      assert.equal(named.includes('ap'), !WITHOUT_AP.includes(number), `${code} ${number}`);
    }
});

test('texts say how long lessons take', () => {
  const all = LESSONS.map(({ minutes }) => minutes);
  /** @type {[string, number[]][]} */
  const said = [
    ['curriculum.lead', [Math.min(...all), Math.max(...all)]],
    ['ready.lesson', [all[0]]],
    ['plan.more', [all[LATER_LESSON - 1]]],
  ];
  for (const [code, texts] of Object.entries(TEXTS))
    for (const [key, minutes] of said)
      assert.deepEqual(String(texts[key]).match(/\d+/g)?.map(Number), minutes, `${code} ${key}`);
});

test('lessons are called as in the lab', async () => {
  for (const [code, { learn }] of Object.entries(LANGUAGES)) {
    const { texts } = await learn();
    LESSONS.forEach(({ id }, at) => {
      assert.equal(TEXTS[code][`lesson.${at + 1}`], texts[`${id}.name`], code);
    });
  }
});
