// stage.js — what is always in sight: how the training goes, the pad, and the network's answer.

import { html, nothing } from 'lit-html';
import { isHidden } from '../address/parts.js';
import { answerPart, padPart, padTools } from '../drawing/pad-panel.js';
import { courseLine, nextStep } from './next-step.js';
import { realDigits } from './real-digits.js';
import { course, guide, troubles } from './run-controls.js';
import { smallCurve } from './small-curve.js';

/** What another stage is made of, which is a chunk of its own and so would have them anew. */
export const stageParts = { courseLine, nextStep, padPart, padTools, troubles };

/**
 * @param {import('../state.js').State} state
 * @param {import('../actions.js').Actions} actions
 * @param {import('../../text/translate.js').Translate} t
 * @param {boolean} hasPad   not yet, while the page starts
 */
export const stage = (state, actions, t, hasPad) => html`
  <section class="stage" id="stage" tabindex="-1" aria-label=${t('stage')}>
    ${
      isHidden(state, 'train')
        ? troubles(state, actions, t)
        : [
            guide(state, actions, t),
            course(state, actions, t),
            smallCurve(state, t),
            realDigits(state, t),
            troubles(state, actions, t),
          ]
    }
    ${hasPad ? [padPart(state, actions, t), answerPart(state, actions, t)] : nothing}
    <button class="to-pad" @click=${actions.openPad}><span class="unseen">${t('draw')}</span></button>
  </section>`;
