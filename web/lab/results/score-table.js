// score-table.js — recall and precision of each digit, in words and as numbers.

import { html, nothing } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { count, percent } from '../../site/format.js';
import { confusion, scores } from './evaluation.js';
import { labelName } from './inspected-image.js';

/** @typedef {import('./evaluation.js').Score} Score */
/** @typedef {import('../../text/translate.js').Translate} Translate */
/** @typedef {'recall' | 'precision'} Measure */

/** A row for each digit of the result. @param {import('../state.js').State} state @param {Translate} t */
export const scoreTable = (state, t) =>
  guard([state.result, state.dataset, t], () => {
    if (!state.result) return nothing;
    const all = scores(confusion(state.result));
    const digits = state.dataset === 'mnist';
    return html`
      <div class="scores">
        <h3 id="scores-title">${t(digits ? 'perDigit' : 'perClass')}</h3>
        <table aria-labelledby="scores-title">
          <thead>
            <tr>
              <th scope="col">${t(digits ? 'digitHeading' : 'classHeading')}</th>
              ${heading('recall', t)}${heading('precision', t)}
            </tr>
          </thead>
          <tbody>
            ${all.map(
              (score) => html`
              <tr>
                <th scope="row">${labelName(state, t, score.digit)}</th>
                ${cell(score, 'recall', all, t)}${cell(score, 'precision', all, t)}
              </tr>`,
            )}
          </tbody>
        </table>
      </div>`;
  });

/** @param {Measure} measure @param {Translate} t */
const heading = (measure, t) => html`
  <th scope="col">
    <b>${t(measure)}</b> <i>(${t(`${measure}Term`)})</i><small>${t(`${measure}Hint`)}</small>
  </th>`;

/** @param {Score} score @param {Measure} measure @param {Score[]} all @param {Translate} t */
function cell(score, measure, all, t) {
  const value = score[measure];
  if (value === null) return html`<td>${t(measure === 'recall' ? 'noneThere' : 'never')}</td>`;
  const least = Math.min(...all.map((each) => each[measure] ?? 1));
  const whole = measure === 'recall' ? score.images : score.named;
  return html`
    <td ?data-least=${value === least && value < 1}>
      <b>${percent(value)}</b>
      <span>${t('partOf', { part: count(score.right), whole: count(whole) })}</span>
      ${value === least && value < 1 ? html`<em>${t('lowest')}</em>` : nothing}
    </td>`;
}
