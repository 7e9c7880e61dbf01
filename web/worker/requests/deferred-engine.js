// deferred-engine.js — the engine for requests that arrive before it is loaded.

/** @typedef {import('../engine/engine.js').Engine} Engine */
/** @typedef {import('../variant.js').Arithmetic} Arithmetic */
/** @typedef {import('../variant.js').EngineWish} EngineWish */
/** @typedef {import('../../shared/protocol.js').EngineSummary} EngineSummary */

/**
 * Loads the engine that the page asks for, or the nearest that this runtime supports.
 * @typedef {(wish: EngineWish) => Promise<{ engine: Engine, build: string, arithmetic: Arithmetic }>} LoadEngine
 */

/**
 * The engine as a promise, for requests that arrive before it is loaded; they are rejected if loading fails.
 * @param {LoadEngine} loadEngine
 */
export function deferredEngine(loadEngine) {
  /** @type {(engine: Promise<Engine>) => void} */
  let resolveEngine;
  /** @type {Promise<Engine>} */
  const engine = new Promise((resolve) => {
    resolveEngine = resolve;
  });
  engine.catch(() => {}); // there may be no request that waits for it
  /** @param {EngineWish} wish @returns {Promise<EngineSummary>} */
  async function begin(wish) {
    const loading = loadEngine(wish);
    resolveEngine(loading.then((loaded) => loaded.engine));
    const {
      build,
      arithmetic,
      engine: { threads },
    } = await loading;
    return { build, arithmetic, threads, isolated: globalThis.crossOriginIsolated === true };
  }
  return { engine, begin };
}
