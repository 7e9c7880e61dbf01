// crash.js — after the engine has crashed, every request is refused.

/** A WebAssembly trap. The engine's memory may be inconsistent afterwards, so the worker must be replaced. */
class CrashError extends Error {
  /** @param {unknown} cause */
  constructor(cause) {
    super('The engine has crashed and the network is lost. Restart the engine to go on with a new network.', {
      cause,
    });
    this.name = 'CrashError';
  }
}

/**
 * After a handler has crashed the engine, every request is rejected with the same CrashError.
 * @template {Record<string, (args: any) => Promise<import('../../shared/protocol.js').Reply>>} Table
 * @param {Table} handlers
 * @returns {Table}
 */
export function refuseAfterCrash(handlers) {
  /** @type {CrashError | null} */
  let crash = null;
  const guarded = Object.entries(handlers).map(([type, handle]) => {
    const guardedHandle = async (/** @type {any} */ args) => {
      if (crash) throw crash;
      try {
        return await handle(args);
      } catch (error) {
        if (error instanceof WebAssembly.RuntimeError) crash = new CrashError(error);
        throw crash ?? error;
      }
    };
    return [type, guardedHandle];
  });
  return /** @type {Table} */ (Object.fromEntries(guarded));
}
