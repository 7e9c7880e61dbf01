// inside-texts.test.js — the texts about the inside of the network: complete in every language, and all of them used.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { LANGUAGES } from '../languages.js';

/** @typedef {import('../../../web/text/translate.js').Text} Text */

const ROOM = new URL('../../../web/lab/inside/', import.meta.url);

/** By code. @type {Record<string, Record<string, Text>>} */
const TEXTS = Object.fromEntries(
  await Promise.all(
    Object.entries(LANGUAGES).map(async ([code, { inside }]) => [code, (await inside()).texts]),
  ),
);

/** @param {Text} text   what all of its forms fill in */
const filledIn = (text) => [
  ...new Set((typeof text === 'string' ? text : Object.values(text).join()).match(/\{\w+\}/g)),
];

test('no language lacks a text about the inside, or has one too many, or fills in other values', () => {
  for (const [code, texts] of Object.entries(TEXTS)) {
    assert.deepEqual(Object.keys(texts).sort(), Object.keys(TEXTS.en).sort(), code);
    for (const [key, text] of Object.entries(texts))
      assert.deepEqual(filledIn(text).sort(), filledIn(TEXTS.en[key]).sort(), `${code} ${key}`);
  }
});

test('every text about the inside is used, and every one that is used is there', () => {
  const files = readdirSync(ROOM, { recursive: true }).map(String);
  const source = files
    .filter((file) => file.endsWith('.js'))
    .map((file) => readFileSync(new URL(file, ROOM), 'utf8'))
    .join('\n');
  const written = new Set([...source.matchAll(/'([\w-]+(?:\.[\w-]+)*)'/g)].map(([, text]) => text));
  const begun = [...source.matchAll(/`([\w.]+\.)\$\{/g)].map(([, text]) => text);
  const ended = [...source.matchAll(/\$\{\w+\}(\.[\w.]+)`/g)].map(([, text]) => text);
  const isUsed = (/** @type {string} */ key) =>
    written.has(key) ||
    begun.some((start) => key.startsWith(start)) ||
    ended.some((end) => key.endsWith(end));
  assert.deepEqual(
    Object.keys(TEXTS.en).filter((key) => !isUsed(key)),
    [],
  );
  const asked = [...source.matchAll(/\bof\('([^']+)'/g)].map(([, key]) => key);
  assert.deepEqual(
    asked.filter((key) => !(key in TEXTS.en)),
    [],
  );
});
