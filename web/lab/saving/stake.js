// stake.js — how much training would be lost if the page were left now.

import { isRacing } from '../learn/race/state.js';
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
    const beside = trial ? `trial ${trial.id}` : isRacing(state) && 'race';
    const subject = beside || state.model;
    if (subject !== this.#subject) this.#clear();
    this.#subject = subject;
    const other = trial ? state.search?.phase : beside && state.race?.phase;
    const trains = state.phase === 'training' || other === 'running';
    if (trains) this.#since ??= performance.now();
    else this.#pause();
  }

  /** A session was kept. @param {number} at   all training until then, as performance.now() counts */
  kept(at) {
    if (typeof this.#subject === 'string' || at === -Infinity) return; // the networks of a search are not kept, nor those of a race on their way
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
