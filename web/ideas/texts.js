// texts.js — the texts of the ideas: a part of each language that is loaded when an idea is first shown.

import { switchActions } from '../site/switches.js';
import { translatorOf } from '../text/translate.js';

/** @typedef {keyof typeof import('../text/en/ideas/texts.js').texts} IdeaKey */
/** @typedef {import('../text/translate.js').TranslateOf<IdeaKey>} IdeaTranslate */

/** By code. @type {Map<string, Promise<IdeaTranslate>>} */
const loaded = new Map();

/** @param {import('../site/languages.js').Known} known @param {string} code @returns {Promise<IdeaTranslate>} */
async function load(known, code) {
  const [own, english] = await Promise.all([known[code].ideas(), known.en.ideas()]);
  return translatorOf(known[code].locale, own, english.texts);
}

/**
 * The texts of the ideas in a language; rejects if they do not load, and can be asked again.
 * @param {import('../site/languages.js').Known} known
 * @param {string} code
 */
export function ideaTexts(known, code) {
  const loading = loaded.get(code) ?? load(known, code);
  loaded.set(code, loading);
  loading.catch(() => loaded.delete(code));
  return loading;
}

/**
 * What the switches do on a page whose state has the texts of the ideas: another language brings its own, and the
 * last choice wins, whichever texts come first.
 * @param {{ readonly state: import('../site/switches.js').Preferences & { of: IdeaTranslate },
 *   update(change: Partial<import('../site/switches.js').Preferences & { of: IdeaTranslate }>): void }} store
 * @param {import('../site/languages.js').Languages} languages
 */
export function ideaSwitches(store, languages) {
  const switches = switchActions(store, languages);
  /** @param {string} code */
  async function chooseLanguage(code) {
    const { of } = store.state;
    const texts = ideaTexts(languages.known, code).catch(() => of);
    await switches.chooseLanguage(code);
    const own = await texts;
    if (store.state.language === code) store.update({ of: own });
  }
  return { ...switches, chooseLanguage };
}
