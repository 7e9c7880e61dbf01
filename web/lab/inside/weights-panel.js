// weights-panel.js — the weights of a layer as pictures, one for each unit, which follow the training.

import { html, nothing } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { keyed } from 'lit-html/directives/keyed.js';
import { keepFocus, moveFocus } from '../../site/arrow-keys.js';
import { choices } from '../../site/choices.js';
import { trained } from '../training/state.js';
import { weightsLayer } from './passage.js';
import { mostOf, picture } from './picture.js';
import { silentInputs } from './silent.js';

/** @typedef {import('./room.js').Scene} Scene */
/** @typedef {import('../../shared/layer-facts.js').LayerFacts} LayerFacts */

/** Units of a layer whose weights are shown unless all are asked for. */
const SHOWN = 16;

/** The weights of the layer that is chosen. @param {Scene} scene */
export function weightsPanel(scene) {
  const { state, room, of } = scene;
  const { seen } = room;
  const number = weightsLayer(state);
  const kernel = seen?.weights.get(number)?.kernel;
  return html`
    <div class="weights">
      <h2 id="weights" tabindex="-1">${of('weights.title')}</h2>
      <p class="lead">${of(trained(state) ? 'weights.lead' : 'weights.fresh')}</p>
      ${silentInputs(scene, number)}
      ${seen ? layers(scene, seen.facts, number) : nothing}
      ${
        seen && kernel
          ? guard([kernel, room.unfolded, state.insidePlace, state.theme, of], () =>
              pictures(scene, seen.facts[number - 1], kernel),
            )
          : html`<p class="note">${of('unit.waits')}</p>`
      }
    </div>`;
}

/** @param {Scene} scene @param {LayerFacts[]} facts @param {number} chosen */
function layers({ verbs, of }, facts, chosen) {
  const withKernels = facts.filter(({ kind }) => kind === 'conv' || kind === 'dense');
  if (withKernels.length < 2) return nothing;
  const names = Object.fromEntries(
    withKernels.map(({ number, kind }) => [
      number,
      of(kind === 'conv' ? 'weights.conv' : 'weights.dense', { layer: number }),
    ]),
  );
  return choices('weights-layer', of('weights.which'), names, String(chosen), (id) =>
    verbs.showWeights(Number(id)),
  );
}

/** @param {Scene} scene @param {LayerFacts} facts @param {Float32Array} kernel */
function pictures({ state, room, verbs, of }, facts, kernel) {
  const { number, output } = facts;
  const units = output.channels;
  const isWhole = room.unfolded.includes(`weights-${number}`) || units <= SHOWN;
  const shown = isWhole ? units : SHOWN;
  const most = mostOf(kernel);
  const { layer, unit: chosen } = state.insidePlace;
  return html`
    <p class="note">${of(facts.kind === 'conv' ? 'weights.of.conv' : 'weights.of.dense', { count: shown, all: units })}
      ${
        units > SHOWN
          ? html`<button class="quiet" @click=${() => verbs.unfold(`weights-${number}`, !isWhole)}>
              ${isWhole ? of('way.fold') : of('way.unfold', { count: units })}</button>`
          : nothing
      }</p>
    ${keyed(
      shown,
      html`<div class="units" role="toolbar" aria-labelledby="weights" data-size="large" @keydown=${moveFocus} @focusin=${keepFocus}>
        ${Array.from({ length: shown }, (_, unit) => {
          const name = of('weights.unit', { layer: String(number), unit: String(unit + 1) });
          return html`
            <button tabindex=${unit ? -1 : 0} aria-label=${name} title=${name} aria-pressed=${layer === number && chosen === unit + 1}
              @click=${() => verbs.look({ layer: number, unit: unit + 1, pixel: null })}>
              <canvas ${picture({ ...tiled(facts, kernel, unit), most })}></canvas><b>${unit + 1}</b></button>`;
        })}
      </div>`,
    )}`;
}

/**
 * The weights of one unit as one picture: those of several channels side by side, with a line of paper between.
 * @param {LayerFacts} facts @param {Float32Array} kernel   [rows, columns, channels, units] @param {number} unit
 */
export function tiled({ kernel: [rows, columns], input, output }, kernel, unit) {
  const units = output.channels;
  const { channels } = input;
  if (channels === 1) return { values: kernel, height: rows, width: columns, from: unit, step: units };
  const across = Math.ceil(Math.sqrt(channels));
  const gap = rows * columns > 1 ? 1 : 0;
  const width = across * (columns + gap) - gap;
  const height = Math.ceil(channels / across) * (rows + gap) - gap;
  const values = new Float32Array(width * height);
  for (let pixel = 0; pixel < rows * columns; pixel++)
    for (let channel = 0; channel < channels; channel++) {
      const y = Math.floor(channel / across) * (rows + gap) + Math.floor(pixel / columns);
      const x = (channel % across) * (columns + gap) + (pixel % columns);
      values[y * width + x] = kernel[(pixel * channels + channel) * units + unit];
    }
  return { values, height, width };
}
