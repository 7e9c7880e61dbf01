// pad-panel.js — the pad, the image that the network gets of the drawing, and its answer.

import { html, nothing, svg } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import { term } from '../../ideas/terms.js';
import { sureness } from '../../site/format.js';
import { isHidden } from '../address/parts.js';
import { answerOfDrawing } from '../digit/answer.js';
import { className } from '../digit/class-name.js';
import { digitBars, sayingBars } from '../digit/digit-bars.js';
import { ink } from '../digit/digit-canvas.js';
import { knownClasses } from '../digit/known-classes.js';
import { canSay, digitOfPad } from '../hand/own-digits.js';
import { photoButton } from '../pictures/picture-chooser.js';
import { isByVotes, isReadByMembers, membersOf } from '../runs/members.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../actions.js').Actions} Actions */
/** @typedef {import('../../text/translate.js').Translate} Translate */

/** A 3 to follow with the pen, for an empty pad: its lines in a square of 100. */
const EXAMPLE = 'M30 24C38 10 68 12 66 30C64 44 52 49 46 49C60 49 72 58 69 72C66 90 38 90 28 77';

/** Whether the network tells it from others. @param {State} state */
const knowsExample = ({ dataset, classes }) => dataset === 'mnist' && classes.includes(3);

/** @param {State} state @param {Translate} t */
const invitation = (state, t) =>
  knownClasses(state, t)?.draw ?? t(state.dataset === 'mnist' ? 'drawDigitHere' : 'drawHere');

/**
 * The pad.
 * @param {State} state
 * @param {Actions} actions
 * @param {Translate} t
 */
export const padPart = (state, actions, t) => html`
  <div class="paper" data-empty=${state.drawing === null}>
    <canvas class="pad" id="pad" role="img" tabindex="0" aria-label=${t('pad')} aria-describedby="pad-keys"
      ${ref(actions.attachPad)}></canvas>
    <div class="example" aria-hidden="true">
      <svg viewBox="0 0 100 100">${knowsExample(state) ? svg`<path d=${EXAMPLE}></path>` : nothing}</svg>
      <span>${invitation(state, t)}</span>
    </div>
    <span class="unseen" id="pad-keys">${t('padKeys')}</span>
  </div>`;

/** What clears it. @param {State} state @param {Actions} actions @param {Translate} t */
export const padTools = ({ drawing, hide }, actions, t) => html`
  <div class="pad-tools">
    <button ?disabled=${!drawing} @click=${actions.clear}>${t('clear')}</button>
    <button ?disabled=${!drawing} @click=${actions.undo}>${t('undo')}</button>
    ${isHidden({ hide }, 'photo') ? nothing : photoButton(actions, t)}
  </div>`;

/**
 * The answer: the digit that the network names, the image that it gets, and a bar for each class; the tools between
 * them, as they are seen. All parts are there before the first drawing too, so that nothing moves.
 * @param {State} state
 * @param {Actions} actions
 * @param {Translate} t
 */
export function answerPart(state, actions, t) {
  const { drawing, drawingRead, prediction, model } = state;
  const answer = answerOfDrawing(state);
  const saying = { label: actions.labelDrawing, said: digitOfPad(state)?.label ?? null };
  const busy = drawing !== null && model !== null && (!prediction || drawing !== drawingRead);
  return html`
    <div class="answer">
      <output aria-label=${t('prediction')} aria-live=${state.phase === 'training' ? 'off' : 'polite'}
        aria-busy=${busy} data-sure=${answer?.sure ?? false}
        >${answer ? answerText(answer, state, t) : html`<span>${t('answerHere')}</span>`}</output>
      <figure class="input" data-empty=${drawing === null}>
        <canvas class="seen" role="img" aria-label=${t('seen')} ${ink(drawing)}></canvas>
        <figcaption>${term('pixels', '28 × 28')}</figcaption>
      </figure>
      ${padTools(state, actions, t)}
      ${
        canSay(state)
          ? sayingBars(state, answer, t, saying, isByVotes(state))
          : digitBars(state, answer, t, isByVotes(state))
      }
    </div>`;
}

/**
 * The answer in words. It begins with the digit, sure or not, or with a question mark if the output stands
 * for none.
 * @param {import('../digit/answer.js').Answer} answer
 * @param {State} state
 * @param {Translate} t
 */
function answerText({ best, confidence, sure }, state, t) {
  const { model, dataset } = state;
  const members = isReadByMembers(state) ? membersOf(state) : [];
  const hasVotes = isByVotes(state);
  const sureHow = hasVotes ? t(members.length > 1 ? 'agree' : 'fires') : sureness(confidence, t);
  const alone = sure ? sureHow : t('notSure');
  const [first, second] = members;
  const together = () => t('readTogether', { how: alone, count: members.length });
  const how = second ? together() : first ? t('readByRun', { how: alone, id: first.id }) : alone;
  const idea = hasVotes ? 'perceptron' : model?.outputCount === 1 ? 'sigmoid' : 'softmax';
  const name =
    best !== null && dataset === 'fashion-mnist'
      ? html`<span>${className(t, dataset, best)}</span>`
      : nothing;
  return html`<b>${best ?? '?'}</b><span class="unseen"> – </span>${name}<span>${term(idea, how)}</span>`;
}
