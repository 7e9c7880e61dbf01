// session-offer.js — a kept session that is not on the page, and the button that opens it.

import { html, nothing } from 'lit-html';

const TEXTS = /** @type {const} */ ({ held: 'offerHeld', late: 'offerLate', link: 'offerLink' });

/**
 * One sentence and two buttons, or nothing.
 * @param {import('../state.js').State} state
 * @param {import('../actions.js').Actions} actions
 * @param {import('../../text/translate.js').Translate} t
 */
export const sessionOffer = ({ offered }, { openOffered, refuseOffered }, t) => html`
  <div class="session-offer" role="status">
    ${
      offered
        ? html`
          <p>${t(TEXTS[offered.reason])}</p>
          <button @click=${openOffered}>${t(offered.reason === 'held' ? 'openCopy' : 'openSession')}</button>
          <button class="quiet" @click=${refuseOffered}>${t('notNow')}</button>`
        : nothing
    }
  </div>`;
