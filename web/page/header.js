/** The page's name, what it is for, and the two switches. */

import { html } from 'lit-html';

/**
 * @param {import('./state.js').State} state
 * @param {import('./main.js').Actions} actions
 * @param {import('./text.js').Translate} t
 */
export const header = ({ theme, language }, { toggleTheme, toggleLanguage }, t) => html`
  <header class="page-header">
    <h1>${t('name')}</h1>
    <p>${t('tagline')}</p>
    <div class="switches">
      <button class="quiet" lang=${language === 'en' ? 'zh-CN' : 'en'} @click=${toggleLanguage}>
        ${t('otherLanguage')}
      </button>
      <button class="quiet" @click=${toggleTheme}>${t(theme === 'dark' ? 'light' : 'dark')}</button>
    </div>
  </header>`;
