// runs-actions.js — what a person can do with the list of runs.

import { download } from '../../site/download.js';
import { removeRuns, restoreRuns, showRun } from './runs.js';

/** @typedef {import('../state.js').State} State */

/**
 * The verbs. What nobody needs on the first screen is loaded when it is asked for.
 * @param {import('../worker-link.js').Store} store
 * @param {Pick<import('../settings/settings-actions.js').SettingsActions, 'take'>} settings
 */
export const runsActions = (store, settings) => ({
  /** @param {number} id @param {boolean} shown */
  showRun: (id, shown) => store.update(showRun(store.state, id, shown)),

  /** @param {number[]} ids */
  removeRuns: (ids) => store.update(removeRuns(store.state, ids)),

  restoreRuns: () => store.update(restoreRuns(store.state)),

  /** @param {State['plotCurves']} plotCurves */
  choosePlotCurves: (plotCurves) => store.update({ plotCurves }),

  /** The network of a run takes the place of the page's. @param {Parameters<typeof import('./run-network.js').networkOfRun>[0]} run */
  async useNetwork(run) {
    const { networkOfRun } = await import('./run-network.js');
    const taken = networkOfRun(run, store.state);
    return settings.take(taken.settings, run.settings.dataset, taken.initial);
  },

  /** @param {'csv' | 'json'} format @param {import('./state.js').KeptRun[]} runs */
  async saveRuns(format, runs) {
    const { RUN_FORMATS } = await import('./run-file.js');
    const { write, type } = RUN_FORMATS[format];
    const name = runs.length === 1 ? `run-${runs[0].id}` : 'runs';
    download(`${name}.${format}`, new Blob([write(runs)], { type }));
  },
});
