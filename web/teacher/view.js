// view.js — the templates of the page for teachers: the guide, or the worksheets with what to choose.

import { html, nothing } from 'lit-html';
import { IMAGE_PIXELS } from '../shared/ink-to-image.js';
import { count, decimal, megabytes } from '../site/format.js';
import { header } from '../site/header.js';
import { firstParts } from '../site/page-parts.js';
import {
  BELIEFS,
  BELIEFS_LESSON,
  CLASS_ADDRESS,
  EXIT_OF,
  HOMEWORK_ADDRESS,
  LATER_LESSON,
  LESSONS,
  lessonAddress,
  PARTS,
  PLANS,
  SECTIONS,
  timed,
  WITHOUT_AP,
} from './contents.js';
import { FIRST_PARAMETERS, TRAINING_IMAGES, WEIGHT_BYTES } from './sheets/facts.js';
import { worksheets } from './sheets/view.js';

/** @typedef {import('./texts.js').TeacherTranslate} TeacherTranslate */
/** @typedef {import('./texts.js').TeacherKey} TeacherKey */

/** The oldest browsers that the lab works in. */
const BROWSERS = 'Chrome/Edge 111, Firefox 121, Safari 16.4';

/**
 * @param {import('../site/languages.js').Known} known
 * @param {import('./main.js').State} state
 * @param {import('./main.js').TeacherActions} actions
 * @param {import('../text/translate.js').Translate} t
 */
export const teacherPage = (known, state, actions, t) => html`
  ${header(known, { name: t('teacher.name'), tagline: t('teacher.tagline') }, state, actions, t)}
  <main class="teacher">
    ${state.sheets ? worksheets(state.sheets, state.hasAnswers, actions, state.of) : guide(state, t)}
  </main>`;

/** A text of something with an id. @param {string} name @param {string | number} id @param {string} [part] */
const key = (name, id, part = '') => /** @type {TeacherKey} */ (`${name}.${id}${part}`);

/** @param {import('./main.js').State} state @param {import('../text/translate.js').Translate} t */
const guide = ({ rendered, of }, t) => html`
  <p class="ways"><a href="./">← ${t('name')}</a> <a href="./ideas.html">${t('ideas.name')}</a></p>
  <nav aria-label=${of('guide.contents')}>
    <ul>${SECTIONS.map((id) => html`<li><a href="#${id}">${of(key('guide', id))}</a></li>`)}</ul>
  </nav>
  ${firstParts(rendered, [
    () => section('ready', ready(of), of),
    () => section('plans', plans(of), of),
    () => section('worksheets', printing(of), of),
    () => section('lessons', lessons(of), of),
    () => section('misconceptions', misconceptions(of), of),
    () => section('parts', parts(of), of),
    () => section('projector', projector(of), of),
  ])}`;

/** @param {typeof SECTIONS[number]} id  also its address @param {unknown} content @param {TeacherTranslate} of */
const section = (id, content, of) => html`
  <section id=${id} aria-labelledby="${id}-title">
    <h2 id="${id}-title">${of(key('guide', id))}</h2>
    ${content}
  </section>`;

/** @param {TeacherTranslate} of */
const ready = (of) => html`
  <div class="sides">
    <div>
      <h3>${of('ready.do')}</h3>
      <ol>
        <li>${of('ready.open')}</li>
        <li><a href="#print">${of('ready.print')}</a></li>
        <li><a href="./sheet.html">${of('ready.digits')}</a></li>
        <li><a href=${CLASS_ADDRESS}>${of('ready.link')}</a></li>
        <li><a href=${lessonAddress(1)}>${of('ready.lesson')}</a></li>
      </ol>
    </div>
    <div>
      <h3>${of('ready.need')}</h3>
      <ul>
        <li>${of('ready.devices', { browsers: BROWSERS })}</li>
        <li>${of('ready.data')}</li>
        <li>${of('ready.time')}</li>
        <li>${of('ready.school')}</li>
        <li>${of('ready.language')}</li>
      </ul>
      <h3>${of('ready.private')}</h3>
      <p>${of('ready.privateText')}</p>
    </div>
  </div>`;

/** @param {TeacherTranslate} of */
const plans = (of) => html`
  ${plan('short', of)}
  ${plan('long', of)}
  <p>
    <a href=${lessonAddress(LATER_LESSON)}>${of('plan.more', { number: LATER_LESSON, name: of(key('lesson', LATER_LESSON)) })}</a>
  </p>`;

/** @param {keyof typeof PLANS} id @param {TeacherTranslate} of */
const plan = (id, of) => html`
  <h3 id="plan-${id}">${of(key('plan', id))}</h3>
  <p class="note">${of(key('plan', id, 'Lead'))}</p>
  <table class="plan" aria-labelledby="plan-${id}">
    <thead>
      <tr>
        <th scope="col">${of('plan.minutes')}</th>
        <th scope="col">${of('plan.what')}</th>
        <th scope="col">${of('plan.ask')}</th>
      </tr>
    </thead>
    <tbody>
      ${timed(PLANS[id]).map(
        ({ step, from, to }) => html`
          <tr>
            <th scope="row">${from}–${to}</th>
            <td>${linkOf(step, of)}${of(key('step', step), { number: EXIT_OF[id] })}</td>
            <td>${of(key('step', step, '.ask'))}</td>
          </tr>`,
      )}
    </tbody>
  </table>
  <p class="homework"><a href=${HOMEWORK_ADDRESS}>${of('plan.homework')}</a><br>${of(key('plan', id, 'Homework'))}</p>`;

/** The lesson that a step of a plan is about. @param {import('./contents.js').Step['step']} step @param {TeacherTranslate} of */
function linkOf(step, of) {
  const lesson = step === 'talk' ? BELIEFS_LESSON : step;
  return typeof lesson === 'number' ? html`${lessonLink(lesson, of)}<br>` : nothing;
}

/** @param {number} number @param {TeacherTranslate} of */
const lessonLink = (number, of) => html`
  <a href=${lessonAddress(number)}>${of('plan.part', { number, name: of(key('lesson', number)) })}</a>`;

/** @param {TeacherTranslate} of */
const printing = (of) => html`
  <p>${of('sheets.lead')}</p>
  <p><a class="button" href="#print">${of('sheets.open')}</a></p>`;

/** What the lessons are for, in each curriculum. @param {TeacherTranslate} of */
const lessons = (of) => html`
  <p>${of('curriculum.lead')}</p>
  <ul class="lessons">
    ${LESSONS.map(
      (number) => html`
        <li>
          <h3>${lessonLink(number, of)}</h3>
          <dl>
            ${item(of('curriculum.aim'), of(key('aim', number), { pixels: IMAGE_PIXELS }))}
            ${item(of('curriculum.ai4k12'), of(key('ai4k12', number)))}
            ${item(of('curriculum.china'), of(key('china', number)))}
            ${item(of('curriculum.ap'), WITHOUT_AP.includes(number) ? of('curriculum.noAp') : of(key('ap', number)))}
          </dl>
        </li>`,
    )}
  </ul>
  <p class="note">
    ${of('curriculum.sources')}
    <a href="https://ai4k12.org/">ai4k12.org</a>,
    <a href="https://apcentral.collegeboard.org/courses/ap-computer-science-principles">apcentral.collegeboard.org</a>,
    <a href="https://studio.code.org/">studio.code.org</a>
  </p>`;

/** @param {unknown} term @param {unknown} said */
const item = (term, said) => html`<div><dt>${term}</dt><dd>${said}</dd></div>`;

/** @param {TeacherTranslate} of */
const misconceptions = (of) => html`
  <dl class="beliefs">
    ${BELIEFS.map(({ id, address }) =>
      item(
        html`<a href=${address}>${of(key('belief', id))}</a>`,
        of(key('belief', id, '.answer'), {
          parameters: FIRST_PARAMETERS,
          weights: decimal((FIRST_PARAMETERS * WEIGHT_BYTES) / 1000, 0),
          images: megabytes(TRAINING_IMAGES * IMAGE_PIXELS),
          count: count(TRAINING_IMAGES),
        }),
      ),
    )}
  </dl>
  <p>${lessonLink(BELIEFS_LESSON, of)}</p>
  <p>${of('belief.words')}</p>
  <p class="note">${of('belief.source')}<a href="https://doi.org/10.1145/3677619.3678114">WiPSCE 2024</a></p>`;

/** @param {TeacherTranslate} of */
const parts = (of) => html`
  <dl class="parts">
    ${PARTS.map(({ id, address }) => item(html`<a href=${address}>${of(key('part', id))}</a>`, of(key('part', id, 'Text'))))}
  </dl>`;

/** @param {TeacherTranslate} of */
const projector = (of) => html`
  <p>${of('projector.text')} ${of('projector.keys')}</p>
  <dl class="keys">
    ${item(html`<kbd>T</kbd>`, of('projector.keyT'))}
    ${item(html`<kbd>P</kbd>`, of('projector.keyP'))}
    ${item(html`<kbd>Alt</kbd> <kbd>1</kbd> … <kbd>9</kbd>`, of('projector.keyAlt'))}
  </dl>
  <p><a class="button" href="./#view=projector">${of('projector.open')}</a></p>`;
