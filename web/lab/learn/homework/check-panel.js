// check-panel.js — the lines of a class, pasted and checked: how far it is, and what came of each.

import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { ref } from 'lit-html/directives/ref.js';
import { explain } from '../../../site/error-text.js';
import { count, decimal, percent } from '../../../site/format.js';
import { MOST_LINES } from './lines.js';
import { mark } from './result-panel.js';
import { tally } from './rows.js';
import { isChecking, noHomework } from './state.js';
import { rowsCsv } from './table-file.js';
import { reasons, stamp } from './verdict.js';

/**
 * @typedef {import('./result-panel.js').Scene} Scene
 * @typedef {import('./rows.js').Row} Row
 * @typedef {import('./checker.js').Check} Check
 */

/** @param {Scene} scene */
export function checkPanel(scene) {
  const { state, of, homework } = scene;
  const { text, check, more } = state.homework ?? noHomework();
  const busy = isChecking(state.homework);
  return html`
    <h3 id="check-title">${of('homework.check')}</h3>
    <p class="lead">${of('homework.checkAllLead')}</p>
    <textarea rows="5" spellcheck="false" autocomplete="off" wrap="off" aria-label=${of('homework.lines')}
      placeholder=${of('homework.example')} .value=${live(text)} ?readonly=${busy}
      @input=${(/** @type {any} */ { target }) => homework.verbs.type(target.value)}></textarea>
    <p class="tools"><button ?disabled=${busy || !text.trim()} @click=${homework.verbs.check}>${of('homework.start')}</button></p>
    ${check ? [checkState(check, scene), table(check, scene)] : nothing}
    ${more ? html`<p class="note">${of('homework.more', { count: more, most: MOST_LINES })}</p>` : nothing}`;
}

/** How far a check is, or how it has ended. @param {Check} check @param {Scene} scene */
export function checkState(check, { of, t, homework }) {
  const { rows, phase, progress, failure } = check;
  const isOn = phase === 'checking';
  return html`
    ${
      isOn
        ? html`<p class="under-way"><progress max="1" aria-label=${of('homework.start')} .value=${shareOf(check)}></progress>
            <button class="quiet" @click=${homework.verbs.skip} ?disabled=${progress.at === null || rows.length < 2}>${of('homework.skip')}</button>
            <button @click=${homework.verbs.stop}>${of('homework.stop')}</button></p>`
        : nothing
    }
    <p class="note" role="status">${isOn ? underWay(check, of) : rows.length > 1 || phase === 'stopped' ? of(phase === 'done' ? 'homework.done' : 'homework.stopped', tally(rows)) : nothing}</p>
    ${failure ? html`<p class="problem" role="alert">${of('homework.broken', { reason: explain(t, failure) })}</p>` : nothing}`;
}

/** How much of a check is over, 0 … 1. @param {Check} check */
function shareOf({ rows, progress }) {
  const done = rows.filter(({ status }) => status !== 'waiting' && status !== 'training').length;
  return (done + progress.share) / rows.length;
}

/** @param {Check} check @param {Scene['of']} of */
function underWay({ rows, progress }, of) {
  const { at, loading, share, secondsLeft } = progress;
  if (loading && loading.bytes < loading.totalBytes)
    return of('homework.loading', { percent: percent(loading.bytes / loading.totalBytes, 0) });
  if (at === null) return nothing;
  const { number } = rows[at].line;
  const done = rows.filter(({ status }) => status !== 'waiting').length;
  const now = of('homework.training', { number, at: done, all: rows.length, percent: percent(share, 0) });
  return [now, secondsLeft === null ? null : timeLeft(secondsLeft, of)].filter(Boolean).join(', ');
}

/** @param {number} seconds @param {Scene['of']} of */
const timeLeft = (seconds, of) =>
  seconds < 90
    ? of('homework.seconds', { count: Math.ceil(seconds) })
    : of('homework.minutes', { count: Math.round(seconds / 60) });

/** @param {Check} check @param {Scene} scene */
function table({ rows, phase }, scene) {
  const { state, of, t, homework } = scene;
  const copied = state.homework?.copied?.of === 'table' ? state.homework.copied : null;
  const say = (/** @type {any} */ failure) => explain(t, failure);
  const columns = /** @type {const} */ (['name', 'verdict', 'claimed', 'found', 'parameters', 'seconds']);
  return html`
    <table class="checked" aria-label=${of('homework.table')}>
      <thead><tr>${columns.map((name) => html`<th scope="col">${of(`homework.column.${name}`)}</th>`)}</tr></thead>
      <tbody>${rows.map((row) => tableRow(row, scene))}</tbody>
    </table>
    <p class="copy"><button ?disabled=${phase === 'checking'} @click=${() => homework.verbs.copyTable(rowsCsv(rows, of, say))}>${of('homework.copyTable')}</button>
      <span class="note" role="status">${copied ? of(copied.how === 'copied' ? 'homework.copiedTable' : 'homework.selectedTable') : nothing}</span></p>
    ${copied?.how === 'selected' ? html`<textarea rows="4" readonly wrap="off" aria-label=${of('homework.table')} .value=${copied.text} ${ref(mark)}></textarea>` : nothing}`;
}

/** @param {number} seconds */
export const secondsText = (seconds) => decimal(seconds, seconds < 10 ? 2 : 1);

/** @param {Row} row @param {Scene} scene */
function tableRow(row, scene) {
  const { of } = scene;
  const { line, found } = row;
  const cell = (
    /** @type {'claimed' | 'found' | 'parameters' | 'seconds'} */ name,
    /** @type {unknown} */ value,
  ) => html`<td data-name=${of(`homework.column.${name}`)}>${value}</td>`;
  return html`
    <tr data-check=${row.status}>
      <th scope="row"><span class="number">${line.number}</span> <span class="name">${line.name}</span>
        ${line.run ? html`<a href=${line.run} target="_blank" aria-label=${of('homework.openLine', { number: line.number })}>${of('homework.open')}</a>` : nothing}</th>
      <td class="verdict">${verdict(row, scene)}</td>
      ${cell('claimed', line.claim ? percent(line.claim.right / line.claim.count, 2) : '–')}
      ${cell('found', found ? percent(found.right / found.count, 2) : '–')}
      ${cell('parameters', found ? count(found.parameters) : '–')}
      ${cell('seconds', found ? secondsText(found.seconds) : '–')}
    </tr>`;
}

/** The stamp of a row, and why. @param {Row} row @param {Scene} scene */
export const verdict = (row, { of, t }) => html`
  <b class="stamp">${stamp(row, of)}</b>
  ${reasons(row, of, (failure) => explain(t, failure)).map((reason) => html`<p>${reason}</p>`)}`;
