// observed.js — what the page and its database hold, asked past the page: the same requests that the page sends
// to its worker, and the record that it keeps.

/**
 * @import { Page } from 'puppeteer-core'
 *
 * @typedef {object} Held        a network
 * @property {string} layers
 * @property {string} bits       a checksum of all weights
 * @property {number} steps      that its optimizer has made
 * @property {number} [ageMs]    since it was kept
 *
 * @typedef {object} Life        of the page's newest worker
 * @property {number} starts     workers with an engine that this document has started
 * @property {number} events     messages of workers that it has had
 * @property {boolean} isLoaded  no request for data or for a network waits, and data are here
 * @property {{ type: string, ms: number } | null} oldest   the request that has waited longest, of those that do
 *   not end when a person wants them to
 * @property {Held | null | undefined} first   with which its first network began; null for random weights,
 *   undefined before that
 */

/** In the page, before its scripts: the worker of the page answers questions of its own, which the page misses. */
export function listenIn() {
  const LONG = ['start', 'load', 'open', 'create'];
  const RUNS = ['train', 'trial', 'evaluate'];
  /** What this script asks. @type {Map<string, (result: any) => void>} */
  const waiting = new Map();
  /** What the page asks its newest worker. @type {Map<number, { type: string, args: any, at: number }>} */
  const requests = new Map();
  const heard = { events: 0, starts: 0, hasData: false };
  /** @type {Held | null | undefined} */
  let first;
  /** @type {Worker | null} */
  let newest = null;
  const bitsOf = (/** @type {any[]} */ tensors) => {
    let sum = 0x811c9dc5;
    for (const { values } of tensors)
      for (const word of new Uint32Array(values.buffer, values.byteOffset, values.length))
        sum = Math.imul(sum ^ word, 0x01000193) >>> 0;
    return sum.toString(16);
  };
  const hold = (/** @type {any} */ network) =>
    network?.tensors
      ? {
          layers: network.layers,
          bits: bitsOf(network.tensors),
          steps: network.trainerState?.steps ?? 0,
        }
      : null;
  const sent = (/** @type {Worker} */ worker, /** @type {any} */ { id, type, args }) => {
    // The worker of photos never gets this.
    if (type === 'start') {
      newest = worker;
      heard.starts++;
      heard.hasData = false;
      first = undefined;
      requests.clear();
    }
    if (worker !== newest) return;
    const network = type === 'create' ? hold(args) : null;
    requests.set(id, { type, args: network, at: performance.now() });
  };
  const answered = (/** @type {Worker} */ worker, /** @type {any} */ { id, error }) => {
    const request = worker === newest ? requests.get(id) : undefined;
    if (!request) return;
    requests.delete(id);
    if (error) return;
    if (request.type === 'create' && first === undefined) first = request.args;
    if (request.type === 'load' || request.type === 'open') heard.hasData = true;
  };
  window.Worker = class extends Worker {
    /** @param {string | URL} url @param {WorkerOptions} [options] */
    constructor(url, options) {
      super(url, options);
      const { postMessage } = Worker.prototype;
      this.postMessage = (/** @type {any[]} */ ...args) => {
        if (args[0]?.type) sent(this, args[0]);
        return Reflect.apply(postMessage, this, args);
      };
      this.addEventListener('message', (event) => {
        heard.events++;
        const answer = waiting.get(event.data.id);
        if (!answer) return answered(this, event.data);
        event.stopImmediatePropagation();
        waiting.delete(event.data.id);
        answer(event.data);
      });
    }
  };
  /** @returns {Promise<Held | null>} */
  const kept = () =>
    new Promise((resolve) => {
      const id = sessionStorage.getItem('digit-lab.session');
      if (!id) return resolve(null);
      const opening = indexedDB.open('digit-lab');
      // The page itself makes its database.
      opening.onupgradeneeded = () => opening.transaction?.abort();
      opening.onerror = () => resolve(null);
      opening.onsuccess = () => {
        const database = opening.result;
        const sessions = database.transaction('session').objectStore('session');
        const reading = sessions.get(`session:${id}`);
        const saved = sessions.get(`saved:${id}`);
        sessions.transaction.oncomplete = () => {
          database.close();
          const network = hold(reading.result?.network);
          resolve(network && { ...network, ageMs: Date.now() - saved.result });
        };
      };
    });
  const oldest = () => {
    const [longest] = [...requests.values()].filter(({ type }) => !RUNS.includes(type));
    return longest ? { type: longest.type, ms: performance.now() - longest.at } : null;
  };
  Object.assign(window, {
    monkey: {
      /** The worker with the engine ends without a word. */
      end: () => newest?.terminate(),
      /** The network of the page; null if there is none, or the worker does not answer. */
      network: () =>
        new Promise((resolve) => {
          if (!newest) return resolve(null);
          const id = `monkey ${Math.random()}`;
          setTimeout(resolve, 5000, null);
          waiting.set(id, ({ result }) => resolve(hold(result)));
          Worker.prototype.postMessage.call(newest, { id, type: 'checkpoint', args: {} });
        }),
      /** The network that the browser keeps for this tab; null if there is none. */
      kept,
      /** The same when this document began. */
      atStart: kept(),
      life: () => ({
        ...{ starts: heard.starts, events: heard.events, oldest: oldest(), first },
        isLoaded: heard.hasData && ![...requests.values()].some(({ type }) => LONG.includes(type)),
      }),
    },
  });
}

/** @param {Page} page */
export const networkOf = (page) => /** @type {Promise<Held | null>} */ (page.evaluate('monkey.network()'));

/** @param {Page} page */
export const keptOf = (page) => /** @type {Promise<Held | null>} */ (page.evaluate('monkey.kept()'));

/** What was kept when the page was loaded. @param {Page} page */
export const keptAtStartOf = (page) => /** @type {Promise<Held | null>} */ (page.evaluate('monkey.atStart'));

/** @param {Page} page */
export const endWorkerOf = (page) => page.evaluate('monkey.end()');

/** @param {Page} page */
export const lifeOf = (page) => /** @type {Promise<Life>} */ (page.evaluate('monkey.life()'));

/** @param {Page} page @returns {Promise<string>} */
export const phaseOf = (page) => page.evaluate(() => document.documentElement.dataset.phase ?? '');
