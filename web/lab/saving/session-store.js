// session-store.js — keeps the session in the browser, so that a reload finds settings, curves and weights
// again.

import { createStore, del, get, set } from 'idb-keyval';
import { forget, recall, remember } from '../../site/preferences.js';
import { isSearching } from '../search/search.js';
import { trained } from '../state.js';
import { firstSession, isWorthKeeping, makeSnapshot, openSnapshot, traces } from './snapshot.js';

/** @typedef {import('../state.js').State} State */

const KEY = 'session';
/** It is written no more often, in milliseconds, but for the end or the pause of a run. */
const WRITE_EVERY_MS = 3000;
/** A database that does not answer must not keep the page from starting. */
const READ_WITHIN_MS = 3000;

/**
 * Without IndexedDB, without space or in a private window, nothing is kept and nothing is said: the page
 * works as ever. A word in the local storage tells whether there is a session at all, so that a first visit
 * opens no database.
 */
export class SessionStore {
  #store;
  #trainer;
  #first;
  #database = createStore('digit-lab', 'session');
  /** @type {unknown[]} */
  #traces;
  /** @type {State['phase']} */
  #phase = 'loading';
  #lastWritten = -WRITE_EVERY_MS;
  /** @type {ReturnType<typeof setTimeout> | null} */
  #timer = null;
  /** How often; what was to be written before is not. */
  #forgotten = 0;

  /**
   * @param {import('../worker-link.js').Store} store
   * @param {import('../network/network-maker.js').Trainer} trainer
   */
  constructor(store, trainer) {
    this.#store = store;
    this.#trainer = trainer;
    this.#first = store.state;
    this.#traces = traces(store.state);
    const leaving = () => document.visibilityState === 'hidden' && this.#write();
    document.addEventListener('visibilitychange', leaving);
    addEventListener('pagehide', leaving);
  }

  /** Brings the last session back, before the trainer starts. @param {Promise<void>} datasetsListed */
  async restore(datasetsListed) {
    if (!recall('session')) return;
    const [kept] = await Promise.all([this.#read(), datasetsListed]);
    const session = openSnapshot(kept, this.#store.state);
    if (!session) return;
    this.#store.update(session.change);
    this.#trainer.inherit(session.inherited);
    this.#traces = traces(this.#store.state);
  }

  /** After every change. @param {State} state */
  notice(state) {
    const now = traces(state);
    if (now.every((trace, i) => trace === this.#traces[i])) return;
    const cameToRest = state.phase !== this.#phase && ['done', 'paused'].includes(state.phase);
    this.#traces = now;
    this.#phase = state.phase;
    if (cameToRest) return void this.#write();
    const wait = this.#lastWritten + WRITE_EVERY_MS - performance.now();
    this.#timer ??= setTimeout(() => this.#write(), Math.max(0, wait));
  }

  /** Everything that is kept, and the network on the page with it. */
  forgetSession = async () => {
    const { state } = this.#store;
    if (isSearching(state) && !state.workerError) await this.#trainer.actions.stopSearch();
    forget('session');
    this.#forgotten++;
    this.#first = { ...this.#first, dataset: this.#store.state.dataset };
    this.#store.update(firstSession(this.#first));
    this.#traces = traces(this.#store.state);
    await Promise.allSettled([this.#trainer.reset(), del(KEY, this.#database)]);
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
      const tensors = trained(state) ? await this.#trainer.weights() : null;
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
