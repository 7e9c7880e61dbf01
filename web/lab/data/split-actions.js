// split-actions.js — what a person can do with the splits of the data: count the labels of one, save the chart.

import { saveBars } from '../../plot/bars.js';

/**
 * The verbs of the splits.
 * @param {{ update(change: Partial<import('../state.js').State>): void }} store
 */
export const splitActions = (store) => ({
  /** Shows the labels of a split, or of all training images for null. @param {import('../../shared/protocol.js').Split | null} split */
  countLabels: (split) => store.update({ countedSplit: split }),

  /** Downloads the chart. @param {'svg' | 'png'} format @param {import('../../plot/bars.js').Bars} bars */
  saveCounts: (format, bars) => saveBars(format, document.documentElement, bars),
});
