// switches.test.js — the choice of a language: a button between two, a list of more, and the last choice wins.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Languages } from '../../../web/site/languages.js';
import { switchActions, switches } from '../../../web/site/switches.js';
import { LANGUAGES, english as t } from '../languages.js';

/** @typedef {import('../../../web/site/switches.js').Preferences} Preferences */

/** @param {unknown} part  a template of lit-html, or something in it @returns {string}  as it is written */
function written(part) {
  if (Array.isArray(part)) return part.map(written).join('');
  const { strings, values } = /** @type {any} */ (part ?? {});
  if (!strings) return typeof part === 'string' ? part : '';
  return strings
    .map((/** @type {string} */ text, /** @type {number} */ i) => text + written(values[i]))
    .join('');
}

/** @returns {{ state: Preferences, update(change: Partial<Preferences>): void }} */
const makeStore = () => ({
  state: { language: 'en', theme: 'light' },
  update(change) {
    this.state = { ...this.state, ...change };
  },
});

test('between two languages there is a button, of three there is a list', () => {
  const { en, zh } = LANGUAGES;
  const actions = switchActions(makeStore(), new Languages({ en, zh }));
  const shown = (/** @type {Record<string, typeof en>} */ known, language = 'en') =>
    written(switches(known, { language, theme: 'light' }, actions, t));
  assert.match(shown({ en, zh }), /<button class="quiet" lang=zh-CN [^>]*>中文</);
  assert.match(shown({ en, zh }, 'zh'), /lang=en [^>]*>English</);
  const three = shown({ en, es: { ...en, name: 'Español', locale: 'es' }, zh });
  assert.match(three, /<select aria-label=Language.*English.*lang=es .*Español.*中文.*<\/select>/s);
});

test('of two choices that load the last one counts, and one that does not load changes nothing', async () => {
  const { en, zh } = LANGUAGES;
  /** @type {(() => void)[]} */
  const arrived = [];
  const slow = { ...zh, load: () => new Promise((resolve) => arrived.push(() => resolve(zh.load()))) };
  const lost = { ...zh, load: () => Promise.reject(new Error('offline')) };
  const store = makeStore();
  const { chooseLanguage } = switchActions(
    store,
    new Languages({ en, zh: /** @type {typeof zh} */ (slow), es: lost }),
  );
  const first = chooseLanguage('zh');
  await chooseLanguage('en');
  arrived[0]();
  await first;
  assert.equal(store.state.language, 'en');
  await chooseLanguage('es');
  assert.equal(store.state.language, 'en');
  await chooseLanguage('zh');
  assert.equal(store.state.language, 'zh');
});
