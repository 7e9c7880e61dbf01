// split-actions.js — what a person can do with the splits of the data: count the labels of one, save the chart.

/**
 * The verbs of the splits.
 * @param {{ update(change: Partial<import('../state.js').State>): void }} store
 */
export const splitActions = (store) => ({
  /** Shows the labels of a split, or of all training images for null. @param {import('../../shared/protocol.js').Split | null} split */
  countLabels: (split) => store.update({ countedSplit: split }),

  /** Downloads the chart. @param {'svg' | 'png'} format @param {import('../../plot/bars.js').Bars} bars */
  saveCounts: async (format, bars) => {
    const { saveBars } = await import('../../plot/bars.js');
    return saveBars(format, document.documentElement, bars);
  },
});
