// trial.js — trains a temporary network beside the page's own, to try out settings.

import { Run } from './training.js';

/** @typedef {import('../shared/protocol.js').ModelSettings} ModelSettings */
/** @typedef {import('../shared/protocol.js').RunSettings} RunSettings */

/**
 * Begins to train a new network, which is destroyed at the end. The test images are not evaluated unless they
 * validate: settings must not be chosen by the images that test the choice. Throws an EngineError or a
 * SettingsError.
 * @param {import('./engine/engine.js').Engine} engine
 * @param {import('./training.js').ImageSource} source
 * @param {{ model: ModelSettings, run: RunSettings }} settings
 * @param {(event: any) => void} emit   receives `trial` events, as in protocol.js
 * @returns {{ work: Run, finished: Promise<{ ended: 'done' | 'stopped' }> }}
 */
export function beginTrial(engine, source, settings, emit) {
  const model = engine.createModel(settings.model);
  const onEvent = (/** @type {any} */ { event, ...rest }) => {
    if (event === 'epoch' || event === 'progress') emit({ event: 'trial', of: event, ...rest });
  };
  const finish = async (/** @type {Run} */ run) => ({ ended: await run.startWithoutTest() });
  try {
    const work = new Run({ model, seed: settings.model.seed, epochs: 0 }, source, settings.run, onEvent);
    return { work, finished: finish(work).finally(() => model.destroy()) };
  } catch (error) {
    model.destroy();
    throw error;
  }
}
