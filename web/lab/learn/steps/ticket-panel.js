// ticket-panel.js — the questions at the end of a lesson, whose answers are in the pupil's own run.

import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { typed } from '../../../site/typed.js';
import { ALL_CLASSES } from '../../data/state.js';
import { followed } from '../followed.js';
import { measuredIn } from './course.js';
import { keyOf } from './marks.js';
import { MEASURES } from './measures.js';

/** @typedef {import('../classroom.js').Scene} Scene */
/** @typedef {import('../lessons/lessons.js').Question} Question */
/** @typedef {import('../state.js').StepMark} StepMark */
/** @typedef {NonNullable<ReturnType<typeof import('./marks.js').stepAt>>} Place */

/**
 * Without a form, which a sandboxed frame may not send.
 * @param {Scene} scene @param {Place} place @param {StepMark} mark
 */
export const ticketPanel = (scene, place, mark) => html`
  <div class="questions" @keyup=${(/** @type {KeyboardEvent} */ event) => {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) scene.verbs.check();
  }}>
    ${place.step.questions?.map((question) => asked(scene, place, mark, question))}
    <button ?disabled=${mark.done} @click=${scene.verbs.check}>${scene.of('ticket.check')}</button>
    <p role="status">${mark.done ? scene.of('ticket.done') : nothing}</p>
    ${mark.done ? html`<p>${handIn(scene)}</p>` : nothing}
  </div>`;

/** Where a result is handed in. @param {Scene} scene */
const handIn = ({ verbs, of }) => html`<a href="#view=learn&part=homework"
  @click=${followed(() => verbs.openPart('homework'))}>${of('ticket.handIn')}</a>`;

/** @param {Scene} scene @param {Place} place @param {StepMark} mark @param {Question} question */
function asked(scene, place, mark, question) {
  const { state, room, of } = scene;
  const key = `${keyOf(place.lesson, place.step)}.${question.id}`;
  const isRight = mark.right?.includes(question.id) ?? false;
  const isMissing = MEASURES[question.measure](state, measuredIn(state, place)) === null;
  const note = isRight
    ? of('ticket.right')
    : isMissing
      ? of('ticket.missing')
      : room.wrong.includes(key)
        ? room.answers[key]
          ? of('ticket.wrong', { where: of(/** @type {any} */ (`${key}.look`)) })
          : of('ticket.empty')
        : nothing;
  return html`
    <fieldset data-right=${String(isRight)} ?disabled=${isRight}>
      <legend>${of(/** @type {any} */ (key))}</legend>
      ${question.options || question.kind === 'digit' ? choices(scene, key, question) : number(scene, key)}
      <p class="note" role="status">${note}</p>
    </fieldset>`;
}

/** @param {Scene} scene @param {string} key @param {Question} question */
function choices({ room, verbs, of }, key, { options }) {
  const ids = options ? Object.keys(options) : ALL_CLASSES.map(String);
  return html`<div class="options" ?data-digits=${!options}>${ids.map(
    (id) => html`
    <label><input type="radio" name=${key} .checked=${live(room.answers[key] === id)} @change=${() => verbs.answer(key, id)}>
      ${options ? of(/** @type {any} */ (`${key}.${id}`)) : id}</label>`,
  )}</div>`;
}

/** @param {Scene} scene @param {string} key */
const number = ({ room, verbs, of }, key) => html`
  <input type="text" inputmode="decimal" autocomplete="off" aria-label=${of(/** @type {any} */ (key))}
    ${typed(room.answers[key] ?? '')}
    @change=${(/** @type {any} */ { target }) => verbs.answer(key, target.value.trim())}>`;
