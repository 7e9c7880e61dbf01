// worker-script.js — the script of a worker: starts it, and fetches it anew where the browser's cache may be damaged.

/** A script that has not come by then is started as the browser has it, in ms. */
const RENEW_WITHIN_MS = 10_000;

/** Scripts are kept for ever, as their names change with their content: one that was damaged on its way stays so. */
export class WorkerScript {
  #address;

  /** @param {string} address */
  constructor(address) {
    this.#address = address;
  }

  start = () => new Worker(this.#address, { type: 'module' });

  /** Replaces what the browser's cache has of the script, if the server sends it. */
  renew = async () => {
    const request = { cache: /** @type {const} */ ('reload'), signal: AbortSignal.timeout(RENEW_WITHIN_MS) };
    try {
      await (await fetch(this.#address, request)).arrayBuffer();
    } catch {
      /* Without a connection the cache is all there is. */
    }
  };
}
