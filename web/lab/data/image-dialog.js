// image-dialog.js — one image, large, with the numbers it is made of.

import { html, nothing } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import { IMAGE_SIDE } from '../../shared/ink-to-image.js';
import { FIRST_EXTRA } from '../../shared/invented.js';
import { cssProperties } from '../../site/css-properties.js';
import { count, sureness } from '../../site/format.js';
import { isHidden } from '../address/parts.js';
import { answerOf, isStep } from '../digit/answer.js';
import { className } from '../digit/class-name.js';
import { ink } from '../digit/digit-canvas.js';
import { trained } from '../training/state.js';

/**
 * Opens the dialog once it is in the page, with the middle of the table in sight.
 * @param {Element | undefined} dialog
 */
function open(dialog) {
  queueMicrotask(() => {
    if (!(dialog instanceof HTMLDialogElement) || !dialog.isConnected) return;
    dialog.showModal();
    const scroll = /** @type {HTMLElement} */ (dialog.querySelector('.scroll'));
    scroll.scrollLeft = (scroll.scrollWidth - scroll.clientWidth) / 2;
  });
}

/**
 * One image in a dialog, or nothing.
 * @param {import('../state.js').State} state
 * @param {import('../actions.js').Actions} actions
 * @param {import('../../text/translate.js').Translate} t
 */
export function imageDialog(state, { show, lookInside }, t) {
  const { shown, dataset, classes } = state;
  if (!shown) return nothing;
  const { pixels, label, index, pool } = shown;
  const isInvented = index >= FIRST_EXTRA;
  const values = {
    label: className(t, dataset, label),
    index: count(isInvented ? index - FIRST_EXTRA : index),
  };
  const title = t(isInvented ? 'imageTitle.invented' : `imageTitle.${pool}`, values);
  // The browser closes the dialog and moves the focus back; its `close` event then changes the state.
  const close = (/** @type {any} */ { target }) => target.closest('dialog').close();
  const closeOutside = (/** @type {Event} */ event) => event.target === event.currentTarget && close(event);
  return html`
    <dialog class="image-dialog" aria-labelledby="image-title" ${ref(open)}
      @close=${() => show(null)} @click=${closeOutside}>
      <div>
        <h2 id="image-title">${title}</h2>
        <button @click=${close}>${t('close')}</button>
        <canvas class="digit" role="img" aria-label=${title} ${ink(pixels)}></canvas>
        <p class="lead">${t('imageLead', { count: pixels.length })} ${oneHot(label, classes, t)} <output>${read(state, t)}</output>
          ${
            isHidden(state, 'inside')
              ? nothing
              : html`
                <button class="quiet" @click=${() => lookInside({ image: { pool, index } })}>${t('lookInside')}</button>
                <button class="quiet" @click=${() => lookInside({ image: { pool, index } }, { panel: 'why' })}>${t('whyThisAnswer')}</button>`
          }</p>
        <div class="scroll" tabindex="0" role="region" aria-label=${t('pixelTable')}>
          <table>${rows(pixels)}</table>
        </div>
      </div>
    </dialog>`;
}

/** What the network read in it when it was opened. @param {import('../state.js').State} state @param {import('../../text/translate.js').Translate} t */
function read(state, t) {
  const { shownRead, classes, dataset, model } = state;
  const answer = shownRead && answerOf(shownRead, classes);
  if (!answer || answer.best === null) return nothing;
  const label = className(t, dataset, answer.best);
  if (!trained(state)) return t('guess', { label });
  return t(isStep(model) ? 'imageReadStep' : 'imageRead', { label, sure: sureness(answer.confidence, t) });
}

/**
 * The label as a one-hot code, as the loss compares it with the outputs.
 * @param {number} label @param {number[]} classes @param {import('../../text/translate.js').Translate} t
 */
function oneHot(label, classes, t) {
  if (!classes.includes(label)) return nothing;
  const code = classes.map((each) => Number(each === label)).join(' ');
  return html`<span class="one-hot">${t('imageOneHot')} <code>[${code}]</code></span>`;
}

/** The pixels as numbers, white on black as the network gets them. @param {Uint8Array} pixels */
const rows = (pixels) =>
  Array.from(
    { length: IMAGE_SIDE },
    (_, y) => html`
  <tr>${Array.from(
    pixels.subarray(y * IMAGE_SIDE, (y + 1) * IMAGE_SIDE),
    (value) => html`
    <td ${cssProperties({ '--value': value })} ?data-bright=${value > 115}>${value}</td>`,
  )}
  </tr>`,
  );
