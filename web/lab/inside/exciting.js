// exciting.js — the training images that excite the unit which is looked at most.

import { LatestRequest } from '../latest-request.js';

/** @typedef {import('../state.js').State} State */

/**
 * @typedef {object} Exciting
 * @property {number} layer     of the unit, counted from 1
 * @property {number} unit      counted from 1
 * @property {(import('../../shared/protocol.js').FoundImage & { value: number, place: [number, number] })[]} images
 *   of the training pool, the best first; place: row and column of its map where it is largest, from 0
 * @property {number} count     images that were looked at
 * @property {number | null} step   of the run, whose network was asked; null for the network as it is now
 * @property {State['edits']} edits   of the copy that was asked
 */

/** How many are shown. */
const SHOWN = 12;
const RETRY_MS = 500;
const MOST_RETRIES = 4;

/** The moment of the run whose pictures are shown, as a step; null for the network as it is now. @param {State} state */
export function shownStep({ inside }) {
  const { summary, seen } = inside?.time ?? {};
  return !seen || seen.step === summary?.last ? null : seen.step;
}

/** Whether the images are of the network that is shown. @param {State} state @param {Exciting} exciting */
export const areOfNow = (state, { step, edits }) => step === shownStep(state) && edits === state.edits;

/** Whether nothing moves that would make an answer old at once. @param {State} state */
const isCalm = ({ phase, inside }) =>
  phase !== 'training' && phase !== 'loading' && (inside?.time.dragged ?? null) === null;

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
  notice(state) {
    const { insidePlace, model, edits, dataset, classes, arrival } = state;
    const { layer, unit } = insidePlace;
    const asked = [
      ...[layer, unit, model, edits, dataset, classes],
      ...[isCalm(state), shownStep(state), arrival.ready],
    ];
    if (asked.every((each, i) => each === this.#asked[i])) return;
    this.#asked = asked;
    this.refresh();
  }

  refresh() {
    this.#ended = 0;
    return this.#request.send();
  }

  refreshInTraining() {}

  reset() {
    this.#request.reset();
    this.#asked = [];
  }

  async #ask() {
    const { insidePlace, model, edits, classes } = this.#link.state;
    const step = shownStep(this.#link.state);
    const { layer, unit } = insidePlace;
    const units = model?.layers[(layer ?? 0) - 1]?.shape.at(-1) ?? 0;
    if (!layer || !unit || unit > units || !isCalm(this.#link.state)) return;
    const request = { layer: layer - 1, unit: unit - 1, count: SHOWN, classes };
    try {
      const { count, ...found } = await this.#link.call('exciting', request);
      const images = /** @type {Exciting['images']} */ (found.images);
      const { inside } = this.#link.state;
      if (inside && model === this.#link.state.model && step === shownStep(this.#link.state))
        this.#link.update({ inside: { ...inside, exciting: { layer, unit, images, count, step, edits } } });
    } catch (error) {
      // The network or the data may be gone, and are asked again when there are others. Another question may have come
      // between, since the worker answers one at a time.
      const isEnded = error instanceof Error && error.name === 'AbortError';
      if (isEnded && this.#ended++ < MOST_RETRIES) setTimeout(() => this.#request.send(), RETRY_MS);
    }
  }
}
