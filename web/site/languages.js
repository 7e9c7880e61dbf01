// languages.js — the languages of a page: which there are, which one a person reads, and their texts once loaded.

import { inEnglish, translator, translatorOf } from '../text/translate.js';

/** @typedef {import('../text/translate.js').Language} Language */
/** @typedef {import('../text/translate.js').Translate} Translate */

/** By code: the name of the language's folder. @typedef {Record<string, Language>} Known */

/** @param {string} tag */
const baseOf = (tag) => tag.toLowerCase().split('-')[0];

/**
 * The first language that a person reads and that there is; English if there is none.
 * @param {Known} known
 * @param {readonly string[]} wanted   codes or language tags, the dearest first
 * @returns {string}  a code
 */
export function bestLanguage(known, wanted) {
  const codes = Object.keys(known);
  for (const tag of wanted) {
    const exact = codes.find(
      (code) => tag === code || tag.toLowerCase() === known[code].locale.toLowerCase(),
    );
    const code = exact ?? codes.find((code) => baseOf(known[code].locale) === baseOf(tag));
    if (code) return code;
  }
  return 'en';
}

/**
 * The texts of a room that loads its own, in English where those of the language do not load.
 * @param {Known} known @param {string} code @param {'inside' | 'learn' | 'compare'} room
 */
export async function openTexts(known, code, room) {
  const { en, [code]: own } = known;
  const english = await en[room]();
  const { texts } = await own[room]().catch(() => english);
  return translatorOf(own.locale, { texts }, english.texts);
}

export class Languages {
  /** @type {Map<string, Translate>} */
  #loaded = new Map([['en', inEnglish]]);

  /** @param {Known} known */
  constructor(known) {
    this.known = known;
  }

  /** Rejects if the texts do not load. @param {string} code */
  async load(code) {
    if (this.#loaded.has(code)) return;
    const { locale, load } = this.known[code];
    this.#loaded.set(code, translator(locale, await load()));
  }

  /**
   * The texts that a person wants, loaded; English if they do not load.
   * @param {readonly string[]} wanted
   * @returns {Promise<string>}  a code
   */
  async loadBest(wanted) {
    const code = bestLanguage(this.known, wanted);
    return this.load(code).then(
      () => code,
      () => 'en',
    );
  }

  /** The same function each time. @param {string} code  of a language that is loaded @returns {Translate} */
  translator(code) {
    return /** @type {Translate} */ (this.#loaded.get(code));
  }
}
