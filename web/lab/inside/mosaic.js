// mosaic.js — all units of a large layer as one picture, with one button that goes from unit to unit: a button for each
// of ten thousand would take seconds.

import { html } from 'lit-html';
import { cssProperties } from '../../site/css-properties.js';
import { picture } from './picture.js';

/** @typedef {import('../../shared/layer-facts.js').Shape} Shape */

/** So many units are buttons of their own; more are a mosaic. */
export const MOST_BUTTONS = 256;

/**
 * How units lie in the picture: in lines, each with its map and a line of paper beside and below it.
 * @param {Shape} shape @param {number} [most]   units in a line
 */
export function tiling({ height, width, channels }, most = Infinity) {
  const gap = Number(height * width > 1);
  const across = Math.min(most, Math.ceil(Math.sqrt(channels * (gap ? 1 : 2))));
  const [tileHeight, tileWidth] = [height + gap, width + gap];
  return { across, down: Math.ceil(channels / across), tileHeight, tileWidth };
}

/** Of layers that are shown. @type {WeakMap<Float32Array, Float32Array>} */
const known = new WeakMap();

/** The pixels of the picture. @param {Float32Array} output @param {Shape} shape */
export function mosaicOf(output, { height, width, channels }) {
  const found = known.get(output);
  if (found) return found;
  const { across, down, tileHeight, tileWidth } = tiling({ height, width, channels });
  const line = across * tileWidth;
  const pixels = new Float32Array(down * tileHeight * line);
  for (let unit = 0; unit < channels; unit++) {
    const from = Math.floor(unit / across) * tileHeight * line + (unit % across) * tileWidth;
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) pixels[from + y * line + x] = output[(y * width + x) * channels + unit];
  }
  known.set(output, pixels);
  return pixels;
}

/**
 * The unit where the button is, from 0: where keys have brought it, or the one that is looked at.
 * @param {import('../state.js').State} state @param {number} layer   counted from 1 @param {number} channels
 */
export function aimedUnit({ insidePlace, inside }, layer, channels) {
  const own = insidePlace.layer === layer && insidePlace.unit !== null ? insidePlace.unit - 1 : 0;
  return Math.min(inside?.aimed?.layer === layer ? inside.aimed.unit : own, channels - 1);
}

/** @type {Record<string, (across: number) => number>} */
const MOVES = {
  ArrowLeft: () => -1,
  ArrowRight: () => 1,
  ArrowUp: (across) => -across,
  ArrowDown: (across) => across,
};

/**
 * @param {object} what
 * @param {Float32Array} what.output   row-major
 * @param {Shape} what.shape
 * @param {number} what.most           the number that has the full hue
 * @param {number} what.at             the unit where the button is, from 0
 * @param {boolean} what.isChosen
 * @param {(unit: number) => string} what.name
 * @param {(unit: number) => unknown} what.about   what else there is to say of it
 * @param {number[]} what.crossed      units that are crossed out
 * @param {(by: number) => void} what.moveBy   brings the button so many units on: keys may come fast
 * @param {(unit?: number) => void} what.choose   the unit where the button is, or another
 */
export function mosaic({ output, shape, most, at, isChosen, name, about, crossed, moveBy, choose }) {
  const { across, down, tileHeight, tileWidth } = tiling(shape);
  const { channels } = shape;
  const under = (/** @type {MouseEvent} */ { currentTarget, clientX, clientY }) => {
    const box = /** @type {Element} */ (currentTarget).getBoundingClientRect();
    const column = Math.floor(((clientX - box.left) / box.width) * across);
    return Math.floor(((clientY - box.top) / box.height) * down) * across + column;
  };
  const press = (/** @type {MouseEvent} */ event) => {
    const unit = under(event);
    if (unit >= 0 && unit < channels) choose(unit);
  };
  const move = (/** @type {KeyboardEvent} */ event) => {
    const { key, altKey, ctrlKey, metaKey } = event;
    if (!(key in MOVES) || altKey || ctrlKey || metaKey) return;
    event.preventDefault();
    moveBy(MOVES[key](across));
  };
  const place = (/** @type {number} */ unit) =>
    cssProperties({ '--row': Math.floor(unit / across), '--column': unit % across });
  return html`
    <div class="mosaic" ?data-maps=${tileHeight > 1} ${cssProperties({ '--across': across, '--down': down })}>
      <canvas aria-hidden="true" @click=${press}
        ${picture({ values: mosaicOf(output, shape), height: down * tileHeight, width: across * tileWidth, most })}></canvas>
      ${crossed.map((unit) => html`<i class="crossed" ${place(unit)}></i>`)}
      <button ${place(at)} aria-label=${name(at)} title=${name(at)} aria-description=${about(at)} aria-pressed=${isChosen} @keydown=${move} @click=${() => choose()}></button>
    </div>`;
}
