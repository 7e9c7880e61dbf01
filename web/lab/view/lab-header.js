// lab-header.js — the head of the lab: skip links, name, and what a wide page shows at once and a phone in a menu.

import { html } from 'lit-html';
import { switches } from '../../site/switches.js';
import { LANGUAGES } from '../../text/languages.js';
import { shownKey } from './shortcuts.js';

/**
 * @param {import('../state.js').State} state
 * @param {import('../actions.js').Actions} actions
 * @param {import('../../text/translate.js').Translate} t
 */
export const labHeader = (state, actions, t) => html`
  <a class="skip" href="#stage" @click=${skipTo('stage')}>${t('skipToStage')}</a>
  <a class="skip" href="#bench" @click=${skipTo('bench')}>${t('skipToBench')}</a>
  <header class="page-header">
    <h1>${t('name')}</h1>
    <p>${t('tagline')}</p>
    <button class="quiet menu-button" aria-expanded=${state.isMenuOpen} aria-controls="menu"
      @click=${actions.toggleMenu}>${t('menu')}</button>
    <div class="menu" id="menu" ?data-open=${state.isMenuOpen}>
      <button class="quiet" aria-keyshortcuts="P" aria-pressed=${state.isProjector} @click=${actions.toggleProjector}>
        ${t('projector')}${shownKey('P', state)}
      </button>
      ${switches(LANGUAGES, state, actions, t)}
      <a href="./ideas.html">${t('ideas.name')}</a>
      <a href="./about.html">${t('help')}</a>
    </div>
  </header>`;

/** Moves the focus without a change of the address. @param {string} id */
const skipTo = (id) => (/** @type {Event} */ event) => {
  event.preventDefault();
  document.getElementById(id)?.focus();
};
