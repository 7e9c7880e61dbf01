// trial.js — training another network than the page's, to see what comes of some settings.

import { Run } from './training.js';

/** @typedef {import('../shared/protocol.js').ModelSettings} ModelSettings */
/** @typedef {import('../shared/protocol.js').RunSettings} RunSettings */

/**
 * Begins to train a network of its own, and forgets it in the end. Test images are passed only where they
 * validate, so that no choice between trials rests on images that are to test what was chosen.
 * @param {import('./engine/engine.js').Engine} engine
 * @param {import('./training.js').ImageSource} source
 * @param {{ model: ModelSettings, run: RunSettings }} settings
 * @param {(event: any) => void} emit   hears `trial`, as in protocol.js
 * @returns {{ work: Run, over: Promise<{ ended: 'done' | 'stopped' }> }}
 */
export function beginTrial(engine, source, settings, emit) {
  const model = engine.createModel(settings.model);
  const hear = (/** @type {any} */ { event, ...rest }) => {
    if (event === 'epoch' || event === 'progress') emit({ event: 'trial', of: event, ...rest });
  };
  const finish = async (/** @type {Run} */ run) => ({ ended: await run.startWithoutTest() });
  try {
    const work = new Run({ model, seed: settings.model.seed, epochs: 0 }, source, settings.run, hear);
    return { work, over: finish(work).finally(() => model.destroy()) };
  } catch (error) {
    model.destroy();
    throw error;
  }
}
