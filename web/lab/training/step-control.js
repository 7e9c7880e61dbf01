// step-control.js — slow motion: trains a small piece of a run at a time, an image, a batch or an epoch.

import { html } from 'lit-html';
import { withTerms } from '../../ideas/terms.js';
import { choices } from '../../site/choices.js';
import { canBegin } from '../obstacles.js';
import { changePanel } from './change-panel.js';

/** @typedef {import('../../shared/protocol.js').Piece} Piece */

/**
 * A button for each size of a piece, the button Step, which trains another one of the size that is chosen, and what the
 * last one has changed.
 * @param {import('../state.js').State} state
 * @param {import('../actions.js').Actions} actions
 * @param {import('../../text/translate.js').Translate} t
 */
export function stepControl(state, actions, t) {
  const { step, stepBy, choosePiece } = actions;
  const { phase, optimizer, piece } = state;
  const isReady = phase === 'paused' || canBegin(state);
  const larger = { batch: t('step.batch'), epoch: t('step.epoch') };
  /** @type {Partial<Record<Piece, string>>} */
  const pieces = optimizer === 'lbfgs' ? larger : { image: t('step.image'), ...larger };
  const names = /** @type {Piece[]} */ (Object.keys(pieces));
  return html`
    <section class="slow-motion" aria-labelledby="slow-title">
      <h3 id="slow-title">${t('slowMotion')}</h3>
      <div class="pieces" role="group" aria-labelledby="slow-title">
        ${names.map(
          (name) => html`
            <button ?disabled=${!isReady} aria-describedby="step-hint" @click=${() => stepBy(name)}
              >${t(`slow.${name}`)}</button>`,
        )}
      </div>
      <div class="step-control" role="group" aria-label=${t('stepByStep')}>
        <button ?disabled=${!isReady} aria-describedby="step-hint" @click=${step}>${t('step')}</button>
        ${choices('piece', t('stepPiece'), /** @type {Record<Piece, string>} */ (pieces), piece, choosePiece)}
      </div>
      <p class="note" id="step-hint">${withTerms(t, 'stepHint')}</p>
      ${changePanel(state, actions, t)}
    </section>`;
}
