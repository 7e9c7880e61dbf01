// split-actions.js — what a person can do with the splits of the data: count the labels of one, save the chart.

import { saveBars } from '../../plot/bars.js';
import { splitSettings } from '../training/state.js';

/** @typedef {import('../../shared/protocol.js').Split} Split */

/** Counts the labels of a split. */
export class SplitActions {
  #link;
  #asked = 0;

  /** @param {import('../worker-link.js').WorkerLink} link */
  constructor(link) {
    this.#link = link;
  }

  /**
   * Counts the labels of a split of the run, or of all training images for null.
   * @param {Split | null} split
   */
  countLabels = async (split) => {
    const asked = ++this.#asked;
    const set = (/** @type {Partial<import('./state.js').SplitCounts>} */ found) => {
      if (asked === this.#asked)
        this.#link.update({ splitCounts: { split, counts: null, problem: null, ...found } });
    };
    const run = splitSettings(this.#link.state);
    if (!split || !run) return set({ split: null });
    set({});
    try {
      const { counts } = await this.#link.call('labels', { split, run });
      set({ counts });
    } catch (error) {
      set({ problem: /** @type {import('../../shared/protocol.js').Failure} */ (error) });
    }
  };

  /** Downloads the chart. @param {'svg' | 'png'} format @param {import('../../plot/bars.js').Bars} bars */
  saveCounts = (format, bars) => saveBars(format, document.documentElement, bars);
}
