// view.js — the template of the page of the sheet: what to do with it, and the sheet itself, which alone is printed.

import { html, svg } from 'lit-html';
import {
  BOX_HEIGHT,
  BOX_WIDTH,
  boxAt,
  GRID_COLUMNS,
  GRID_HEIGHT,
  GRID_ROWS,
  GRID_WIDTH,
  HEADING,
  MARK_PART,
  MARK_SIDE,
  MARKS,
  TOP_BAR,
} from '../shared/grid.js';
import { header } from '../site/header.js';

/** @typedef {import('../text/translate.js').Translate} Translate */

/** The base lines of what is said above and below the boxes, in a line that stays clear of the marks. */
const SAID = { top: 14, bottom: 240.5 };
const MIDDLE = GRID_WIDTH / 2;
/** Rulings are thin and pale, so that they are no ink. */
const RULING = { width: 0.25, colour: '#bbb' };

/**
 * @param {import('../site/languages.js').Known} known
 * @param {import('../site/switches.js').Preferences} state
 * @param {import('../site/switches.js').SwitchActions & { print: () => void }} actions
 * @param {Translate} t
 */
export const sheetPage = (known, state, actions, t) => html`
  ${header(known, { name: t('sheet.name'), tagline: t('sheet.tagline') }, state, actions, t)}
  <main class="sheet-page">
    <section aria-labelledby="how-title">
      <p><a href="./#view=digits">← ${t('name')}</a></p>
      <h2 id="how-title">${t('sheet.how')}</h2>
      <ol>
        <li>${t('sheet.stepPrint')}</li>
        <li>${t('sheet.stepWrite')}</li>
        <li>${t('sheet.stepPhoto')}</li>
        <li>${t('sheet.stepOpen')}</li>
      </ol>
      <p><button class="primary" @click=${actions.print}>${t('sheet.print')}</button></p>
    </section>
    <section aria-label=${t('sheet.name')}>${picture(t)}</section>
  </main>`;

/** The sheet, in millimetres. @param {Translate} t */
const picture = (t) => html`
  <svg class="grid-sheet" role="img" aria-label=${t('sheet.picture')} viewBox="0 0 ${GRID_WIDTH} ${GRID_HEIGHT}">
    ${MARKS.map(mark)}
    <rect x=${TOP_BAR.left} y=${TOP_BAR.top} width=${TOP_BAR.width} height=${TOP_BAR.height} fill="#000"></rect>
    ${words(t('sheet.onTop'), SAID.top)}
    ${Array.from({ length: GRID_COLUMNS }, (_, digit) => heading(digit))}
    ${Array.from({ length: GRID_COLUMNS * GRID_ROWS }, (_, i) => box(i % GRID_COLUMNS, Math.floor(i / GRID_COLUMNS)))}
    ${words(t('sheet.below'), SAID.bottom)}
  </svg>`;

/** @param {[number, number]} middle */
function mark([x, y]) {
  const frame = MARK_SIDE - MARK_PART;
  const square = 3 * MARK_PART;
  return svg`
    <rect x=${x - frame / 2} y=${y - frame / 2} width=${frame} height=${frame} fill="none" stroke="#000"
      stroke-width=${MARK_PART}></rect>
    <rect x=${x - square / 2} y=${y - square / 2} width=${square} height=${square} fill="#000"></rect>`;
}

/** @param {string} text @param {number} base */
const words = (text, base) => svg`
  <text x=${MIDDLE} y=${base} text-anchor="middle" font-size="3.4" fill="#000"
    >${text}</text>`;

/** A sample of the digit above its column. @param {number} digit */
const heading = (digit) => svg`
  <text x=${boxAt(digit, 0).left + BOX_WIDTH / 2} y=${HEADING.base} text-anchor="middle" font-weight="600"
    font-size=${HEADING.height / 0.72} fill="#000">${digit}</text>`;

/** @param {number} column @param {number} row */
const box = (column, row) => svg`
  <rect x=${boxAt(column, row).left} y=${boxAt(column, row).top} width=${BOX_WIDTH} height=${BOX_HEIGHT} rx="1"
    fill="none" stroke=${RULING.colour} stroke-width=${RULING.width}></rect>`;
