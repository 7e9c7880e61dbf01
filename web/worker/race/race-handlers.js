// race-handlers.js — answers the page's requests about races.

import { Race } from './race.js';

/**
 * The handlers of `race` and `pace`.
 * @param {Promise<import('../engine/engine.js').Engine>} engine
 * @param {import('../jobs.js').Jobs} jobs
 * @param {{ current: import('../training.js').ImageSource }} datasets
 * @param {(event: any) => void} emit   receives `race` events, as in protocol.js
 * @returns {import('../../shared/protocol.js').Handlers<'race' | 'pace'>}
 */
export const raceHandlers = (engine, jobs, datasets, emit) => ({
  async race(request) {
    const loaded = await engine;
    await jobs.begin();
    const source = datasets.current;
    const work = new Race(loaded, source, request, emit);
    return { result: await jobs.run({ kind: 'race', work, source, finished: work.start() }) };
  },

  async pace({ pace }) {
    const job = jobs.running('race');
    if (job) /** @type {Race} */ (job.work).setPace(pace);
    return { result: {} };
  },
});
