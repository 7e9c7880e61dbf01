// pad-panel.js — the pad, the image that the network gets of the drawing, and its answer.

import { html, nothing } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import { sureness } from '../../site/format.js';
import { answerOf, isStep } from '../digit/answer.js';
import { className } from '../digit/class-name.js';
import { digitBars } from '../digit/digit-bars.js';
import { ink } from '../digit/digit-canvas.js';
import { pictureChooser } from '../pictures/picture-chooser.js';
import { trained } from '../training/state.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../actions.js').Actions} Actions */
/** @typedef {import('../../text/translate.js').Translate} Translate */

/**
 * The section of the pad; hidden while pictures take its place.
 * @param {State} state
 * @param {Actions} actions
 * @param {Translate} t
 */
export const padPanel = (state, actions, t) => html`
  <section class="pad-panel" aria-labelledby="pad-title" ?hidden=${state.sheets.length > 0}>
    <h2 id="pad-title" tabindex="-1">${t(state.dataset === 'mnist' ? 'yourDigit' : 'yourImage')}</h2>
    <div class="paper">
      <canvas class="pad" role="img" aria-label=${t('pad')} ${ref(actions.attachPad)}></canvas>
      ${state.drawing ? nothing : html`<span aria-hidden="true">${t('drawHere')}</span>`}
    </div>
    <div class="buttons">
      <button @click=${actions.clear}>${t('clear')}</button>
      <button @click=${actions.undo}>${t('undo')}</button>
    </div>
    ${pictureChooser(actions, t)}
    ${answerPart(state, t)}
    <p class="note">${t('orPicture')}</p>
  </section>`;

/** @param {State} state @param {Translate} t */
function answerPart(state, t) {
  const { drawing, drawingRead, prediction, classes, dataset, model } = state;
  const answer = drawing && prediction ? answerOf(prediction, classes) : null;
  const busy = drawing !== null && model !== null && (!prediction || drawing !== drawingRead);
  return html`
    <div class="answer">
      <canvas class="seen" role="img" aria-label=${t('seen')} ${ink(drawing)}></canvas>
      <output aria-label=${t('prediction')} aria-live=${state.phase === 'training' ? 'off' : 'polite'}
        aria-busy=${busy} data-sure=${answer?.sure ?? false}
        >${answer ? answerText(answer, isStep(model), t) : '–'}</output>
      <p class="note">${t('seen')}</p>
    </div>
    ${digitBars(state, answer, t)}
    <p class="note">${
      answer && answer.best !== null && dataset === 'fashion-mnist'
        ? className(t, dataset, answer.best)
        : t(trained(state) ? 'drawLead' : 'untrained')
    }</p>`;
}

/**
 * The answer in words. It begins with the digit, sure or not, or with a question mark if the output stands
 * for none.
 * @param {import('../digit/answer.js').Answer} answer
 * @param {boolean} step
 * @param {Translate} t
 */
function answerText({ best, confidence, sure }, step, t) {
  const how = !sure ? t('notSure') : step ? t('fires') : sureness(confidence, t);
  return html`<b>${best ?? '?'}</b><span class="unseen"> – </span><span>${how}</span>`;
}
