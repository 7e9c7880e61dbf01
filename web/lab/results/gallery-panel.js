// gallery-panel.js — images of an evaluation: a gallery, twenty at random, and the indices of those read right and
// wrong.

import { html, nothing } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { keyed } from 'lit-html/directives/keyed.js';
import { keepFocus, moveFocus } from '../../site/arrow-keys.js';
import { choices } from '../../site/choices.js';
import { indicesOf } from './evaluation.js';
import { inspectedImage, labelName } from './inspected-image.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../actions.js').Actions} Actions */
/** @typedef {import('../../text/translate.js').Translate} Translate */

/** The selected images. @param {State} state @param {Actions} actions @param {Translate} t */
export function galleryPanel(state, actions, t) {
  const { kind, cell, order } = state.inspection.selection;
  const chooseKind = (/** @type {'wrong' | 'right'} */ id) => actions.chooseImages({ kind: id });
  const chooseOrder = (/** @type {import('./evaluation.js').Selection['order']} */ id) =>
    actions.chooseImages({ cell, order: id });
  const kinds = { wrong: t('gallery.wrong'), right: t('gallery.right') };
  const orders = { surest: t('order.surest'), unsurest: t('order.unsurest'), index: t('order.index') };
  return html`
    <div class="images">
      <h3 id="gallery-title" class="gallery-title">${t('galleryTitle')}</h3>
      <div class="controls">
        ${choices('kind', t('galleryWhich'), kinds, cell ? null : kind, chooseKind)}
        ${choices('order', t('galleryOrder'), orders, order, chooseOrder)}
      </div>
      ${gallery(state, actions, t)}
      ${indexList('wrong', state, actions, t)}
      ${indexList('right', state, actions, t)}
    </div>`;
}

/** @param {State} state @param {Actions} actions @param {Translate} t */
function gallery(state, actions, t) {
  const { selection, places, gallery } = state.inspection;
  return html`
    <p class="caption">
      <span role="status">${caption(state, t)}</span>
      ${
        selection.cell
          ? html`<button class="quiet" @click=${() => actions.chooseImages({ kind: 'wrong' })}>
              ${t('showWrong')}</button>`
          : nothing
      }
    </p>
    ${keyed(gallery.length, pictures('gallery-title', gallery, state, actions, t))}
    ${
      gallery.length && gallery.length < places.length
        ? html`<button @click=${actions.moreImages}>${t('showMore')}</button>`
        : nothing
    }`;
}

/**
 * A list of images. Callers key it by its length: a shorter list is a new one, whose first image has the tab
 * stop.
 * @param {string} title   the id of what names them
 * @param {import('./state.js').InspectedImage[]} images
 * @param {State} state @param {Actions} actions @param {Translate} t
 */
const pictures = (title, images, state, actions, t) => html`
  <ul class="gallery" role="toolbar" aria-labelledby=${title} @keydown=${moveFocus} @focusin=${keepFocus}>
    ${images.map((image, at) => inspectedImage(state, actions, t, image, at))}
  </ul>`;

/** How many images are selected. @param {State} state @param {Translate} t */
function caption(state, t) {
  const { selection, places } = state.inspection;
  const { kind, cell } = selection;
  if (!cell) return t(kind === 'wrong' ? 'shown.wrong' : 'shown.right', { count: places.length });
  return t('shownCell', {
    actual: labelName(state, t, cell.actual),
    predicted: labelName(state, t, cell.predicted),
    count: places.length,
  });
}

/**
 * Twenty random images, right or wrong.
 * @param {State} state
 * @param {Actions} actions
 * @param {Translate} t
 */
export function twentyPanel(state, actions, t) {
  const { twenty } = state.inspection;
  const right = twenty.filter(({ label, prediction }) => label === prediction).length;
  return html`
    <div class="twenty">
      <h3 id="twenty-title">${t('twenty')}</h3>
      <p class="caption">
        <span role="status">${t('twentyScore', { right, count: twenty.length })}</span>
        <button @click=${actions.otherTwenty}>${t('otherTwenty')}</button>
      </p>
      ${keyed(twenty.length, pictures('twenty-title', twenty, state, actions, t))}
    </div>`;
}

/**
 * The indices of the images read right, or wrong, as text, to look them up elsewhere.
 * @param {import('./evaluation.js').Selection['kind']} kind
 * @param {State} state
 * @param {Actions} actions
 * @param {Translate} t
 */
function indexList(kind, { result, inspection }, { copyIndices }, t) {
  const isCopied = inspection.copied === kind;
  return guard([result, isCopied, t], () => {
    const indices = result ? indicesOf(result, kind) : [];
    if (!indices.length) return nothing;
    const name = t(kind === 'wrong' ? 'wrongIndices' : 'rightIndices', { count: indices.length });
    const copy = (/** @type {any} */ { target }) =>
      copyIndices(kind, target.closest('details').querySelector('textarea'));
    return html`
      <details class="index-list">
        <summary>${name}</summary>
        <textarea readonly rows="6" aria-label=${name} .value=${indices.join(', ')}></textarea>
        <button @click=${copy}>${t(isCopied ? 'copied' : 'copy')}</button>
      </details>`;
  });
}
