// css-properties.js — lengths and colours that depend on data, set without a style attribute, which the
// content security policy of the site forbids.

import { noChange } from 'lit-html';
import { Directive, directive } from 'lit-html/directive.js';

class CssProperties extends Directive {
  /** @type {Record<string, string | number>} */
  #set = {};

  /** @param {Record<string, string | number>} _ @returns {unknown} */
  render(_) {
    return noChange;
  }

  /**
   * @param {import('lit-html/directive.js').ElementPart} part
   * @param {[Record<string, string | number>]} what
   */
  update({ element }, [values]) {
    const { style } = /** @type {HTMLElement} */ (element);
    for (const [name, value] of Object.entries(values))
      if (this.#set[name] !== value) style.setProperty(name, String(value));
    this.#set = values;
    return noChange;
  }
}

/** Sets properties of an element's style: `<i ${cssProperties({ '--share': 0.5 })}></i>`; always the same names. */
export const cssProperties = directive(CssProperties);
