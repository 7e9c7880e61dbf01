// main.js — starts the page of help: a text in the reader's language and theme.

import { render } from 'lit-html';
import { Languages } from '../site/languages.js';
import { chosenTheme, preferredLanguages, systemTheme } from '../site/preferences.js';
import { createStore } from '../site/store.js';
import { applyPreferences, followSystemTheme, switchActions } from '../site/switches.js';
import about from '../text/en/pages/about.js';
import { LANGUAGES } from '../text/languages.js';
import { addEnglish } from '../text/translate.js';
import { aboutPage } from './view.js';

const root = /** @type {HTMLElement} */ (document.getElementById('digit-lab'));

addEnglish(about);
const languages = new Languages(LANGUAGES);

/** @type {import('../site/switches.js').Preferences} */
const initial = {
  language: await languages.loadBest(preferredLanguages()),
  theme: chosenTheme() ?? systemTheme(),
};
const store = createStore(initial, show);
const actions = switchActions(store, languages);

/** @param {import('../site/switches.js').Preferences} state */
function show(state) {
  const t = languages.translator(state.language);
  document.title = t('about.title');
  applyPreferences(state, LANGUAGES);
  render(aboutPage(LANGUAGES, state, actions, t), root);
}

root.replaceChildren();
followSystemTheme(store);
show(store.state);
// What the address names was not there when the browser looked for it.
if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
