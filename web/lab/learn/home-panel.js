// home-panel.js — the first page of Learn: all lessons, and its other parts.

import { html, nothing } from 'lit-html';
import { followed } from './followed.js';
import { LESSONS } from './lessons/lessons.js';
import { PARTS } from './parts.js';
import { isLessonDone, stepsDone } from './steps/marks.js';

/** @typedef {import('./classroom.js').Scene} Scene */

/** @param {Scene} scene */
export const homePanel = (scene) => html`
  <h2>${scene.of('learn.title')}</h2>
  <p class="lead">${scene.of('learn.lead', times())}</p>
  <ol class="lessons">
    ${LESSONS.map(
      (lesson, at) => html`<li>${lessonLink(scene, at)}
      <p>${scene.of(/** @type {any} */ (`${lesson.id}.about`))}</p>
      <p class="note">${lessonNote(scene, at)}</p></li>`,
    )}
  </ol>
  ${
    PARTS.length
      ? html`<ul class="parts">${PARTS.map(
          ({ key }) => html`<li>${partLink(scene, key)}
          <p>${scene.of(/** @type {any} */ (`${key}.about`))}</p></li>`,
        )}</ul>`
      : nothing
  }
  <p><a href="./teacher.html">${scene.t('forTeachers')}</a></p>`;

/** How long lessons take, in minutes. */
function times() {
  const minutes = LESSONS.map((lesson) => lesson.minutes);
  return { least: Math.min(...minutes), most: Math.max(...minutes) };
}

/** A link to the step of a lesson that is the next to do. @param {Scene} scene @param {number} at */
export function lessonLink({ state, verbs, of }, at) {
  const lesson = LESSONS[at];
  const done = stepsDone(state.lessonMarks, lesson);
  const step = isLessonDone(state.lessonMarks, lesson) ? 1 : Math.min(done + 1, lesson.steps.length);
  return html`<a href=${`#view=learn&lesson=${at + 1}.${step}`}
    @click=${followed(() => verbs.openStep(at + 1, step))}>${of(/** @type {any} */ (`${lesson.id}.name`))}</a>`;
}

/** @param {Scene} scene @param {number} at */
function lessonNote({ state, of }, at) {
  const lesson = LESSONS[at];
  const [done, count] = [stepsDone(state.lessonMarks, lesson), lesson.steps.length];
  if (isLessonDone(state.lessonMarks, lesson)) return html`<b>${of('lesson.finished')} ✓</b>`;
  if (done) return of('lesson.begun', { done, count });
  return of(lesson.isForOlder ? 'lesson.minutesOlder' : 'lesson.minutes', { minutes: lesson.minutes });
}

/** @param {Scene} scene @param {string} key */
const partLink = ({ verbs, of }, key) => html`<a href=${`#view=learn&part=${key}`}
  @click=${followed(() => verbs.openPart(key))}>${of(/** @type {any} */ (`${key}.name`))}</a>`;
