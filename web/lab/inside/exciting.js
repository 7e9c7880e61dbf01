// exciting.js — the training images that excite the unit which is looked at most.

import { LatestRequest } from '../latest-request.js';

/** @typedef {import('../state.js').State} State */

/**
 * @typedef {object} Exciting
 * @property {number} layer     of the unit, counted from 1
 * @property {number} unit      counted from 1
 * @property {{ index: number, label: number, pixels: Uint8Array, value: number }[]} images   of the training pool, the best
 *   first
 * @property {number} count     images that were looked at
 */

/** How many are shown. */
const SHOWN = 12;
const RETRY_MS = 500;
const MOST_RETRIES = 4;

/** Asks for them while no run goes on, which they would slow down. @implements {Required<import('./room.js').Part>} */
export class ExcitingImages {
  #link;
  /** What the last request was about. @type {unknown[]} */
  #asked = [];
  /** How often the question has been ended by another one. */
  #ended = 0;
  #request = new LatestRequest(() => this.#ask());

  /** @param {import('../worker-link.js').WorkerLink} link */
  constructor(link) {
    this.#link = link;
  }

  /** Asks if the unit or the network is another one. @param {State} state */
  notice({ insidePlace, model, dataset, classes, phase, arrival }) {
    const { layer, unit } = insidePlace;
    const isCalm = phase !== 'training' && phase !== 'loading';
    const asked = [layer, unit, model, dataset, classes, isCalm, arrival.ready];
    if (asked.every((each, i) => each === this.#asked[i])) return;
    this.#asked = asked;
    this.#ended = 0;
    this.refresh();
  }

  refresh() {
    return this.#request.send();
  }

  refreshInTraining() {}

  reset() {
    this.#request.reset();
    this.#asked = [];
  }

  async #ask() {
    const { insidePlace, model, classes, phase } = this.#link.state;
    const { layer, unit } = insidePlace;
    const units = model?.layers[(layer ?? 0) - 1]?.shape.at(-1) ?? 0;
    if (!layer || !unit || unit > units || phase === 'training' || phase === 'loading') return;
    const request = { layer: layer - 1, unit: unit - 1, count: SHOWN, classes };
    try {
      const { images, count } = await this.#link.call('exciting', request);
      const { inside } = this.#link.state;
      if (inside && model === this.#link.state.model)
        this.#link.update({ inside: { ...inside, exciting: { layer, unit, images, count } } });
    } catch (error) {
      // The network or the data may be gone, and are asked again when there are others. Another question may have come
      // between, since the worker answers one at a time.
      const isEnded = error instanceof Error && error.name === 'AbortError';
      if (isEnded && this.#ended++ < MOST_RETRIES) setTimeout(() => this.refresh(), RETRY_MS);
    }
  }
}
