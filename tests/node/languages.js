// languages.js — every language of the pages as Node.js finds it: a folder of web/text.
import { readdir } from 'node:fs/promises';

import { translator } from '../../web/text/translate.js';

/** @typedef {import('../../web/text/translate.js').Language} Language */
/** @typedef {import('../../web/text/translate.js').Words} Words */

const WEB_TEXT = new URL('../../web/text/', import.meta.url);

/** @param {URL} [root] @returns {Promise<Record<string, Language>>}  by code, as web/text/languages.js has them */
export async function languagesIn(root = WEB_TEXT) {
  const entries = await readdir(root, { withFileTypes: true });
  const codes = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const modules = await Promise.all(codes.map((code) => import(new URL(`${code}/index.js`, root).href)));
  return Object.fromEntries(codes.map((code, i) => [code, modules[i].default]));
}

export const LANGUAGES = await languagesIn();

/** The texts of each, by code. @type {Record<string, Words>} */
export const WORDS = Object.fromEntries(
  await Promise.all(Object.entries(LANGUAGES).map(async ([code, { load }]) => [code, await load()])),
);

/** @param {string} code */
const spoken = (code) => translator(LANGUAGES[code].locale, WORDS[code]);

export const [english, chinese] = ['en', 'zh'].map(spoken);
