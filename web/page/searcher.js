/** What a person can do with a search: asks the worker for one trial after the other. */

import { gridOf, searchObstacle } from './search-grid.js';
import { isSearching, trialWent } from './search.js';
import { isRunning, modelSettings, runSettings } from './state.js';
import { isFatal } from './worker-link.js';

/** @typedef {import('./search.js').Search} Search */
/** @typedef {import('./search.js').Settings} Settings */
/** @typedef {import('./search.js').Trial} Trial */
/** @typedef {import('./state.js').Failure} Failure */

/**
 * What a search may ask of the page.
 * @typedef {object} Page
 * @property {(settings: Settings) => Promise<void>} choose   makes them the page's
 * @property {() => Promise<void>} trainAnew
 */

export class Searcher {
  #link;
  #page;
  #going = false;

  /** @param {import('./worker-link.js').WorkerLink} link @param {Page} page */
  constructor(link, page) {
    this.#link = link;
    this.#page = page;
  }

  get #state() {
    return this.#link.state;
  }

  get #search() {
    return /** @type {Search} */ (this.#state.search);
  }

  /** The place of the trial that is on, or -1. */
  get #running() {
    return this.#state.search?.trials.findIndex(({ status }) => status === 'running') ?? -1;
  }

  /** @param {Partial<Search>} change */
  #update(change) {
    this.#link.update({ search: { ...this.#search, ...change } });
  }

  /** @param {number} at @param {Partial<Trial>} change @param {Partial<Search>} [besides] */
  #change(at, change, besides = {}) {
    const { trials } = this.#search;
    this.#update({ ...besides, trials: trials.with(at, { ...trials[at], ...change }) });
  }

  // ---- What is searched ------------------------------------------------------------------------------

  /** @param {number} at @param {string} name */
  chooseAxis = (at, name) => this.#set(at, { name, text: null });

  /** @param {number} at @param {string} text */
  typeValues = (at, text) => this.#set(at, { ...this.#state.searchAxes[at], text });

  /** @param {number} at @param {import('./search.js').Axis} axis */
  #set(at, axis) {
    this.#link.update({ searchAxes: this.#state.searchAxes.with(at, axis) });
  }

  /** @param {import('./search.js').Curve} searchCurve */
  chooseCurve = (searchCurve) => this.#link.update({ searchCurve });

  // ---- The search ------------------------------------------------------------------------------------

  search = async () => {
    const { trials } = gridOf(this.#state);
    if (isSearching(this.#state) || searchObstacle(this.#state, trials)) return;
    const { dataset } = this.#state;
    const { validationCount } = runSettings(this.#state);
    this.#link.update({ search: { phase: 'running', dataset, validationCount, trials, told: null } });
    await this.#go();
  };

  pauseSearch = async () => {
    this.#update({ phase: 'paused' });
    await this.#link.call('pause');
  };

  resumeSearch = async () => {
    this.#update({ phase: 'running' });
    if (!this.#going) return this.#go();
    await this.#link.call('resume');
  };

  stopSearch = async () => {
    const current = this.#link.mark();
    this.#update({ phase: 'stopping' });
    await this.#link.call('stop');
    if (current() && this.#search.phase === 'stopping') this.#update({ phase: 'stopped' });
  };

  /** What the worker tells of the trial that is on. @param {any} event */
  hear(event) {
    const at = this.#running;
    if (at >= 0) this.#change(at, trialWent(this.#search.trials[at], event));
  }

  /** The worker is gone, and with it the trial that was on. */
  abandon() {
    this.#going = false;
    if (!isSearching(this.#state)) return;
    const at = this.#running;
    if (at >= 0) this.#change(at, { status: 'stopped' });
    this.#update({ phase: 'stopped' });
  }

  /** Until all trials are over, or a person pauses between two. */
  async #go() {
    const current = this.#link.mark();
    this.#going = true;
    while (current() && this.#search.phase === 'running') {
      const at = this.#search.trials.findIndex(({ status }) => status === 'waiting');
      if (at < 0) this.#update({ phase: 'done' });
      else await this.#try(at, current);
    }
    if (current()) this.#going = false;
  }

  /** @param {number} at @param {() => boolean} current */
  async #try(at, current) {
    this.#change(at, { status: 'running' });
    const state = { ...this.#state, ...this.#search.trials[at].settings };
    try {
      const settings = { model: modelSettings(state), run: runSettings(state) };
      const outcome = await this.#link.call('trial', settings);
      if (current()) this.#finish(at, outcome);
    } catch (error) {
      if (current()) this.#fail(at, /** @type {Failure} */ (error));
    }
  }

  /** The search goes on without it, unless the worker has crashed. */
  /** @param {number} at @param {Failure} failure */
  #fail(at, failure) {
    if (isFatal(failure)) {
      this.abandon();
      return this.#link.failIfFatal(failure);
    }
    const status = failure.name === 'DivergedError' ? 'diverged' : 'failed';
    this.#change(at, { status, failure }, { told: at });
  }

  /** @param {number} at @param {import('../shared/protocol.js').Trial} outcome */
  #finish(at, { ended, ...figures }) {
    const change = { ...figures, status: ended, secondsLeft: null };
    this.#change(at, change, ended === 'stopped' ? { phase: 'stopped' } : { told: at });
  }

  // ---- What comes of it ------------------------------------------------------------------------------

  /** @param {Trial} trial */
  useTrial = async ({ settings }) => {
    if (!isRunning(this.#state)) await this.#page.choose(settings);
  };

  /** From fresh weights, on the page. @param {Trial} trial */
  trainTrial = async ({ settings }) => {
    if (isRunning(this.#state) || isSearching(this.#state)) return;
    await this.#page.choose(settings);
    await this.#page.trainAnew();
  };
}
