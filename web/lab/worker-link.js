// worker-link.js — the page's connection to its worker, and the one place where a failure becomes state.

import { connect } from '../shared/protocol.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('../shared/protocol.js').Failure} Failure */
/** @typedef {ReturnType<typeof import('../site/store.js').createStore<State>>} Store */

/** The store and the worker of the page. */
export class WorkerLink {
  #store;
  #startWorker;
  /** @type {Worker | null} */
  #worker = null;
  /** @type {ReturnType<typeof connect>} */
  #call = () => Promise.reject(new Error('The worker has not been started.'));

  /** @param {Store} store @param {() => Worker} startWorker */
  constructor(store, startWorker) {
    this.#store = store;
    this.#startWorker = startWorker;
  }

  get state() {
    return this.#store.state;
  }

  /** @param {Partial<State>} change */
  update(change) {
    this.#store.update(change);
  }

  /** Starts a new worker in place of the one before. @param {(event: any) => void} onEvent */
  start(onEvent) {
    this.#worker?.terminate();
    const worker = this.#startWorker();
    this.#worker = worker;
    this.#call = connect(worker, onEvent, (error) => this.#die(error));
  }

  /**
   * Sends one of the requests of protocol.js.
   * @param {string} type
   * @param {object} [args]
   * @param {Transferable[]} [transfer]
   */
  call(type, args, transfer) {
    return this.#call(type, args, transfer);
  }

  /** Returns a function that says whether the worker is still the one that runs now. */
  mark() {
    const worker = this.#worker;
    return () => worker === this.#worker;
  }

  /**
   * Puts an error into the state. A crash is not shown beside its cause, but with a button to restart.
   * @param {'dataError' | 'filesError' | 'layersError' | 'runError' | 'weightsError' | 'saveError' |
   *   'actionError'} place  beside the cause
   * @param {unknown} error
   * @param {Partial<State>} [change]  that comes with it
   */
  fail(place, error, change = {}) {
    if (isFatal(error)) this.#die(/** @type {Failure} */ (error));
    else this.update({ ...change, [place]: error });
  }

  /**
   * Puts a crash into the state. Any other error is left out: for requests whose failure the page shows
   * elsewhere.
   * @param {unknown} error
   */
  failIfFatal(error) {
    if (isFatal(error)) this.#die(/** @type {Failure} */ (error));
  }

  /** @param {Failure} workerError */
  #die(workerError) {
    this.update({ phase: 'error', workerError });
  }
}

/** Whether only a new worker helps. @param {unknown} error */
export const isFatal = (error) => error instanceof Error && error.name === 'CrashError';
