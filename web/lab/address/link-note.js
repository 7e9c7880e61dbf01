// link-note.js — what a link has brought, and what of it could not be read, in words.

import { html, nothing } from 'lit-html';
import { settingWords } from '../runs/run-words.js';
import { savedSettings } from '../settings/saved-settings.js';
import { isHidden } from './parts.js';
import { SETTING_KEYS } from './setting-keys.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../../text/translate.js').Translate} Translate */

/** On the stage, which has two lines: things that are named, where there are more, and letters of what was not read. */
const [MOST_NAMED, MOST_LETTERS] = [1, 12];

/** The first things of a list, and how many more there are. @param {string[]} words @param {Translate} t */
function shortList(words, t) {
  const more = words.length - MOST_NAMED;
  const named = words.slice(0, more > 1 ? MOST_NAMED : undefined).join(t('comma'));
  return more > 1 ? t('andMore', { named, count: more }) : named;
}

/**
 * One or two sentences, or none.
 * @param {State} state @param {Translate} t
 * @param {boolean} [isShort]   for the stage: what a list has beyond is left to the note
 * @returns {string[]}
 */
export function linkSentences(state, t, isShort = false) {
  const { brought, unread } = state;
  const listed = (/** @type {string[]} */ words) => (isShort ? shortList(words, t) : words.join(t('comma')));
  const cut = (/** @type {string} */ text) =>
    isShort && text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text;
  const settings = listed(brought.map((key) => broughtWords(key, state, t)));
  const parts = listed(unread.map((text) => t('quoted', { text: cut(text) })));
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
