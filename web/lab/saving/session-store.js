// session-store.js — keeps the session in the browser: after a reload settings, curves and weights are back.

import { createStore, del, get, set } from 'idb-keyval';
import { forget, recall, remember } from '../../site/preferences.js';
import { isSearching } from '../search/state.js';
import { trained } from '../training/state.js';
import { firstSession, isWorthKeeping, makeSnapshot, openSnapshot, saveKeys } from './snapshot.js';

/** @typedef {import('../state.js').State} State */

const KEY = 'session';
/** Least time between two saves, in ms. The end or a pause of a run is saved at once. */
const WRITE_EVERY_MS = 3000;
/** The page starts without the session if the database has not answered by then, in ms. */
const READ_WITHIN_MS = 3000;

/**
 * Without IndexedDB, without space or in a private window, nothing is kept and the page works as usual. The
 * local storage says whether there is a session at all, so that a first visit opens no database.
 */
export class SessionStore {
  #store;
  #network;
  #search;
  #first;
  #database = createStore('digit-lab', 'session');
  /** @type {unknown[]} */
  #saveKeys;
  /** @type {State['phase']} */
  #phase = 'loading';
  #lastWritten = -WRITE_EVERY_MS;
  /** @type {ReturnType<typeof setTimeout> | null} */
  #timer = null;
  /** How often the session was forgotten: a save that began before writes nothing. */
  #forgotten = 0;

  /**
   * @param {import('../worker-link.js').Store} store
   * @param {import('../network/network-maker.js').NetworkMaker} network
   * @param {import('../search/search-actions.js').SearchActions} search
   */
  constructor(store, network, search) {
    this.#store = store;
    this.#network = network;
    this.#search = search;
    this.#first = store.state;
    this.#saveKeys = saveKeys(store.state);
    const leaving = () => document.visibilityState === 'hidden' && this.#write();
    document.addEventListener('visibilitychange', leaving);
    addEventListener('pagehide', leaving);
  }

  /** Brings the last session back, before the worker starts. @param {Promise<void>} datasetsListed */
  async restore(datasetsListed) {
    if (!recall('session')) return;
    const [kept] = await Promise.all([this.#read(), datasetsListed]);
    const session = openSnapshot(kept, this.#store.state);
    if (!session) return;
    this.#store.update(session.change);
    this.#network.beginWith(session.initial);
    this.#saveKeys = saveKeys(this.#store.state);
  }

  /** Saves after a change that is worth it, now or soon. @param {State} state */
  notice(state) {
    const now = saveKeys(state);
    if (now.every((key, i) => key === this.#saveKeys[i])) return;
    const cameToRest = state.phase !== this.#phase && ['done', 'paused'].includes(state.phase);
    this.#saveKeys = now;
    this.#phase = state.phase;
    if (cameToRest) return void this.#write();
    const wait = this.#lastWritten + WRITE_EVERY_MS - performance.now();
    this.#timer ??= setTimeout(() => this.#write(), Math.max(0, wait));
  }

  /** Forgets everything that is kept, and the network on the page with it. */
  forgetSession = async () => {
    const { state } = this.#store;
    if (isSearching(state) && !state.workerError) await this.#search.stopSearch();
    forget('session');
    this.#forgotten++;
    this.#first = { ...this.#first, dataset: this.#store.state.dataset };
    this.#store.update(firstSession(this.#first));
    this.#saveKeys = saveKeys(this.#store.state);
    await Promise.allSettled([this.#network.make(), del(KEY, this.#database)]);
  };

  async #read() {
    const late = new Promise((resolve) => setTimeout(resolve, READ_WITHIN_MS));
    try {
      return await Promise.race([get(KEY, this.#database), late]);
    } catch {
      return null;
    }
  }

  async #write() {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const { state } = this.#store;
    if (state.session === 'none' && !isWorthKeeping(state, this.#first)) return;
    const forgotten = this.#forgotten;
    this.#lastWritten = performance.now();
    try {
      const tensors = trained(state) ? await this.#network.weights() : null;
      if (forgotten !== this.#forgotten) return;
      await set(KEY, makeSnapshot(this.#store.state, tensors), this.#database);
      if (forgotten !== this.#forgotten) return;
      remember('session', 'kept');
      if (this.#store.state.session === 'none') this.#store.update({ session: 'kept' });
    } catch {
      /* What was kept before stays, and so does everything on the page. */
    }
  }
}
