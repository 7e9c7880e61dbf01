// texts.js — the texts of the page for teachers: a part of each language, which only this page loads.

import { switchActions } from '../site/switches.js';
import { translatorOf } from '../text/translate.js';

/** @typedef {keyof typeof import('../text/en/teacher/texts.js').texts} TeacherKey */
/** @typedef {import('../text/translate.js').TranslateOf<TeacherKey>} TeacherTranslate */

/**
 * The texts in a language; rejects if they do not load.
 * @param {import('../site/languages.js').Known} known @param {string} code @returns {Promise<TeacherTranslate>}
 */
export async function teacherTexts(known, code) {
  const [own, english] = await Promise.all([known[code].teacher(), known.en.teacher()]);
  return translatorOf(known[code].locale, own, english.texts);
}

/**
 * What the switches do: another language brings its texts, and the page stays as it is if they do not load.
 * @param {{ readonly state: import('../site/switches.js').Preferences & { of: TeacherTranslate },
 *   update(change: Partial<import('../site/switches.js').Preferences & { of: TeacherTranslate }>): void }} store
 * @param {import('../site/languages.js').Languages} languages
 */
export function teacherSwitches(store, languages) {
  const switches = switchActions(store, languages);
  /** @param {string} code */
  async function chooseLanguage(code) {
    const texts = teacherTexts(languages.known, code).catch(() => null);
    await switches.chooseLanguage(code);
    const of = await texts;
    if (of && store.state.language === code) store.update({ of });
  }
  return { ...switches, chooseLanguage };
}
