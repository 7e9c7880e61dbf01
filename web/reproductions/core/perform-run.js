// perform-run.js — trains one run of a published system in a worker and measures its figures.

import { asMnist, asWritten, OWN_DIGITS } from './own-digits.js';
import { nothingObserved, observe, secondsPerEpoch, splitsOf, valuesOf } from './reproduction.js';

/** @typedef {import('./reproduction.js').Entry} Entry */
/** @typedef {import('./reproduction.js').PlannedRun} PlannedRun */

/**
 * A connection to a worker of protocol.js.
 * @typedef {object} Connection
 * @property {import('../../shared/protocol.js').Connection<import('../../shared/protocol.js').Requests>} request
 * @property {(event: any) => void} onEvent   receives the worker's events; may be replaced
 */

/** @param {import('./published.js').PublishedRun} run */
const readsOwnDigits = ({ figures }) => figures.some(({ measure }) => measure.startsWith('ownDigits'));

/** @param {Connection} connection @returns {Promise<import('./reproduction.js').OwnReadings>} */
async function readOwnDigits(connection) {
  /** @type {import('./reproduction.js').OwnReadings} */
  const readings = { asWritten: [], asMnist: [] };
  const read = async (/** @type {Uint8Array} */ pixels) =>
    (await connection.request('predict', { pixels })).predicted;
  for (const digit of OWN_DIGITS) {
    readings.asWritten.push(await read(asWritten(digit)));
    readings.asMnist.push(await read(asMnist(digit)));
  }
  return readings;
}

/**
 * Performs a run. Rejects with the worker's errors, except for a DivergedError, which is an outcome.
 * @param {Connection} connection   to a worker that has loaded its data set
 * @param {PlannedRun} plannedRun
 * @param {(entry: Entry, event: any) => void} onNews   receives each event, with the values known by then; the
 *   event's `stage` is 0 before further stages begin
 * @returns {Promise<Entry | null>}   null if the run was stopped
 */
export async function performRun(connection, { system, run, seed, settings }, onNews) {
  const { layers, optimizer, stages = [], ...runSettings } = settings;
  let seen = nothingObserved();
  /** @param {Entry['ended']} ended @returns {Entry} */
  const entry = (ended) => ({
    ...{ system: system.id, run: run.id, seed, settings, ended, secondsPerEpoch: secondsPerEpoch(seen) },
    values: valuesOf(run, seen, settings.l2),
    ...(seen.ownDigits ? { ownDigits: seen.ownDigits } : {}),
  });
  let stage = 0;
  const onEvent = (/** @type {any} */ event) => {
    seen = observe(seen, event);
    onNews(entry('training'), { ...event, stage });
  };
  connection.onEvent = onEvent;
  try {
    onEvent({ event: 'model', ...(await connection.request('create', { layers, optimizer, seed })) });
    const { ended } = await connection.request('train', runSettings);
    if (ended === 'stopped') return null;
    for (const change of stages) {
      stage++;
      const { ended } = await connection.request('train', { ...runSettings, ...change });
      if (ended === 'stopped') return null;
      const found = await connection.request('evaluate', { split: 'validation', run: runSettings });
      onEvent({ event: 'stage', accuracy: found.accuracy });
    }
    for (const split of splitsOf(run))
      onEvent({ event: 'result', ...(await connection.request('evaluate', { split, run: runSettings })) });
    onEvent({ event: 'weights', ...(await connection.request('weights')) });
    if (readsOwnDigits(run)) onEvent({ event: 'ownDigits', readings: await readOwnDigits(connection) });
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
