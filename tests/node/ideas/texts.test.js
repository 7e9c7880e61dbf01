// texts.test.js — the texts of the ideas are complete in every language, every term leads to an idea, and every idea
// is led to.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { WORDS as GLOSSARY, IDEAS as OF_WORDS } from '../../../web/about/contents.js';
import { readPlace } from '../../../web/ideas/address.js';
import { ALIASES, GROUPS, IDEAS } from '../../../web/ideas/catalog.js';
import { factsOf } from '../../../web/ideas/facts.js';
import { FORMULAS } from '../../../web/ideas/formulas.js';
import { PICTURES } from '../../../web/ideas/pictures.js';
import { ideaSwitches, ideaTexts } from '../../../web/ideas/texts.js';
import { Languages } from '../../../web/site/languages.js';
import { translatorOf } from '../../../web/text/translate.js';
import { LANGUAGES, WORDS } from '../languages.js';

const WEB = new URL('../../../web/', import.meta.url);

/** By code. @type {Record<string, Record<string, import('../../../web/text/translate.js').Text>>} */
const TEXTS = Object.fromEntries(
  await Promise.all(
    Object.entries(LANGUAGES).map(async ([code, { ideas }]) => [code, (await ideas()).texts]),
  ),
);

/** What every idea says. */
const PARTS = ['name', 'said', 'try', 'symbols'];

/** @param {import('../../../web/text/translate.js').Text} text */
const formsOf = (text) => (typeof text === 'string' ? [text] : Object.values(text));

/** @param {string} text */
const marked = (text) => [...text.matchAll(/\]\(#([\w-]+)\)/g)].map(([, id]) => id);

/** The sources of the pages, without their texts. */
const sources = readdirSync(WEB, { recursive: true })
  .map(String)
  .filter((file) => file.endsWith('.js') && !file.startsWith('text/'))
  .map((file) => ({ file, source: readFileSync(new URL(file, WEB), 'utf8') }));

test('every idea has a picture, a formula, and its texts in every language', () => {
  const ids = Object.keys(IDEAS).sort();
  assert.deepEqual(Object.keys(PICTURES).sort(), ids);
  assert.deepEqual([...FORMULAS].sort(), ids);
  for (const [code, texts] of Object.entries(TEXTS))
    for (const id of ids)
      for (const part of PARTS) assert.ok(texts[`${id}.${part}`], `${code} ${id}.${part}`);
  for (const id of ids) assert.match(id, /^[a-z][a-z0-9-]*$/);
});

test('an idea is told in two sentences', () => {
  for (const id of Object.keys(IDEAS)) {
    const ends = (/** @type {string} */ code, /** @type {RegExp} */ end) =>
      String(TEXTS[code][`${id}.said`]).match(end)?.length;
    assert.equal(ends('en', /[.!?](?= |$)/g), 2, id);
    assert.equal(ends('zh', /。/g), 2, id);
  }
});

test('the sentences of an idea have all of their values, and its numbers are computed', async () => {
  for (const [code, texts] of Object.entries(TEXTS)) {
    const t = translatorOf(LANGUAGES[code].locale, { texts }, texts);
    for (const id of Object.keys(IDEAS))
      for (const part of PARTS)
        assert.doesNotMatch(t(`${id}.${part}`, factsOf(id)), /undefined|[{}]/, `${code} ${id}.${part}`);
    assert.match(t('batch.said', factsOf('batch')), /60,000.*128.*469/);
    assert.match(t('lenet-5.symbols', factsOf('lenet-5')), /61,706/);
  }
});

test('no language lacks a text or has one too many, and all fill in the same values', () => {
  const valuesOf = (/** @type {any} */ text) =>
    [
      ...new Set(
        formsOf(text)
          .join()
          .match(/\{\w+\}/g),
      ),
    ].sort();
  for (const [code, texts] of Object.entries(TEXTS)) {
    assert.deepEqual(Object.keys(texts).sort(), Object.keys(TEXTS.en).sort(), code);
    for (const key of Object.keys(texts))
      assert.deepEqual(valuesOf(texts[key]), valuesOf(TEXTS.en[key]), `${code} ${key}`);
  }
});

test('every text is used', () => {
  const all = sources
    .filter(({ file }) => file.startsWith('ideas/'))
    .map(({ source }) => source)
    .join('\n');
  const computed = [...all.matchAll(/`([\w-]+\.(?:\w+\.)?)\$\{/g)].map(([, start]) => start);
  const unused = Object.keys(TEXTS.en).filter((key) => {
    const [idea, part] = key.split('.');
    if (idea === 'group') return !Object.hasOwn(GROUPS, part);
    if (PARTS.includes(part) && Object.hasOwn(IDEAS, idea)) return false;
    return !all.includes(`'${key}'`) && !computed.some((start) => key.startsWith(start));
  });
  assert.deepEqual(unused, []);
});

test('every term in a text leads to an idea, in every language to the same ones', () => {
  for (const [code, { texts }] of Object.entries(WORDS))
    for (const [key, text] of Object.entries({ ...texts, ...TEXTS[code] }))
      for (const form of formsOf(/** @type {any} */ (text)))
        for (const id of marked(form)) assert.ok(readPlace(`#${id}`), `${code} ${key}: ${id}`);
  for (const key of Object.keys(TEXTS.en)) {
    const ids = Object.keys(TEXTS).map((code) => formsOf(TEXTS[code][key]).flatMap(marked).sort().join());
    assert.equal(new Set(ids).size, 1, `${key}: ${ids}`);
  }
});

test('every term that a panel writes leads to an idea', () => {
  const written = sources.flatMap(({ source }) =>
    [...source.matchAll(/\bterm\('([\w-]+)'/g)].map(([, id]) => id),
  );
  assert.ok(written.length > 3);
  for (const id of written) assert.ok(readPlace(`#${id}`), id);
});

test('every idea is led to from the lab, in every language', () => {
  const lab = sources
    .filter(({ file }) => file.startsWith('lab/'))
    .map(({ source }) => source)
    .join('\n');
  const words = [...lab.matchAll(/\bterm\('([\w-]+)'/g), ...lab.matchAll(/^ {2}\w+: '([a-z-]+)',$/gm)].map(
    ([, id]) => id,
  );
  for (const code of Object.keys(WORDS)) {
    const texts = Object.values(WORDS[code].texts).flatMap((text) =>
      formsOf(/** @type {any} */ (text)).flatMap(marked),
    );
    const reached = new Set([...words, ...texts].map((id) => readPlace(`#${id}`)?.id));
    assert.deepEqual(
      Object.keys(IDEAS).filter((id) => !reached.has(id)),
      [],
      code,
    );
  }
});

/** Settings and words of layers of which there is no idea. */
const WITHOUT_IDEA = ['seed', 'trainCount', 'splitSeed', 'testCount', 'glorot', 'he', 'zeros', 'valid'];

test('the sentence of every setting, layer and word of a layer has a term, where there is an idea of it', () => {
  for (const { texts } of Object.values(WORDS))
    for (const [key, text] of Object.entries(texts)) {
      const [, kind, name] = /^(hint|layer|layerWord)\.(\w+)$/.exec(key) ?? [];
      // Hints about data files are no settings, whose names are texts too.
      if (!kind || (kind === 'hint' && !Object.hasOwn(texts, name))) continue;
      const ids = formsOf(/** @type {any} */ (text)).flatMap(marked);
      assert.equal(ids.length === 0, WITHOUT_IDEA.includes(name), key);
    }
});

test('every text with a term is shown with it, and not as a plain text', () => {
  const all = sources.map(({ source }) => source).join('\n');
  const shown = [...all.matchAll(/withTerms\(\s*\w+,\s*([^;]*?)\)\}/g)].map(([, key]) => key).join(' ');
  const computed = ['hint.', 'layer.', 'layerWord.', '.about', 'lead', 'said', 'try', 'symbols'];
  for (const texts of [WORDS.en.texts, TEXTS.en])
    for (const [key, text] of Object.entries(texts))
      if (formsOf(/** @type {any} */ (text)).some((form) => marked(form).length))
        assert.ok(all.includes(`withTerms(t, '${key}'`) || computed.some((part) => key.includes(part)), key);
  assert.match(shown, /hint\./);
});

test('the glossary leads to ideas, and says in words of its own only what no idea says', () => {
  for (const [word, idea] of Object.entries(OF_WORDS)) {
    assert.ok(
      GLOSSARY.some((each) => each === word),
      word,
    );
    assert.ok(readPlace(`#${idea}`), idea);
  }
  for (const word of GLOSSARY) {
    const hasOwn = Object.hasOwn(WORDS.en.texts, `meaning.${word}`);
    assert.equal(hasOwn, !Object.hasOwn(IDEAS, word), word);
    if (Object.hasOwn(IDEAS, word) || Object.hasOwn(ALIASES, word))
      assert.ok(OF_WORDS[word], `${word} has an idea`);
  }
});

test('a text without terms is words alone; with terms it is cut at them, and values are filled in', () => {
  const english = {
    plain: 'No {kind} of terms.',
    rich: '[Rate](#learning-rate) {x}: a [{x} step](#gradient).',
  };
  const t = translatorOf('en', { texts: {} }, english);
  assert.equal(t('rich', { x: 7 }), 'Rate 7: a 7 step.');
  assert.deepEqual(t.parts('plain', { kind: '[x](#y)' }), [{ words: 'No [x](#y) of terms.' }]);
  assert.deepEqual(t.parts('rich', { x: 1000 }), [
    { words: 'Rate', idea: 'learning-rate' },
    { words: ' 1,000: a ' },
    { words: '1,000 step', idea: 'gradient' },
    { words: '.' },
  ]);
});

test('of two languages that are chosen the last one has its texts, whichever come first', async () => {
  let arrive = () => {};
  const arrived = new Promise((resolve) => {
    arrive = () => resolve(undefined);
  });
  const { en, zh } = LANGUAGES;
  const languages = new Languages({ en, zh, late: { ...zh, ideas: () => arrived.then(() => zh.ideas()) } });
  const store = {
    state: {
      language: 'en',
      theme: /** @type {const} */ ('light'),
      of: await ideaTexts(languages.known, 'en'),
    },
    update(/** @type {object} */ change) {
      this.state = { ...this.state, ...change };
    },
  };
  const { chooseLanguage } = ideaSwitches(store, languages);
  const first = chooseLanguage('late');
  await chooseLanguage('en');
  arrive();
  await first;
  assert.deepEqual([store.state.language, store.state.of('one-hot.name')], ['en', 'One-hot']);
  await chooseLanguage('zh');
  assert.notEqual(store.state.of('one-hot.name'), 'One-hot');
});
