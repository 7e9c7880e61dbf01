// header.js — the head of every page of the site: its name, what it is for, and the two switches.

import { html } from 'lit-html';
import { switches } from './switches.js';

/**
 * The head of a page.
 * @param {import('./switches.js').Preferences} preferences
 * @param {import('./switches.js').SwitchActions} actions
 * @param {(key: 'name' | 'tagline' | import('./switches.js').SwitchKey) => string} t   the page's own texts
 */
export const header = (preferences, actions, t) => html`
  <header class="page-header">
    <h1>${t('name')}</h1>
    <p>${t('tagline')}</p>
    ${switches(preferences, actions, t)}
  </header>`;
