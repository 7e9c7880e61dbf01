// augmented-images.js — asks the worker for training images as the epoch under way, or else the next, sees them.

import { fetchSamples } from '../data/data-actions.js';
import { epochsDone, isRunning } from '../training/state.js';
import { isUnused } from './check-fields.js';
import { runSettings, settingsOf } from './state.js';

/** @typedef {import('../state.js').State} State */

/** How many images are shown: the first of a run. */
const SHOWN = 12;

/** What the images depend on; null where there is nothing to show. @param {State} state @returns {string | null} */
export function augmentedKey(state) {
  const { arrival, dataset, optimizer, model, creating } = state;
  const { settings, wrong } = settingsOf(state);
  if (!settings.augment || wrong.length || isUnused('augment', optimizer)) return null;
  if (!arrival.count || arrival.ready < arrival.count || !model || creating) return null;
  const epoch = [epochsDone(state), state.histories.length, isRunning(state)];
  return JSON.stringify([dataset, runSettings(state), settings.seed, epoch]);
}

/** Keeps the images up to date. */
export class AugmentedImages {
  #link;
  /** Asked for last. @type {string | null} */
  #key = null;

  /** @param {import('../worker-link.js').WorkerLink} link */
  constructor(link) {
    this.#link = link;
  }

  /** The state has changed. @param {State} state */
  async notice(state) {
    const key = augmentedKey(state);
    if (key === this.#key) return;
    this.#key = key;
    if (!key) return;
    const { augment: line = '', ...run } = runSettings(state);
    const { seed } = settingsOf(state).settings;
    const which = { batch: 0, epoch: 0, seed, run: { ...run, batch: SHOWN }, augment: { line } };
    try {
      const augmented = await fetchSamples(this.#link, 'train', which);
      if (key === this.#key) this.#link.update({ augmented });
    } catch {
      /* No run can begin with these settings, and the page says why; or the worker has ended. */
    }
  }
}
