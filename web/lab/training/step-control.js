// step-control.js — trains a small piece of a run at a time: an image, a batch or an epoch.

import { html } from 'lit-html';
import { choices } from '../../site/choices.js';
import { canBegin } from '../obstacles.js';

/** @typedef {import('../../shared/protocol.js').Piece} Piece */

/**
 * The button Step, and how much it trains.
 * @param {import('../state.js').State} state
 * @param {import('../actions.js').Actions} actions
 * @param {import('../../text/translate.js').Translate} t
 */
export function stepControl(state, { step, choosePiece }, t) {
  const { phase, optimizer, piece } = state;
  const isReady = phase === 'paused' || canBegin(state);
  const larger = { batch: t('step.batch'), epoch: t('step.epoch') };
  /** @type {Partial<Record<Piece, string>>} */
  const pieces = optimizer === 'lbfgs' ? larger : { image: t('step.image'), ...larger };
  return html`
    <div class="step-control" role="group" aria-label=${t('stepByStep')}>
      <button ?disabled=${!isReady} aria-describedby="step-hint" @click=${step}>${t('step')}</button>
      ${choices('piece', t('stepPiece'), /** @type {Record<Piece, string>} */ (pieces), piece, choosePiece)}
      <p class="note" id="step-hint">${t('stepHint')}</p>
    </div>`;
}
