// grid-panel.js — the sheet of boxes: where it is printed, where photos of it are opened, and the check of what was found.

import { html, nothing } from 'lit-html';
import { keepFocus, moveFocus } from '../../site/arrow-keys.js';
import { ink } from '../digit/digit-canvas.js';
import { keptOf } from './grid-actions.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../actions.js').Actions} Actions */
/** @typedef {import('../../text/translate.js').Translate} Translate */
/** @typedef {import('../../text/translate.js').TextKey} TextKey */
/** @typedef {import('./state.js').GridPhoto} GridPhoto */

/** @param {State} state @param {Actions} actions @param {Translate} t */
export const gridPanel = ({ grids }, actions, t) => html`
  <h3 id="grid-title" tabindex="-1">${t('gridTitle')}</h3>
  <p class="lead">${t('gridLead')}</p>
  <div class="picture-chooser">
    <a class="file-button" href="./sheet.html" target="_blank">${t('gridPrint')}</a>
    <label class="file-button">${t('gridOpen')}
      <input type="file" multiple accept="image/*" @change=${opener(actions)}>
    </label>
    <label class="file-button camera">${t('gridTakePhoto')}
      <input type="file" accept="image/*" capture="environment" @change=${opener(actions)}>
    </label>
  </div>
  ${grids.map((grid, place) => photo(grid, place, actions, t))}
  ${grids.length ? decision(grids, actions, t) : nothing}`;

/** @param {Actions} actions */
const opener =
  ({ openGrids }) =>
  (/** @type {any} */ { target }) => {
    const files = [...target.files];
    target.value = ''; // so that the same file can be chosen again
    if (files.length) openGrids(files);
  };

/** What was found in a photo. @param {GridPhoto} grid @param {number} place @param {Actions} actions @param {Translate} t */
function photo(grid, place, actions, t) {
  const { name, opening, problem, marks, digits } = grid;
  const labels = [...new Set(digits.map(({ label }) => label))].sort();
  return html`
    <article class="grid-photo" aria-label=${name} aria-busy=${opening}>
      <p role="status">
        ${opening ? t('gridOpening', { name }) : digits.length ? t('gridFound', { name, count: digits.length }) : nothing}
      </p>
      <div role="alert">
        ${problem ? html`<p class="problem"><b>${name}</b> ${t(/** @type {TextKey} */ (isOfGrid(problem) ? `grid.${problem}` : `picture.${problem}`), { marks })}</p>` : nothing}
      </div>
      ${digits.length ? html`<ul class="hand">${labels.map((label) => line(label, grid, place, actions, t))}</ul>` : nothing}
    </article>`;
}

/** @param {string} problem */
const isOfGrid = (problem) => ['marks', 'top', 'empty'].includes(problem);

/** The digits of a column. @param {number} label @param {GridPhoto} grid @param {number} place @param {Actions} actions @param {Translate} t */
function line(label, { digits, leftOut }, place, { toggleGridDigit }, t) {
  const own = [...digits.keys()].filter((i) => digits[i].label === label);
  const count = own.filter((i) => !leftOut.includes(i)).length;
  return html`
    <li>
      <p><span class="unseen">${t('handOf', { label, count })}</span><b aria-hidden="true">${label}</b>
        <span aria-hidden="true">${count}</span></p>
      <div role="toolbar" aria-label=${t('handOf', { label, count })} @keydown=${moveFocus} @focusin=${keepFocus}>
        ${own.map((i, rank) => {
          const isOut = leftOut.includes(i);
          return html`
            <button tabindex=${rank ? -1 : 0} aria-pressed=${isOut} data-right=${isOut ? 'false' : nothing}
              aria-label=${t('gridLeaveOut', { label, row: digits[i].row + 1 })} @click=${() => toggleGridDigit(place, i)}>
              <canvas class="digit" ${ink(digits[i].image)}></canvas>
              ${isOut ? html`<span aria-hidden="true">✗</span>` : nothing}
            </button>`;
        })}
      </div>
    </li>`;
}

/** @param {GridPhoto[]} grids @param {Actions} actions @param {Translate} t */
function decision(grids, { takeGrids, closeGrids }, t) {
  const count = keptOf(grids).length;
  const isReading = grids.some(({ opening }) => opening);
  return html`
    <p class="note">${count ? t('gridCheck') : nothing}</p>
    <p class="hand-changes">
      <button class=${count ? 'primary' : ''} ?disabled=${isReading || !count} @click=${takeGrids}>${t('gridTake', { count })}</button>
      <button class="quiet" @click=${closeGrids}>${t('gridClose')}</button>
    </p>`;
}
