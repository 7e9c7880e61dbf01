// view.js — the worksheets as they are printed, one page for each lesson and the answers behind them, and what to choose.

import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { cssProperties } from '../../site/css-properties.js';
import { writeSheets } from '../address.js';
import { LESSONS, lessonAddress, lessonsOf } from '../contents.js';
import { FIGURES } from './figures.js';
import { ANSWER_PAGES, WORKSHEETS } from './tasks.js';
import { taskValues } from './values.js';

/** Lines that fill all the room that a question can have. */
const MOST_LINES = 12;

/** @typedef {import('../address.js').LessonNumber} LessonNumber */
/** @typedef {import('../texts.js').TeacherTranslate} TeacherTranslate */
/** @typedef {import('../texts.js').TeacherKey} TeacherKey */
/** @typedef {import('./tasks.js').Task} Task */

/**
 * @param {readonly LessonNumber[]} lessons   of which there are worksheets
 * @param {boolean} hasAnswers
 * @param {import('../main.js').TeacherActions} actions
 * @param {TeacherTranslate} of
 */
export function worksheets(lessons, hasAnswers, actions, of) {
  const values = taskValues();
  const answered = hasAnswers
    ? ANSWER_PAGES.map((page) => page.filter((each) => lessons.includes(each)))
    : [];
  const answers = answered.filter((page) => page.length);
  return html`
    <section class="choosing" aria-labelledby="worksheets-title">
      <p class="ways"><a href="#worksheets">← ${of('sheets.back')}</a></p>
      <h2 id="worksheets-title">${of('guide.worksheets')}</h2>
      <p class="note">${of('sheets.lead')}</p>
      ${choice(lessons, actions, of)}
      <p class="ways">
        <a href=${writeSheets(LESSONS)}>${of('sheets.all')}</a>
        <a href=${writeSheets(lessonsOf('short'))}>${of('sheets.ofPlan', { plan: of('plan.short') })}</a>
        <a href=${writeSheets([])}>${of('sheets.noOne')}</a>
      </p>
      <label class="tick">
        <input type="checkbox" .checked=${live(hasAnswers)} @change=${ticked(actions.showAnswers)}>
        <span>${of('sheets.answers')}</span>
      </label>
      <p>
        <button class="primary" ?disabled=${!lessons.length} @click=${actions.print}>${of('sheets.print')}</button>
        <span class="note" role="status">
          ${lessons.length ? of('sheets.pages', { count: lessons.length + answers.length }) : of('sheets.none')}
        </span>
      </p>
    </section>
    <div class="papers">
      ${lessons.map((lesson) => paper(lesson, values, of))}
      ${answers.map((page) => answerPaper(page, values, of))}
    </div>`;
}

/** @param {(isOn: boolean) => void} take */
const ticked =
  (take) =>
  (/** @type {any} */ { target }) =>
    take(target.checked);

/** @param {readonly LessonNumber[]} lessons @param {import('../main.js').TeacherActions} actions @param {TeacherTranslate} of */
const choice = (lessons, { choose }, of) => html`
  <fieldset>
    <legend>${of('sheets.choose')}</legend>
    ${LESSONS.map(
      (lesson) => html`
        <label class="tick">
          <input type="checkbox" .checked=${live(lessons.includes(lesson))}
            @change=${ticked((isOn) => choose(lesson, isOn))}>
          <span>${`${lesson} ${of(`lesson.${lesson}`)}`}</span>
        </label>`,
    )}
  </fieldset>`;

/** A text of a worksheet. @param {string} sheet @param {string} id */
const key = (sheet, id) => /** @type {TeacherKey} */ (`${sheet}.${id}`);

/** @param {LessonNumber} lesson @param {Record<string, import('../../text/translate.js').Values>} values @param {TeacherTranslate} of */
function paper(lesson, values, of) {
  const { id: sheet, tasks } = WORKSHEETS[lesson];
  return html`
    <article class="paper" aria-label="${of('sheets.heading', { number: lesson })}: ${of(`lesson.${lesson}`)}">
      <header>
        <p>${of('sheets.heading', { number: lesson })}</p>
        <h2>${of(`lesson.${lesson}`)}</h2>
        <p class="who"><span>${of('sheets.who')}</span><span>${of('sheets.date')}</span></p>
      </header>
      <ol>
        ${tasks.map(
          (task) => html`
            <li class=${task.isBeside ? 'beside' : ''}>
              <p>${of(key(sheet, task.id), values[key(sheet, task.id)])}</p>
              ${task.figure ? FIGURES[task.figure](of) : nothing}
              ${task.lines ? lines(task.lines) : nothing}
            </li>`,
        )}
      </ol>
      <footer>${of('sheets.where')} ${new URL(lessonAddress(lesson), location.href).href}</footer>
    </article>`;
}

/** As many lines to write on as there is room for. @param {number} least */
const lines = (least) => html`
  <div class="lines" aria-hidden="true" ${cssProperties({ '--least': least })}>
    ${Array.from({ length: MOST_LINES }, () => html`<i></i>`)}
  </div>`;

/** @param {LessonNumber[]} lessons @param {Record<string, import('../../text/translate.js').Values>} values @param {TeacherTranslate} of */
const answerPaper = (lessons, values, of) => html`
  <article class="paper answers" aria-label="${of('sheets.answersOf')}: ${lessons.join(', ')}">
    <header><h2>${of('sheets.answersOf')}</h2></header>
    ${lessons.map((lesson) => {
      const { id: sheet, tasks } = WORKSHEETS[lesson];
      return html`
        <h3>${lesson} ${of(`lesson.${lesson}`)}</h3>
        <ol>${tasks.map((task) => html`<li>${answer(sheet, task, values, of)}</li>`)}</ol>`;
    })}
  </article>`;

/** @param {string} sheet @param {Task} task @param {Record<string, import('../../text/translate.js').Values>} values @param {TeacherTranslate} of */
function answer(sheet, { id, parts = [] }, values, of) {
  const said = (/** @type {string} */ each) => of(key(sheet, `${each}.answer`), values[key(sheet, each)]);
  return html`
    ${said(id)}
    ${parts.length ? html`<ul>${parts.map((part) => html`<li>${of(key(sheet, part))}: ${said(part)}</li>`)}</ul>` : nothing}`;
}
