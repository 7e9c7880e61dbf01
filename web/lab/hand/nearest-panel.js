// nearest-panel.js — the training images that are nearest to a digit that is misread, and how far away they are.

import { html } from 'lit-html';
import { withTerms } from '../../ideas/terms.js';
import { count, decimal } from '../../site/format.js';
import { ink } from '../digit/digit-canvas.js';

/** @typedef {import('../../text/translate.js').Translate} Translate */

/**
 * @param {import('./state.js').OwnDigit} digit
 * @param {import('../state.js').State} state
 * @param {Translate} t
 */
export function nearestPanel({ id, label }, { nearest }, t) {
  const found = nearest?.id === id && nearest.label === label ? nearest.found : null;
  return html`
    <div class="nearest">
      <h3 id="nearest-title">${t('nearestTitle')}</h3>
      <ol class="near" aria-labelledby="nearest-title" aria-busy=${!found}>
        ${Array.from({ length: 5 }, (_, i) => nearImage(found?.any[i] ?? null, t))}
      </ol>
      <p role="status">${found ? sentences(label, found, t) : t('nearestWaits')}</p>
      <p class="note">${withTerms(t, 'nearestHow')}</p>
    </div>`;
}

/** @param {import('../../shared/protocol.js').NearImage | null} image @param {Translate} t */
const nearImage = (image, t) => html`
  <li>
    <canvas class="digit" role="img" aria-label=${image ? nameOf(image, t) : t('nearestWaits')}
      ${ink(image?.pixels ?? null)}></canvas>
    <span aria-hidden="true">${image ? html`<b>${image.label}</b> ${decimal(image.distance, 1)}` : '–'}</span>
  </li>`;

/** @param {import('../../shared/protocol.js').NearImage} image @param {Translate} t */
const nameOf = ({ label, index, distance }, t) =>
  t('nearestPicture', { label, index: count(index), distance: decimal(distance, 1) });

/** @param {number} label @param {import('../../shared/protocol.js').Nearest} found @param {Translate} t */
function sentences(label, { same, limit, count: all }, t) {
  if (!same) return t('nearestNone', { label });
  const values = { label, count: count(all), distance: decimal(same.distance, 1), limit: decimal(limit, 1) };
  return [t('nearestSame', values), ' ', t(same.distance > limit ? 'nearestFar' : 'nearestWithin', values)];
}
