// race-handlers.js — answers the page's requests about races.

import { Race } from './race.js';

/**
 * The handlers of `race`, `pace` and `lanes`.
 * @param {Promise<import('../engine/engine.js').Engine>} engine
 * @param {import('../jobs.js').Jobs} jobs
 * @param {{ current: import('../training.js').ImageSource }} datasets
 * @param {(event: any) => void} emit   receives `race` events, as in protocol.js
 * @returns {import('../../shared/protocol.js').Handlers<'race' | 'pace' | 'lanes'>}
 */
export function raceHandlers(engine, jobs, datasets, emit) {
  /** The last race, whose networks may be kept. @type {Race | null} */
  let last = null;
  return {
    async race(request) {
      const loaded = await engine;
      await jobs.begin();
      const source = datasets.current;
      const work = new Race(loaded, source, request, emit);
      last?.destroy();
      last = work;
      return { result: await jobs.run({ kind: 'race', work, source, finished: work.start() }) };
    },

    async pace({ pace }) {
      const job = jobs.running('race');
      if (job) /** @type {Race} */ (job.work).setPace(pace);
      return { result: {} };
    },

    lanes: async ({ pixels }) => ({ result: { predictions: last?.read(pixels) ?? [] } }),
  };
}
