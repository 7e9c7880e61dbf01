// confusion-panel.js — the confusion matrix, in which each cell is a button that shows its images.

import { html, nothing } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { keyed } from 'lit-html/directives/keyed.js';
import { withTerms } from '../../ideas/terms.js';
import { keepFocus } from '../../site/arrow-keys.js';
import { choices } from '../../site/choices.js';
import { cssProperties } from '../../site/css-properties.js';
import { count } from '../../site/format.js';
import { isHidden } from '../address/parts.js';
import { confusion, NO_DIGIT, rowShare, worstMixUp } from './evaluation.js';
import { labelName } from './inspected-image.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../actions.js').Actions} Actions */
/** @typedef {import('../../text/translate.js').Translate} Translate */
/** @typedef {import('./evaluation.js').Confusion} Confusion */

/**
 * The matrix of the result, as counts or as shares of a row.
 * @param {State} state
 * @param {Actions} actions
 * @param {Translate} t
 */
export function confusionPanel(state, actions, t) {
  const { result, inspection, dataset } = state;
  const { shares, selection } = inspection;
  return html`
    <div class="confusion">
      <h3 id="confusion-title">${withTerms(t, 'confusion')}</h3>
      <p class="note">${t('confusionLead')}</p>
      ${choices(
        'matrix',
        t('showAs'),
        { counts: t('cellCounts'), shares: t('cellShares') },
        shares ? 'shares' : 'counts',
        (id) => actions.showShares(id === 'shares'),
      )}
      ${guard([result, shares, selection.cell, dataset, state.run, t], () => result && found(state, actions, t))}
    </div>`;
}

/** @param {State} state @param {Actions} actions @param {Translate} t */
function found(state, actions, t) {
  const { result } = state;
  if (!result) return nothing;
  const matrix = confusion(result);
  const worst = worstMixUp(matrix);
  const sentence = worst
    ? t('worstMixUp', {
        count: worst.images,
        actual: labelName(state, t, worst.actual),
        predicted: labelName(state, t, worst.predicted),
      })
    : t('noMixUp');
  return html`
    ${keyed(matrix.columns.join(), table(state, actions, t, matrix))}
    <p class="note">${sentence}</p>
    ${whenApart(state, actions, t, worst)}`;
}

/**
 * The way to where a run told two digits apart: those of the chosen cell, or those that are mixed up most.
 * @param {State} state @param {Actions} actions @param {Translate} t @param {{ actual: number, predicted: number } | null} worst
 */
function whenApart(state, { lookInside }, t, worst) {
  const { actual = 0, predicted = 0 } = state.inspection.selection.cell ?? worst ?? {};
  if (!state.run || actual === predicted || predicted === NO_DIGIT || isHidden(state, 'inside'))
    return nothing;
  const [a, b] = [actual, predicted].map((digit) => labelName(state, t, digit));
  return html`<button class="quiet" @click=${() => lookInside({ step: null }, { panel: 'time', pair: [actual, predicted] })}>${t('whenApart', { a, b })}</button>`;
}

/** @param {State} state @param {Actions} actions @param {Translate} t @param {Confusion} matrix */
function table(state, actions, t, matrix) {
  const { digits, columns } = matrix;
  return html`
    <table class="matrix" aria-labelledby="confusion-title">
      <caption>↓ ${t('actualAxis')} → ${t('predictedAxis')}</caption>
      <thead>
        <tr>
          <td></td>
          ${columns.map(
            (column) => html`
            <th scope="col" title=${labelName(state, t, column)}>${column === NO_DIGIT ? '?' : column}</th>`,
          )}
        </tr>
      </thead>
      <tbody @keydown=${moveFocus} @focusin=${keepFocus}>
        ${digits.map((_, row) => line(state, actions, t, matrix, row))}
      </tbody>
    </table>`;
}

/**
 * @param {State} state @param {Actions} actions @param {Translate} t
 * @param {Confusion} matrix @param {number} row
 */
function line(state, { chooseImages }, t, { digits, columns, counts }, row) {
  const { shares, selection } = state.inspection;
  const actual = digits[row];
  const total = counts[row].reduce((sum, images) => sum + images, 0);
  const most = Math.max(1, ...counts.flatMap((line, i) => line.filter((_, j) => j !== i)));
  const cell = (/** @type {number} */ predicted, /** @type {number} */ column) => {
    const images = counts[row][column];
    const right = actual === predicted;
    // A square root, so that a few mistakes are visible beside many.
    const tint = right ? images / (total || 1) : Math.sqrt(images / most);
    const chosen = selection.cell?.actual === actual && selection.cell.predicted === predicted;
    const said = shares
      ? t('cellShare', { percent: rowShare(images, total), count: count(total) })
      : t('cellImages', { count: images });
    const name = {
      actual: labelName(state, t, actual),
      predicted: labelName(state, t, predicted),
      images: said,
    };
    const choose = () => {
      chooseImages({ cell: chosen ? null : { actual, predicted } });
      showGallery();
    };
    return html`
      <td data-right=${right} data-long=${images >= 1000} ${cssProperties({ '--tint': tint.toFixed(3) })}>
        <button tabindex=${row || column ? -1 : 0} aria-pressed=${chosen} aria-label=${t('cellName', name)}
          title=${t('cellName', name)} @click=${choose}
          >${!images ? '·' : shares ? rowShare(images, total) : count(images)}</button>
      </td>`;
  };
  return html`
    <tr>
      <th scope="row" title=${labelName(state, t, actual)}>${actual}</th>
      ${columns.map(cell)}
    </tr>`;
}

/** Scrolls to the gallery, smoothly unless the person prefers reduced motion. */
function showGallery() {
  const gentle = matchMedia('(prefers-reduced-motion: no-preference)').matches;
  const title = document.querySelector('.gallery-title');
  title?.scrollIntoView({ block: 'nearest', behavior: gentle ? 'smooth' : 'auto' });
}

/**
 * Moves the focus from cell to cell with the arrow keys; the table is one stop of the Tab key.
 * @param {KeyboardEvent} event
 */
function moveFocus(event) {
  const cell = /** @type {HTMLElement} */ (event.target).closest('td');
  const row = cell?.closest('tr');
  const body = row?.closest('tbody');
  if (!cell || !row || !body || event.altKey || event.ctrlKey || event.metaKey) return;
  const [x, y] = [cell.cellIndex, row.sectionRowIndex];
  /** @type {Record<string, [number, number]>} */
  const places = {
    ...{ ArrowLeft: [x - 1, y], ArrowRight: [x + 1, y], ArrowUp: [x, y - 1], ArrowDown: [x, y + 1] },
    ...{ Home: [1, y], End: [row.cells.length - 1, y] },
  };
  if (!(event.key in places)) return;
  event.preventDefault();
  const [toX, toY] = places[event.key];
  body.rows[toY]?.cells[toX]?.querySelector('button')?.focus();
}
