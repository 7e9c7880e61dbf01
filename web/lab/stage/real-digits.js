// real-digits.js — a training image of each digit, on a phone, where the data are not in sight.

import { html } from 'lit-html';
import { ink } from '../digit/digit-canvas.js';

/**
 * @param {import('../state.js').State} state
 * @param {import('../../text/translate.js').Translate} t
 */
export const realDigits = ({ classes, samples }, t) => html`
  <p class="real-digits" role="img" aria-label=${t('samples')}>
    ${classes.map((digit) => {
      const sample = samples.find((each) => each?.label === digit);
      return html`<canvas class="digit" ${ink(sample?.pixels ?? null)}></canvas>`;
    })}
  </p>`;
