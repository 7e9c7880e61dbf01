// nearest-place.js — a link may name what the network or the data do not have: the nearest that exists takes its place.

import { layerFacts } from '../../../shared/layer-facts.js';
import { noPlace, placePairs } from '../place.js';
import { stopsOf } from './stops.js';

/** @typedef {import('../../state.js').State} State */
/** @typedef {import('../place.js').Place} Place */
/** @typedef {import('../room.js').Part} Part */

/**
 * @param {Place} place
 * @param {import('../../../shared/protocol.js').LayerSummary[]} layers   of the network
 * @param {number} images   of the pool that the place names; 0 until they are counted
 * @returns {Place}
 */
export function nearestPlace(place, layers, images) {
  const { unit, pixel, image } = place;
  const layer = place.layer && Math.min(place.layer, layers.length);
  const walk = place.walk && Math.min(place.walk, stopsOf(layers).length);
  const near = { ...place, layer, walk };
  if (image && images) near.image = { ...image, index: Math.min(image.index, images - 1) };
  if (!layer) return near;
  const { height, width, channels } = layerFacts(layers)[layer - 1].output;
  near.unit = unit && Math.min(unit, channels);
  const within =
    pixel && /** @type {[number, number]} */ ([Math.min(pixel[0], height), Math.min(pixel[1], width)]);
  near.pixel = height * width > 1 ? within : null;
  return near;
}

/** The pairs of an address that say something else in another place. @param {Place} place @param {Place} other */
export function differing(place, other) {
  const others = placePairs(other);
  return placePairs(place).flatMap(([key, value], i) => (value === others[i][1] ? [] : [`${key}=${value}`]));
}

/** Keeps the place of the page among those that exist, and says what of a link does not. @implements {Part} */
export class NearestPlace {
  #link;
  /** What was there when it was looked up last. */
  #found = noPlace();
  /** Of what it was looked up. @type {unknown[]} */
  #known = [];

  /** @param {import('../../worker-link.js').WorkerLink} link */
  constructor(link) {
    this.#link = link;
  }

  /** @param {State} state */
  notice({ insidePlace: place, model, creating, testCount, arrival, unread }) {
    const known = [place, model, creating, testCount, arrival.count];
    if (!model || creating || known.every((each, i) => each === this.#known[i])) return;
    this.#known = known;
    const images = place.image?.pool === 'train' ? arrival.count : testCount;
    const near = nearestPlace(place, model.layers, images);
    // What was there before another network came is no fault of a link.
    const isNew = differing(place, this.#found);
    const missing = differing(place, near);
    this.#found = images ? near : { ...near, image: null };
    if (missing.length)
      this.#link.update({
        insidePlace: near,
        unread: [...unread, ...missing.filter((pair) => isNew.includes(pair))],
      });
  }
}
