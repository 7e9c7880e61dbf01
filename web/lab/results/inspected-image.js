// inspected-image.js — an image with what was read in it: right or wrong, by a mark and in colour, unless it was
// only guessed.

import { html, nothing } from 'lit-html';
import { count, sureness } from '../../site/format.js';
import { className } from '../../text/lab.js';
import { isStep } from '../digit/answer.js';
import { ink } from '../digit/digit-canvas.js';
import { isGuesswork } from '../state.js';
import { NO_DIGIT } from './evaluation.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../../text/lab.js').Translate} Translate */

/**
 * What an answer is called, which may be a class that no digit has.
 * @param {State} state @param {Translate} t @param {number} label
 */
export const labelName = ({ language, dataset }, t, label) =>
  label === NO_DIGIT ? t('noDigit') : className(language, dataset, label);

/**
 * @param {State} state
 * @param {import('../main.js').Actions} actions
 * @param {Translate} t
 * @param {import('./state.js').Reading} reading
 * @param {number} at   its place in a toolbar
 */
export function readingItem(state, { show }, t, reading, at) {
  const { pool, index, label, prediction, confidence, pixels } = reading;
  const right = label === prediction;
  const guessed = isGuesswork(state);
  const words = { predicted: labelName(state, t, prediction), actual: labelName(state, t, label) };
  const image = t(`image.${pool}`, { index: count(index) });
  return html`
    <li role="none">
      <button tabindex=${at ? -1 : 0} aria-label=${t('readingName', { image, ...words })}
        data-right=${guessed ? nothing : right} @click=${() => show(reading)}>
        <canvas class="digit" ${ink(pixels)}></canvas>
        <span class="prediction">
          ${guessed ? nothing : html`<i aria-hidden="true">${right ? '✓' : '✗'}</i>`}
          ${t('predicted', { label: words.predicted })}</span>
        <span>${t('actual', { label: words.actual })}</span>
        ${isStep(state.model) ? nothing : html`<span class="figures">${sureness(confidence, t)}</span>`}
      </button>
    </li>`;
}
