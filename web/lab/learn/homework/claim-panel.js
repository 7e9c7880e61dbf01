// claim-panel.js — what the link claims that has opened the page, checked when a person asks for it.

import { html, nothing } from 'lit-html';
import { readClaim } from '../../../shared/claim.js';
import { percent } from '../../../site/format.js';
import { checkState, secondsText, verdict } from './check-panel.js';
import { isChecking } from './state.js';

/** @param {import('./result-panel.js').Scene} scene */
export function claimPanel(scene) {
  const { state, of, homework } = scene;
  if (state.claim === null) return nothing;
  const claim = readClaim(state.claim);
  if (!claim) return html`<p class="claim">${of('homework.claimsUnread')}</p>`;
  const check = state.homework?.claimCheck ?? null;
  const found = check?.rows[0].found;
  const { right, count, parameters } = claim;
  return html`
    <div class="claim" role="group" aria-label=${of('homework.checkIt')}>
      <p>${of('homework.claims', { percent: percent(right / count, 2), parameters })}
        <button ?disabled=${isChecking(state.homework)} @click=${homework.verbs.checkClaim}>${of('homework.checkIt')}</button></p>
      <p class="note">${of('homework.checkLead')}</p>
      ${
        check
          ? [
              checkState(check, scene),
              html`<div class="verdict" data-check=${check.rows[0].status}>${verdict(check.rows[0], scene)}
        ${found ? html`<p>${of('homework.took', { seconds: secondsText(found.seconds) })}</p>` : nothing}</div>`,
            ]
          : nothing
      }
    </div>`;
}
