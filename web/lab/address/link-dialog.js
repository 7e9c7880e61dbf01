// link-dialog.js — the dialog with the link to the page and its QR code.

import { html, nothing, svg } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import { trained } from '../training/state.js';
import { canPack } from './weights-in-links.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../actions.js').Actions} Actions */
/** @typedef {import('../../text/translate.js').Translate} Translate */
/** @typedef {import('./state.js').SharedLink} SharedLink */

/** Opens the dialog once it is in the page. @param {Element | undefined} dialog */
function open(dialog) {
  queueMicrotask(() => {
    if (dialog instanceof HTMLDialogElement && dialog.isConnected) dialog.showModal();
  });
}

/** Selects the address once it is shown, where the page may not copy it. @param {Element | undefined} field */
function selectAll(field) {
  queueMicrotask(() => {
    if (!(field instanceof HTMLTextAreaElement) || !field.isConnected) return;
    field.focus();
    field.select();
  });
}
const leaveAlone = () => {};

/** Whether the page was opened from a disk, where no other device finds it. @param {string} address */
const isOfFile = (address) => address.startsWith('file:');

/**
 * The dialog, or nothing.
 * @param {State} state
 * @param {Actions} actions
 * @param {Translate} t
 */
export function linkDialog(state, actions, t) {
  const { link } = state;
  if (!link) return nothing;
  // The browser closes the dialog and moves the focus back; its `close` event then changes the state.
  const close = (/** @type {any} */ { target }) => target.closest('dialog').close();
  const closeOutside = (/** @type {Event} */ event) => event.target === event.currentTarget && close(event);
  return html`
    <dialog class="link-dialog" aria-labelledby="link-title" ${ref(open)}
      @close=${actions.closeLink} @click=${closeOutside}>
      <div>
        <h2 id="link-title">${t('linkTitle')}</h2>
        <button @click=${close}>${t('close')}</button>
        ${words(state, link, actions, t)}
        ${isOfFile(link.address) ? nothing : html`<div class="code">${code(link, t)}</div>`}
      </div>
    </dialog>`;
}

/** @param {State} state @param {SharedLink} link @param {Actions} actions @param {Translate} t */
function words(state, { address, hasWeights, copied }, { copyLink, putWeights }, t) {
  const canCarry = trained(state) && canPack(state.model);
  return html`
    <div class="words">
      ${isOfFile(address) ? nothing : html`<p class="note">${t('linkLead')}</p>`}
      <label class="field">
        <span>${t('linkAddress')}</span>
        <textarea rows="4" readonly spellcheck="false" .value=${address}
          ${ref(copied === 'selected' ? selectAll : leaveAlone)}></textarea>
      </label>
      <p class="note">${t('linkLength', { count: address.length })}</p>
      <p><button @click=${copyLink}>${t('copyAgain')}</button></p>
      ${
        canCarry
          ? html`
        <label class="check">
          <input type="checkbox" .checked=${hasWeights}
            @change=${(/** @type {any} */ { target }) => putWeights(target.checked)}>
          ${t('linkWeights')}
        </label>`
          : nothing
      }
      <p class="note" role="status">
        ${copied ? t(copied === 'copied' ? 'linkCopied' : 'linkSelected') : nothing}
      </p>
      ${state.dataset === 'own' ? html`<p class="note">${t('linkOwnFiles')}</p>` : nothing}
    </div>`;
}

/** @param {SharedLink} link @param {Translate} t */
function code({ code, isLong }, t) {
  if (isLong) return html`<p class="note">${t('linkLong')}</p>`;
  if (!code) return nothing;
  const { path, side, margin } = code;
  return html`
    <svg role="img" aria-label=${t('linkCode')} viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">
      ${svg`<rect width=${side} height=${side} /><path transform="translate(${margin} ${margin})" d=${path} />`}
    </svg>`;
}
