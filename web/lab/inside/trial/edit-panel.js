// edit-panel.js — a unit is switched off, its weights are painted, its bias is dragged: what that does to each digit.

import { html, nothing } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import { layerFacts } from '../../../shared/layer-facts.js';
import { keepFocus, moveFocus } from '../../../site/arrow-keys.js';
import { choices } from '../../../site/choices.js';
import { cssProperties } from '../../../site/css-properties.js';
import { count, percent, signed, significant } from '../../../site/format.js';
import { className } from '../../digit/class-name.js';
import { isSilent, silentInputs } from '../silent.js';
import { changeOf, isStill, obstacle, target } from './trial.js';

/** @typedef {import('../room.js').Scene} Scene */
/** @typedef {import('../../state.js').State} State */

/** Weights in a row where a unit's inputs are no map. */
const ACROSS = 16;
/** By how much a stroke of the brush changes a weight, as a share of the largest. */
const STROKE = 0.25;
/** Weights that are cells to be painted; of larger kernels one channel at a time. */
const MOST_CELLS = 1024;

/** @param {Scene} scene */
export const editPanel = (scene) => html`
  <div class="edit" ${ref(scene.verbs.watchEdit)}>
    <h2 id="edit" tabindex="-1">${scene.of('edit.title')}</h2>
    ${scene.state.model ? editor(scene) : html`<p class="note">${scene.of('edit.waits')}</p>`}
  </div>`;

/**
 * Does what a button is for; where that leaves the button nothing more to do, the one before it has the focus.
 * @param {() => unknown} verb
 */
export const thenBefore =
  (verb) =>
  async (/** @type {any} */ { currentTarget: button }) => {
    await verb();
    requestAnimationFrame(() => button.disabled && button.previousElementSibling.focus());
  };

/** Why nothing can be changed now. @param {Scene} scene */
export const hindrance = ({ state, of }) => {
  const why = obstacle(state);
  return why ? html`<p class="note">${of(why)}</p>` : nothing;
};

/** @param {Scene} scene */
function editor(scene) {
  const { state, verbs, of } = scene;
  const { layer, unit, units } = target(state);
  const layers = /** @type {import('../../../shared/protocol.js').ModelSummary} */ (state.model).layers;
  const silent = isSilent(state, layer, unit);
  return html`
    <p class="lead">${of('edit.lead')}</p>
    <div class="finder">
      <label class="field"><span>${of('edit.layer')}</span>
        <select .value=${String(layer)} @change=${(/** @type {any} */ event) => verbs.aim({ layer: Number(event.target.value), unit: 1 })}>
          ${layers.map(({ text, paramCount }, i) =>
            paramCount
              ? html`<option value=${i + 1} ?selected=${i + 1 === layer}>${`${i + 1}: ${text}`}</option>`
              : nothing,
          )}
        </select></label>
      <label class="field"><span>${of('edit.unit')}</span>
        <input type="number" min="1" max=${units} step="1" .value=${String(unit)}
          @change=${(/** @type {any} */ { target: { value } }) => value >= 1 && value <= units && verbs.aim({ layer, unit: Number(value) })}></label>
      <button aria-pressed=${String(silent)} ?disabled=${!isStill(state)}
        @click=${() => verbs.silence(layer, unit, !silent)}>${of('edit.silence')}</button>
      <button ?disabled=${!state.edits || !isStill(state)} @click=${thenBefore(verbs.putBack)}>${of('trial.putBack')}</button>
    </div>
    ${hindrance(scene)}
    <div class="editing">
      ${kernel(scene, layer, unit)}
      ${effect(scene)}
    </div>`;
}

/** @param {Scene} scene @param {number} layer @param {number} unit */
function kernel(scene, layer, unit) {
  const { state, room, verbs } = scene;
  const tensors = room.trial.weights?.filter(({ name }) => name.startsWith(`${layer - 1}.`)) ?? [];
  const weights = tensors.find(({ name }) => /\.(kernel|gamma)$/.test(name));
  const bias = tensors.find(({ name }) => /\.(bias|beta)$/.test(name));
  const facts = layerFacts(state.model?.layers ?? [])[layer - 1];
  if (!weights || !facts) return nothing;
  const paint = (/** @type {number} */ at, /** @type {number} */ value) =>
    isStill(state) && verbs.edit([changeOf(layer, 'kernel', at, value)]);
  return html`
    <div class="painting">
      ${cells(scene, weights, facts, unit - 1, paint)}
      ${silentInputs(scene, layer)}
      ${bias ? biasSlider(scene, layer, unit, bias.values[unit - 1]) : nothing}
    </div>`;
}

/** @param {Scene} scene @param {number} layer @param {number} unit   both from 1 @param {number} known   the value that was heard of last */
function biasSlider({ state, room, verbs, of }, layer, unit, known) {
  const { dragged } = room.trial;
  const own = dragged?.layer === layer && dragged.unit === unit ? dragged : null;
  const value = own?.value ?? known;
  // A bias that is further away is at the end of the slider, which keeps its ends while it is dragged.
  const reach = own?.reach ?? Math.max(2, Math.ceil(Math.abs(value)));
  return html`
    <label class="field"><span>${of('edit.bias')}</span>
      <input type="range" min=${-reach} max=${reach} step="0.01" .value=${String(value)} ?disabled=${!isStill(state)}
        @input=${(/** @type {any} */ { target }) => verbs.dragBias({ layer, unit, value: Number(target.value), reach })}>
      <output>${significant(value)}</output></label>`;
}

/**
 * The weights of a unit for one channel of its input, which are painted: a stroke adds to a weight, or takes away.
 * @param {Scene} scene @param {import('../../../shared/protocol.js').Tensor} tensor
 * @param {import('../../../shared/layer-facts.js').LayerFacts} facts @param {number} unit
 * @param {(at: number, value: number) => void} change
 */
function cells({ room, verbs, state, of }, tensor, facts, unit, change) {
  const units = facts.output.channels;
  const { channels } = facts.input;
  const isFlat = facts.kind === 'batchnorm' || (facts.kind !== 'conv' && facts.input.height === 1);
  const inputs = tensor.values.length / units;
  const channel = isFlat ? 0 : Math.min(room.trial.channel, channels - 1);
  const stride = isFlat ? 1 : channels;
  const all = Array.from(
    { length: Math.floor(inputs / stride) },
    (_, i) => (i * stride + channel) * units + unit,
  );
  const places = all.slice(0, MOST_CELLS);
  const across = isFlat
    ? Math.min(ACROSS, places.length)
    : facts.kind === 'conv'
      ? facts.kernel[1]
      : facts.input.width;
  let most = 0;
  for (let i = unit; i < tensor.values.length; i += units) most = Math.max(most, Math.abs(tensor.values[i]));
  const by = { more: STROKE, less: -STROKE }[/** @type {'more'} */ (room.trial.brush)] ?? 0;
  const paint = (/** @type {number} */ at) => change(at, by ? tensor.values[at] + by * (most || 1) : 0);
  const brushes = { more: of('edit.more'), less: of('edit.less'), zero: of('edit.zero') };
  return html`
    ${choices('inside-brush', of('edit.brush'), brushes, room.trial.brush, (brush) => verbs.chooseBrush({ brush }))}
    ${
      stride > 1
        ? html`<label class="field"><span>${of('edit.channel', { count: channels })}</span>
            <input type="number" min="1" max=${channels} .value=${String(channel + 1)}
              @change=${(/** @type {any} */ { target: { value } }) => value >= 1 && value <= channels && verbs.chooseBrush({ channel: value - 1 })}></label>`
        : nothing
    }
    <div class="cells" role="toolbar" aria-label=${of('edit.weights')} ${cssProperties({ '--across': across })}
      @keydown=${moveFocus} @focusin=${keepFocus}
      @pointerdown=${(/** @type {PointerEvent} */ event) => {
        const cell = /** @type {HTMLElement} */ (event.target);
        if (cell.hasPointerCapture(event.pointerId)) cell.releasePointerCapture(event.pointerId);
        stroke = { pointer: event.pointerId, cell: null };
        stroked(event, paint);
      }}
      @pointerover=${(/** @type {PointerEvent} */ event) => stroked(event, paint)}>
      ${places.map((at, i) => {
        const value = tensor.values[at];
        const name = of('edit.weight', {
          ...{ row: Math.floor(i / across) + 1, column: (i % across) + 1, value: significant(value) },
        });
        const share = Math.round((100 * Math.abs(value)) / (most || 1));
        return html`<button data-at=${at} aria-label=${name} title=${significant(value)} ?disabled=${!isStill(state)}
          tabindex=${i ? -1 : 0} class=${value < 0 ? 'below' : 'above'} ${cssProperties({ '--share': `${share}%` })}
          @click=${(/** @type {MouseEvent} */ { detail }) => detail === 0 && paint(at)}></button>`;
      })}
    </div>
    <p class="note">${of('edit.colours')}</p>
    ${all.length > MOST_CELLS ? html`<p class="note">${of('edit.some', { shown: count(MOST_CELLS), all: count(all.length) })}</p>` : nothing}`;
}

/** The last stroke, and the cell where it is. */
let stroke = { pointer: -1, cell: /** @type {EventTarget | null} */ (null) };

/**
 * A pointer with its button down, or a finger, is on a cell; keys press it. A finger keeps to the cell where it began
 * unless it is released, and is over it before it is down.
 * @param {PointerEvent} event @param {(at: number) => void} paint
 */
function stroked({ buttons, target, pointerId }, paint) {
  const { at } = /** @type {HTMLElement} */ (target).dataset;
  if (buttons !== 1 || at === undefined || pointerId !== stroke.pointer || target === stroke.cell) return;
  stroke.cell = target;
  paint(Number(at));
}

/**
 * What the changes do to the test images, in a sentence.
 * @param {import('../../../shared/protocol.js').Effect | null} effect @param {Scene['of']} of
 */
export function effectText(effect, of) {
  if (!effect?.counts.some(Boolean)) return of('edit.counting');
  const [images, before, after] = [effect.counts, effect.before, effect.after].map((values) =>
    values.reduce((sum, value) => sum + value, 0),
  );
  return of(images < effect.total ? 'edit.effectSoFar' : 'edit.effect', {
    ...{ images: count(images), all: count(effect.total) },
    ...{ before: percent(before / images), after: percent(after / images) },
  });
}

/** That all is an experiment, and each digit before and after. @param {Scene} scene */
function effect({ state, room, of, t }) {
  if (!state.edits) return html`<p class="note">${of('edit.untouched')}</p>`;
  return html`
    <div>
      <p class="edited" role="note">${of('trial.edited', { count: state.edits.count })}</p>
      <p role="status"><strong>${effectText(room.trial.effect, of)}</strong></p>
      ${room.trial.effect?.counts.some(Boolean) ? ofDigits(room.trial.effect, { state, of, t }) : nothing}
    </div>`;
}

/** @param {import('../../../shared/protocol.js').Effect} effect @param {Pick<Scene, 'state' | 'of' | 't'>} scene */
function ofDigits({ counts, before, after }, { state, of, t }) {
  const row = (
    /** @type {unknown} */ name,
    /** @type {number} */ of,
    /** @type {number} */ was,
    /** @type {number} */ is,
  ) => html`
    <tr><th scope="row">${name}</th><td>${percent(was / of)}</td><td>${percent(is / of)}</td>
      <td class=${is < was ? 'worse' : ''}>${is === was ? '±0' : signed((100 * (is - was)) / of, 1)}</td></tr>`;
  return html`
    <table class="effect">
      <caption class="unseen">${of('edit.ofDigits')}</caption>
      <thead><tr><th scope="col">${of('edit.digit')}</th><th scope="col">${of('edit.before')}</th>
        <th scope="col">${of('edit.after')}</th><th scope="col">${of('edit.change')}</th></tr></thead>
      <tbody>${state.classes
        .filter((digit) => counts[digit])
        .map((digit) =>
          row(className(t, state.dataset, digit), counts[digit], before[digit], after[digit]),
        )}</tbody>
    </table>`;
}
