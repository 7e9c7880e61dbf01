// session-offer.js — what can be opened in place of what is on the page: a kept session, or a newer version of the site.

import { html, nothing } from 'lit-html';
import { trainsOthers } from '../obstacles.js';
import { isRunning } from '../training/state.js';

const TEXTS = /** @type {const} */ ({ held: 'offerHeld', late: 'offerLate', link: 'offerLink' });

/**
 * One sentence and two buttons, or nothing. A newer version is not offered under a run.
 * @param {import('../state.js').State} state
 * @param {import('../actions.js').Actions} actions
 * @param {import('../../text/translate.js').Translate} t
 */
export function sessionOffer(state, actions, t) {
  const { offered, isOutdated } = state;
  const { openOffered, refuseOffered, replaceVersion, refuseVersion } = actions;
  const isRunOn = isRunning(state) || trainsOthers(state);
  return html`
    <div class="session-offer" role="status">
      ${
        offered
          ? offer(
              t(TEXTS[offered.reason]),
              t(offered.reason === 'held' ? 'openCopy' : 'openSession'),
              openOffered,
              refuseOffered,
              t,
            )
          : isOutdated && !isRunOn
            ? offer(t('newVersion'), t('reload'), replaceVersion, refuseVersion, t)
            : nothing
      }
    </div>`;
}

/**
 * @param {string} sentence
 * @param {string} verb
 * @param {() => unknown} accept
 * @param {() => unknown} refuse
 * @param {import('../../text/translate.js').Translate} t
 */
const offer = (sentence, verb, accept, refuse, t) => html`
  <p>${sentence}</p>
  <button @click=${accept}>${verb}</button>
  <button class="quiet" @click=${refuse}>${t('notNow')}</button>`;
