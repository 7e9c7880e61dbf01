// teach-panel.js — one image is taught: its loss, the gradient on its way back through the layers, the step and what it
// changes, and a gradient that is compared with differences.

import { html, nothing } from 'lit-html';
import { IMAGE_SIDE } from '../../../shared/ink-to-image.js';
import { cssProperties } from '../../../site/css-properties.js';
import { decimal, percent, significant } from '../../../site/format.js';
import { typed } from '../../../site/typed.js';
import { className } from '../../digit/class-name.js';
import { mostOf, picture } from '../picture.js';
import { effectText, hindrance, thenBefore } from './edit-panel.js';
import { layerPictures } from './layer-pictures.js';
import { isStill, labelOf, rateOf, shareOfDigit, target } from './trial.js';

/** @typedef {import('../room.js').Scene} Scene */

/** Layers whose gradients are those of the layer before them. */
const UNCHANGED = /^(flatten|dropout|rescaling)\b/;

/** @param {Scene} scene */
export const teachPanel = (scene) => html`
  <div class="teach">
    <h2 id="teach" tabindex="-1">${scene.of('teach.title')}</h2>
    ${scene.room.seen && labelOf(scene.state) !== null ? teach(scene) : html`<p class="note">${scene.of('teach.waits')}</p>`}
  </div>`;

/** @param {Scene} scene */
function teach(scene) {
  const { state, room, verbs, of, t } = scene;
  const label = /** @type {number} */ (labelOf(state));
  const canTeach = isStill(state) && rateOf(state) > 0;
  return html`
    <p class="lead">${of('teach.lead')}</p>
    ${gradients(scene)}
    <div class="finder">
      <label class="field"><span>${of('teach.label')}</span>
        <select .value=${String(label)} @change=${(/** @type {any} */ event) => verbs.chooseLabel(Number(event.target.value))}>
          ${state.classes.map((digit) => html`<option value=${digit} ?selected=${digit === label}>${className(t, state.dataset, digit)}</option>`)}
        </select></label>
      <label class="field"><span>${of('teach.rate')}</span>
        <input inputmode="decimal" size="8" ${typed(room.trial.rate || state.fields.rate)}
          aria-invalid=${String(!(rateOf(state) > 0))}
          @input=${(/** @type {any} */ event) => verbs.chooseRate(event.target.value)}></label>
      <button ?disabled=${!canTeach} @click=${verbs.teach}>${of('teach.teach')}</button>
      <button ?disabled=${!isStill(state) || state.edits?.last !== 'teach'} @click=${thenBefore(verbs.undo)}>${of('teach.undo')}</button>
      <button @click=${() => verbs.check(target(state).layer, target(state).unit)}>${of('teach.check')}</button>
    </div>
    <div role="status">
      ${hindrance(scene)}
      <div class="taught">${taught(scene)}</div>
      ${checked(scene)}
    </div>`;
}

/** What the step has changed. @param {Pick<Scene, 'state' | 'room' | 'of' | 't'>} scene */
export function taught({ state, room, of, t }) {
  const { taught } = room.trial;
  if (!taught) return nothing;
  const { before, after, label } = taught;
  const share = (/** @type {import('../../../shared/protocol.js').Said} */ { outputs }) =>
    percent(shareOfDigit(state, outputs, label));
  return html`
    <p>${of('teach.taught', {
      label: className(t, state.dataset, label),
      ...{ before: decimal(before.loss, 4), after: decimal(after.loss, 4) },
      ...{ shareBefore: share(before), shareAfter: share(after) },
    })} ${after.loss > before.loss ? of('teach.tooFar') : nothing}</p>
    <p>${effectText(room.trial.effect, of)}</p>`;
}

/** Both numbers of a gradient. @param {Scene} scene */
function checked({ room, of }) {
  const { checked } = room.trial;
  if (!checked) return nothing;
  const { layer, unit, found } = checked;
  const best = found.differences.reduce((a, b) =>
    Math.abs(a.value - found.gradient) <= Math.abs(b.value - found.gradient) ? a : b,
  );
  return html`
    <p>${of('teach.checked', {
      ...{ layer, unit, weight: significant(found.weight), gradient: significant(found.gradient) },
      ...{ difference: significant(best.value), step: significant(best.step) },
    })}</p>
    <table class="differences">
      <caption class="unseen">${of('teach.differences')}</caption>
      <thead><tr><th scope="col">${of('teach.step')}</th><th scope="col">${of('teach.difference')}</th>
        <th scope="col">${of('teach.off')}</th></tr></thead>
      <tbody>
        ${found.differences.map(
          ({ step, value }) => html`
          <tr><td>${significant(step)}</td><td>${significant(value)}</td><td>${significant(value - found.gradient)}</td></tr>`,
        )}
      </tbody>
    </table>
    <p class="note">${of('teach.why')}</p>`;
}

/** The gradient of the loss, from the outputs back to the image. @param {Scene} scene */
function gradients({ state, room, of, t }) {
  const { gradients } = room.trial;
  if (!gradients) return nothing;
  const { inside, label, layers: summaries } = gradients;
  const dpixels = /** @type {Float32Array} */ (inside.dpixels);
  const isShown = (/** @type {number} */ index) => !UNCHANGED.test(summaries[index].text);
  const layers = [...inside.layers.entries()].reverse().filter(([index]) => isShown(index));
  const values = { label: className(t, state.dataset, label), loss: decimal(inside.loss ?? 0, 4) };
  return html`
    <p>${of('teach.loss', values)}</p>
    <ol class="pulse">
      ${layers.map(([index, layer], order) => step(layerOf(summaries[index], index, layer), order, of))}
      <li ${cssProperties({ '--order': layers.length })}>
        <h3>${of('teach.image')}</h3>
        <canvas class="map" role="img" aria-label=${of('teach.image')}
          ${picture({ values: dpixels, height: IMAGE_SIDE, width: IMAGE_SIDE, most: mostOf(dpixels) })}></canvas>
      </li>
    </ol>
    <p class="note">${of('teach.colours')}</p>`;
}

/** @param {import('../../../shared/protocol.js').LayerSummary} summary @param {number} index @param {import('../../../shared/protocol.js').InsideLayer} layer */
function layerOf({ shape, text }, index, { dsum, doutput }) {
  const values = /** @type {Float32Array} */ (dsum ?? doutput);
  const [, width, channels] = shape.length === 3 ? shape : [1, 1, shape[0]];
  return { index, text, values, width, channels };
}

/** @param {ReturnType<typeof layerOf>} layer @param {number} order @param {Scene['of']} of */
function step({ index, text, values, width, channels }, order, of) {
  const shape = { height: values.length / channels / width, width, channels };
  return html`
    <li ${cssProperties({ '--order': order })}>
      <h3>${of('teach.layer', { layer: index + 1 })}</h3>
      <p class="shape">${text}</p>
      ${layerPictures(values, shape, of('teach.ofLayer', { layer: index + 1 }))}
    </li>`;
}
