// header.js — the head of every page of the site: its name, what it is for, the two switches, and whether it has a newer
// version.

import { html, nothing } from 'lit-html';
import { replaceVersion } from './offline.js';
import { switches } from './switches.js';

/**
 * The head of a page.
 * @param {import('./languages.js').Known} known
 * @param {{ name: string, tagline: string }} words
 * @param {import('./switches.js').Preferences} preferences
 * @param {import('./switches.js').SwitchActions} actions
 * @param {import('../text/translate.js').Translate} t
 */
export const header = (known, { name, tagline }, preferences, actions, t) => html`
  <header class="page-header">
    <h1>${name}</h1>
    <p>${tagline}</p>
    ${switches(known, preferences, actions, t)}
  </header>
  <div class="new-version" role="status">
    ${
      preferences.isOutdated
        ? html`<p>${t('newVersion')}</p><button @click=${replaceVersion}>${t('reload')}</button>`
        : nothing
    }
  </div>`;
