// worker-script.js — the script of a worker: starts it, checks that it is this build's, bit by bit, and fetches it anew
// where the browser's cache may be damaged.

import { fetchFile, startWorker } from '../shared/site.js';
import { SCRIPTS } from '../shared/version.js';

/** A script that has not come by then is started as the browser has it, in ms. */
const RENEW_WITHIN_MS = 10_000;

/** Scripts are kept for ever, as their names change with their content: one that was damaged on its way stays so. */
export class WorkerScript {
  #address;

  /** @param {string} address */
  constructor(address) {
    this.#address = address;
  }

  /** Once the worker has said something its script is in the cache, and is read there. */
  start = () => {
    const worker = startWorker(this.#address);
    worker.addEventListener('message', () => this.#check(worker), { once: true });
    return worker;
  };

  /** A script with other bits than the build's is one of another version, whatever it says. @param {Worker} worker */
  async #check(worker) {
    const expected = SCRIPTS[this.#address.slice(this.#address.lastIndexOf('/') + 1)];
    if (!expected || !crypto.subtle) return; // which only secure pages have
    // As the worker had it: a stale copy is not asked for again, in whose place a server may send another.
    const response = await fetchFile(this.#address, { cache: 'force-cache' }).catch(() => null);
    const bytes = response?.ok ? await response.arrayBuffer().catch(() => null) : null;
    if (!bytes) return; // it is not in the cache, and the connection has broken
    const hash = await crypto.subtle.digest('SHA-256', bytes);
    const found = Array.from(new Uint8Array(hash, 0, expected.length / 2), (byte) =>
      byte.toString(16).padStart(2, '0'),
    ).join('');
    if (found !== expected) worker.dispatchEvent(new MessageEvent('message', { data: { version: found } }));
  }

  /** Replaces what the browser's cache has of the script, if the server sends it. */
  renew = async () => {
    const request = { cache: /** @type {const} */ ('reload'), signal: AbortSignal.timeout(RENEW_WITHIN_MS) };
    try {
      await (await fetchFile(this.#address, request)).arrayBuffer();
    } catch {
      /* Without a connection the cache is all there is. */
    }
  };
}
