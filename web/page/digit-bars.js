/** Ten bars: how likely a network finds each class. */

import { html } from 'lit-html';
import { barLabel } from './format.js';
import { className } from './text.js';

/** The bars stand before the first answer too, so that nothing jumps. */
const NO_SHARES = Array(10).fill(0);
/** What rounds to nothing has no number. */
const LEAST_SHARE = 0.005;

/**
 * @param {import('./state.js').State} state
 * @param {import('./reading.js').Reading | null} answer
 * @param {import('./text.js').Translate} t
 */
export const digitBars = ({ language, dataset }, answer, t) => html`
  <ol class="bars" aria-label=${t('chances')}>
    ${(answer?.shares ?? NO_SHARES).map(
      (share, label) => html`
      <li title=${className(language, dataset, label)} ?data-best=${label === answer?.best}>
        <b>${label}</b><i style="--share: ${share}"></i>
        <span ?data-visible=${share >= LEAST_SHARE}>${barLabel(share)}</span>
      </li>`,
    )}
  </ol>`;
