// augmented-images.js — asks the worker for training images, and for invented ones, as the epoch under way, or else the
// next, sees them.

import { fetchSamples } from '../data/data-actions.js';
import { epochsDone, isRunning } from '../training/state.js';
import { isUnused } from './check-fields.js';
import { runSettings, settingsOf } from './state.js';

/** @typedef {import('../state.js').State} State */

/** How many images are shown: the first of a run; and how many invented ones, two of each digit. */
const SHOWN = 12;
const INVENTED_SHOWN = 20;

/** Whether the run changes its images. @param {State} state */
export const isAugmented = (state) =>
  Boolean(settingsOf(state).settings.augment) && !isUnused('augment', state.optimizer);

/** What the images depend on; null where there is nothing to show. @param {State} state @returns {string | null} */
export function augmentedKey(state) {
  const { arrival, dataset, model, creating } = state;
  const { settings, wrong } = settingsOf(state);
  if ((!isAugmented(state) && !settings.invented) || wrong.length) return null;
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
    const { augment: line = '', invented: count = 0, ...run } = runSettings(state);
    const { seed } = settingsOf(state).settings;
    const which = { batch: 0, epoch: 0, seed, run: { ...run, batch: SHOWN } };
    const augment = isAugmented(state) ? { augment: { line } } : {};
    try {
      const augmented = isAugmented(state)
        ? await fetchSamples(this.#link, 'train', { ...which, ...augment })
        : [];
      const few = Math.min(count, INVENTED_SHOWN);
      const invented = few ? await fetchSamples(this.#link, 'train', { invented: few, ...augment }) : [];
      if (key === this.#key) this.#link.update({ augmented, invented });
    } catch {
      /* No run can begin with these settings, and the page says why; or the worker has ended. */
    }
  }
}
