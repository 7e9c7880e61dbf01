// main.js — starts the page for teachers: plans, or worksheets to print, in the reader's language and theme.

import { render } from 'lit-html';
import { Languages } from '../site/languages.js';
import { keepSite } from '../site/offline.js';
import { growPage, nextTask } from '../site/page-parts.js';
import { chosenTheme, preferredLanguages, systemTheme } from '../site/preferences.js';
import { createStore } from '../site/store.js';
import { applyPreferences, followSystemTheme } from '../site/switches.js';
import teacher from '../text/en/pages/teacher.js';
import { LANGUAGES } from '../text/languages.js';
import { addEnglish } from '../text/translate.js';
import { readSheets, writeSheets } from './address.js';
import { teacherSwitches, teacherTexts } from './texts.js';
import { teacherPage } from './view.js';

/** @typedef {import('./address.js').LessonNumber} LessonNumber */

/**
 * @typedef {import('../site/switches.js').Preferences & import('../site/page-parts.js').InParts &
 *   { of: import('./texts.js').TeacherTranslate, sheets: LessonNumber[] | null, hasAnswers: boolean }} State   sheets: of which lessons, null while none are shown
 */

const root = /** @type {HTMLElement} */ (document.getElementById('digit-lab'));

addEnglish(teacher);
const languages = new Languages(LANGUAGES);
const language = await languages.loadBest(preferredLanguages());

const store = createStore(
  /** @type {State} */ ({
    ...{ language, theme: chosenTheme() ?? systemTheme() },
    of: await teacherTexts(LANGUAGES, language),
    sheets: readSheets(location.hash),
    hasAnswers: true,
    rendered: 0,
  }),
  show,
);

const actions = {
  ...teacherSwitches(store, languages),
  print: () => globalThis.print(),
  /** Takes a worksheet, or leaves it out. @param {LessonNumber} lesson @param {boolean} isWanted */
  choose(lesson, isWanted) {
    const others = (store.state.sheets ?? []).filter((each) => each !== lesson);
    const sheets = (isWanted ? [...others, lesson] : others).sort((one, other) => one - other);
    store.update({ sheets });
    history.replaceState(history.state, '', writeSheets(sheets));
  },
  /** @param {boolean} hasAnswers */
  showAnswers: (hasAnswers) => store.update({ hasAnswers }),
};

/** @typedef {typeof actions} TeacherActions */

/** @param {State} state */
function show(state) {
  const t = languages.translator(state.language);
  document.title = t('teacher.title');
  applyPreferences(state, LANGUAGES);
  render(teacherPage(LANGUAGES, state, actions, t), root);
  growPage(store);
}

/** Shows what the address names: it was not there when the browser looked for it. */
function follow() {
  const sheets = readSheets(location.hash);
  const before = store.state.sheets;
  store.update({ sheets });
  if (Boolean(sheets) === Boolean(before)) return;
  requestAnimationFrame(() => {
    const section = document.getElementById(location.hash.slice(1));
    if (section) section.scrollIntoView();
    else scrollTo(0, 0);
  });
}

await nextTask();
root.replaceChildren();
followSystemTheme(store);
keepSite(store);
addEventListener('hashchange', follow);
show(store.state);
