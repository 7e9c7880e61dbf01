// silent.js — which units a person has silenced, and whose weights are 0 because of that.

import { html, nothing } from 'lit-html';

/** @typedef {import('./room.js').Scene} Scene */

/** @param {import('../state.js').State} state @param {number} layer @param {number} unit   both from 1 */
export const isSilent = ({ edits }, layer, unit) =>
  edits?.silent.some((each) => each.layer === layer - 1 && each.unit === unit - 1) ?? false;

/** That a unit is silenced. @param {Scene} scene @param {number} layer @param {number} unit   both from 1 */
export function silentUnit({ state, room, of }, layer, unit) {
  if (!isSilent(state, layer, unit)) return nothing;
  const isLast = layer === room.seen?.facts.length;
  return html`<p class="silent">${of(isLast ? 'unit.silentOutput' : 'unit.silent')}</p>`;
}

/** The silenced units whose numbers a layer multiplies by 0. @param {Scene} scene @param {number} layer   from 1 */
export function silentInputs({ state, room, of, t }, layer) {
  const facts = room.seen?.facts ?? [];
  const nextOf = (/** @type {number} */ index) =>
    facts.find(({ kind, number }) => number > index + 1 && (kind === 'conv' || kind === 'dense'));
  const silent = state.edits?.silent.filter((each) => nextOf(each.layer)?.number === layer) ?? [];
  if (!silent.length) return nothing;
  const units = silent.map((each) =>
    of('unitName', { layer: String(each.layer + 1), unit: String(each.unit + 1) }),
  );
  return html`<p class="silent">${of('unit.silentInputs', { units: units.join(t('comma')) })}</p>`;
}
