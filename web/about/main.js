// main.js — starts the page of help: a text in the reader's language and theme.

import { render } from 'lit-html';
import { acceptTerms } from '../ideas/terms.js';
import { ideaSwitches, ideaTexts } from '../ideas/texts.js';
import { Languages } from '../site/languages.js';
import { keepSite } from '../site/offline.js';
import { growPage, nextTask } from '../site/page-parts.js';
import { chosenTheme, preferredLanguages, systemTheme } from '../site/preferences.js';
import { createStore } from '../site/store.js';
import { applyPreferences, followSystemTheme } from '../site/switches.js';
import about from '../text/en/pages/about.js';
import { LANGUAGES } from '../text/languages.js';
import { addEnglish } from '../text/translate.js';
import { aboutPage } from './view.js';

/**
 * @typedef {import('../site/switches.js').Preferences & import('../site/page-parts.js').InParts &
 *   { of: import('../ideas/texts.js').IdeaTranslate }} State
 */

const root = /** @type {HTMLElement} */ (document.getElementById('digit-lab'));

addEnglish(about);
const languages = new Languages(LANGUAGES);

const language = await languages.loadBest(preferredLanguages());

/** @type {State} */
const initial = {
  ...{ language, theme: chosenTheme() ?? systemTheme() },
  of: await ideaTexts(LANGUAGES, language),
  rendered: 0,
};
const store = createStore(initial, show);
const actions = ideaSwitches(store, languages);

/** @param {State} state */
function show(state) {
  const t = languages.translator(state.language);
  document.title = t('about.title');
  applyPreferences(state, LANGUAGES);
  render(aboutPage(LANGUAGES, state, actions, t), root);
  growPage(store);
}

await nextTask();
root.replaceChildren();
acceptTerms(LANGUAGES, () => ({ language: store.state.language }));
followSystemTheme(store);
keepSite(store);
show(store.state);
