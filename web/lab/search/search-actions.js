// search-actions.js — what a person can do with a search: asks the worker for one training after the other.

import { pools } from '../data/state.js';
import { modelSettings } from '../network/state.js';
import { beginRun, endRun, growRun, lengthenRun } from '../runs/runs.js';
import { appliedSettings } from '../settings/saved-settings.js';
import { runSettings, settingsOf } from '../settings/state.js';
import { noRun } from '../state.js';
import { isRunning } from '../training/state.js';
import { isFatal } from '../worker-link.js';
import { unmeasured } from './search.js';
import { gridOf, searchObstacle } from './search-grid.js';
import { isSearching } from './state.js';

/** @typedef {import('./state.js').Search} Search */
/** @typedef {import('./state.js').Combination} Combination */
/** @typedef {import('../state.js').State} State */
/** @typedef {import('../settings/saved-settings.js').SavedSettings} SavedSettings */
/** @typedef {import('../../shared/protocol.js').Failure} Failure */

/** What a person can do with a search. */
export class SearchActions {
  #link;
  #settings;
  #training;
  /** Pending as long as trainings of the search follow each other. @type {Promise<void> | null} */
  #going = null;
  /** The search and the place of the combination that was under way when a worker ended last. */
  #abandoned = '';

  /**
   * @param {import('../worker-link.js').WorkerLink} link
   * @param {import('../settings/settings-actions.js').SettingsActions} settings   to use those of a training
   * @param {import('../training/training-actions.js').TrainingActions} training   to train with them
   */
  constructor(link, settings, training) {
    this.#link = link;
    this.#settings = settings;
    this.#training = training;
  }

  get #state() {
    return this.#link.state;
  }

  get #search() {
    return /** @type {Search} */ (this.#state.search);
  }

  /** The run of the combination in training. */
  get #running() {
    return this.#state.runs.find(({ search, ended }) => search && ended === 'training');
  }

  /** @param {Partial<Search>} change @param {Partial<State>} [besides]   the search */
  #update(change, besides = {}) {
    this.#link.update({ ...besides, search: { ...this.#search, ...change } });
  }

  /** The combinations, one of them changed. @param {number} at @param {Partial<Combination>} change */
  #changed(at, change) {
    const { combinations } = this.#search;
    return combinations.with(at, { ...combinations[at], ...change });
  }

  // ---- What is searched ------------------------------------------------------------------------------

  /** @param {number} at @param {string} name */
  chooseAxis = (at, name) => this.#set(at, { name, text: null });

  /** @param {number} at @param {string} text */
  typeValues = (at, text) => this.#set(at, { ...this.#state.searchAxes[at], text });

  /** @param {number} at @param {import('./state.js').Axis} axis */
  #set(at, axis) {
    this.#link.update({ searchAxes: this.#state.searchAxes.with(at, axis) });
  }

  /** @param {import('./state.js').SearchMeasure} searchMeasure */
  chooseSearchMeasure = (searchMeasure) => this.#link.update({ searchMeasure });

  // ---- The search ------------------------------------------------------------------------------------

  search = async () => {
    const { combinations } = gridOf(this.#state);
    if (isSearching(this.#state) || searchObstacle(this.#state, combinations)) return;
    const { dataset, runs, removedRuns } = this.#state;
    const id = 1 + Math.max(0, ...[...runs, ...removedRuns].map((run) => run.search ?? 0));
    const { validationCount } = runSettings(this.#state);
    const search = { id, dataset, validationCount, combinations, measured: unmeasured(), lastEnded: null };
    this.#link.update({ search: { ...search, phase: 'running' } });
    await this.#go();
  };

  pauseSearch = async () => {
    this.#update({ phase: 'paused' });
    await this.#link.call('pause');
  };

  /** Goes on; on other images than those that it began with, its findings would not compare, so it ends. */
  resumeSearch = async () => {
    const { dataset, phase } = this.#state;
    if (!this.#going && phase === 'loading') return;
    const isSame = dataset === this.#search.dataset;
    this.#update({ phase: isSame ? 'running' : 'stopped' });
    if (!isSame) return;
    if (!this.#going) return this.#go();
    await this.#link.call('resume');
  };

  /** Stops the training in progress and begins no other. Settles when it has stopped. */
  stopSearch = async () => {
    const current = this.#link.mark();
    const isStopping = () => current() && this.#search.phase === 'stopping';
    this.#update({ phase: 'stopping' });
    try {
      await this.#link.call('stop');
    } catch (error) {
      if (isStopping()) this.#update({ phase: 'running' });
      throw error;
    }
    await this.#going;
    if (isStopping()) this.#update({ phase: 'stopped' });
  };

  /** The training in progress has passed a batch or an epoch. @param {any} event   see protocol.js */
  onTrial(event) {
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

  /**
   * The worker is gone, and with it the training in progress. The search is paused, and trains that combination
   * anew when it goes on; one that was the end of two workers has failed.
   */
  abandon() {
    this.#going = null;
    if (!isSearching(this.#state)) return;
    const run = this.#running;
    if (this.#search.phase === 'stopping')
      return this.#update({ phase: 'stopped' }, run && endRun(this.#state, run.id, 'stopped'));
    this.#update({ phase: 'paused' });
    if (!run) return;
    const { id, combinations } = this.#search;
    const at = combinations.findIndex((each) => each.run === run.id);
    const isSecond = this.#abandoned === `${id}.${at}`;
    this.#abandoned = `${id}.${at}`;
    this.#withdraw(at, run.id, isSecond ? this.#state.workerError : null);
  }

  #go() {
    this.#going = this.#tryAll();
    return this.#going;
  }

  /** Trains until all combinations are over, or a person pauses between two. */
  async #tryAll() {
    const current = this.#link.mark();
    while (current() && this.#search.phase === 'running') {
      const at = this.#search.combinations.findIndex(({ run, failure }) => run === null && !failure);
      if (at < 0) this.#update({ phase: 'done' });
      else await this.#try(at, current);
    }
    if (current()) this.#going = null;
  }

  /** Trains one combination. @param {number} at @param {() => boolean} current   see WorkerLink.mark */
  async #try(at, current) {
    const { id, combinations } = this.#search;
    const tried = { ...this.#state, ...noRun(), ...appliedSettings(combinations[at].settings, this.#state) };
    const { runs } = beginRun(tried, id);
    const run = runs[runs.length - 1].id;
    this.#update({ combinations: this.#changed(at, { run }), measured: unmeasured() }, { runs });
    try {
      const settings = { model: modelSettings(tried), run: runSettings(tried) };
      const { ended } = await this.#link.call('trial', settings);
      if (current())
        this.#finish(at, run, ended, ended === 'done' ? testFigures(tried, this.#running) : null);
    } catch (error) {
      if (current()) this.#fail(at, run, /** @type {Failure} */ (error));
    }
  }

  /**
   * A combination has failed. The search goes on without it, unless the worker has crashed.
   * @param {number} at
   * @param {number} run
   * @param {Failure} error
   */
  #fail(at, run, error) {
    if (isFatal(error)) return this.abandon();
    if (error.name === 'DivergedError') return this.#finish(at, run, 'diverged');
    this.#withdraw(at, run, error);
  }

  /**
   * A training leaves no run: it has failed, or is still to come.
   * @param {number} at @param {number} run @param {Failure | null} error   why it has failed
   */
  #withdraw(at, run, error) {
    const runs = this.#state.runs.filter(({ id }) => id !== run);
    if (!error) return this.#update({ combinations: this.#changed(at, { run: null }) }, { runs });
    const { name, message, status, at: place, values } = error;
    const failure = { name, message, status, at: place, values };
    this.#update({ combinations: this.#changed(at, { run: null, failure }), lastEnded: at }, { runs });
  }

  /**
   * A training has ended.
   * @param {number} at @param {number} run @param {'done' | 'stopped' | 'diverged'} ended
   * @param {import('../runs/state.js').KeptRun['result']} [result]
   */
  #finish(at, run, ended, result) {
    const change = ended === 'stopped' ? { phase: /** @type {const} */ ('stopped') } : { lastEnded: at };
    this.#update(change, endRun(this.#state, run, ended, result));
  }

  // ---- What comes of it ------------------------------------------------------------------------------

  /** @param {Combination} combination */
  useTrial = async ({ settings }) => {
    if (!isRunning(this.#state)) await this.#settings.useSettings(settings);
  };

  /** Trains on the page, from random weights. @param {Combination} combination */
  trainTrial = async ({ settings }) => {
    if (isRunning(this.#state) || isSearching(this.#state)) return;
    await this.#settings.useSettings(settings);
    await this.#training.trainAnew();
  };
}

/**
 * The result on the test images, if it is known: without images held out, the last validation used them.
 * @param {State} tried
 * @param {import('../runs/state.js').KeptRun | undefined} run   that has ended
 */
function testFigures(tried, run) {
  const { valLoss = null, valAccuracy = null } = run?.history.epochs.at(-1) ?? {};
  const { validationCount, testCount } = settingsOf(tried).settings;
  if (validationCount || valLoss === null || valAccuracy === null) return null;
  return { loss: valLoss, accuracy: valAccuracy, count: Math.min(testCount, pools(tried).test) };
}
