// image-lookup.js — one image by its index, with the network's answer, which follows the network.

import { fetchSamples } from '../data/data-actions.js';
import { LatestRequest } from '../latest-request.js';
import { countsWithin, lookupCount } from './state.js';

/** @typedef {import('./state.js').Lookup} Lookup */

/** Least time between two predictions during training, in milliseconds. */
const PREDICT_EVERY_MS = 100;

/** @typedef {import('../answers.js').Refreshable} Refreshable */

/** Finds one image by its index. @implements {Refreshable} */
export class ImageLookup {
  #link;
  #lookups = 0;
  #request = new LatestRequest(() => this.#refresh());

  /** @param {import('../worker-link.js').WorkerLink} link */
  constructor(link) {
    this.#link = link;
  }

  get #state() {
    return this.#link.state;
  }

  /** @param {Partial<Pick<Lookup, 'pool' | 'within' | 'index'>>} [change]   of what was looked up before */
  lookUp = async (change) => {
    const lookup = ++this.#lookups;
    const { pool, within, index } = { ...this.#state.lookup, ...change };
    const set = (/** @type {Partial<Lookup>} */ known) =>
      this.#link.update({ lookup: { ...this.#state.lookup, pool, within, index, ...known } });
    const valid = /^\d+$/.test(index.trim()) && Number(index) < lookupCount(this.#state, { pool, within });
    set({ problem: valid ? null : 'range' });
    if (!valid) return;
    try {
      const classes = countsWithin(this.#state, within) ? this.#state.classes : undefined;
      const [sample] = await fetchSamples(this.#link, pool, { indices: [Number(index)], classes });
      const prediction = await this.#predict(sample);
      if (lookup === this.#lookups) set({ sample, prediction });
    } catch (error) {
      const problem = /** @type {import('../../shared/protocol.js').Failure} */ (error);
      if (lookup === this.#lookups) set({ problem });
    }
  };

  refresh() {
    return this.#request.send();
  }

  refreshInTraining() {
    this.#request.sendAtMostEvery(PREDICT_EVERY_MS);
  }

  reset() {
    this.#request.reset();
  }

  async #refresh() {
    const { sample } = this.#state.lookup;
    if (!sample) return;
    const prediction = await this.#predict(sample);
    const { lookup } = this.#state;
    if (sample === lookup.sample) this.#link.update({ lookup: { ...lookup, prediction } });
  }

  /** Null without a network. @param {import('../data/state.js').Sample} sample */
  async #predict({ pixels }) {
    try {
      return await this.#link.call('predict', { pixels });
    } catch {
      return null;
    }
  }
}
