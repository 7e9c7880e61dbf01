// translate.js — texts of one language: values filled in, the plural form chosen, English where one is missing.

import { english as shared } from './english.js';
import { fill } from './fill.js';
import { plainNumber } from './plain-number.js';

/** @typedef {keyof typeof import('./en/texts.js').texts} TextKey */

/**
 * A piece of a text: words, and the idea that they are a link to, if they are a term.
 * @typedef {{ words: string, idea?: string }} Part
 */

/**
 * A sentence, or its plural forms, of which the value named `count` chooses one.
 * @typedef {string | Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }} Text
 */

/**
 * @typedef {object} Words
 * @property {Partial<Record<TextKey, Text>>} texts
 * @property {Record<string, string>} [errors]   by status or by the error's name
 */

/**
 * What a folder of web/text exports.
 * @typedef {object} Language
 * @property {string} name       as its readers call it
 * @property {string} locale     of numbers and plurals, and of the document
 * @property {'ltr' | 'rtl'} direction
 * @property {() => Promise<Words>} load
 * @property {() => Promise<{ texts: Record<string, Text> }>} ideas   the texts of the ideas
 * @property {() => Promise<{ texts: Record<string, Text> }>} inside   the texts about the inside of the network
 * @property {() => Promise<{ texts: Record<string, Text> }>} compare   the texts of a frame that compares two networks
 * @property {() => Promise<{ texts: Record<string, Text> }>} learn   the texts of the lessons, and of what else is in Learn
 * @property {() => Promise<{ texts: Record<string, Text> }>} teacher   the texts of the page for teachers
 */

/** @typedef {Record<string, string | number | undefined>} Values */

/**
 * @template {string} Key
 * @typedef {((key: Key, values?: Values) => string) & { error: ErrorText, list: ListText,
 *   parts: (key: Key, values?: Values) => Part[] }} TranslateOf   parts tells terms apart, a text as a whole has
 *   only their words
 */

/**
 * @typedef {TranslateOf<TextKey>} Translate
 * @typedef {(names: string[], kind: 'conjunction' | 'disjunction') => string} ListText   as “1, 2 and 3” or “… or 3”
 * @typedef {(name: string, values: Values) => string | null} ErrorText   null if the language has no sentence for it
 */

/** What is here of the English texts. @type {Partial<Record<TextKey, Text>>} */
const english = { ...shared };

/** Adds the English texts of a page or chunk of its own, which only that one has. @param {Partial<Record<TextKey, Text>>} texts */
export const addEnglish = (texts) => void Object.assign(english, texts);

/** A term in a text, as Markdown writes a link: `[learning rate](#learning-rate)`. */
const TERM = /\[([^\][]+)\]\(#([\w-]+)\)/;
const TERMS = new RegExp(TERM, 'g');

/** A text without the marks of its terms. @param {string} form */
const unmarked = (form) => (form.includes('](#') ? form.replace(TERMS, '$1') : form);

/** A text cut at its terms. @param {string} form @returns {Part[]} */
function partsOf(form) {
  const [, words = '', idea = ''] = TERM.exec(form) ?? [];
  if (!idea) return form ? [{ words: form }] : [];
  const mark = `[${words}](#${idea})`;
  const at = form.indexOf(mark);
  const before = at ? [{ words: form.slice(0, at) }] : [];
  return [...before, { words, idea }, ...partsOf(form.slice(at + mark.length))];
}

/**
 * Makes something when it is first needed.
 * @template T
 * @param {() => T} make
 */
function lazily(make) {
  /** @type {T | undefined} */
  let made;
  return () => {
    made ??= make();
    return made;
  };
}

/** As many digits as a number surely has. */
const NUMBERS = { maximumSignificantDigits: 15 };

/** The rules of plurals and of numbers take browsers milliseconds each. */
const ENGLISH_PLURALS = lazily(() => new Intl.PluralRules('en'));

/**
 * Numbers among the values are written as the language writes them.
 * @template {string} Key
 * @param {string} locale
 * @param {{ texts: Partial<Record<Key, Text>>, errors?: Record<string, string> }} words
 * @param {Partial<Record<Key, Text>>} english   what is said where the language lacks a text
 * @returns {TranslateOf<Key>}
 */
export function translatorOf(locale, { texts, errors = {} }, english) {
  const plurals = lazily(() => new Intl.PluralRules(locale));
  const numbers = lazily(() => new Intl.NumberFormat(locale, NUMBERS));
  const number = (/** @type {number} */ value) =>
    plainNumber(value, locale, NUMBERS) ?? numbers().format(value).replace('-', '−');

  /** The text with its marks, and without values. @param {Key} key @param {Values} values */
  function form(key, values) {
    const own = texts[key];
    const text = own ?? english[key] ?? key;
    if (typeof text === 'string') return text;
    const rules = own === undefined ? ENGLISH_PLURALS() : plurals();
    return text[rules.select(Number(values.count))] ?? text.other;
  }

  /** With a minus sign where Intl has a hyphen. @param {Values} values */
  const written = (values) =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        typeof value === 'number' ? number(value) : value,
      ]),
    );

  /** @param {Key} key @param {Values} [values] */
  const t = (key, values = {}) => fill(unmarked(form(key, values)), written(values));
  t.parts = (/** @type {Key} */ key, /** @type {Values} */ values = {}) =>
    partsOf(form(key, values)).map((part) => ({ ...part, words: fill(part.words, written(values)) }));
  t.error = (/** @type {string} */ name, /** @type {Values} */ values) =>
    Object.hasOwn(errors, name) ? fill(errors[name], values) : null;
  t.list = (/** @type {string[]} */ names, /** @type {'conjunction' | 'disjunction'} */ kind) =>
    new Intl.ListFormat(locale, { type: kind }).format(names);
  return t;
}

/** The texts of the pages. @param {string} locale @param {Words} words @returns {Translate} */
export const translator = (locale, words) => translatorOf(locale, words, english);

/** For the terminal and the README, and until a page has loaded another language. */
export const inEnglish = translator('en', { texts: english });
