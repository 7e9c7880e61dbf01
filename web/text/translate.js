// translate.js — texts of one language: values filled in, the plural form chosen, English where one is missing.

import { english as shared } from './english.js';
import { fill } from './fill.js';

/** @typedef {keyof typeof import('./en/texts.js').texts} TextKey */

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
 */

/** @typedef {Record<string, string | number | undefined>} Values */

/**
 * @typedef {((key: TextKey, values?: Values) => string) & { error: ErrorText, list: ListText }} Translate
 * @typedef {(names: string[], kind: 'conjunction' | 'disjunction') => string} ListText   as “1, 2 and 3” or “… or 3”
 * @typedef {(name: string, values: Values) => string | null} ErrorText   null if the language has no sentence for it
 */

/** What is here of the English texts. @type {Partial<Record<TextKey, Text>>} */
const english = { ...shared };

/** Adds the English texts of a page of its own, which only that page's bundle has. @param {Partial<Record<TextKey, Text>>} texts */
export const addEnglish = (texts) => void Object.assign(english, texts);

/**
 * Numbers among the values are written as the language writes them.
 * @param {string} locale
 * @param {Words} words
 * @returns {Translate}
 */
export function translator(locale, { texts, errors = {} }) {
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale, { maximumSignificantDigits: 15 });

  /** @param {Text} text @param {Intl.PluralRules} rules @param {Values} values */
  function sentence(text, rules, values) {
    const form = typeof text === 'string' ? text : (text[rules.select(Number(values.count))] ?? text.other);
    const written = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' ? numbers.format(value) : value,
    ]);
    return fill(form, Object.fromEntries(written));
  }

  /** @param {TextKey} key @param {Values} [values] */
  function t(key, values = {}) {
    const own = texts[key];
    return own === undefined
      ? sentence(english[key] ?? key, ENGLISH_PLURALS, values)
      : sentence(own, plurals, values);
  }
  t.error = (/** @type {string} */ name, /** @type {Values} */ values) =>
    Object.hasOwn(errors, name) ? fill(errors[name], values) : null;
  t.list = (/** @type {string[]} */ names, /** @type {'conjunction' | 'disjunction'} */ kind) =>
    new Intl.ListFormat(locale, { type: kind }).format(names);
  return t;
}

const ENGLISH_PLURALS = new Intl.PluralRules('en');

/** For the terminal and the README, and until a page has loaded another language. */
export const inEnglish = translator('en', { texts: english });
