// switches.js — the two switches in the header of every page, language and theme, and what they change.

import { html } from 'lit-html';
import { chosenTheme, onSystemTheme, remember, systemTheme } from './preferences.js';

/**
 * @typedef {{ language: import('./preferences.js').Language, theme: import('./preferences.js').Theme }}
 *   Preferences
 * @typedef {{ readonly state: Preferences, update(change: Partial<Preferences>): void }} Store
 * @typedef {ReturnType<typeof switchActions>} SwitchActions
 * @typedef {'otherLanguage' | 'light' | 'dark'} SwitchKey   a text of every page
 */

/** The verbs of the switches, which remember the choice. @param {Store} store */
export const switchActions = (store) => ({
  toggleLanguage() {
    const language = store.state.language === 'en' ? 'zh' : 'en';
    remember('language', language);
    store.update({ language });
  },

  toggleTheme() {
    const theme = store.state.theme === 'dark' ? 'light' : 'dark';
    remember('theme', theme);
    store.update({ theme });
  },
});

/** Gives the page the system's theme until a person has chosen one. @param {Store} store */
export const followSystemTheme = (store) =>
  onSystemTheme(() => {
    if (!chosenTheme()) store.update({ theme: systemTheme() });
  });

/**
 * Sets the language and the theme of the document, which the style sheet and screen readers go by.
 * @param {Preferences} preferences
 */
export function applyPreferences({ language, theme }) {
  const { documentElement } = document;
  const lang = language === 'zh' ? 'zh-CN' : 'en';
  // Chromium recomputes every style of the page when this is set, even to the same value.
  if (documentElement.lang !== lang) documentElement.lang = lang;
  documentElement.dataset.theme = theme;
}

/**
 * A button for the other language, and one for the other theme.
 * @param {Preferences} preferences
 * @param {SwitchActions} actions
 * @param {(key: SwitchKey) => string} t
 */
export const switches = ({ language, theme }, { toggleLanguage, toggleTheme }, t) => html`
  <div class="switches">
    <button class="quiet" lang=${language === 'en' ? 'zh-CN' : 'en'} @click=${toggleLanguage}>
      ${t('otherLanguage')}
    </button>
    <button class="quiet" @click=${toggleTheme}>${t(theme === 'dark' ? 'light' : 'dark')}</button>
  </div>`;
