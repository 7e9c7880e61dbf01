// main.js — starts the page of the sheet that people print and write digits on.

import { render } from 'lit-html';
import { Languages } from '../site/languages.js';
import { keepSite } from '../site/offline.js';
import { chosenTheme, preferredLanguages, systemTheme } from '../site/preferences.js';
import { createStore } from '../site/store.js';
import { applyPreferences, followSystemTheme, switchActions } from '../site/switches.js';
import sheet from '../text/en/pages/sheet.js';
import { LANGUAGES } from '../text/languages.js';
import { addEnglish } from '../text/translate.js';
import { sheetPage } from './view.js';

const root = /** @type {HTMLElement} */ (document.getElementById('digit-lab'));

addEnglish(sheet);
const languages = new Languages(LANGUAGES);

/** @type {import('../site/switches.js').Preferences} */
const initial = {
  language: await languages.loadBest(preferredLanguages()),
  theme: chosenTheme() ?? systemTheme(),
};
const store = createStore(initial, show);
const actions = { ...switchActions(store, languages), print: () => globalThis.print() };

/** @param {import('../site/switches.js').Preferences} state */
function show(state) {
  const t = languages.translator(state.language);
  document.title = t('sheet.title');
  applyPreferences(state, LANGUAGES);
  render(sheetPage(LANGUAGES, state, actions, t), root);
}

root.replaceChildren();
followSystemTheme(store);
keepSite(store);
show(store.state);
