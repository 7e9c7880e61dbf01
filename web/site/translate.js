// translate.js — texts in two languages: a table of [English, Chinese], in which names in braces are filled
// in.

/** @typedef {import('./preferences.js').Language} Language */
/** @typedef {Record<string, readonly [string, string]>} Table */

/** @type {Language[]} */
const LANGUAGES = ['en', 'zh'];

/**
 * @template {Table} Words
 * @param {Words} words
 * @param {Language} language
 */
export function translate(words, language) {
  const column = LANGUAGES.indexOf(language);
  /** @param {keyof Words} key @param {Record<string, string | number>} [values] @returns {string} */
  return (key, values = {}) => words[key][column].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}
