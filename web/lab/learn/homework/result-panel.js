// result-panel.js — a run of the page as a line to hand in, or why it has none.

import { html, nothing } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import { percent } from '../../../site/format.js';
import { newestRun, reasonAgainst } from './own-result.js';

/**
 * @typedef {import('../../runs/state.js').KeptRun} KeptRun
 * @typedef {import('./state.js').Copied} Copied
 * @typedef {import('./homework.js').HomeworkActions} HomeworkActions
 * @typedef {import('../classroom.js').Scene & { homework: HomeworkActions }} Scene
 */

/** The newest run that has ended. @param {Scene} scene */
export function resultPanel(scene) {
  const { state, of } = scene;
  const run = newestRun(state.runs);
  if (!run) return html`<p class="note">${of('homework.noRun')}</p>`;
  const reason = reasonAgainst(run);
  if (reason) return withoutLine(run, reason, scene);
  const { accuracy = 0, count = 0 } = run.result ?? {};
  const values = { id: run.id, percent: percent(accuracy, 2), count, parameters: run.parameters };
  return html`
    <p>${of('homework.ownRun', values)}</p>
    ${copyButton(run, scene)}`;
}

/** @param {KeptRun} run @param {import('./own-result.js').Reason} reason @param {Scene} scene */
function withoutLine(run, reason, { state, of, homework, actions }) {
  const canTrain = state.phase === 'ready' || state.phase === 'done' || state.phase === 'error';
  return html`
    <p>${of('homework.cannot', { id: run.id, reason: of(`homework.cannot.${reason}`) })}</p>
    ${
      reason === 'own' || reason === 'long'
        ? reason === 'own' && html`<p class="note">${of('homework.againOwn')}</p>`
        : html`<button ?disabled=${!canTrain} @click=${() => homework.verbs.trainAgain(run, actions)}>${of('homework.again')}</button>`
    }`;
}

/** Copies the line of a run, and shows it. @param {KeptRun} run @param {Scene} scene */
export function copyButton(run, { state, of, homework }) {
  const { copied = null } = state.homework ?? {};
  const own = copied?.of === `run-${run.id}` ? copied : null;
  return html`
    <p class="copy"><button @click=${() => homework.verbs.copyRun(run)}>${of('homework.copy')}</button>
      <span class="note" role="status">${own ? of(own.how === 'copied' ? 'homework.copied' : 'homework.selected') : nothing}</span></p>
    ${own ? html`<input class="line" readonly aria-label=${of('homework.line')} .value=${own.text} ${ref(own.how === 'selected' ? mark : undefined)}>` : nothing}`;
}

/** Marks a text, to be copied by hand, once it is in the page. @param {Element | undefined} field */
export const mark = (field) =>
  requestAnimationFrame(() => {
    const text = /** @type {HTMLInputElement | HTMLTextAreaElement | undefined} */ (field);
    text?.focus();
    text?.select();
  });
