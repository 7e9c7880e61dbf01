// first-words.js — what a person reads before the modules of a page are here, or where they never come. web/text holds it
// in every language; this puts it where no module can load it: into the pages, start.js and embed.js.
import { readdirSync, readFileSync } from 'node:fs';
import { minifySync } from 'vite';

import { escaped } from '../web/shared/escaped.js';

const WEB = new URL('../web/', import.meta.url);

/** What of it a language holds, beside its other texts. @typedef {typeof import('../web/text/en/pages/start.js')} FirstWords */

/** The codes of all languages, which are folders. */
export const LANGUAGES = readdirSync(new URL('text/', WEB), { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

/** The first words of each language. @type {[code: string, FirstWords][]} */
const START = await Promise.all(
  LANGUAGES.map(async (code) => [code, await import(new URL(`text/${code}/pages/start.js`, WEB).href)]),
);

/** What can stand in a page, by key: all texts of a language, with English first. */
const [ENGLISH, ...OTHERS] = await Promise.all(
  START.sort(([code]) => (code === 'en' ? -1 : 1)).map(async ([code, { inPages }]) => {
    const { texts } = await import(new URL(`text/${code}/texts.js`, WEB).href);
    const words = (/** @type {string} */ key) => escaped({ ...texts, ...inPages }[key]);
    return { code, words };
  }),
);

/**
 * `<p data-text="key"></p>` gets the English text, and those of other languages as `data-<code>`, which start.js
 * reads; within `<noscript>`, which it does not reach, a paragraph for each language.
 * @param {string} html @returns {string}
 */
export const withFirstWords = (html) =>
  html
    .replaceAll(/<noscript data-text="([\w.]+)"><\/noscript>/g, (_, key) => {
      const others = OTHERS.map(({ code, words }) => `<p lang="${code}">${words(key)}</p>`);
      return `<noscript><p>${ENGLISH.words(key)}</p>${others.join('')}</noscript>`;
    })
    .replaceAll(/data-text="([\w.]+)">/g, (_, key) => {
      const others = OTHERS.map(({ code, words }) => `data-${code}="${words(key)}"`);
      return `${others.join(' ')}>${ENGLISH.words(key)}`;
    });

/** By code, some of them. @param {'said' | 'posters'} name */
const inAll = (name) => JSON.stringify(Object.fromEntries(START.map(([code, own]) => [code, own[name]])));

/** start.js as pages have it. */
export const startScript = () => {
  const source = readFileSync(new URL('public/start.js', WEB), 'utf8');
  const whole = source.replace('TEXTS = {}', () => `TEXTS = ${inAll('said')}`);
  return minifySync('start.js', whole, { module: false, compress: { target: 'es2017' } }).code;
};

/** @returns {import('vite').Plugin} */
export const firstWords = () => ({
  name: 'first-words',
  transformIndexHtml: { order: 'pre', handler: withFirstWords },
  transform: (code, id) =>
    id.endsWith('/embed/digit-lab.js')
      ? { code: code.replace(/POSTER = \{.*\}/, () => `POSTER = ${inAll('posters')}`), map: null }
      : null,
});
