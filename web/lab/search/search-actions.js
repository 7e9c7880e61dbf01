// search-actions.js — what a person can do with a search: asks the worker for one trial after the other.

import { beginRun, endRun, growRun, lengthenRun } from '../runs/runs.js';
import { appliedSettings } from '../settings/saved-settings.js';
import { isRunning, modelSettings, noRun, pools, runSettings, settingsOf } from '../state.js';
import { isFatal } from '../worker-link.js';
import { isSearching, unmeasured } from './search.js';
import { gridOf, searchObstacle } from './search-grid.js';

/** @typedef {import('./search.js').Search} Search */
/** @typedef {import('./search.js').Combination} Combination */
/** @typedef {import('../state.js').State} State */
/** @typedef {import('../settings/saved-settings.js').SavedSettings} SavedSettings */
/** @typedef {import('../../shared/protocol.js').Failure} Failure */

/**
 * What a search may ask of the page.
 * @typedef {object} Page
 * @property {(settings: SavedSettings) => Promise<void>} choose   makes them the page's
 * @property {() => Promise<void>} trainAnew
 */

export class Searcher {
  #link;
  #page;
  /** Settled when no further training of the search begins. @type {Promise<void> | null} */
  #going = null;

  /** @param {import('../worker-link.js').WorkerLink} link @param {Page} page */
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

  /** The run of the search that is on. */
  get #running() {
    return this.#state.runs.find(({ search, ended }) => search && ended === 'training');
  }

  /** @param {Partial<Search>} change @param {Partial<State>} [besides] */
  #update(change, besides = {}) {
    this.#link.update({ ...besides, search: { ...this.#search, ...change } });
  }

  /** @param {number} at @param {Partial<Combination>} change */
  #changed(at, change) {
    const { combinations } = this.#search;
    return combinations.with(at, { ...combinations[at], ...change });
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
    const { combinations } = gridOf(this.#state);
    if (isSearching(this.#state) || searchObstacle(this.#state, combinations)) return;
    const { dataset, runs, removedRuns } = this.#state;
    const id = 1 + Math.max(0, ...[...runs, ...removedRuns].map((run) => run.search ?? 0));
    const { validationCount } = runSettings(this.#state);
    const search = { id, dataset, validationCount, combinations, measured: unmeasured(), told: null };
    this.#link.update({ search: { ...search, phase: 'running' } });
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
    await this.#going;
    if (current() && this.#search.phase === 'stopping') this.#update({ phase: 'stopped' });
  };

  /** What the worker tells of the training that is on. @param {any} event */
  hear(event) {
    const run = this.#running;
    if (!run) return;
    const { runs } = this.#state;
    const { epoch, step = 0, steps } = event;
    const isEpoch = event.of === 'epoch';
    const done = isEpoch ? epoch : epoch - 1 + step / steps;
    const { secondsLeft = this.#search.measured.secondsLeft } = event;
    const measured = { share: done / Number(run.settings.epochs), secondsLeft };
    this.#update({ measured }, { runs: isEpoch ? lengthenRun(runs, event) : growRun(runs, done, event) });
  }

  /** The worker is gone, and with it the training that was on. */
  abandon() {
    this.#going = null;
    if (!isSearching(this.#state)) return;
    const run = this.#running;
    this.#update({ phase: 'stopped' }, run && endRun(this.#state, run.id, 'stopped'));
  }

  #go() {
    this.#going = this.#tryAll();
    return this.#going;
  }

  /** Until all combinations are over, or a person pauses between two. */
  async #tryAll() {
    const current = this.#link.mark();
    while (current() && this.#search.phase === 'running') {
      const at = this.#search.combinations.findIndex(({ run, failure }) => run === null && !failure);
      if (at < 0) this.#update({ phase: 'done' });
      else await this.#try(at, current);
    }
    if (current()) this.#going = null;
  }

  /** @param {number} at @param {() => boolean} current */
  async #try(at, current) {
    const { id, combinations } = this.#search;
    const tried = { ...this.#state, ...noRun(), ...appliedSettings(combinations[at].settings, this.#state) };
    const { runs } = beginRun(tried, id);
    const run = runs[runs.length - 1].id;
    this.#update({ combinations: this.#changed(at, { run }), measured: unmeasured() }, { runs });
    try {
      const settings = { model: modelSettings(tried), run: runSettings(tried) };
      const { ended } = await this.#link.call('trial', settings);
      if (current()) this.#finish(at, run, ended, ended === 'done' ? tested(tried, this.#running) : null);
    } catch (error) {
      if (current()) this.#fail(at, run, /** @type {Failure} */ (error));
    }
  }

  /**
   * The search goes on without it, unless the worker has crashed. What could not begin leaves no run.
   * @param {number} at
   * @param {number} run
   * @param {Failure} error
   */
  #fail(at, run, error) {
    if (isFatal(error)) {
      this.abandon();
      return this.#link.failIfFatal(error);
    }
    if (error.name === 'DivergedError') return this.#finish(at, run, 'diverged');
    const { name, message, status, at: place, values } = error;
    const failure = { name, message, status, at: place, values };
    const combinations = this.#changed(at, { run: null, failure });
    this.#update({ combinations, told: at }, { runs: this.#state.runs.filter(({ id }) => id !== run) });
  }

  /**
   * @param {number} at @param {number} run @param {'done' | 'stopped' | 'diverged'} ended
   * @param {import('../runs/runs.js').KeptRun['result']} [result]
   */
  #finish(at, run, ended, result) {
    const change = ended === 'stopped' ? { phase: /** @type {const} */ ('stopped') } : { told: at };
    this.#update(change, endRun(this.#state, run, ended, result));
  }

  // ---- What comes of it ------------------------------------------------------------------------------

  /** @param {Combination} combination */
  useTrial = async ({ settings }) => {
    if (!isRunning(this.#state)) await this.#page.choose(settings);
  };

  /** From fresh weights, on the page. @param {Combination} combination */
  trainTrial = async ({ settings }) => {
    if (isRunning(this.#state) || isSearching(this.#state)) return;
    await this.#page.choose(settings);
    await this.#page.trainAnew();
  };
}

/**
 * What is known of the test images: without images held out, the last validation was the test.
 * @param {State} tried
 * @param {import('../runs/runs.js').KeptRun | undefined} run   that has come to its end
 */
function tested(tried, run) {
  const { valLoss = null, valAccuracy = null } = run?.history.epochs.at(-1) ?? {};
  const { validationCount, testCount } = settingsOf(tried).settings;
  if (validationCount || valLoss === null || valAccuracy === null) return null;
  return { loss: valLoss, accuracy: valAccuracy, count: Math.min(testCount, pools(tried).test) };
}
