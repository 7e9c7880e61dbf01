// picture-chooser.js — ways to bring a picture: from a file, or with a camera where there is one to hold.

import { html } from 'lit-html';

/** @typedef {import('../actions.js').Actions} Actions */
/** @typedef {import('../../text/lab.js').TextKey} TextKey */

/** @param {Actions} actions @param {import('../../text/lab.js').Translate} t */
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

/** @param {Actions} actions */
const opener =
  ({ openSheets }) =>
  (/** @type {any} */ { target }) => {
    const files = [...target.files];
    target.value = ''; // so that the same file can be chosen again
    if (files.length) openSheets(files);
  };
