// learn-panel.js — has the network learn a person's digits, and shows what it has gained and what it has lost.

import { html, nothing } from 'lit-html';
import { LEAST_DIGITS, LESSON_STEPS } from '../../shared/hand.js';
import { explain } from '../../site/error-text.js';
import { count, percent } from '../../site/format.js';
import { ink } from '../digit/digit-canvas.js';
import { NO_DIGIT } from '../results/evaluation.js';
import { trained } from '../training/state.js';
import { canLearn } from './hand-actions.js';
import { baseOf, hasLearntAll, hasLearntOthers, isTrainedOn } from './learnt-run.js';
import { canSay, isLearningNext, ofClasses } from './own-digits.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../actions.js').Actions} Actions */
/** @typedef {import('../../text/translate.js').Translate} Translate */
/** @typedef {import('./state.js').HandReport} HandReport */

/** @param {State} state @param {Actions} actions @param {Translate} t */
export function learnPanel(state, actions, t) {
  const { handLearning, handReport, handError } = state;
  const isOfFile = handError?.name === 'FileError' || handError?.name === 'PartError';
  return html`
    <h3 id="learn-title" tabindex="-1">${t('learnTitle')}</h3>
    <p class="lead">${t('learnLead', { steps: LESSON_STEPS })}</p>
    <p class="learn">
      ${
        handLearning
          ? html`<button @click=${actions.stopHand}>${t('learnStop')}</button>`
          : html`<button class=${canLearn(state) && isLearningNext(state) ? 'primary' : ''} ?disabled=${!canLearn(state)} @click=${actions.learnHand}>${t('learnHand')}</button>`
      }
      <progress aria-label=${t('learnProgress')} max="1" .value=${handLearning ? handLearning.step / handLearning.steps : 0}
        ?data-on=${handLearning !== null}></progress>
      <span class="note" role="status">${situation(state, t)}</span>
    </p>
    <div role="alert">
      ${handError && !isOfFile ? html`<p class="problem">${t('learnError', { reason: explain(t, handError) })}</p>` : nothing}
    </div>
    ${handReport ? reportPart(handReport, state, actions, t) : nothing}`;
}

/** What is going on, or why nothing can. @param {State} state @param {Translate} t */
function situation(state, t) {
  if (state.handLearning) return t('blockedHand');
  const few = LEAST_DIGITS - ofClasses(state).length;
  if (!canSay(state)) return t('handFashion');
  if (few > 0) return t('learnFew', { count: few });
  if (!trained(state)) return t('learnUntrained');
  if (!canLearn(state)) return t('learnBusy');
  return hasLearntAll(state) ? t('handLearnt') : '';
}

/** How held-out digits are judged, and what keeps them from being new. @param {HandReport} report @param {State} state @param {Translate} t */
function howJudged({ own, lesson, knewSome }, state, t) {
  const texts = [t('reportHow', { count: lesson.count })];
  if (own.alone) texts.push(t('reportAlone', { count: own.alone }));
  if (knewSome) texts.push(t('reportKnew'));
  else if (baseOf(state)) texts.push(t('reportAgain'));
  return texts;
}

/** What has become of the network and of the digits since they were learnt. @param {State} state @param {Translate} t */
function sinceThen(state, t) {
  const texts = [];
  if (isTrainedOn(state)) texts.push(t('reportTrained'));
  if (hasLearntOthers(state)) texts.push(t('reportRemoved'));
  return texts;
}

/** @param {HandReport} report @param {State} state @param {Actions} actions @param {Translate} t */
function reportPart(report, state, { putBack }, t) {
  const { own, test, better, worse, worseShown, kept } = report;
  const words = { count: worse, better: count(better) };
  return html`
    <table class="hand-report">
      <thead>
        <tr><td></td><th scope="col">${t('reportBefore')}</th><th scope="col">${t('reportAfter')}</th></tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">${t('reportOwn')}</th>
          ${[own.wasRight, own.right].map(
            (right) =>
              html`<td><b>${percent(right / own.count)}</b> <span>${t('reportOf', { right, count: own.count })}</span></td>`,
          )}
        </tr>
        <tr>
          <th scope="row">${t('reportTest')}</th>
          ${[test.before, test.after].map((accuracy) => {
            const right = count(accuracy * test.count);
            return html`<td><b>${percent(accuracy, 2)}</b> <span>${t('reportOf', { right, count: count(test.count) })}</span></td>`;
          })}
        </tr>
      </tbody>
    </table>
    ${sinceThen(state, t).map((text) => html`<p class="note">${text}</p>`)}
    <p class="note">${howJudged(report, state, t).map((text) => [text, ' '])}</p>
    <p>${t(worse ? 'reportWorse' : 'reportNoneWorse', words)}</p>
    ${
      worseShown.length
        ? html`<ul class="worse" aria-label=${t('worseList')}>${worseShown.map((image) => worseImage(image, t))}</ul>`
        : nothing
    }
    ${kept ? html`<p><button ?disabled=${state.handLearning !== null} @click=${putBack}>${t('putBack')}</button></p>` : nothing}`;
}

/** @param {import('./state.js').WorseImage} image @param {Translate} t */
function worseImage({ index, label, after, pixels }, t) {
  const read = after === NO_DIGIT ? '?' : after;
  return html`
    <li>
      <canvas class="digit" role="img" aria-label=${t('worsePicture', { label, read, index: count(index) })}
        ${ink(pixels)}></canvas>
      <span aria-hidden="true">${label} → ${read}</span>
    </li>`;
}
