// choices.js — radio buttons that look like one control.

import { html } from 'lit-html';
import { live } from 'lit-html/directives/live.js';

/**
 * A choice of a few options, all of them visible.
 * @template {string} Id
 * @param {string} name       of the group, once in the page
 * @param {string} legend
 * @param {Record<Id, string>} options   their labels, by id
 * @param {Id | null} chosen  null for none of them
 * @param {(id: Id) => void} choose
 */
export const choices = (name, legend, options, chosen, choose) => html`
  <fieldset class="choices">
    <legend class="unseen">${legend}</legend>
    ${
      /** @type {[Id, string][]} */ (Object.entries(options)).map(
        ([id, words]) => html`
      <label>
        <input class="unseen" type="radio" name=${name} .checked=${live(id === chosen)}
          @change=${() => choose(id)}>
        <span>${words}</span>
      </label>`,
      )
    }
  </fieldset>`;
