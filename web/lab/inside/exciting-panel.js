// exciting-panel.js — what a unit reacts to: its weights as a picture where it reads the image, and the training images that
// excite it most, as buttons that bring them into the network.

import { html, nothing } from 'lit-html';
import { keyed } from 'lit-html/directives/keyed.js';
import { IMAGE_SIDE } from '../../shared/ink-to-image.js';
import { keepFocus, moveFocus } from '../../site/arrow-keys.js';
import { cssProperties } from '../../site/css-properties.js';
import { count, decimal, percent } from '../../site/format.js';
import { className } from '../digit/class-name.js';
import { ink } from '../digit/digit-canvas.js';
import { kernelPattern, LEAST_SHARE } from './core/kernel-pattern.js';
import { receptiveField } from './core/receptive-field.js';
import { areOfNow } from './exciting.js';
import { mostOf, picture } from './picture.js';
import { tiled } from './weights-panel.js';

/** @typedef {import('./room.js').Scene} Scene */
/** @typedef {import('../../shared/layer-facts.js').LayerFacts} LayerFacts */

/** Between the name of the unit that is looked at and its arithmetic. @param {Scene} scene @param {LayerFacts} facts @param {number} unit   from 0 */
export function excitingPanel(scene, facts, unit) {
  const { state, room, of } = scene;
  const { exciting } = room;
  const isOwn = exciting?.layer === facts.number && exciting.unit === unit + 1 && exciting.images.length;
  return html`
    <div class="exciting" aria-busy=${Boolean(isOwn && exciting && !areOfNow(state, exciting))}>
      <h3 id="exciting">${of('unit.reacts')}</h3>
      <div class="reacts">
        ${kernel(scene, facts, unit)}
        <div>${pattern(scene, facts, unit)}${isOwn && exciting ? images(scene, facts, exciting) : html`<p class="note">${of('unit.excitingLater')}</p>`}</div>
      </div>
    </div>`;
}

/** Whether a unit reads the image itself. @param {LayerFacts} facts */
const readsImage = ({ kind, source, input }) =>
  (kind === 'conv' || kind === 'dense') &&
  input.channels === 1 &&
  (source === 1 || input.height === IMAGE_SIDE);

/** @param {Scene} scene @param {LayerFacts} facts @param {number} unit */
function kernel({ room, of }, facts, unit) {
  const weights = room.seen?.weights.get(facts.number)?.kernel;
  if (!weights || !readsImage(facts)) return nothing;
  return html`
    <figure>
      <canvas class="kernel" role="img" aria-label=${of('unit.weights')} ${picture({ ...tiled(facts, weights, unit), most: mostOf(weights) })}></canvas>
      <figcaption>${of('unit.kernel')}</figcaption>
    </figure>`;
}

/** The simple pattern of a filter's weights, in words. @param {Scene} scene @param {LayerFacts} facts @param {number} unit */
function pattern({ room, of }, facts, unit) {
  const kernel = room.seen?.weights.get(facts.number)?.kernel;
  if (!kernel || facts.kind !== 'conv' || !readsImage(facts)) return nothing;
  const [height, width] = facts.kernel;
  const weights = Float32Array.from(
    { length: height * width },
    (_, i) => kernel[i * facts.output.channels + unit],
  );
  const found = kernelPattern(weights, height, width);
  const sign = 'isAbove' in found && !found.isAbove ? 'Below' : '';
  const values = {
    positive: found.kind === 'edge' ? of(`side.${found.positive}`) : '',
    negative: found.kind === 'edge' ? of(`side.${found.negative}`) : '',
    slant: found.kind === 'line' ? of(`slant.${found.slant}`) : '',
  };
  return html`
    <p>${of(/** @type {'pattern.edge'} */ (`pattern.${found.kind}${sign}`), values)}
      <span class="note">${of('pattern.how', { share: percent(LEAST_SHARE, 0) })}</span></p>`;
}

/** @param {Scene} scene @param {LayerFacts} facts @param {NonNullable<Scene['room']['exciting']>} exciting */
function images({ state, room, verbs, t, of }, facts, { images, count: all, step }) {
  const values = { count: all, step: count(step ?? 0) };
  const hasFrame = facts.output.height * facts.output.width > 1;
  return html`
    <p>${of(step === null ? 'unit.exciting' : 'unit.excitingAt', values)} ${hasFrame ? of('unit.frame') : nothing}</p>
    ${keyed(
      images.length,
      html`<div class="units" role="toolbar" aria-labelledby="exciting" @keydown=${moveFocus} @focusin=${keepFocus}>
        ${images.map(({ index, label, pixels, value, place }, at) => {
          const name = t('image.train', { index: count(index) });
          const words = { label: className(t, state.dataset, label), value: decimal(value, 3) };
          return html`
            <button tabindex=${at ? -1 : 0} aria-label=${name} title=${of('unit.excited', words)}
              @click=${() => verbs.look({ image: { pool: 'train', index }, pixel: null })}>
              <canvas class="digit" ${ink(pixels)}></canvas>
              ${hasFrame && room.seen ? frame(receptiveField(room.seen.facts, facts.number, ...place)) : nothing}</button>`;
        })}
      </div>`,
    )}`;
}

/** A part of an image. @param {ReturnType<typeof receptiveField>} part */
export const frame = ({ top, left, height, width }) => html`
  <i class="mark" ${cssProperties({
    ...{ '--across': IMAGE_SIDE, '--down': IMAGE_SIDE, '--rows': height, '--columns': width },
    ...{ '--row': top, '--column': left },
  })}></i>`;
