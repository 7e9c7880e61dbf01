// weights-panel.js — weights and settings as files, and what the browser keeps of a session.

import { html, nothing } from 'lit-html';
import { explain } from '../../site/error-text.js';
import { dateAndTime, decimal, percent } from '../../site/format.js';
import { isGuest } from '../address/parts.js';
import { isOneMatrix } from './weights-actions.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../actions.js').Actions} Actions */
/** @typedef {import('../../text/translate.js').Translate} Translate */

const FORMATS = /** @type {const} */ (['safetensors', 'npz']);
const MATRIX_FORMATS = /** @type {const} */ ([...FORMATS, 'npy']);

/** The section of saving and opening. @param {State} state @param {Actions} actions @param {Translate} t */
export const weightsPanel = (state, actions, t) => html`
  <section class="weights-panel" aria-labelledby="weights-title">
    <h2 id="weights-title">${t('saveAndLoad')}</h2>
    <p class="lead">${t('saveAndLoadLead')}</p>
    <div class="ways">
      ${downloads(state, actions, t)}
      ${opening(state, actions, t)}
      ${memory(state, actions, t)}
    </div>
  </section>`;

/** @param {State} state @param {Actions} actions @param {Translate} t */
function downloads({ model, saveError }, { downloadWeights }, t) {
  const oneMatrix = isOneMatrix(model);
  const formats = oneMatrix ? MATRIX_FORMATS : FORMATS;
  return html`
    <div>
      <h3>${t('saveNetwork')}</h3>
      <p class="formats">
        ${formats.map(
          (format) => html`
          <button ?disabled=${!model} @click=${() => downloadWeights(format)}>
            ${t('download', { format: `.${format}` })}
          </button>`,
        )}
      </p>
      <p class="note">${t('safetensorsHint')} ${oneMatrix ? t('npyHint') : nothing}</p>
      <div role="alert">
        ${saveError ? problem(t('saveError', { reason: explain(t, saveError) })) : nothing}
      </div>
    </div>`;
}

/** @param {State} state @param {Actions} actions @param {Translate} t */
function opening({ weightsError, weightsFile }, { openWeights }, t) {
  const chosen = (/** @type {any} */ { target }) => {
    openWeights(target.files[0]);
    target.value = ''; // so that the same file can be chosen again
  };
  return html`
    <div>
      <h3>${t('openNetwork')}</h3>
      <p>
        <label class="file-button">
          ${t('openWeights')}
          <input type="file" accept=".safetensors,.onnx,.npz,.npy" @change=${chosen}>
        </label>
      </p>
      <p class="note">${t('openHint')}</p>
      <p class="note" role="status">${weightsFile ? t('weightsOpened', { file: weightsFile }) : nothing}</p>
      <div role="alert">
        ${weightsError ? problem(t('weightsError', { reason: explain(t, weightsError) })) : nothing}
      </div>
    </div>`;
}

/** @param {string} text */
const problem = (text) => html`<p class="problem">${text}</p>`;

/**
 * What the browser keeps, and how to forget it. That takes two clicks, since it cannot be undone.
 * @param {State} state
 * @param {Actions} actions
 * @param {Translate} t
 */
const memory = (state, actions, t) => html`
  <div>
    <h3>${t('remembered')}</h3>
    ${state.keepError ? nothing : html`<p class="note">${t(isGuest(state) ? 'guestHint' : 'rememberHint')}</p>`}
    ${state.keptSite ? html`<p class="note">${siteLine(state.keptSite, t)}</p>` : nothing}
    <div role="alert">
      ${state.keepError ? problem(t(state.keepError.name === 'QuotaExceededError' ? 'keepFull' : 'keepRefused')) : nothing}
    </div>
    ${isGuest(state) || state.keepError ? nothing : otherSessions(state, actions, t)}
    ${
      state.session === 'none' && !state.keptSite
        ? nothing
        : html`
          <details>
            <summary>${t('forgetSession')}</summary>
            <p class="note">${t('forgetHint')}</p>
            <button @click=${actions.forgetSession}>${t('forgetNow')}</button>
          </details>`
    }
  </div>`;

/**
 * The sessions of other tabs, and those that tabs have left.
 * @param {State} state
 * @param {Actions} actions
 * @param {Translate} t
 */
function otherSessions({ otherSessions: others }, { listSessions, openSession }, t) {
  return html`
    <details .open=${others !== null} @toggle=${(/** @type {any} */ { target }) => target.open && listSessions()}>
      <summary>${t('otherSessions')}</summary>
      <p class="note">${t(others && !others.length ? 'noOtherSession' : 'otherSessionsHint')}</p>
      <ul class="other-sessions">
        ${others?.map(
          ({ id, saved, layers, accuracy }) => html`
            <li>
              <button @click=${() => openSession(id)}>${t('openSessionOf', { when: dateAndTime(saved) })}</button>
              <span class="note">${layers}${accuracy === null ? nothing : html` · ${percent(accuracy, 2)}`}</span>
            </li>`,
        )}
      </ul>
    </details>`;
}

/** How much of the site is kept. @param {NonNullable<State['keptSite']>} kept @param {Translate} t */
function siteLine({ isWhole, bytes, imageBytes }, t) {
  const size = { size: decimal((bytes + imageBytes) / 1e6, 1) };
  if (!isWhole) return t('keptPart', size);
  return imageBytes ? t('keptWhole', size) : t('keptNoImages', size);
}
