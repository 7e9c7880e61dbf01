// moment-handlers.js — answers the page's requests about moments of the run.

import { Slices, STOPPED } from '../slices.js';

/** @param {unknown} error @returns {never} */
function abortIfStopped(error) {
  throw error === STOPPED ? new DOMException('The look at the run was stopped.', 'AbortError') : error;
}

/**
 * The handlers of `moments`, `survey` and `moment`.
 * @param {Promise<import('../engine/engine.js').Engine>} engine
 * @param {import('../jobs.js').Jobs} jobs
 * @param {import('./moments.js').Moments} moments
 * @returns {import('../../shared/protocol.js').Handlers<'moments' | 'survey' | 'moment'>}
 */
export function momentHandlers(engine, jobs, moments) {
  /**
   * @template Found
   * @param {boolean} isAwaited   see Jobs
   * @param {(loaded: import('../engine/engine.js').Engine, work: Slices) => Promise<Found>} find
   */
  async function look(isAwaited, find) {
    const loaded = await engine;
    await jobs.beginLook();
    const { source } = moments;
    const work = new Slices();
    const finished = find(loaded, work);
    return jobs.look({ work, source, finished, isAwaited }).catch(abortIfStopped);
  }

  return {
    moments: async () => ({ result: moments.summary() }),

    survey: async () => ({ result: await look(false, (loaded, work) => moments.survey(loaded, work)) }),

    // The page asks for the last one by itself, after each run.
    moment: async (request) => ({
      result: await look(request.step !== moments.summary()?.last, (loaded, work) =>
        moments.moment(loaded, request, work),
      ),
    }),
  };
}
