// engine-actions.js — the life of the worker: starts it, starts it anew, and hands on what it tells unasked.

import { REDUCERS } from '../events.js';
import { noRun } from '../state.js';
import { isRunning } from '../training/state.js';

/** What a person can do with the engine, and what its worker tells unasked. */
export class EngineActions {
  #link;
  #rooms;

  /**
   * @param {import('../worker-link.js').WorkerLink} link
   * @param {object} rooms   that a new worker or its events concern
   * @param {import('../answers.js').Answers} rooms.answers
   * @param {import('../data/data-actions.js').DataActions} rooms.data
   * @param {import('../network/network-maker.js').NetworkMaker} rooms.network
   * @param {import('../results/results-actions.js').ResultsActions} rooms.results
   * @param {import('../search/search-actions.js').SearchActions} rooms.search
   */
  constructor(link, rooms) {
    this.#link = link;
    this.#rooms = rooms;
  }

  get #state() {
    return this.#link.state;
  }

  /** Starts a worker in place of the one before, and loads the data set. */
  start = async () => {
    const { answers, data, network, search } = this.#rooms;
    network.forget(true);
    answers.reset();
    search.abandon();
    this.#link.start(this.#onEvent);
    const fresh = { model: null, prediction: null, sheetPredictions: new Map() };
    this.#link.update({ ...noRun(), ...fresh, workerError: null, layersError: null });
    this.#startEngine();
    const { dataset } = this.#state;
    await data.chooseDataset(dataset === 'own' ? 'mnist' : dataset);
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

  /** @param {import('../../worker/variant.js').EngineWish} change */
  chooseEngine = (change) => {
    this.#link.update({ wish: { ...this.#state.wish, ...change } });
    return this.start();
  };

  /** An event of the table in protocol.js. @param {any} event */
  #onEvent = (event) => {
    const { answers, data, results, search } = this.#rooms;
    if (data.isStale(event)) return;
    if (event.event === 'data') data.onData(event);
    else if (event.event === 'trial') search.onTrial(event);
    else if (
      (isRunning(this.#state) && this.#state.run) ||
      this.#state.inspection.asked ||
      event.event === 'counts'
    )
      this.#link.update(REDUCERS[event.event](this.#state, event));
    if (event.event === 'result') results.showImages();
    answers.refreshInTraining();
  };
}
