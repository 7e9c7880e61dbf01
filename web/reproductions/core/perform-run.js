// perform-run.js — plannedRuns one run of a published system on a worker, from fresh weights to its figures.

import { nothingObserved, observe, secondsPerEpoch, splitsOf, valuesOf } from './reproduction.js';

/** @typedef {import('./reproduction.js').Entry} Entry */
/** @typedef {import('./reproduction.js').PlannedRun} PlannedRun */

/**
 * A worker, as protocol.js describes it, whose events can be heard for a while.
 * @typedef {object} Connection
 * @property {(type: string, args?: object) => Promise<any>} request
 * @property {(event: any) => void} onEvent   set by whoever wants to hear
 */

/**
 * @param {Connection} connection   its data set is loaded
 * @param {PlannedRun} plannedRun
 * @param {(entry: Entry, event: any) => void} onNews   hears every event, with what is known by then
 * @returns {Promise<Entry | null>}   null if the run was stopped
 */
export async function performRun(connection, { system, run, seed, settings }, onNews) {
  const { layers, optimizer, ...runSettings } = settings;
  let seen = nothingObserved();
  /** @param {Entry['ended']} ended @returns {Entry} */
  const entry = (ended) => ({
    ...{ system: system.id, run: run.id, seed, settings, ended, secondsPerEpoch: secondsPerEpoch(seen) },
    values: valuesOf(run, seen, settings.l2),
  });
  const hear = (/** @type {any} */ event) => {
    seen = observe(seen, event);
    onNews(entry('training'), event);
  };
  connection.onEvent = hear;
  try {
    await connection.request('create', { layers, optimizer, seed });
    const { ended } = await connection.request('train', runSettings);
    if (ended === 'stopped') return null;
    for (const split of splitsOf(run))
      hear({ event: 'result', ...(await connection.request('evaluate', { split, run: runSettings })) });
    hear({ event: 'weights', ...(await connection.request('weights')) });
    return entry('done');
  } catch (error) {
    const { name } = /** @type {Error} */ (error);
    if (name === 'AbortError') return null; // stopped while the images were evaluated
    if (name !== 'DivergedError') throw error;
    return entry('diverged');
  } finally {
    connection.onEvent = () => {};
  }
}
