// worker-link.js — the page's end of the line to its worker, and the one place where a failure becomes state.

import { connect } from '../shared/protocol.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('../shared/protocol.js').Failure} Failure */
/** @typedef {ReturnType<typeof import('../site/store.js').createStore<State>>} Store */

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

  /** A new worker instead of the one before. @param {(event: any) => void} onEvent */
  start(onEvent) {
    this.#worker?.terminate();
    const worker = this.#startWorker();
    this.#worker = worker;
    this.#call = connect(worker, onEvent, (error) => this.#die(error));
  }

  /**
   * One of the messages of protocol.js.
   * @param {string} type
   * @param {object} [args]
   * @param {Transferable[]} [transfer]
   */
  call(type, args, transfer) {
    return this.#call(type, args, transfer);
  }

  /** Whether an answer would come from the worker that runs now. */
  mark() {
    const worker = this.#worker;
    return () => worker === this.#worker;
  }

  /**
   * @param {'dataError' | 'filesError' | 'layersError' | 'runError' | 'weightsError' | 'saveError' | 'actionError'} place  beside the cause
   * @param {unknown} error
   * @param {Partial<State>} [change]  that comes with it
   */
  fail(place, error, change = {}) {
    if (isFatal(error)) this.#die(/** @type {Failure} */ (error));
    else this.update({ ...change, [place]: error });
  }

  /**
   * Only a crash counts: whatever else went wrong is told by the answer to another request.
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

/** Only a new worker helps. @param {unknown} error */
export const isFatal = (error) => error instanceof Error && error.name === 'CrashError';
