// first-words.js — what a person reads before the modules of a page are here, or where they never come. web/text holds it
// in every language; this puts it where no module can load it: into the pages, start.js and embed.js.
import { readdirSync, readFileSync } from 'node:fs';
import { minifySync } from 'vite';

const WEB = new URL('../web/', import.meta.url);

/** What of it a language holds, beside its other texts. @typedef {typeof import('../web/text/en/pages/start.js')} FirstWords */

/** The codes of all languages, which are folders. */
export const LANGUAGES = readdirSync(new URL('text/', WEB), { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

/** The first words of each language. @type {readonly (readonly [code: string, FirstWords])[]} */
const START = await Promise.all(
  LANGUAGES.map(async (code) => [code, await import(new URL(`text/${code}/pages/start.js`, WEB).href)]),
);

/** What can stand in a page, by key. @type {readonly { code: string, texts: Record<string, string> }[]} */
const IN_PAGES = await Promise.all(
  START.map(async ([code, { inPages }]) => {
    const { texts } = await import(new URL(`text/${code}/texts.js`, WEB).href);
    return { code, texts: { ...texts, ...inPages } };
  }),
);
const { texts: ENGLISH } = /** @type {typeof IN_PAGES[number]} */ (
  IN_PAGES.find(({ code }) => code === 'en')
);
const OTHERS = IN_PAGES.filter(({ code }) => code !== 'en');

const ESCAPES = /** @type {Record<string, string>} */ ({ '&': '&amp;', '<': '&lt;', '"': '&quot;' });
const escaped = (/** @type {string} */ text) => text.replaceAll(/[&<"]/g, (character) => ESCAPES[character]);

/**
 * `<p data-text="key"></p>` gets the English text, and those of other languages as `data-<code>`, which start.js
 * reads; within `<noscript>`, which it does not reach, a paragraph for each language.
 * @param {string} html @returns {string}
 */
export const withFirstWords = (html) =>
  html
    .replaceAll(/<noscript data-text="([\w.]+)"><\/noscript>/g, (_, key) => {
      const others = OTHERS.map(({ code, texts }) => `<p lang="${code}">${escaped(texts[key])}</p>`);
      return `<noscript><p>${escaped(ENGLISH[key])}</p>${others.join('')}</noscript>`;
    })
    .replaceAll(/data-text="([\w.]+)">/g, (_, key) => {
      const others = OTHERS.map(({ code, texts }) => `data-${code}="${escaped(texts[key])}"`);
      return `${others.join(' ')}>${escaped(ENGLISH[key])}`;
    });

/** By code, one of them. @param {'said' | 'poster'} name */
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
      ? { code: code.replace(/POSTER = \{.*\}/, () => `POSTER = ${inAll('poster')}`), map: null }
      : null,
});
