// terms.js — terms in texts: each is a link to the page of its idea, and shows the idea where it stands.
//
// A text marks a term as Markdown does, `[learning rate](#learning-rate)`. The code behind the links is loaded with
// the first one that is used; where it does not load, the link leads to the page.

import { html } from 'lit-html';

/**
 * What a page tells of an idea that is asked for.
 * @typedef {object} Told
 * @property {string} language   a code
 * @property {number[]} [values]   from the page's own network, if the link itself names none
 * @property {Uint8Array | null} [image]   28 × 28, such as a drawing
 */

/**
 * @param {string} id      of an idea, or another word for it
 * @param {unknown} words
 * @param {number[]} [values]   that it is shown with
 */
export const term = (id, words, values = []) => html`<a class="term" aria-haspopup="dialog"
  href=${`./ideas.html#${id}${values.length ? `=${values.join()}` : ''}`}>${words}</a>`;

/**
 * A text with its terms as links.
 * @template {string} Key
 * @param {import('../text/translate.js').TranslateOf<Key>} t
 * @param {Key} key
 * @param {import('../text/translate.js').Values} [values]
 */
export const withTerms = (t, key, values) =>
  t.parts(key, values).map(({ words, idea }) => (idea ? term(idea, words) : words));

/**
 * Shows ideas at the terms of this page: those that are pressed, and those that the keyboard comes to.
 * @param {import('../site/languages.js').Known} known
 * @param {(id: string) => Told | Promise<Told>} tell
 */
export function acceptTerms(known, tell) {
  /** @param {Event} event */
  const termOf = ({ target }) =>
    target instanceof Element ? /** @type {HTMLAnchorElement | null} */ (target.closest('a.term')) : null;

  /** @param {HTMLAnchorElement} anchor @param {boolean} isAsked   pressed, not only come to */
  async function show(anchor, isAsked) {
    try {
      const { showIdea } = await import('./popover.js');
      await showIdea(anchor, { known, tell, isAsked });
    } catch {
      if (isAsked) location.assign(anchor.href);
    }
  }
  addEventListener('click', (event) => {
    const anchor = termOf(event);
    if (!anchor || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    show(anchor, true);
  });
  addEventListener('focusin', (event) => {
    const anchor = termOf(event);
    if (anchor?.matches(':focus-visible')) show(anchor, false);
  });
}
