// shortcuts.js — single keys: T trains or pauses, or pauses a race; P is the projector; Alt with a digit opens a
// subject. A frame in a post has T alone.

import { html, nothing } from 'lit-html';
import { isHidden } from '../address/parts.js';
import { SUBJECTS } from '../subjects.js';
import { runVerb } from '../training/state.js';

/** Fields that are typed in take every key; the pad's arrows and Space draw, but letters are free there. */
const FIELDS =
  'input:not([type="radio"], [type="checkbox"], [type="range"]), select, textarea, [contenteditable]';

/**
 * Listens until the page is left.
 * @param {() => import('../state.js').State} stateNow
 * @param {import('../actions.js').Actions} actions
 */
export function acceptShortcuts(stateNow, actions) {
  addEventListener('keydown', (event) => {
    const { key, code, altKey, ctrlKey, metaKey, target } = event;
    if (ctrlKey || metaKey || event.repeat || document.querySelector('dialog[open]:not(.idea-popover)'))
      return;
    const state = stateNow();
    const number = /^Digit([1-9])$/.exec(code)?.[1];
    const subject = SUBJECTS[Number(number) - 1];
    if (altKey && subject && !state.frame) {
      event.preventDefault();
      if (!isHidden(state, subject)) actions.openView(subject);
      return;
    }
    if (altKey || (target instanceof Element && target.closest(FIELDS))) return;
    if ((key === 't' || key === 'T') && !pressOfPanel('T') && !isHidden(state, 'train'))
      actions[runVerb(state)]();
    if ((key === 'p' || key === 'P') && !state.frame) actions.toggleProjector();
    if (key === 'Escape' && state.isMenuOpen) actions.toggleMenu();
  });
}

/** Presses the button of the open subject or of a comparison that has a key, if there is one. @param {string} key */
function pressOfPanel(key) {
  const button = document.querySelector(`:is(.subject, .compare) [aria-keyshortcuts="${key}"]`);
  if (button instanceof HTMLElement) button.click();
  return button !== null;
}

/** The key of a button, which a projector shows to whoever stands beside it. @param {string} key @param {import('../state.js').State} state */
export const shownKey = (key, { isProjector }) =>
  isProjector ? html` <kbd aria-hidden="true">${key}</kbd>` : nothing;
