// walk.js — a walk with one image through the network, one layer at a time: forward to the loss, and back with its gradient.

import { LatestRequest } from '../../latest-request.js';
import { stopsOf } from '../core/stops.js';
import { labelOf, outputOf } from './trial.js';

/** @typedef {import('../../state.js').State} State */
/** @typedef {import('../../../shared/layer-facts.js').LayerFacts} LayerFacts */
/** @typedef {import('./state.js').WalkState} WalkState */

/** From one stop to the next, if it walks by itself, in milliseconds. */
const PACE_MS = 1500;

/** Where the walk is, counted from 0; null without one. @param {State} state */
export const stopAt = ({ insidePlace, model }) =>
  insidePlace.walk === null || !model ? null : Math.min(insidePlace.walk, stopsOf(model.layers).length) - 1;

/** What the image is for the first layer. @param {LayerFacts[]} facts */
export const imageText = (facts) => (facts[0]?.isSigned ? 'walk.image.signed' : 'walk.image.says');

/** What a filter is laid over: a stride leaves places out. @param {LayerFacts} facts */
export const convText = ({ stride }) => (stride > 1 ? 'walk.conv.strided' : 'walk.conv.says');

/** Who knows that the label of the loss is right: the data, a person, or nobody. @param {State} state @param {number} label */
export function lossText({ inside }, label) {
  if (inside?.seen?.sample?.label === label) return 'walk.loss.says';
  return inside?.trial.label === label ? 'walk.loss.said' : 'walk.loss.own';
}

/** Asks for the gradients of the weights too, while there is a walk. @implements {Required<import('../room.js').Part>} */
export class Walk {
  #link;
  /** What was asked for last. @type {unknown[]} */
  #asked = [];
  #pace = /** @type {ReturnType<typeof setInterval> | undefined} */ (undefined);
  #request = new LatestRequest(() => this.#ask());

  /** @param {import('../../worker-link.js').WorkerLink} link */
  constructor(link) {
    this.#link = link;
  }

  /** @param {Partial<WalkState>} change */
  #update(change) {
    const { inside } = this.#link.state;
    if (inside) this.#link.update({ inside: { ...inside, walk: { ...inside.walk, ...change } } });
  }

  /** @param {State} state */
  notice(state) {
    const { view, insidePlace, inside, model, edits } = state;
    const { isPlaying } = /** @type {import('../room.js').RoomState} */ (inside).walk;
    if (isPlaying && (view !== 'inside' || insidePlace.walk === null)) this.#rest();
    if (insidePlace.walk === null) return;
    const asked = [inside?.seen, labelOf(state), model, edits];
    if (asked.every((each, i) => each === this.#asked[i])) return;
    this.#asked = asked;
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
    const { state } = this.#link;
    const { inside, model, insidePlace } = state;
    const label = labelOf(state);
    if (!inside?.seen || !model || label === null || insidePlace.walk === null) return;
    const { pixels } = inside.seen;
    const gradient = { label: outputOf(state, label) };
    try {
      const found = await this.#link.call('inside', { pixels, gradient, weightGradients: true });
      if (this.#link.state.model === model)
        this.#update({ found: { label, inside: found, layers: model.layers } });
    } catch {
      /* The network is gone, and the next one is asked again. */
    }
  }

  // ---- Verbs ----

  /** Goes to a stop, counted from 0, or ends the walk. @param {number | null} stop */
  #goTo(stop) {
    const { insidePlace, model } = this.#link.state;
    const last = stopsOf(model?.layers ?? []).length - 1;
    const walk = stop === null ? null : Math.min(Math.max(stop, 0), last) + 1;
    this.#link.update({ insidePlace: { ...insidePlace, walk } });
    if (stop === null || stop >= last) this.#rest();
  }

  #rest() {
    clearInterval(this.#pace);
    this.#update({ isPlaying: false });
  }

  /** What a person can do with the walk. */
  verbs = {
    /** Goes to a stop, counted from 0, or ends the walk. */
    walkTo: (/** @type {number | null} */ stop) => {
      this.#rest();
      this.#goTo(stop);
    },
    /** Walks on by itself, from the beginning if it has ended, or rests. */
    play: () => {
      const { state } = this.#link;
      if (state.inside?.walk.isPlaying) return this.#rest();
      const last = stopsOf(state.model?.layers ?? []).length - 1;
      if ((stopAt(state) ?? last) === last) this.#goTo(0);
      this.#update({ isPlaying: true });
      clearInterval(this.#pace);
      this.#pace = setInterval(() => this.#goTo((stopAt(this.#link.state) ?? -1) + 1), PACE_MS);
    },
  };
}
