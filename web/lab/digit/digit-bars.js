// digit-bars.js — a bar for each class: how likely a network finds it.

import { html } from 'lit-html';
import { keepFocus, moveFocus } from '../../site/arrow-keys.js';
import { cssProperties } from '../../site/css-properties.js';
import { barLabel, percent } from '../../site/format.js';
import { isStep } from './answer.js';
import { className } from './class-name.js';

/** Smaller shares have a bar without a number: it would be 0. */
const LEAST_SHARE = 0.005;

/**
 * A bar for each class. They are there before the first answer too, so that nothing moves when it comes.
 * @param {import('../state.js').State} state
 * @param {import('./answer.js').Answer | null} answer
 * @param {import('../../text/translate.js').Translate} t
 * @param {boolean} [isByVotes]   whether the shares are no probabilities
 */
export const digitBars = ({ classes, model, dataset }, answer, t, isByVotes = isStep(model)) => html`
  <ol class="bars" aria-label=${t('chances')} ${cssProperties({ '--classes': classes.length })}>
    ${classes.map((label, rank) => {
      const share = answer?.shares[rank] ?? 0;
      return html`
        <li title=${className(t, dataset, label)} ?data-best=${label === answer?.best}>
          <b>${label}</b><i ${cssProperties({ '--share': share })}></i>
          <span ?data-visible=${share >= LEAST_SHARE && !isByVotes}>${barLabel(share)}</span>
        </li>`;
    })}
  </ol>`;

/**
 * The same bars as buttons, one stop of the Tab key, each of which says what a drawing is. Where they are too small for a
 * finger a touch gives the group the focus, and so makes them large.
 * @param {import('../state.js').State} state
 * @param {import('./answer.js').Answer | null} answer
 * @param {import('../../text/translate.js').Translate} t
 * @param {{ label: (digit: number) => void, said: number | null }} teaching   said: what it is already
 * @param {boolean} isByVotes   whether the shares are no probabilities
 */
export const sayingBars = ({ classes, drawing }, answer, t, { label, said }, isByVotes) => html`
  <ol class="bars saying" role="toolbar" tabindex="-1" aria-label=${t('chances')} ${cssProperties({ '--classes': classes.length })}
    @keydown=${moveFocus} @focusin=${keepFocus}>
    ${classes.map((digit, rank) => {
      const share = answer?.shares[rank] ?? 0;
      return html`
        <li role="none" ?data-best=${digit === answer?.best}>
          <button tabindex=${rank ? -1 : 0} aria-label=${t('itIs', { label: digit })} title=${percent(share, 0)}
            aria-pressed=${digit === said} ?disabled=${!drawing} @click=${say(label, digit)}>
            <b>${digit}</b><i ${cssProperties({ '--share': share })}></i>
          </button>
          <span ?data-visible=${share >= LEAST_SHARE && !isByVotes}>${barLabel(share)}</span>
        </li>`;
    })}
  </ol>`;

/** After a press by a pointer, which is no place for keys, the bars are as they were. @param {(digit: number) => void} label @param {number} digit */
const say = (label, digit) => (/** @type {MouseEvent} */ event) => {
  if (event.detail) /** @type {HTMLElement} */ (event.currentTarget).blur();
  label(digit);
};
