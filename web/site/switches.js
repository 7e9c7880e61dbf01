// switches.js — what the header of every page lets a person choose, language and theme, and what that changes.

import { html } from 'lit-html';
import { writeNumbersIn } from './format.js';
import { chosenTheme, onSystemTheme, remember, rememberLanguageInTab, systemTheme } from './preferences.js';

/**
 * @typedef {{ language: string, theme: import('./preferences.js').Theme, isOutdated?: boolean }} Preferences
 *   isOutdated: a newer version of the site is there
 * @typedef {{ readonly state: Preferences, update(change: Partial<Preferences>): void }} Store
 * @typedef {ReturnType<typeof switchActions>} SwitchActions
 */
/** @typedef {import('./languages.js').Known} Known */
/** @typedef {import('./languages.js').Languages} Languages */

/** What the switches do to a page's store. @param {Store} store @param {Languages} languages */
export function switchActions(store, languages) {
  let wanted = '';

  /** Takes effect once the texts are loaded; if they do not load, the page stays as it is. @param {string} code */
  async function chooseLanguage(code) {
    wanted = code;
    remember('language', code);
    rememberLanguageInTab(code);
    const isLoaded = await languages.load(code).then(
      () => true,
      () => false,
    );
    if (isLoaded && wanted === code) store.update({ language: code });
  }

  function toggleTheme() {
    const theme = store.state.theme === 'dark' ? 'light' : 'dark';
    remember('theme', theme);
    store.update({ theme });
  }

  return { chooseLanguage, toggleTheme };
}

/** Gives the page the system's theme until a person has chosen one. @param {Store} store */
export const followSystemTheme = (store) =>
  onSystemTheme(() => {
    if (!chosenTheme()) store.update({ theme: systemTheme() });
  });

/**
 * Sets language, direction and theme of the document, which the style sheet and screen readers go by.
 * @param {Preferences} state
 * @param {Known} known
 */
export function applyPreferences({ language, theme }, known) {
  const { documentElement } = document;
  const { locale, direction } = known[language];
  writeNumbersIn(locale);
  if (documentElement.lang !== locale || documentElement.dataset.theme !== theme)
    dressBrowser(language, theme);
  // Chromium recomputes every style of the page when these are set, even to the same value.
  if (documentElement.lang !== locale) documentElement.lang = locale;
  if (documentElement.dir !== direction) documentElement.dir = direction;
  mark(documentElement, { theme });
}

/** Sets data attributes, for style sheets: only what has changed, as above. @param {HTMLElement} element @param {Record<string, string>} values */
export function mark({ dataset }, values) {
  for (const [name, value] of Object.entries(values)) if (dataset[name] !== value) dataset[name] = value;
}

/** The colour of the browser around the page, and the name that it has when it is installed. @param {string} language @param {string} theme */
function dressBrowser(language, theme) {
  document.querySelector('link[rel="manifest"]')?.setAttribute('href', `./manifest-${language}.webmanifest`);
  for (const meta of document.querySelectorAll('meta[name="theme-color"]'))
    meta.setAttribute('media', meta.getAttribute('data-theme') === theme ? 'all' : 'not all');
}

/**
 * @param {Known} known
 * @param {Preferences} state
 * @param {SwitchActions} actions
 * @param {import('../text/translate.js').Translate} t
 */
export const switches = (known, { language, theme }, { chooseLanguage, toggleTheme }, t) => html`
  <div class="switches">
    ${Object.keys(known).length > 2 ? choice(known, language, chooseLanguage, t) : other(known, language, chooseLanguage)}
    <button class="quiet" @click=${toggleTheme}>${t(theme === 'dark' ? 'light' : 'dark')}</button>
  </div>`;

/** Of two languages, the one that is not read. @param {Known} known @param {string} language @param {(code: string) => void} choose */
function other(known, language, choose) {
  const code = Object.keys(known).find((code) => code !== language) ?? language;
  const { name, locale } = known[code];
  return html`<button class="quiet" lang=${locale} @click=${() => choose(code)}>${name}</button>`;
}

/**
 * @param {Known} known
 * @param {string} language
 * @param {(code: string) => void} choose
 * @param {import('../text/translate.js').Translate} t
 */
const choice = (known, language, choose, t) => html`
  <select aria-label=${t('language')} .value=${language}
    @change=${(/** @type {any} */ { target }) => choose(target.value)}>
    ${Object.entries(known).map(
      ([code, { name, locale }]) =>
        html`<option value=${code} lang=${locale} ?selected=${code === language}>${name}</option>`,
    )}
  </select>`;
