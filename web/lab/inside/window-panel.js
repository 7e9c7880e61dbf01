// window-panel.js — the numbers under a unit's window, its weights and their products, as numbers or as pictures.

import { html, nothing } from 'lit-html';
import { keyed } from 'lit-html/directives/keyed.js';
import { keepFocus, moveFocus } from '../../site/arrow-keys.js';
import { cssProperties } from '../../site/css-properties.js';
import { decimal } from '../../site/format.js';
import { inputOf } from './chosen.js';
import { factorDigits } from './core/arithmetic.js';
import { mostOf, picture } from './picture.js';

/** @typedef {import('./room.js').Scene} Scene */
/** @typedef {import('./passage.js').Seen} Seen */
/** @typedef {import('./chosen.js').Chosen} Chosen */
/** @typedef {import('./core/arithmetic.js').Arithmetic} Arithmetic */
/** @typedef {import('./core/arithmetic.js').Window} Window */

/** More numbers than these are drawn as a picture. */
const MOST_NUMBERS = 49;
/** In a table of numbers that have no rows of their own. */
const MOST_COLUMNS = 5;
/** After the point, of products in a table. */
const PRODUCT_DIGITS = 2;

/**
 * How numbers lie in a table or picture: those of one channel, or all where each channel is one number.
 * @typedef {{ height: number, width: number, from: number, step: number, count: number }} Grid
 */

/** @param {Window} window @param {number} channel @returns {Grid} */
function gridOf({ height, width, channels }, channel) {
  if (height * width > 1) return { height, width, from: channel, step: channels, count: height * width };
  const across = channels <= MOST_NUMBERS ? Math.min(channels, MOST_COLUMNS) : Math.ceil(Math.sqrt(channels));
  return { height: Math.ceil(channels / across), width: across, from: 0, step: 1, count: channels };
}

/**
 * What a number is made of.
 * @param {Scene} scene @param {Seen} seen @param {Chosen} chosen @param {Arithmetic} found
 */
export function windowPanel(scene, seen, chosen, found) {
  const { of } = scene;
  const { window, form } = found;
  if (form === 'normalised' || form === 'scaled' || form === 'passed') return nothing;
  const channel = form === 'products' ? channelOf(scene, found) : 0;
  const grid = gridOf(window, channel);
  const digits = form === 'products' ? digitsOf(found, grid) : 2;
  const values = numbers(
    of('unit.window'),
    window.values,
    grid,
    mostOf(window.values),
    digits,
    form === 'largest' ? found.winner : -1,
  );
  if (form !== 'products') return [position(scene, seen, chosen, found, chosen.unit), values];
  return html`
    ${position(scene, seen, chosen, found, channel)}
    ${values}
    <span class="sign">×</span>
    ${numbers(of('unit.weights'), found.weights, grid, mostOf(found.weights), digits)}
    <span class="sign">=</span>
    ${numbers(of('unit.contributions'), found.products, grid, mostOf(found.products), PRODUCT_DIGITS)}`;
}

/** Of the factors in a table, so that those of each cell give its product. @param {import('./core/arithmetic.js').Products} found @param {Grid} grid */
function digitsOf({ window, weights }, { from, step, count }) {
  if (count > MOST_NUMBERS) return 2;
  const places = Array.from({ length: count }, (_, i) => from + i * step);
  return factorDigits(
    places.map((place) => [window.values[place], weights[place]]),
    PRODUCT_DIGITS,
    2,
  );
}

/** What the products of each channel add up to. @param {import('./core/arithmetic.js').Products} found */
function sumsOfChannels({ window, products }) {
  const sums = new Float32Array(window.channels);
  for (let i = 0; i < products.length; i++) sums[i % window.channels] += products[i];
  return sums;
}

/** The channel that is shown: the one that was chosen, or the one that adds or takes away most. @param {Scene} scene @param {import('./core/arithmetic.js').Products} found */
function channelOf({ room }, found) {
  const { channels } = found.window;
  if (room.channel !== null && room.channel < channels) return room.channel;
  const sums = sumsOfChannels(found);
  return sums.reduce((best, sum, i) => (Math.abs(sum) > Math.abs(sums[best]) ? i : best), 0);
}

/** Of several channels each as a button with its products. @param {Scene} scene @param {Arithmetic} found */
export function channelChooser(scene, found) {
  const { verbs, of } = scene;
  const { height, width, channels } = found.window;
  if (found.form !== 'products' || channels === 1 || height * width === 1) return nothing;
  const shown = channelOf(scene, found);
  const most = mostOf(found.products);
  return html`
    <div class="channels">
      <p class="note">${of('unit.channels', { count: channels })}</p>
      ${keyed(
        channels,
        html`<div class="units" role="toolbar" aria-label=${of('unit.channelsName')} data-size="small" @keydown=${moveFocus} @focusin=${keepFocus}>
          ${Array.from({ length: channels }, (_, channel) => {
            const name = of('unit.channel', { channel: channel + 1 });
            return html`<button tabindex=${channel === shown ? 0 : -1} aria-label=${name} title=${name} aria-pressed=${channel === shown}
              @click=${() => verbs.showChannel(channel)}><canvas
                ${picture({ values: found.products, height, width, from: channel, step: channels, most })}></canvas></button>`;
          })}
        </div>`,
      )}
    </div>`;
}

/** Where the window lies on what comes in. @param {Scene} scene @param {Seen} seen @param {Chosen} chosen @param {Arithmetic} found @param {number} channel */
function position({ of }, seen, { facts }, { window }, channel) {
  const { height, width, channels } = facts.input;
  if (height * width === 1 || (window.height === height && window.width === width)) return nothing;
  const values = inputOf(seen, facts);
  return html`
    <figure>
      <figcaption>${of('unit.position')}</figcaption>
      <div class="map" ${cssProperties({
        ...{ '--across': width, '--down': height, '--row': window.top, '--column': window.left },
        ...{ '--rows': window.height, '--columns': window.width },
      })}>
        <canvas role="img" aria-label=${of('unit.position')}
          ${picture({ values, height, width, from: channel, step: channels, most: mostOf(values) })}></canvas>
        <i class="mark"></i>
      </div>
    </figure>`;
}

/**
 * A table of numbers with their colours, or a picture of many.
 * @param {string} name @param {Float32Array} values @param {Grid} grid
 * @param {number} most     distance from 0 that has the full colour
 * @param {number} digits   after the point
 * @param {number} [winner] place of the number that is marked
 */
function numbers(name, values, grid, most, digits, winner = -1) {
  const { height, width, from, step, count } = grid;
  if (count > MOST_NUMBERS)
    return html`
      <figure>
        <figcaption>${name}</figcaption>
        <div class="map" ${cssProperties({ '--across': width, '--down': height })}>
          <canvas role="img" aria-label=${name} ${picture({ values, height, width, from, step, most })}></canvas></div>
      </figure>`;
  const cell = (/** @type {number} */ at) => {
    const value = values[from + at * step];
    const share = most ? value / most : 0;
    return html`<td data-sign=${value < 0 ? 'below' : 'above'} ?data-won=${at === winner}
      ${cssProperties({ '--share': `${Math.round(40 * Math.abs(share))}%` })}>${value === 0 ? '0' : decimal(value, digits)}</td>`;
  };
  return html`
    <table class="numbers">
      <caption>${name}</caption>
      <tbody>${Array.from({ length: height }, (_, row) => html`<tr>${Array.from({ length: Math.min(width, count - row * width) }, (_, column) => cell(row * width + column))}</tr>`)}</tbody>
    </table>`;
}
