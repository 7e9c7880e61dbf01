// edit-panel.js — a unit is switched off, its weights are painted, its bias is dragged: what that does to each digit.

import { html, nothing } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import { layerFacts } from '../../../shared/layer-facts.js';
import { keepFocus, moveFocus } from '../../../site/arrow-keys.js';
import { choices } from '../../../site/choices.js';
import { cssProperties } from '../../../site/css-properties.js';
import { count, percent, significant } from '../../../site/format.js';
import { className } from '../../digit/class-name.js';
import { plusOrMinus } from '../signed.js';
import { isStill, obstacle, target } from './trial.js';

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

/** What has been changed, and that it is an experiment. @param {Scene} scene */
export function editNote({ state, verbs, of }) {
  if (!state.edits) return nothing;
  return html`
    <div class="edited" role="note">
      <p>${of('trial.edited', { count: state.edits.count })}</p>
      <button ?disabled=${!isStill(state)} @click=${verbs.putBack}>${of('trial.putBack')}</button>
    </div>`;
}

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
  const isSilent =
    state.edits?.silent.some((each) => each.layer === layer - 1 && each.unit === unit - 1) ?? false;
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
      <button aria-pressed=${String(isSilent)} ?disabled=${!isStill(state)}
        @click=${() => verbs.silence(layer, unit, !isSilent)}>${of('edit.silence')}</button>
      ${state.edits ? nothing : html`<button disabled>${of('trial.putBack')}</button>`}
    </div>
    ${hindrance(scene)}
    ${editNote(scene)}
    <div class="editing">
      ${kernel(scene, layer, unit)}
      ${effect(scene)}
    </div>`;
}

/** @param {Scene} scene @param {number} layer @param {number} unit */
function kernel(scene, layer, unit) {
  const { state, room, verbs, of } = scene;
  const tensors = room.trial.weights?.filter(({ name }) => name.startsWith(`${layer - 1}.`)) ?? [];
  const weights = tensors.find(({ name }) => /\.(kernel|gamma)$/.test(name));
  const bias = tensors.find(({ name }) => /\.(bias|beta)$/.test(name));
  const facts = layerFacts(state.model?.layers ?? [])[layer - 1];
  if (!weights || !facts) return nothing;
  const own = { layer: layer - 1, unit: unit - 1 };
  const change = (
    /** @type {'kernel' | 'bias'} */ tensor,
    /** @type {number} */ at,
    /** @type {number} */ value,
  ) =>
    isStill(state) &&
    verbs.edit([{ layer: own.layer, tensor, at: Uint32Array.of(at), values: Float32Array.of(value) }]);
  return html`
    <div class="painting">
      ${cells(scene, weights, facts, own.unit, (at, value) => change('kernel', at, value))}
      ${bias ? biasSlider(bias.values[own.unit], (value) => change('bias', own.unit, value), isStill(state), of) : nothing}
    </div>`;
}

/** How far the slider goes: a bias that is further away is at its end. @param {number} value */
const biasReach = (value) => Math.max(2, Math.ceil(Math.abs(value)));

/** @param {number} value @param {(value: number) => void} change @param {boolean} isStill @param {Scene['of']} of */
const biasSlider = (value, change, isStill, of) => html`
  <label class="field"><span>${of('edit.bias')}</span>
    <input type="range" min=${-biasReach(value)} max=${biasReach(value)} step="0.01" .value=${String(value)} ?disabled=${!isStill}
      @change=${(/** @type {any} */ event) => change(Number(event.target.value))}>
    <output>${significant(value)}</output></label>`;

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
  const stroke = { more: STROKE, less: -STROKE }[/** @type {'more'} */ (room.trial.brush)] ?? 0;
  const paint = (/** @type {number} */ at) =>
    change(at, stroke ? tensor.values[at] + stroke * (most || 1) : 0);
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
    ${all.length > MOST_CELLS ? html`<p class="note">${of('edit.some', { shown: count(MOST_CELLS), all: count(all.length) })}</p>` : nothing}`;
}

/**
 * A pointer with its button down, or a finger, is on a cell; keys press it. A finger keeps to the cell where it began
 * unless it is released.
 * @param {PointerEvent} event @param {(at: number) => void} paint
 */
function stroked({ buttons, target }, paint) {
  const { at } = /** @type {HTMLElement} */ (target).dataset;
  if (buttons === 1 && at !== undefined) paint(Number(at));
}

/** Each digit before and after. @param {Scene} scene */
function effect({ state, room, of, t }) {
  if (!state.edits) return html`<p class="note">${of('edit.untouched')}</p>`;
  const found = room.trial.effect;
  if (!found?.counts.some(Boolean)) return html`<p class="note" role="status">${of('edit.counting')}</p>`;
  const { counts, before, after, total: all } = found;
  const total = (/** @type {Uint32Array} */ values) => values.reduce((sum, value) => sum + value, 0);
  const row = (
    /** @type {unknown} */ name,
    /** @type {number} */ of,
    /** @type {number} */ was,
    /** @type {number} */ is,
  ) => html`
    <tr><th scope="row">${name}</th><td>${percent(was / of)}</td><td>${percent(is / of)}</td>
      <td class=${is < was ? 'worse' : ''}>${is === was ? '±0' : plusOrMinus((100 * (is - was)) / of, 1)}</td></tr>`;
  return html`
    <div role="status">
      <p><strong>${of(total(counts) < all ? 'edit.effectSoFar' : 'edit.effect', {
        ...{ images: count(total(counts)), all: count(all) },
        ...{ before: percent(total(before) / total(counts)), after: percent(total(after) / total(counts)) },
      })}</strong></p>
      <table class="effect">
        <caption class="unseen">${of('edit.ofDigits')}</caption>
        <thead><tr><th scope="col">${of('edit.digit')}</th><th scope="col">${of('edit.before')}</th>
          <th scope="col">${of('edit.after')}</th><th scope="col">${of('edit.change')}</th></tr></thead>
        <tbody>${state.classes
          .filter((digit) => counts[digit])
          .map((digit) =>
            row(className(t, state.dataset, digit), counts[digit], before[digit], after[digit]),
          )}</tbody>
      </table>
    </div>`;
}
