// inspected-image.js — an image with the network's answer: right or wrong, by a mark and in colour.

import { html, nothing } from 'lit-html';
import { count, sureness } from '../../site/format.js';
import { isStep } from '../digit/answer.js';
import { className } from '../digit/class-name.js';
import { ink } from '../digit/digit-canvas.js';
import { NO_DIGIT } from './evaluation.js';
import { isGuesswork } from './state.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../../text/translate.js').Translate} Translate */

/**
 * The name of a class, or of an output that stands for no digit.
 * @param {State} state @param {Translate} t @param {number} label
 */
export const labelName = ({ dataset }, t, label) =>
  label === NO_DIGIT ? t('noDigit') : className(t, dataset, label);

/**
 * An item of a gallery. The answers of an untrained network are guesses, which are marked neither right nor
 * wrong.
 * @param {State} state
 * @param {import('../actions.js').Actions} actions
 * @param {Translate} t
 * @param {import('./state.js').InspectedImage} inspected
 * @param {number} at   its place in the toolbar
 */
export function inspectedImage(state, { show }, t, inspected, at) {
  const { pool, index, label, prediction, confidence, pixels } = inspected;
  const right = label === prediction;
  const guessed = isGuesswork(state);
  const words = { predicted: labelName(state, t, prediction), actual: labelName(state, t, label) };
  const image = t(`image.${pool}`, { index: count(index) });
  return html`
    <li role="none">
      <button tabindex=${at ? -1 : 0} title=${t('showLarge')}
        data-right=${guessed ? nothing : right} @click=${() => show(inspected)}>
        <canvas class="digit" ${ink(pixels)}></canvas>
        <span class="unseen">${image}</span>
        <span class="prediction">
          ${guessed ? nothing : html`<i aria-hidden="true">${right ? '✓' : '✗'}</i>`}
          ${t('predicted', { label: words.predicted })}</span>
        <span>${t('actual', { label: words.actual })}</span>
        ${isStep(state.model) ? nothing : html`<span class="figures">${sureness(confidence, t)}</span>`}
      </button>
    </li>`;
}
