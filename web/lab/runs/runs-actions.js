// runs-actions.js — what a person can do with the list of runs.

import { download } from '../../site/download.js';
import { runsCsv, runsJson } from './run-file.js';
import { networkOfRun } from './run-network.js';
import { removeRuns, restoreRuns, showRun } from './runs.js';

/** @typedef {import('../state.js').State} State */

const FORMATS = {
  csv: { write: runsCsv, type: 'text/csv;charset=utf-8' },
  json: { write: runsJson, type: 'application/json' },
};

/**
 * The verbs. All but one change the state at once.
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

  /** The network of a run takes the place of the page's. @param {Parameters<typeof networkOfRun>[0]} run */
  useNetwork(run) {
    const taken = networkOfRun(run, store.state);
    return settings.take(taken.settings, run.settings.dataset, taken.initial);
  },

  /** @param {keyof typeof FORMATS} format @param {import('./state.js').KeptRun[]} runs */
  saveRuns(format, runs) {
    const { write, type } = FORMATS[format];
    const name = runs.length === 1 ? `run-${runs[0].id}` : 'runs';
    download(`${name}.${format}`, new Blob([write(runs)], { type }));
  },
});
