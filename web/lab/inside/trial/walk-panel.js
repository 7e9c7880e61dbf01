// walk-panel.js — a walk through the layers with one image: at each stop what is computed there, in a sentence and as
// pictures.

import { html, nothing } from 'lit-html';
import { keyed } from 'lit-html/directives/keyed.js';
import { IMAGE_SIDE } from '../../../shared/ink-to-image.js';
import { keepFocus, moveFocus } from '../../../site/arrow-keys.js';
import { count, decimal, percent, significant } from '../../../site/format.js';
import { className } from '../../digit/class-name.js';
import { ink } from '../../digit/digit-canvas.js';
import { stopsOf } from '../core/stops.js';
import { mostOf, picture } from '../picture.js';
import { layerPictures } from './layer-pictures.js';
import { taught } from './teach-panel.js';
import { isStill, labelOf, shareOfDigit } from './trial.js';
import { convText, imageText, lossText, stopAt } from './walk.js';

/** @typedef {import('../room.js').Scene} Scene */
/** @typedef {import('../core/stops.js').Stop} Stop */
/** @typedef {import('../passage.js').Seen} Seen */

/** @param {Scene} scene */
export const walkPanel = (scene) => html`
  <div class="walk" role="group" aria-labelledby="walk">
    <h2 id="walk" tabindex="-1">${scene.of('walk.title')}</h2>
    <p class="lead">${scene.of('walk.lead')}</p>
    ${scene.room.seen && isOfModel(scene) && labelOf(scene.state) !== null ? walk(scene, scene.room.seen) : html`<p class="note">${scene.of('teach.waits')}</p>`}
  </div>`;

/** Whether what is seen is of the network that is here: another may have come. @param {Scene} scene */
const isOfModel = ({ state: { model }, room: { seen } }) => model?.layers.length === seen?.facts.length;

/** @param {Scene} scene @param {Seen} seen */
function walk(scene, seen) {
  const { state, room, verbs, of } = scene;
  const at = stopAt(state);
  const stops = stopsOf(state.model?.layers ?? []);
  if (at === null || !stops[at])
    return html`
      <p class="buttons">
        <button @click=${() => verbs.walkTo(0)}>${of('walk.begin')}</button>
        <button @click=${verbs.play}>${of('walk.play')}</button>
      </p>`;
  return html`
    <p class="buttons">
      <button ?disabled=${at === 0} @click=${() => verbs.walkTo(at - 1)}>${of('walk.back')}</button>
      <button ?disabled=${at === stops.length - 1} @click=${() => verbs.walkTo(at + 1)}>${of('walk.on')}</button>
      <button aria-pressed=${room.walk.isPlaying} @click=${verbs.play}>${of('walk.play')}</button>
      <button class="quiet" @click=${() => verbs.walkTo(null)}>${of('walk.end')}</button>
    </p>
    <div class="stops" role="toolbar" aria-label=${of('walk.stops')} @keydown=${moveFocus} @focusin=${keepFocus}>
      ${stops.map(
        (stop, i) => html`
        <button data-kind=${stop.kind} ?data-passed=${i < at} aria-pressed=${i === at} tabindex=${i === at ? 0 : -1}
          aria-label=${stopName(scene, stop)} title=${stopName(scene, stop)} @click=${() => verbs.walkTo(i)}>${mark(stop)}</button>`,
      )}
    </div>
    <p class="note">${of('walk.marks')}</p>
    <div class="stop" data-kind=${stops[at].kind} role="status">
      ${keyed(
        at,
        html`<div>
          <h3>${of('walk.at', { stop: at + 1, count: stops.length, name: stopName(scene, stops[at]) })}</h3>
          ${STOPS[stops[at].kind](scene, seen, stops[at])}
        </div>`,
      )}
    </div>`;
}

/** @param {Stop} stop */
const mark = ({ kind, index }) =>
  ({ image: '▦', forward: `${index + 1}`, loss: 'L', backward: `${index + 1}`, step: 'w' })[kind];

/** @param {Scene} scene @param {Stop} stop */
const stopName = ({ of }, { kind, index }) => of(`walk.${kind}`, { layer: index + 1 });

/** What is seen at each kind of stop. @type {Record<Stop['kind'], (scene: Scene, seen: Seen, stop: Stop) => unknown>} */
const STOPS = {
  image: ({ of }, { pixels, facts }) => html`
    <p>${of(imageText(facts))}</p>
    <canvas class="map digit" role="img" aria-label=${of('walk.image')} ${ink(pixels)}></canvas>`,
  forward,
  loss,
  backward,
  step: ({ state, room, verbs, of, t }) => html`
    <p>${of('walk.step.says')}</p>
    <p class="buttons"><button ?disabled=${!isStill(state)} @click=${verbs.teach}>${of('teach.teach')}</button></p>
    ${taught({ state, room, of, t })}`,
};

/** Kinds of layers in the words of the sentences. @type {Record<string, 'conv' | 'dense' | 'maxpool' | 'avgpool' | 'batchnorm'>} */
const WORDS = {
  ...{ conv: 'conv', dense: 'dense', maxpool: 'maxpool' },
  ...{ avgpool: 'avgpool', globalavgpool: 'avgpool', batchnorm: 'batchnorm' },
};

/** The weights of a filter in their order, or the pixels of a window. @param {Seen['facts'][number]} facts */
const sizeOf = ({ kind, kernel, input }) =>
  [...kernel, ...(kind === 'conv' && input.channels > 1 ? [input.channels] : [])].join(' × ');

/** @param {Scene} scene @param {Seen} seen @param {Stop} stop */
function forward({ of }, { facts, inside }, { index }) {
  const { kind, text, stride, input, output, activation } = facts[index];
  const says =
    kind === 'conv'
      ? convText(facts[index])
      : /** @type {const} */ (`walk.${WORDS[kind] ?? 'batchnorm'}.says`);
  const values = {
    ...{ layer: index + 1, count: output.channels, stride, size: sizeOf(facts[index]) },
    ...{ channels: input.channels, numbers: count(input.height * input.width * input.channels) },
  };
  return html`
    <p>${of(says, values)} ${activation === 'linear' ? nothing : of(activation === 'step' ? 'walk.fires' : `walk.${activation}`)}</p>
    <p class="shape"><code>${text}</code></p>
    ${layerPictures(inside.layers[index].output, output, of('walk.forward', { layer: index + 1 }))}`;
}

/** @param {Scene} scene */
function loss({ state, room, of, t }) {
  const { found } = room.walk;
  if (!found) return nothing;
  const { outputs, loss = 0 } = found.inside;
  const share = shareOfDigit(state, outputs, found.label);
  const label = className(t, state.dataset, found.label);
  return html`<p>${of(lossText(state, found.label), { label, share: percent(share), loss: decimal(loss, 4) })}</p>`;
}

/** @param {Scene} scene @param {Seen} seen @param {Stop} stop */
function backward({ state, room, of }, { facts }, stop) {
  const { index } = stop;
  const layer = room.walk.found?.inside.layers[index];
  if (!layer) return nothing;
  const { output, input, kernel } = facts[index];
  const values = /** @type {Float32Array} */ (layer.dsum ?? layer.doutput);
  const { dkernel } = layer;
  const last = stopsOf(state.model?.layers ?? []).findLast(({ kind }) => kind === 'backward');
  return html`
    <p>${of('walk.backward.says', { layer: index + 1 })}</p>
    ${layerPictures(values, output, of('teach.ofLayer', { layer: index + 1 }))}
    ${
      dkernel
        ? html`<p>${of('walk.weights', { count: count(dkernel.length), most: significant(largest(dkernel)) })}</p>
            ${input.channels === 1 && dkernel.length > output.channels ? layerPictures(dkernel, { height: kernel[0], width: kernel[1], channels: output.channels }, of('walk.weightsOf', { layer: index + 1 })) : nothing}`
        : html`<p>${of('walk.noWeights')}</p>`
    }
    ${last?.index === index ? image(room, of) : nothing}`;
}

/** Where the way back ends. @param {Scene['room']} room @param {Scene['of']} of */
function image({ walk }, of) {
  const values = walk.found?.inside.dpixels;
  if (!values) return nothing;
  return html`
    <p>${of('walk.pixels')}</p>
    <canvas class="map" role="img" aria-label=${of('teach.image')}
      ${picture({ values, height: IMAGE_SIDE, width: IMAGE_SIDE, most: mostOf(values) })}></canvas>`;
}

/** The number that is farthest from 0. @param {Float32Array} values */
function largest(values) {
  let most = 0;
  for (let i = 0; i < values.length; i++) if (Math.abs(values[i]) > Math.abs(most)) most = values[i];
  return most;
}
