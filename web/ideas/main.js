// main.js — starts the page of ideas: the one that the address names, in the reader's language and theme.

import { render } from 'lit-html';
import { Languages } from '../site/languages.js';
import { keepSite } from '../site/offline.js';
import { growPage, nextTask } from '../site/page-parts.js';
import { chosenTheme, preferredLanguages, systemTheme } from '../site/preferences.js';
import { createStore } from '../site/store.js';
import { applyPreferences, followSystemTheme } from '../site/switches.js';
import { LANGUAGES } from '../text/languages.js';
import { readPlace, writePlace } from './address.js';
import { acceptTerms } from './terms.js';
import { ideaSwitches, ideaTexts } from './texts.js';
import { ideasPage } from './view.js';

/** @typedef {import('./texts.js').IdeaTranslate} IdeaTranslate */

/**
 * @typedef {import('../site/switches.js').Preferences & import('../site/page-parts.js').InParts &
 *   { place: import('./address.js').Place | null, of: IdeaTranslate }} State   `of` has the texts of the ideas in some language, mostly that of the page
 */

const root = /** @type {HTMLElement} */ (document.getElementById('digit-lab'));

const languages = new Languages(LANGUAGES);
const language = await languages.loadBest(preferredLanguages());

const store = createStore(
  /** @type {State} */ ({
    language,
    theme: chosenTheme() ?? systemTheme(),
    place: readPlace(location.hash),
    of: await ideaTexts(LANGUAGES, language),
    rendered: 0,
  }),
  show,
);

const actions = {
  ...ideaSwitches(store, languages),
  /** Other numbers, which the address then has too. @param {number[]} values */
  change(values) {
    const { place } = store.state;
    if (!place) return;
    store.update({ place: { ...place, values } });
    history.replaceState(history.state, '', writePlace(place.id, values));
  },
};

/** @param {State} state */
function show(state) {
  const { place, of } = state;
  const t = languages.translator(state.language);
  const name = place && of(/** @type {import('./texts.js').IdeaKey} */ (`${place.id}.name`));
  document.title = name ? `${name} – ${t('ideas.title')}` : t('ideas.title');
  applyPreferences(state, LANGUAGES);
  render(ideasPage({ known: LANGUAGES, state, actions, t, of }), root);
  growPage(store);
}

/** Another idea begins at its top, and a screen reader with its name. */
function follow() {
  store.update({ place: readPlace(location.hash) });
  requestAnimationFrame(() => {
    scrollTo(0, 0);
    document.getElementById('idea-name')?.focus({ preventScroll: true });
  });
}

await nextTask();
root.replaceChildren();
followSystemTheme(store);
keepSite(store);
addEventListener('hashchange', follow);
acceptTerms(LANGUAGES, () => ({ language: store.state.language }));
show(store.state);
