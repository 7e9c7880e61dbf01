// typed.js — the text of a field, which a render never takes away from a person who is typing.

import { noChange } from 'lit-html';
import { Directive, directive } from 'lit-html/directive.js';

class Typed extends Directive {
  /** Whether a person has typed something that the page has not taken yet. */
  #isTyping = false;
  #isWatched = false;

  /** @param {string} _ @returns {unknown} */
  render(_) {
    return noChange;
  }

  /** @param {import('lit-html/directive.js').ElementPart} part @param {[string]} what */
  update({ element }, [text]) {
    const field = /** @type {HTMLInputElement | HTMLTextAreaElement} */ (element);
    if (!this.#isWatched) this.#watch(field);
    if (!this.#isTyping && field.value !== text) field.value = text;
    return noChange;
  }

  /** @param {HTMLElement} field */
  #watch(field) {
    this.#isWatched = true;
    const sets = (/** @type {boolean} */ isTyping) => () => {
      this.#isTyping = isTyping;
    };
    field.addEventListener('input', sets(true));
    // Before the listeners of the template, whose verbs may render. Who leaves a field unchanged sends no change.
    for (const type of ['change', 'blur']) field.addEventListener(type, sets(false), { capture: true });
    field.addEventListener('keydown', ({ key }) => key === 'Enter' && sets(false)(), { capture: true });
  }
}

/**
 * `<input ${typed(text)} @change=${…}>` shows a text, except between a person's first key and the change event, which
 * comes with Enter and at the latest when the field is left.
 */
export const typed = directive(Typed);
