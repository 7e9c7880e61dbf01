// crash.js — after the engine has crashed, every request is refused.

/** @typedef {import('../../shared/protocol.js').Reply} Reply */

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
 * @param {Record<string, (args: any) => Promise<Reply>>} handlers
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
  return Object.fromEntries(guarded);
}
