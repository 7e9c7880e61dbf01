// passage.js — the image that is looked at, and what each layer of the network makes of it, as it is now.

import { fetchSamples } from '../data/data-actions.js';
import { LatestRequest } from '../latest-request.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../data/state.js').Sample} Sample */

/**
 * @typedef {object} Seen
 * @property {Uint8Array} pixels
 * @property {Sample | null} sample   null for the drawing
 * @property {import('../../shared/protocol.js').ModelSummary} model   the network that was asked
 * @property {import('../../shared/protocol.js').Prediction} answer
 */

/** Least time between two requests in training, in milliseconds: the pictures change 10 times a second at most. */
const ASK_EVERY_MS = 100;
/** Without a drawing, the image that is looked at. @type {import('./place.js').DataImage} */
const FIRST_IMAGE = { pool: 'test', index: 0 };

/** The image of the data that is wanted; null for the drawing. @param {State} state */
export const wantedImage = ({ insidePlace, drawing }) => insidePlace.image ?? (drawing ? null : FIRST_IMAGE);

/** Follows the image and the network. @implements {Required<import('./room.js').Part>} */
export class Passage {
  #link;
  /** @type {Sample | null} */
  #sample = null;
  /** What the last request was about: the drawing or the image, and the network. @type {unknown[]} */
  #asked = [];
  #request = new LatestRequest(() => this.#ask());

  /** @param {import('../worker-link.js').WorkerLink} link */
  constructor(link) {
    this.#link = link;
  }

  /** Shows all units of a layer, or the strongest of them. @param {number} layer @param {boolean} whole */
  unfold = (layer, whole) => {
    const { inside } = this.#link.state;
    if (!inside) return;
    const others = inside.unfolded.filter((each) => each !== layer);
    this.#link.update({ inside: { ...inside, unfolded: whole ? [...others, layer] : others } });
  };

  /** Asks if the image or the network is another one. @param {State} state */
  notice(state) {
    const image = wantedImage(state);
    const about = [
      image ? `${image.pool}-${image.index}` : state.drawing,
      state.model,
      state.dataset,
      state.arrival.ready,
    ];
    if (about.every((each, i) => each === this.#asked[i])) return;
    this.#asked = about;
    this.refresh();
  }

  refresh() {
    return this.#request.send();
  }

  refreshInTraining() {
    this.#request.sendAtMostEvery(ASK_EVERY_MS);
  }

  reset() {
    this.#request.reset();
    this.#asked = [];
  }

  async #ask() {
    const { model, drawing } = this.#link.state;
    const wanted = wantedImage(this.#link.state);
    if (!model) return;
    try {
      const sample = wanted && (await this.#find(wanted));
      const pixels = sample ? sample.pixels : drawing;
      if (!pixels) return;
      const answer = await this.#link.call('predict', { pixels });
      const { inside, model: now } = this.#link.state;
      if (inside && model === now)
        this.#link.update({ inside: { ...inside, seen: { pixels, sample, model, answer } } });
    } catch {
      /* The network or the data are gone, and the next ones are asked again. */
    }
  }

  /** An image of the data, which is fetched once. @param {import('./place.js').DataImage} wanted */
  async #find({ pool, index }) {
    const { dataset } = this.#link.state;
    if (this.#sample?.pool !== pool || this.#sample.index !== index || this.#dataset !== dataset) {
      [this.#sample] = await fetchSamples(this.#link, pool, { indices: [index] });
      this.#dataset = dataset;
    }
    return this.#sample;
  }

  /** Of the image that was fetched last. */
  #dataset = '';
}
