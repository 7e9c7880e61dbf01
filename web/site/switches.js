// switches.js — the two switches in the header of every page, language and theme, and what they change.

import { html } from 'lit-html';
import { chosenTheme, onSystemTheme, remember, systemTheme } from './preferences.js';

/** @typedef {{ language: import('./preferences.js').Language, theme: import('./preferences.js').Theme }} Chosen */
/** @typedef {{ readonly state: Chosen, update(change: Partial<Chosen>): void }} Store */

/** What the switches do to a page's store. @param {Store} store */
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

/** Until someone has chosen a theme, the page has the system's. @param {Store} store */
export const followSystemTheme = (store) =>
  onSystemTheme(() => {
    if (!chosenTheme()) store.update({ theme: systemTheme() });
  });

/**
 * Tells the document, and through it the style sheet and screen readers.
 * @param {Chosen} state
 */
export function applyPreferences({ language, theme }) {
  const { documentElement } = document;
  const lang = language === 'zh' ? 'zh-CN' : 'en';
  // Chromium computes every style of the page anew when this is set, even to what it was.
  if (documentElement.lang !== lang) documentElement.lang = lang;
  documentElement.dataset.theme = theme;
}

/**
 * @param {Chosen} state
 * @param {ReturnType<typeof switchActions>} actions
 * @param {(key: 'otherLanguage' | 'light' | 'dark') => string} t
 */
export const switches = ({ language, theme }, { toggleLanguage, toggleTheme }, t) => html`
  <div class="switches">
    <button class="quiet" lang=${language === 'en' ? 'zh-CN' : 'en'} @click=${toggleLanguage}>
      ${t('otherLanguage')}
    </button>
    <button class="quiet" @click=${toggleTheme}>${t(theme === 'dark' ? 'light' : 'dark')}</button>
  </div>`;
