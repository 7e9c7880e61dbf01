// split-panel.js — the data in numbers: the shapes of the arrays, and how many labels of each class a split has.

import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { IMAGE_PIXELS, IMAGE_SIDE } from '../../shared/ink-to-image.js';
import { explain } from '../../site/error-text.js';
import { count } from '../../site/format.js';
import { className } from '../digit/class-name.js';
import { settingsOf } from '../settings/state.js';
import { splitSettings } from '../training/state.js';
import { countsOf, splitProblem } from './split-members.js';
import { ALL_CLASSES, pools } from './state.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../actions.js').Actions} Actions */
/** @typedef {import('../../text/translate.js').Translate} Translate */
/** @typedef {import('../../shared/protocol.js').Split} Split */

/** Shapes and counts, behind a click. @param {State} state @param {Actions} actions @param {Translate} t */
export const splitPanel = (state, actions, t) => html`
  <details class="data-numbers">
    <summary>${t('dataNumbers')}</summary>
    ${shapes(state, t)}
    ${labelCounts(state, actions, t)}
  </details>`;

/** @param {(number | string)[]} sizes   as NumPy writes a shape */
const tuple = (sizes) => `(${sizes.join(', ')}${sizes.length === 1 ? ',' : ''})`;

/**
 * The arrays of the chosen digits as Keras and NumPy print their shapes, and what the network gets of them.
 * @param {State} state @param {Translate} t
 */
function shapes(state, t) {
  const { train, test } = pools(state);
  const image = [IMAGE_SIDE, IMAGE_SIDE];
  const arrays = [
    ['x_train', [train, ...image]],
    ['y_train', [train]],
    ['x_test', [test, ...image]],
    ['y_test', [test]],
    [t('shapeFlat'), [train, IMAGE_PIXELS]],
    [t('shapeOneHot'), [train, state.classes.length]],
  ];
  return html`
    <table class="shapes" aria-label=${t('shapes')}>
      <thead><tr><th scope="col">${t('shapeArray')}</th><th scope="col">${t('shape')}</th></tr></thead>
      <tbody>
        ${
          /** @type {[string, number[]][]} */ (arrays).map(
            ([name, sizes]) => html`
          <tr><th scope="row">${name}</th><td><code>${tuple(sizes)}</code></td></tr>`,
          )
        }
      </tbody>
    </table>`;
}

/** The splits that have images. @param {State} state @returns {Split[]} */
function splitsOf(state) {
  const { settings } = settingsOf(state);
  const run = splitSettings(state) ?? settings;
  const has = { train: 1, validation: run.validationCount, holdout: run.holdoutCount, test: state.testCount };
  return /** @type {Split[]} */ (Object.keys(has)).filter((split) => has[split]);
}

/** @param {State} state @param {Actions} actions @param {Translate} t */
function labelCounts(state, { countLabels, saveCounts }, t) {
  const { countedSplit: split, trainCounts, dataset } = state;
  const counts = split ? countsOf(state, 'last', split) : trainCounts;
  const problem = split && splitProblem(state, 'last');
  const title = split ? t(`countsOf.${split}`) : t('counts');
  const rows = (counts ?? []).map((value, digit) => ({ label: className(t, dataset, digit), value }));
  const most = Math.max(...rows.map(({ value }) => value), 1);
  const chosen = (/** @type {any} */ { target }) => countLabels(target.value || null);
  const save = (/** @type {'svg' | 'png'} */ format) => html`
    <button class="quiet" ?disabled=${!rows.length} aria-label=${t('plotSave', { name: title, format: format.toUpperCase() })}
      @click=${() => saveCounts(format, { title, axis: t('countsAxis'), bars: rows })}>${format.toUpperCase()}</button>`;
  return html`
    <label class="field">
      <span>${t('countsSplit')}</span>
      <select .value=${live(split ?? '')} @change=${chosen}>
        <option value="" ?selected=${!split}>${t('countsAll')}</option>
        ${splitsOf(state).map(
          (id) => html`
          <option value=${id} ?selected=${id === split}>${t(`split.${id}`)}</option>`,
        )}
      </select>
    </label>
    <p class="caption"><b>${title}</b> ${save('svg')}${save('png')}</p>
    <div role="status">
      ${problem ? html`<p class="problem">${explain(t, problem)}</p>` : nothing}
    </div>
    <table class="label-counts" aria-label=${title}>
      <tbody>
        ${rows.map(
          ({ label, value }) => html`
          <tr><th scope="row">${label}</th><td>${count(value)}</td>
            <td><meter min="0" max=${most} value=${value} aria-hidden="true"></meter></td></tr>`,
        )}
      </tbody>
    </table>`;
}

/**
 * Which class of the network each chosen digit is, where some are left out.
 * @param {State} state @param {Translate} t
 */
export function classNumbers({ classes, dataset }, t) {
  if (classes.length === ALL_CLASSES.length) return nothing;
  const each = classes.map((label, index) => t('classIs', { index, label: className(t, dataset, label) }));
  return html`<p class="note">${t('classNumbers', { list: each.join(', ') })}</p>`;
}
