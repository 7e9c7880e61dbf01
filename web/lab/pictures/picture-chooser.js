// picture-chooser.js — opens a picture from a file, or from the camera of a phone.

import { html } from 'lit-html';

/** @typedef {import('../actions.js').Actions} Actions */
/** @typedef {import('../../text/translate.js').TextKey} TextKey */

/**
 * Two buttons; on a computer the style sheet hides the camera.
 * @param {Actions} actions
 * @param {import('../../text/translate.js').Translate} t
 */
export const pictureChooser = (actions, t) => html`
  <div class="picture-chooser">
    <label class="file-button">
      ${t('openPicture')}
      <input type="file" multiple accept="image/*,text/plain,.txt" @change=${opener(actions)}>
    </label>
    <label class="file-button camera">
      ${t('takePhoto')}
      <input type="file" accept="image/*" capture="environment" @change=${opener(actions)}>
    </label>
  </div>`;

/**
 * The button at the pad; a phone offers its camera by itself.
 * @param {Actions} actions
 * @param {import('../../text/translate.js').Translate} t
 */
export const photoButton = (actions, t) => html`
  <label class="file-button">
    ${t('photo')}
    <input type="file" multiple accept="image/*,text/plain,.txt" @change=${opener(actions)}>
  </label>`;

/** @param {Actions} actions */
const opener =
  ({ openSheets }) =>
  (/** @type {any} */ { target }) => {
    const files = [...target.files];
    target.value = ''; // so that the same file can be chosen again
    if (files.length) openSheets(files);
  };
