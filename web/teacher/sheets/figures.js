// figures.js — what belongs to the questions of the worksheets: tables to fill in, grids of numbers, and curves.

import { html, svg } from 'lit-html';
import { softmax } from '../../ideas/core/softmax.js';
import { count, decimal, upTo } from '../../site/format.js';
import { BELIEFS } from '../contents.js';
import { LOSSES } from '../measured.js';
import { DIGITS, FILTER, layersOf, MATRIX, NEURON, PAIR, SUMS, shadedRows, WORDS } from './facts.js';

/** @typedef {import('../texts.js').TeacherTranslate} TeacherTranslate */
/** @typedef {import('../texts.js').TeacherKey} TeacherKey */

/** @param {number} number */
const short = (number) => upTo(number, 2);

/** A cell to write in. */
const BLANK = html`<td class="blank"></td>`;

/** @param {number} length */
const blanks = (length) => Array(length).fill(BLANK);

/**
 * A table to fill in.
 * @param {unknown[]} heads
 * @param {unknown[][]} rows   cells, each a template of a `td` or words
 * @param {string} [kind]   `high` or `low`: with more or less room in each row
 */
const table = (heads, rows, kind = '') => html`
  <table class="fill ${kind}">
    <thead>
      <tr>${heads.map((head) => (head ? html`<th scope="col">${head}</th>` : html`<td></td>`))}</tr>
    </thead>
    <tbody>
      ${rows.map(
        ([first, ...cells]) =>
          html`<tr>${first === BLANK ? BLANK : html`<th scope="row">${first}</th>`}${cells}</tr>`,
      )}
    </tbody>
  </table>`;

/** @param {unknown} words */
const cell = (words) => html`<td>${words}</td>`;

/** @param {TeacherTranslate} of @param {string[]} names */
const heads = (of, names) => names.map((name) => of(/** @type {TeacherKey} */ (`column.${name}`)));

/** The numbers of a picture. @param {TeacherTranslate} of */
const numbers = (of) => html`
  <table class="squares" aria-label=${of('figure.numbers')}>
    ${shadedRows().map((row) => html`<tr>${row.map((value) => html`<td>${value}</td>`)}</tr>`)}
  </table>`;

const oneHot = () => html`
  <table class="squares one-hot">
    <tr>${DIGITS.map((digit) => html`<th scope="col">${digit}</th>`)}</tr>
    <tr>${DIGITS.map(() => BLANK)}</tr>
  </table>`;

/** @param {TeacherTranslate} of */
const neuron = (of) =>
  table(heads(of, ['input', 'weight', 'product']), [
    ...NEURON.inputs.map((input, index) => [short(input), cell(short(NEURON.weights[index])), BLANK]),
    [of('column.bias'), cell(''), cell(short(NEURON.bias))],
    [of('column.total'), cell(''), BLANK],
  ]);

/** Nine numbers. @param {number[]} values @param {string} name */
const nine = (values, name) => html`
  <figure class="nine">
    <table class="squares" aria-label=${name}>
      ${[0, 3, 6].map((from) => html`<tr>${values.slice(from, from + 3).map((value) => html`<td>${short(value)}</td>`)}</tr>`)}
    </table>
    <figcaption>${name}</figcaption>
  </figure>`;

/** @param {TeacherTranslate} of */
const filter = (of) =>
  html`<div class="row">${nine(FILTER.weights, of('figure.weights'))} ${nine(FILTER.a, 'A')} ${nine(FILTER.b, 'B')}</div>`;

/** @param {TeacherTranslate} of */
const three = (of) =>
  table(
    heads(of, ['drawn', 'answered', 'sure']),
    [1, 2, 3].map(() => blanks(3)),
  );

/** @param {TeacherTranslate} of */
const sums = (of) =>
  table(heads(of, ['sumZ', 'power', 'share']), [
    ...softmax(SUMS, 0).powers.map((power, index) => [SUMS[index], cell(decimal(power, 2)), BLANK]),
    [of('column.all'), ...blanks(2)],
  ]);

/** The frame of the curves, in the units of the picture. */
const FRAME = { left: 34, right: 250, top: 8, bottom: 120, width: 330, height: 150 };
const HIGHEST = 0.25;
const EPOCHS = LOSSES.training.length;

/** @param {number} epoch */
const xOf = (epoch) => FRAME.left + ((epoch - 0.5) / EPOCHS) * (FRAME.right - FRAME.left);
/** @param {number} loss */
const yOf = (loss) => FRAME.bottom - (loss / HIGHEST) * (FRAME.bottom - FRAME.top);

/** @param {number[]} losses @param {string} kind @param {string} name */
const curve = (losses, kind, name) => svg`
  <polyline class=${kind} points=${losses.map((loss, index) => `${xOf(index + 1)},${yOf(loss)}`).join(' ')}></polyline>
  ${losses.map((loss, index) => svg`<circle class=${kind} cx=${xOf(index + 1)} cy=${yOf(loss)} r="2.5"></circle>`)}
  <text x=${xOf(EPOCHS) + 8} y=${yOf(losses[EPOCHS - 1]) + 4}>${name}</text>`;

/** @param {TeacherTranslate} of */
const losses = (of) => html`
  <svg class="losses" role="img" aria-label=${of('figure.losses')} viewBox="0 0 ${FRAME.width} ${FRAME.height}">
    ${[0, 0.05, 0.1, 0.15, 0.2, HIGHEST].map(
      (loss) => svg`
        <line x1=${FRAME.left} x2=${FRAME.right} y1=${yOf(loss)} y2=${yOf(loss)}></line>
        <text x=${FRAME.left - 5} y=${yOf(loss) + 4} text-anchor="end">${decimal(loss, 2)}</text>`,
    )}
    ${LOSSES.training.map(
      (_, index) =>
        svg`<text x=${xOf(index + 1)} y=${FRAME.bottom + 14} text-anchor="middle">${index + 1}</text>`,
    )}
    <text x=${FRAME.right} y=${FRAME.bottom + 27} text-anchor="end">${of('figure.epoch')}</text>
    ${curve(LOSSES.training, 'training', of('figure.training'))}
    ${curve(LOSSES.validation, 'validation', of('figure.validation'))}
  </svg>`;

/** @param {TeacherTranslate} of */
const mine = (of) => table(heads(of, ['network', 'parameters', 'epochs', 'time', 'test']), [blanks(5)]);

/** @param {TeacherTranslate} of */
const splits = (of) =>
  table(heads(of, ['split', 'howMany', 'changes', 'right']), [
    [of('column.trainImages'), ...blanks(3)],
    [of('column.testImages'), ...blanks(3)],
  ]);

/** @param {TeacherTranslate} of */
const few = (of) =>
  table(heads(of, ['split', 'right']), [
    [of('column.trainImages'), BLANK],
    [of('column.testImages'), BLANK],
  ]);

/** @param {TeacherTranslate} of */
const matrix = (of) =>
  table(
    ['', ...PAIR.map((digit) => of('column.readAsA', { digit }))],
    PAIR.map((digit, row) => [
      of('column.isA', { digit }),
      ...MATRIX.slice(2 * row, 2 * row + 2).map((number) => cell(count(number))),
    ]),
  );

/** @param {TeacherTranslate} of */
const misread = (of) =>
  table(
    heads(of, ['label', 'readAs', 'sure', 'iRead', 'fault']),
    [1, 2, 3].map(() => blanks(5)),
    'high',
  );

/** @param {TeacherTranslate} of */
const classTable = (of) =>
  table(heads(of, ['writer', 'drawnCount', 'rightCount', 'share']), [
    ...[1, 2, 3, 4].map(() => blanks(4)),
    [of('column.together'), ...blanks(3)],
  ]);

/** @param {TeacherTranslate} of */
const learnt = (of) =>
  table(
    ['', of('column.before'), of('column.after')],
    [
      [of('column.own'), ...blanks(2)],
      [of('column.testImages'), ...blanks(2)],
    ],
  );

/** @param {TeacherTranslate} of */
const broken = (of) =>
  table(
    heads(of, ['broken', 'bet', 'saw', 'because']),
    /** @type {const} */ (['break.rate', 'break.zeros', 'break.few', 'break.linear']).map((key) => [
      of(key),
      ...blanks(3),
    ]),
    'high',
  );

/** @param {TeacherTranslate} of */
const beliefs = (of) =>
  table(
    heads(of, ['belief', 'bet', 'measured']),
    BELIEFS.map(({ id }) => [of(`belief.${id}`), ...blanks(2)]),
    'high',
  );

/** @param {keyof typeof import('./facts.js').KERAS} network @returns {(of: TeacherTranslate) => unknown} */
const layers = (network) => (of) =>
  table(
    heads(of, ['layer', 'output', 'parameters']),
    [
      ...layersOf(network).map(({ lab }) => [html`<code>${lab}</code>`, ...blanks(2)]),
      [of('column.all'), cell(''), BLANK],
    ],
    'low',
  );

/** @param {TeacherTranslate} of */
const words = (of) =>
  table(
    heads(of, ['keras', 'lab']),
    WORDS.map(({ keras }) => [html`<code>${keras}</code>`, BLANK]),
    'low',
  );

/** By the name that a task has for it. */
export const FIGURES = {
  ...{ numbers, oneHot, neuron, filter, three, softmax: sums, losses, mine, splits, few, matrix },
  ...{ misread, class: classTable, learnt, broken, beliefs },
  ...{ denseLayers: layers('dense'), convLayers: layers('conv'), words },
};
