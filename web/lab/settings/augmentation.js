// augmentation.js — the field for augmentation, its examples, and the images as the network sees them.

import { html, nothing } from 'lit-html';
import { augmentationMistake, USUAL_AUGMENTATION } from '../../shared/augmentation.js';
import { explain } from '../../site/error-text.js';
import { typed } from '../../site/typed.js';
import { ink } from '../digit/digit-canvas.js';
import { isRunning } from '../training/state.js';
import { augmentedKey } from './augmented-images.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../actions.js').Actions} Actions */
/** @typedef {import('../../text/translate.js').Translate} Translate */

/** Lines to begin with, from little to much. */
const EXAMPLES = ['shift 2', 'rotate 10 scale 0.1', 'elastic 1.5 stroke 1', USUAL_AUGMENTATION];

/**
 * The field and its examples.
 * @param {State} state @param {Actions} actions @param {Translate} t @param {boolean} rests   whether it is disabled
 */
export const augmentationField = ({ fields }, { setField }, t, rests) => html`
  <div>
    <label class="field">
      <span>${t('augment')}</span>
      <input name="augment" spellcheck="false" autocapitalize="off" autocomplete="off" ${typed(fields.augment)}
        aria-describedby="hint-augment" aria-invalid=${augmentationMistake(fields.augment) ? 'true' : 'false'}
        ?disabled=${rests}
        @change=${(/** @type {any} */ { target }) => setField('augment', target.value)}>
    </label>
    <div class="examples" role="group" aria-label=${t('augmentExamples')}>
      ${EXAMPLES.map(
        (line) => html`
        <button class="quiet" ?disabled=${rests} @click=${() => setField('augment', line)}>${line}</button>`,
      )}
    </div>
  </div>`;

/** What is wrong with the line. @param {State} state @param {Translate} t */
export function augmentationCorrection({ fields }, t) {
  const mistake = augmentationMistake(fields.augment);
  return mistake ? html`<p class="problem">${explain(t, mistake)}</p>` : nothing;
}

/** A row of training images as an epoch changes them. @param {State} state @param {Translate} t */
export function augmentedImages(state, t) {
  const digits = labelsOf(state.augmented);
  const caption = t(isRunning(state) ? 'augmentedNow' : 'augmentedNext');
  return row(state, state.augmented, { caption, name: t('augmentedDigits', { digits }) });
}

/** A row of invented digits, changed like the others. @param {State} state @param {Translate} t */
export const inventedImages = (state, t) => {
  const digits = labelsOf(state.invented);
  return row(state, state.invented, { caption: t('inventedFirst'), name: t('inventedDigits', { digits }) });
};

/** @typedef {import('../data/state.js').Sample} Sample */

/** @param {Sample[]} samples */
const labelsOf = (samples) => samples.map(({ label }) => label).join(', ');

/** @param {State} state @param {Sample[]} samples @param {{ caption: string, name: string }} words */
function row(state, samples, { caption, name }) {
  if (!samples.length || !augmentedKey(state)) return nothing;
  return html`
    <figure class="augmented">
      <figcaption class="note">${caption}</figcaption>
      <div role="img" aria-label=${name}>
        ${samples.map(({ pixels }) => html`<canvas class="digit" ${ink(pixels)}></canvas>`)}
      </div>
    </figure>`;
}
