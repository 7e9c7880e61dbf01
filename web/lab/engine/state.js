// state.js — the engine's part of the state: what was asked for, and what runs.

/**
 * @typedef {object} EngineState
 * @property {import('../../worker/variant.js').EngineWish} wish
 * @property {import('../../shared/protocol.js').EngineSummary | null} engine   null until it runs
 * @property {import('../../shared/protocol.js').Failure | null} workerError    only a restart helps
 * @property {import('../../shared/requests.js').RequestCounts} workerRequests   of all workers of the page so far
 */

/** Strict arithmetic and all threads are asked for. @returns {EngineState} */
export const initialEngine = () => ({
  ...{ wish: {}, engine: null, workerError: null },
  workerRequests: { requests: 0, elsewhere: 0 },
});
