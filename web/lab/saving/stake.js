// stake.js — how much training would be lost if the page were left now.

import { isSearching } from '../search/state.js';

/** A person is asked before leaving if more than this is at stake, in ms. */
const ASK_FROM_MS = 60_000;

/** Counts the time of training that no kept session holds. */
export class Stake {
  #unkeptMs = 0;
  /** When the stretch of training began that is on, as performance.now() counts. @type {number | null} */
  #since = null;
  /** Whose training is counted. @type {unknown} */
  #subject = null;

  /** @param {import('../state.js').State} state */
  notice(state) {
    const trial =
      isSearching(state) && state.runs.find(({ search, ended }) => search && ended === 'training');
    const subject = trial ? `trial ${trial.id}` : state.model;
    if (subject !== this.#subject) this.#clear();
    this.#subject = subject;
    const trains = state.phase === 'training' || (trial && state.search?.phase === 'running');
    if (trains) this.#since ??= performance.now();
    else this.#pause();
  }

  /** A session was kept. @param {number} at   all training until then, as performance.now() counts */
  kept(at) {
    if (typeof this.#subject === 'string' || at === -Infinity) return; // the networks of a search are not kept
    this.#unkeptMs = 0;
    if (this.#since !== null) this.#since = Math.max(this.#since, at);
  }

  /** Whether a person is to be asked before the page is left. */
  get isHigh() {
    const running = this.#since === null ? 0 : performance.now() - this.#since;
    return this.#unkeptMs + running > ASK_FROM_MS;
  }

  #pause() {
    if (this.#since !== null) this.#unkeptMs += performance.now() - this.#since;
    this.#since = null;
  }

  #clear() {
    this.#unkeptMs = 0;
    this.#since = null;
  }
}
