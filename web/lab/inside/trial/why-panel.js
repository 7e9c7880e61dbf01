// why-panel.js — why the network answers one digit and not another: parts of the pixels, what covering them does, and the
// training images that it makes alike.

import { html, nothing } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import { IMAGE_SIDE } from '../../../shared/ink-to-image.js';
import { layerFacts } from '../../../shared/layer-facts.js';
import { count, decimal, signed } from '../../../site/format.js';
import { className } from '../../digit/class-name.js';
import { ink } from '../../digit/digit-canvas.js';
import { inkOutline } from '../core/outline.js';
import { mostOf, picture } from '../picture.js';
import { isOfNow, rivalsOf } from './trial.js';

/** @typedef {import('../room.js').Scene} Scene */

/** Activations that bend; with the others a network is linear in pieces, and gradients times inputs add up. */
const CURVED = /\b(tanh|sigmoid)\b/;

/** @param {Scene} scene */
export const whyPanel = (scene) => html`
  <div class="why" ${ref(scene.verbs.watchTrial)}>
    <h2 id="why" tabindex="-1">${scene.of('why.title')}</h2>
    ${rivalsOf(scene.state) && scene.room.seen ? answer(scene) : html`<p class="note">${scene.of('why.waits')}</p>`}
  </div>`;

/** @param {Scene} scene */
function answer(scene) {
  const { state, room, of, t } = scene;
  const [one, other] = /** @type {[number, number]} */ (rivalsOf(state));
  const name = (/** @type {number} */ digit) => className(t, state.dataset, digit);
  const waits = state.phase === 'training' ? 'why.afterTraining' : 'why.comparing';
  const pick = (
    /** @type {'of' | 'against'} */ which,
    /** @type {number} */ value,
    /** @type {number} */ not,
  ) => html`
    <label class="field"><span>${of(`why.${which}`)}</span>
      <select .value=${String(value)} @change=${(/** @type {any} */ { target }) => scene.verbs.chooseRivals({ [which]: Number(target.value) })}>
        ${state.classes.map((digit) => html`<option value=${digit} ?selected=${digit === value} ?disabled=${digit === not}>${name(digit)}</option>`)}
      </select></label>`;
  return html`
    <div class="finder">${pick('of', one, other)} ${pick('against', other, one)}</div>
    <p class="lead">${of('why.lead', { one: name(one), other: name(other) })}</p>
    <div class="reasons">
      ${parts(scene, name)}
      ${covered(scene, name)}
    </div>
    <h3>${of('why.similar')}</h3>
    ${similar(scene)}
    ${isOfNow(state, room.trial.similar) ? nothing : html`<p class="note">${of(waits)}</p>`}`;
}

/** @param {Scene} scene @param {(digit: number) => string} name */
function parts({ state, room, of }, name) {
  const { reason } = room.trial;
  if (!reason) return nothing;
  const { pixels, value, biases } = reason;
  const fromPixels = pixels.reduce((sum, part) => sum + part, 0);
  const isCurved = isCurvedModel(state);
  const numbers = {
    what: of(inkText(layerFacts(state.model?.layers ?? []))),
    ...{ one: name(reason.of), other: name(reason.against), value: signed(value, 3) },
    ...{
      pixels: signed(fromPixels, 3),
      biases: signed(biases, 3),
      sum: signed(fromPixels + biases, 3),
    },
  };
  return html`
    <figure>
      ${overImage(room.seen?.pixels ?? null, pixels, of('why.partsPicture', numbers))}
      <figcaption><strong>${of('why.parts')}</strong> ${of(isCurved ? 'why.partsCurved' : 'why.partsExact', numbers)}</figcaption>
    </figure>`;
}

/** What counts for a part: where paper is below 0, it counts too. @param {import('../../../shared/layer-facts.js').LayerFacts[]} facts */
export const inkText = (facts) => (facts[0]?.isSigned ? 'why.signed' : 'why.ink');

/** Whether a layer before the outputs bends. @param {import('../../state.js').State} state */
const isCurvedModel = ({ model }) =>
  Boolean(model?.layers.slice(0, -1).some(({ text }) => CURVED.test(text)));

/** @param {Scene} scene @param {(digit: number) => string} name */
function covered({ state, room, of }, name) {
  const { drops } = room.trial;
  if (!drops) return nothing;
  const [pixels, , , , one, other] = /** @type {[Uint8Array, any, any, any, number, number]} */ (drops.about);
  const numbers = { one: name(one), other: name(other), most: decimal(Math.max(...drops.found), 3) };
  return html`
    <figure aria-busy=${!isOfNow(state, drops)}>
      ${overImage(pixels, drops.found, of('why.coveredPicture', numbers))}
      <figcaption><strong>${of('why.covered')}</strong> ${of('why.coveredSays', numbers)}</figcaption>
    </figure>`;
}

/** The image, and beside it the numbers with the outline of its ink. @param {Uint8Array | null} pixels @param {Float32Array} values @param {string} label */
const overImage = (pixels, values, label) => html`
  <div class="layered" role="img" aria-label=${label}>
    <div><canvas class="digit" ${ink(pixels)}></canvas></div>
    <div>
      <svg viewBox="0 0 28 28"><path d=${pixels ? inkOutline(pixels) : nothing}></path></svg>
      <canvas ${picture({ values, height: IMAGE_SIDE, width: IMAGE_SIDE, most: mostOf(values) })}></canvas>
    </div>
  </div>`;

/** @param {Scene} scene */
function similar({ state, room, of, t }) {
  if (!room.trial.similar) return nothing;
  const { found } = room.trial.similar;
  const layer = found.layer ?? null;
  return html`
    <p>${layer === null ? of('why.similarPixels', { count: count(found.count) }) : of('why.similarSays', { layer: layer + 1, count: count(found.count) })}</p>
    <ol class="samples" aria-busy=${!isOfNow(state, room.trial.similar)}>
      ${found.images.map(
        ({ label, pixels, index }) => html`
        <li><canvas class="digit" role="img" aria-label=${t('image.train', { index: count(index) })} ${ink(pixels)}></canvas>
          <span>${className(t, state.dataset, label)}</span></li>`,
      )}
    </ol>`;
}
