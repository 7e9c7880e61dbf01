// engine-actions.js — the life of the worker: starts it, starts it anew, and hands on what it tells unasked.

import { REDUCERS } from '../events.js';
import { noRun } from '../state.js';
import { isRunning } from '../training/state.js';

/** Events that only the room Inside hears. */
const OF_INSIDE = ['moment', 'replaying', 'effect'];
/** A second crash within this time is not answered by another restart, in ms. */
const AGAIN_WITHIN_MS = 60_000;

/** What a person can do with the engine, and what its worker tells unasked. */
export class EngineActions {
  #link;
  #rooms;
  /** @type {(event: any) => void} */
  #onNews = () => {};
  #lastCrash = -AGAIN_WITHIN_MS;

  /**
   * @param {import('../worker-link.js').WorkerLink} link
   * @param {object} rooms   that a new worker or its events concern
   * @param {import('../answers.js').Answers} rooms.answers
   * @param {import('../data/data-actions.js').DataActions} rooms.data
   * @param {import('../inside/inside-actions.js').InsideActions} rooms.inside
   * @param {import('../learn/learn-actions.js').LearnActions} rooms.learn
   * @param {import('../network/network-maker.js').NetworkMaker} rooms.network
   * @param {import('../results/results-actions.js').ResultsActions} rooms.results
   * @param {import('../search/search-actions.js').SearchActions} rooms.search
   * @param {import('../training/training-actions.js').TrainingActions} rooms.training
   */
  constructor(link, rooms) {
    this.#link = link;
    this.#rooms = rooms;
  }

  get #state() {
    return this.#link.state;
  }

  /** Calls back after every event of the worker, also where the page is hidden. @param {(event: any) => void} onNews */
  watch(onNews) {
    this.#onNews = onNews;
  }

  /** Starts a worker in place of the one before, loads the data, and makes the network as it was kept last. */
  start = async () => {
    const { answers, data, learn, network, search } = this.#rooms;
    // Images that did not come have ended the run, but its network is still there.
    const { dataError, model, workerError } = this.#state;
    if (dataError && model && !workerError) await network.keep().catch(() => {});
    search.abandon();
    network.recover();
    answers.reset();
    learn.reset();
    this.#link.start(this.#onEvent, this.#onCrash);
    const fresh = {
      model: null,
      creating: false,
      prediction: null,
      edits: null,
      sheetPredictions: new Map(),
      handPredictions: new Map(),
    };
    const errors = { workerError: null, layersError: null };
    this.#link.update({ ...noRun(), ...fresh, ...errors, phase: 'loading' });
    this.#startEngine();
    await data.loadAgain();
  };

  /** Starts a worker once its script is fetched anew: the one that the browser has may be damaged. */
  restart = async () => {
    const current = this.#link.mark();
    await this.#link.renewScript();
    if (current()) await this.start();
  };

  /** Loads the whole page again, with the script of its worker. */
  reloadPage = async () => {
    await this.#link.renewScript();
    location.reload();
  };

  async #startEngine() {
    const current = this.#link.mark();
    this.#link.update({ engine: null });
    try {
      const engine = await this.#link.call('start', this.#state.wish);
      if (current()) this.#link.update({ engine });
    } catch {
      /* The data set, which needs the engine, is answered with its failure. */
    }
  }

  /**
   * Restarts with another arithmetic or number of threads, and the network as it is; a paused run can go on.
   * @param {import('../../worker/variant.js').EngineWish} change
   */
  chooseEngine = async (change) => {
    const current = this.#link.mark();
    this.#link.update({ wish: { ...this.#state.wish, ...change } });
    await this.#rooms.network.keepForAnother();
    // A worker that has crashed or been replaced meanwhile has one already that was asked for all this.
    if (current()) await this.start();
  };

  /**
   * The worker has crashed or ended: another one goes on from the last checkpoint. If that crashes soon, too,
   * the page leaves it to the person, and so where the next would be as foreign to the page as this one.
   * @param {import('../../shared/protocol.js').Failure} workerError
   */
  #onCrash = (workerError) => {
    const now = performance.now();
    const isHopeless = now - this.#lastCrash < AGAIN_WITHIN_MS || workerError.status === 'WORKER_FOREIGN';
    const { phase, search } = this.#state;
    this.#lastCrash = now;
    this.#link.update({ phase: 'error', workerError, recovered: null });
    if (isHopeless) return;
    const before = { trained: phase === 'training', searched: search?.phase === 'running' };
    this.#goOn(before, workerError.status === 'WORKER_UNSTARTED');
  };

  /**
   * Starts a worker, and goes on with what the one before did.
   * @param {{ trained: boolean, searched: boolean }} before
   * @param {boolean} isDamaged   whether the script may be, and is fetched anew
   */
  async #goOn({ trained, searched }, isDamaged) {
    const { network, search, training } = this.#rooms;
    const crashed = this.#link.mark();
    if (isDamaged) await this.#link.renewScript();
    if (!crashed()) return;
    const started = this.start();
    const current = this.#link.mark();
    await started;
    await network.made;
    if (!current() || !this.#state.model) return;
    const { phase } = this.#state;
    const goesOn = trained && phase === 'paused';
    const came = phase === 'paused' ? 'paused' : network.kept ? 'restored' : 'fresh';
    this.#link.update({ recovered: goesOn ? 'goesOn' : searched ? 'searches' : came });
    if (goesOn) await training.goOn();
    if (searched) await search.resumeSearch();
  }

  /** An event of the table in protocol.js. @param {any} event */
  #onEvent = (event) => {
    const { answers, data, inside, learn, results, search } = this.#rooms;
    if (data.isStale(event)) return;
    if (event.event === 'data') data.onData(event);
    else if (event.event === 'broken') data.onBroken(event);
    else if (event.event === 'trial') search.onTrial(event);
    else if (event.event === 'race') return learn.hear(event);
    else if (event.event === 'requests') return this.#link.update(REDUCERS.requests(this.#state, event));
    else if (OF_INSIDE.includes(event.event)) return inside.hear(event);
    else if (
      (isRunning(this.#state) && this.#state.run) ||
      this.#state.inspection.asked ||
      event.event === 'edits' ||
      event.event === 'learning' ||
      event.event === 'judging' ||
      event.event === 'counts'
    )
      this.#link.update(REDUCERS[event.event](this.#state, event));
    if (event.event === 'result') results.showImages();
    if (event.event === 'paused') answers.refresh();
    else answers.refreshInTraining();
    this.#onNews(event);
  };
}
