// text.test.js — the words of the page: complete in both languages, and the names that tests rely on.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { PRESETS } from '../../../web/shared/presets.js';
import { SCHEDULES } from '../../../web/shared/schedules.js';
import { explain } from '../../../web/site/error-text.js';
import { className, TEXT, translator } from '../../../web/text/en/texts.js';
import { SENTENCES } from '../../../web/weights/errors.js';
import { STATUSES } from '../../../web/worker/engine/engine-error.js';

const placeholders = (/** @type {string} */ text) => (text.match(/\{\w+\}/g) ?? []).sort();

test('both languages fill in the same values', () => {
  for (const [key, [english, chinese]] of Object.entries(TEXT))
    assert.deepEqual(placeholders(chinese), placeholders(english), key);
});

test('every preset has a name and a sentence', () => {
  const keys = Object.keys(TEXT);
  for (const { id } of PRESETS)
    for (const part of ['name', 'about']) assert.ok(keys.includes(`${id}.${part}`), id);
});

test('every schedule has a name', () => {
  const keys = Object.keys(TEXT);
  for (const id of Object.keys(SCHEDULES)) assert.ok(keys.includes(`schedule.${id}`), id);
});

test('values are filled in', () => {
  assert.equal(
    translator('en')('of.test', { percent: '97.8 %', count: '10,000' }),
    '97.8 % of 10,000 test images',
  );
});

test('a digit is its own name, a class of clothes has one in each language', () => {
  assert.equal(className('zh', 'mnist', 7), '7');
  assert.notEqual(className('en', 'fashion-mnist', 9), className('zh', 'fashion-mnist', 9));
});

test('every failure of the engine is told in Chinese, with its place', () => {
  for (const status of STATUSES.slice(1)) {
    const text = explain('zh', { name: 'EngineError', message: 'english', status, at: 17 });
    assert.match(text, /[\u4e00-\u9fff]/, status);
    assert.ok(!text.includes('{'), status);
  }
});

test('everything wrong with a file of weights is told in Chinese, with the same values', () => {
  for (const [status, english] of Object.entries(SENTENCES)) {
    const values = Object.fromEntries(placeholders(english).map((name) => [name.slice(1, -1), `<${name}>`]));
    const text = explain('zh', { name: 'FileError', message: 'english', status, values });
    assert.match(text, /[\u4e00-\u9fff]/, status);
    assert.deepEqual((text.match(/<\{\w+\}>/g) ?? []).sort(), Object.values(values), status);
  }
});

test('the engine’s words become sentences, a file’s name stays as it is', () => {
  assert.equal(explain('en', { name: 'Error', message: 'no more memory' }), 'No more memory.');
  assert.equal(explain('en', { name: 'Error', message: 'a.gz: too short' }), 'a.gz: too short.');
});
