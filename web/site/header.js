// header.js — the page's name, what it is for, and the two switches.

import { html } from 'lit-html';
import { switches } from './switches.js';

/**
 * @param {import('../lab/state.js').State} state
 * @param {import('../lab/main.js').Actions} actions
 * @param {import('../text/lab.js').Translate} t
 */
export const header = (state, actions, t) => html`
  <header class="page-header">
    <h1>${t('name')}</h1>
    <p>${t('tagline')}</p>
    ${switches(state, actions, t)}
  </header>`;
