// perform-run.js — plays one run of a published system on a worker, from fresh weights to its figures.

import { nothingSeen, observe, secondsPerEpoch, splitsOf, valuesOf } from './reproduction.js';

/** @typedef {import('./reproduction.js').Entry} Entry */
/** @typedef {import('./reproduction.js').Play} Play */

/**
 * A worker, as protocol.js describes it, whose events can be heard for a while.
 * @typedef {object} Line
 * @property {(type: string, args?: object) => Promise<any>} request
 * @property {(event: any) => void} onEvent   set by whoever wants to hear
 */

/**
 * @param {Line} line   its data set is loaded
 * @param {Play} play
 * @param {(entry: Entry, event: any) => void} onNews   hears every event, with what is known by then
 * @returns {Promise<Entry | null>}   null if the run was stopped
 */
export async function playRun(line, { system, run, seed, settings }, onNews) {
  const { layers, optimizer, ...runSettings } = settings;
  let seen = nothingSeen();
  /** @param {Entry['ended']} ended @returns {Entry} */
  const entry = (ended) => ({
    ...{ system: system.id, run: run.id, seed, settings, ended, secondsPerEpoch: secondsPerEpoch(seen) },
    values: valuesOf(run, seen, settings.l2),
  });
  const hear = (/** @type {any} */ event) => {
    seen = observe(seen, event);
    onNews(entry('training'), event);
  };
  line.onEvent = hear;
  try {
    await line.request('create', { layers, optimizer, seed });
    const { ended } = await line.request('train', runSettings);
    if (ended === 'stopped') return null;
    for (const split of splitsOf(run))
      hear({ event: 'result', ...(await line.request('evaluate', { split, run: runSettings })) });
    hear({ event: 'weights', ...(await line.request('weights')) });
    return entry('done');
  } catch (error) {
    const { name } = /** @type {Error} */ (error);
    if (name === 'AbortError') return null; // stopped while the images were evaluated
    if (name !== 'DivergedError') throw error;
    return entry('diverged');
  } finally {
    line.onEvent = () => {};
  }
}
