// layer-pictures.js — the numbers of a layer as pictures: the maps that are farthest from 0, or all units as one.

import { html } from 'lit-html';
import { mostOf, picture } from '../picture.js';

/** @typedef {import('../../../shared/layer-facts.js').Shape} Shape */

/** Maps that are shown of a layer. */
const SHOWN = 8;

/** @param {Float32Array} values   row-major @param {Shape} shape @param {string} name */
export const layerPictures = (values, shape, name) => html`
  <div class="maps" role="img" aria-label=${name}>
    ${
      shape.height * shape.width > 1
        ? mapsOf(values, shape).map((map) => html`<canvas class="map" ${picture(map)}></canvas>`)
        : html`<canvas class="units" ${picture(unitsOf(values))}></canvas>`
    }
  </div>`;

/** Of layers that have been shown. @type {WeakMap<Float32Array, import('../picture.js').Picture[]>} */
const known = new WeakMap();

/** The maps with the largest numbers. @param {Float32Array} values @param {Shape} shape */
function mapsOf(values, { height, width, channels }) {
  const found = known.get(values);
  if (found) return found;
  const reaches = new Float32Array(channels);
  for (const [i, value] of values.entries())
    reaches[i % channels] = Math.max(reaches[i % channels], Math.abs(value));
  const most = mostOf(values);
  const maps = Array.from(reaches.keys())
    .sort((a, b) => reaches[b] - reaches[a])
    .slice(0, SHOWN)
    .map((channel) => ({ values, height, width, from: channel, step: channels, most }));
  known.set(values, maps);
  return maps;
}

/** @param {Float32Array} values */
function unitsOf(values) {
  const width = columns(values.length);
  return { values, height: values.length / width, width, most: mostOf(values) };
}

/** How many columns units fill without a rest, at most 32. @param {number} units */
function columns(units) {
  for (let across = Math.min(units > 256 ? 32 : 16, units); across > 1; across--)
    if (units % across === 0) return across;
  return 1;
}
