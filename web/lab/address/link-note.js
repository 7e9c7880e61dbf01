// link-note.js — what a link has brought, and what of it could not be read, in words.

import { html, nothing } from 'lit-html';
import { settingWords } from '../runs/run-words.js';
import { savedSettings } from '../settings/saved-settings.js';
import { isHidden } from './parts.js';
import { SETTING_KEYS } from './setting-keys.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../../text/translate.js').Translate} Translate */

/**
 * One or two sentences, or none.
 * @param {State} state @param {Translate} t
 * @returns {string[]}
 */
export function linkSentences(state, t) {
  const { brought, unread } = state;
  const settings = brought.map((key) => broughtWords(key, state, t)).join(t('comma'));
  const parts = unread.map((text) => t('quoted', { text })).join(t('comma'));
  return [
    ...(settings ? [t('linkBrings', { settings })] : []),
    ...(parts ? [t('linkUnread', { parts })] : []),
  ];
}

/** @param {string} key @param {State} state @param {Translate} t */
function broughtWords(key, state, t) {
  const { name } = SETTING_KEYS[key];
  if (name === 'preset')
    return t(/** @type {import('../../text/translate.js').TextKey} */ (`${state.base}.name`));
  if (name === 'layers') return t('linkLayers', { count: state.layers.split('|').length });
  return settingWords(/** @type {any} */ (name), savedSettings(state), t);
}

/**
 * The sentences as a note. Screen readers hear them from the stage, which says them too; where a link has taken its
 * sentence away, from here: the element is always there.
 * @param {State} state @param {Translate} t
 */
export const linkNote = (state, t) => html`
  <div class="link-note" role=${isHidden(state, 'train') ? 'status' : nothing}>
    ${linkSentences(state, t).map((sentence) => html`<p class="note">${sentence}</p>`)}
  </div>`;
