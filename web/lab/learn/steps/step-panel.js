// step-panel.js — one step of a lesson: its idea, the bet, what to do, and what came out against the bet.

import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { withTerms } from '../../../ideas/terms.js';
import { explain } from '../../../site/error-text.js';
import { followed } from '../followed.js';
import { lessonLink } from '../home-panel.js';
import { LESSONS } from '../lessons/lessons.js';
import { lessonText } from '../place.js';
import { fits } from './bets.js';
import { measuredIn } from './course.js';
import { isLessonDone, keyOf, markOf, outcomeKey, stepAt } from './marks.js';
import { hasImages, isSetUp, setUpObstacle } from './set-up.js';
import { TARGETS } from './targets.js';
import { ticketPanel } from './ticket-panel.js';

/** @typedef {import('../classroom.js').Scene} Scene */
/** @typedef {import('../lessons/lessons.js').Step} Step */
/** @typedef {import('../state.js').StepMark} StepMark */
/** @typedef {NonNullable<ReturnType<typeof stepAt>>} Place */

/** While it is paused, bets can be changed. @param {import('../../state.js').State} state */
const isTraining = ({ phase }) => phase === 'training';

/**
 * A text of a step.
 * @param {Scene} scene @param {Place} place @param {string} part
 */
const textOf = ({ of }, { lesson, step }, part) => of(/** @type {any} */ (`${keyOf(lesson, step)}.${part}`));

/** The step that is on. @param {Scene} scene */
export function stepPanel(scene) {
  const place = stepAt(scene.state.learnPlace, LESSONS);
  if (!place) return nothing;
  const { number, at, lesson, step } = place;
  const mark = markOf(scene.state.lessonMarks, lesson, step);
  const values = { lesson: number, lessons: LESSONS.length, step: at, steps: lesson.steps.length };
  const name = scene.of(/** @type {any} */ (`${lesson.id}.name`));
  return html`
    <div class="lesson-page">
      <article class="lesson-step" data-step=${lessonText({ number, step: at })} data-done=${String(mark.done ?? false)}
        aria-labelledby="step-title">
        <p class="note">${scene.of('lesson.where', { ...values, name })}</p>
        ${steps(scene, place)}
        <h2 id="step-title">${textOf(scene, place, 'title')}</h2>
        <p>${withTerms(scene.of, /** @type {any} */ (`${keyOf(lesson, step)}.said`))}</p>
        ${settingUp(scene, step, mark)}
        ${step.bet ? bet(scene, place, mark) : nothing}
        ${step.questions ? ticketPanel(scene, place, mark) : act(scene, place, mark)}
      </article>
      <aside>
        ${step.questions ? nothing : outcome(scene, place, mark)}
        ${allLessons(scene, place)}
      </aside>
      ${moves(scene, place, mark)}
    </div>`;
}

/** A link to each step. @param {Scene} scene @param {Place} place */
const steps = ({ state, verbs, of }, { number, at, lesson }) => html`
  <nav class="steps" aria-label=${of('lesson.steps')}>
    ${lesson.steps.map((step, i) => {
      const isDone = markOf(state.lessonMarks, lesson, step).done ?? false;
      return html`<a href=${`#view=learn&lesson=${number}.${i + 1}`} data-done=${String(isDone)}
        aria-current=${i + 1 === at ? 'step' : 'false'}
        aria-label=${of(isDone ? 'lesson.stepIsDone' : 'lesson.step', { step: i + 1 })}
        @click=${followed(() => verbs.openStep(number, i + 1))}></a>`;
    })}
  </nav>`;

/** The settings that the step needs, and the way back from them. @param {Scene} scene @param {Step} step @param {StepMark} mark */
function settingUp({ state, room, verbs, t, of }, step, mark) {
  const reason = setUpObstacle(state);
  const hasAside = room.aside !== null && isSetUp(state, step);
  const back = hasAside
    ? html`<button class="quiet" ?disabled=${reason !== null} @click=${verbs.putBack}>${of('lesson.putBack')}</button>`
    : nothing;
  if (!step.setUp || mark.done) return back;
  if (!hasImages(state, step)) return html`<p class="problem">${of('lesson.noImages')}</p>`;
  const isHere = isSetUp(state, step);
  return html`
    <div class="setting-up">
      <p>${of(isHere ? 'lesson.isSetUp' : step.isUntrained ? 'lesson.needsUntrained' : 'lesson.needsSetUp')}
        ${isHere ? back : html`<span class="note">${of(reason ?? 'lesson.nothingLost')}</span>`}</p>
      ${
        isHere
          ? nothing
          : html`<button class="primary" ?disabled=${reason !== null || !state.model} @click=${setUpAndShow(verbs.setUp)}>${of('lesson.setUp')}</button>`
      }
      <div role="alert">
        ${room.setUpError ? html`<p class="problem">${of('lesson.notSetUp', { reason: explain(t, room.setUpError) })}</p>` : nothing}
      </div>
    </div>`;
}

/** Sets the step up, and brings its bet into sight. @param {() => Promise<unknown>} setUp */
const setUpAndShow = (setUp) => async () => {
  await setUp();
  document.querySelector('.bet')?.scrollIntoView({ block: 'nearest' });
};

/** @param {Scene} scene @param {Place} place @param {StepMark} mark */
function bet(scene, place, mark) {
  const { state, verbs, of } = scene;
  const key = keyOf(place.lesson, place.step);
  const isFixed = mark.done || isTraining(state);
  return html`
    <div class="bet" role="radiogroup" aria-labelledby="bet-title" aria-describedby="bet-question">
      <h3 id="bet-title">${of('lesson.bet')}</h3>
      <p id="bet-question">${textOf(scene, place, 'bet')}</p>
      ${Object.keys(place.step.bet?.options ?? {}).map(
        (option) => html`
        <label>
          <input type="radio" name=${key} .checked=${live(mark.bet === option)} ?disabled=${isFixed}
            @change=${() => verbs.bet(option)}>
          ${textOf(scene, place, `bet.${option}`)}
        </label>`,
      )}
    </div>`;
}

/** What to do, and the way there. @param {Scene} scene @param {Place} place @param {StepMark} mark */
function act(scene, place, mark) {
  const { actions, of, t, state } = scene;
  const { view } = TARGETS[place.step.point];
  const subject = view && view !== 'pad' && view !== 'learn' ? view : null;
  const waits = !mark.done && ((place.step.bet && !mark.bet) || !isSetUp(state, place.step));
  return html`
    <div class="act" ?data-waits=${waits}>
      <h3>${of('lesson.doIt')}</h3>
      <p>${textOf(scene, place, 'do')}
        ${
          subject
            ? html`<button ?disabled=${Boolean(waits)} @click=${() => actions.openView(subject)}>${of('lesson.goTo', { subject: t(`subject.${subject}`) })}</button>`
            : view === 'pad' && state.isPhone
              ? html`<button ?disabled=${Boolean(waits)} @click=${actions.openPad}>${of('lesson.goTo', { subject: t('draw') })}</button>`
              : nothing
        }</p>
    </div>`;
}

/** What came out, against the bet. @param {Scene} scene @param {Place} place @param {StepMark} mark */
function outcome(scene, place, mark) {
  const { state, of } = scene;
  const { step } = place;
  const word = mark.bet === undefined ? '' : textOf(scene, place, `bet.${mark.bet}`);
  const hasWon =
    step.bet && mark.bet !== undefined && fits(step.bet.options[mark.bet], mark.values?.[step.bet.on]);
  return html`
    <section class="came-out" aria-labelledby="came-out-title" ?data-done=${mark.done}>
      <h3 id="came-out-title">${of('lesson.cameOut')}</h3>
      <div role="status">
        ${step.bet ? html`<p class="note">${of('lesson.yourBet')}</p><p class="bet-word">${word || '–'}</p>` : nothing}
        ${
          mark.done
            ? html`
              ${step.bet ? html`<p class="verdict" data-right=${String(hasWon)}>${of(hasWon ? 'lesson.betRight' : 'lesson.betWrong')}</p>` : nothing}
              <p>${withTerms(of, /** @type {any} */ (outcomeKey(place.lesson, step, mark)), measuredIn(state, place))}</p>`
            : html`<p class="note">${of('lesson.comes')}</p>`
        }
      </div>
    </section>`;
}

/** @param {Scene} scene @param {Place} place */
const allLessons = (scene, { number }) => html`
  <nav class="all-lessons" aria-labelledby="all-lessons-title">
    <h3 id="all-lessons-title">${scene.of('lesson.all')}</h3>
    <ol>
      ${LESSONS.map(
        (lesson, at) => html`
        <li>${at + 1 === number ? html`<b aria-current="true">${scene.of(/** @type {any} */ (`${lesson.id}.name`))}</b>` : lessonLink(scene, at)}
          ${isLessonDone(scene.state.lessonMarks, lesson) ? html`<span aria-label=${scene.of('lesson.finished')}>✓</span>` : nothing}</li>`,
      )}
    </ol>
    <p><button class="quiet" @click=${scene.verbs.leave}>${scene.of('lesson.leave')}</button>
      <button class="quiet" @click=${scene.verbs.restart}>${scene.of('lesson.restart')}</button></p>
  </nav>`;

/** @param {Scene} scene @param {Place} place @param {StepMark} mark */
const moves = ({ state, verbs, of }, { at, lesson, step }, mark) => html`
  <div class="moves">
    <button ?disabled=${at === 1} @click=${verbs.back}>${of('lesson.back')}</button>
    <p class="note">${mark.done ? nothing : of('lesson.opens')}</p>
    <button ?disabled=${!mark.done && hasImages(state, step)} data-last=${String(at === lesson.steps.length)} @click=${verbs.next}>
      ${of('lesson.next')}
    </button>
  </div>`;
