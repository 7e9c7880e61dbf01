// keeper.js — a page's side of the service worker: registers it, asks it to keep the site, and hears of a new version.

import '../shared/trusted-types.js';

/** @typedef {import('./service-worker.js').Kept} Kept */

/** The service worker of the site, where it has one and the browser allows it. */
export class Keeper {
  #registration;

  /** @param {ServiceWorkerRegistration} registration */
  constructor(registration) {
    this.#registration = registration;
  }

  /** Has the site kept: all of it, or in a frame and where data are to be saved what has been loaded. @returns {Promise<Kept>} */
  keep() {
    const { saveData = false } = /** @type {any} */ (navigator).connection ?? {};
    const entry = document.querySelector('script[type="module"][src]');
    return ask(this.#registration.active, 'keep', {
      isWhole: parent === window && !saveData,
      entry: entry?.getAttribute('src')?.replace('./', '') ?? '',
    });
  }

  /** Calls back once a newer version than this page's has been kept. @param {() => void} onNew */
  watch(onNew) {
    const registration = this.#registration;
    const tell = () => registration.waiting && registration.active && onNew();
    const follow = () => registration.installing?.addEventListener('statechange', tell);
    registration.addEventListener('updatefound', follow);
    follow();
    tell();
  }

  /** Loads this page again, in the newer version. */
  replace() {
    const { waiting } = this.#registration;
    if (!waiting) return location.reload();
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    waiting.postMessage({ verb: 'replace' });
  }
}

/**
 * Asks for one of the service worker's verbs.
 * @param {ServiceWorker | null} worker
 * @param {string} verb
 * @param {object} [args]
 * @returns {Promise<any>}
 */
function ask(worker, verb, args) {
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((resolve, reject) => {
    port1.onmessage = ({ data: { result, error } }) => {
      port1.close();
      if (error) reject(Object.assign(new Error(error.message), error));
      else resolve(result);
    };
  });
  worker?.postMessage({ verb, ...args }, [port2]);
  return answer;
}

/** Registers the service worker that the page names, and waits until it runs; null where there is none. */
export async function openKeeper() {
  const address = document.querySelector('meta[name="service-worker"]')?.getAttribute('content');
  if (!address || !location.protocol.startsWith('http')) return null;
  try {
    const { serviceWorker } = navigator; // in a sandboxed frame this throws
    if (!serviceWorker) return null;
    await serviceWorker.register(new URL(address, document.baseURI).href, { updateViaCache: 'none' });
    return new Keeper(await serviceWorker.ready);
  } catch {
    return null;
  }
}

/** Has all removed that the browser keeps of the site, and the service worker. */
export async function forgetSite() {
  const registration = await navigator.serviceWorker?.getRegistration();
  if (registration?.active) await ask(registration.active, 'forget');
}
