// worker-link.js — the page's connection to its worker, and the one place where a failure becomes state.

import { connect } from '../shared/protocol.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('../shared/protocol.js').Failure} Failure */
/** @typedef {import('../shared/protocol.js').Requests} Requests */
/** @typedef {ReturnType<typeof import('../site/store.js').createStore<State>>} Store */
/** What starts a worker; see worker-script.js. @typedef {{ start: () => Worker, renew: () => Promise<void> }} Script */

/** Requests that the worker works on in one piece: it may be silent for long meanwhile. */
const LONG = ['start', 'open', 'create'];

/** The store and the worker of the page. */
export class WorkerLink {
  #store;
  #script;
  /** @type {Worker | null} */
  #worker = null;
  /** @type {import('../shared/protocol.js').Connection<Requests> | null} */
  #connection = null;
  /** @type {(error: Failure) => void} */
  #onDeath = () => {};
  /** How many long requests the worker has not answered. */
  #long = 0;
  #hasAnswered = false;

  /** @param {Store} store @param {Script} script */
  constructor(store, script) {
    this.#store = store;
    this.#script = script;
  }

  get state() {
    return this.#store.state;
  }

  /** Whether the worker has reason to be silent for more than a moment. */
  get isLong() {
    return this.#long > 0;
  }

  /** Whether the worker has answered anything: until then it may be on its way from a slow server. */
  get hasAnswered() {
    return this.#hasAnswered;
  }

  /** @param {Partial<State>} change */
  update(change) {
    this.#store.update(change);
  }

  /**
   * Starts a new worker in place of the one before.
   * @param {(event: any) => void} onEvent
   * @param {(error: Failure) => void} onDeath   called once if only another worker helps
   */
  start(onEvent, onDeath) {
    this.#worker?.terminate();
    const worker = this.#script.start();
    this.#worker = worker;
    this.#onDeath = onDeath;
    this.#long = 0;
    this.#hasAnswered = false;
    this.#connection = connect(worker, onEvent, (error) => this.#die(error, worker));
  }

  /** Starts a worker of the same script beside it, which knows nothing of the page and ends when its caller ends it. */
  startAnother() {
    return this.#script.start();
  }

  /** Fetches the worker's script anew, for the next start. */
  renewScript() {
    return this.#script.renew();
  }

  /**
   * Sends one of the requests of protocol.js.
   * @template {keyof Requests} Type
   * @param {Type} type
   * @param {import('../shared/protocol.js').Sent<Requests[Type]>} sent   arguments, and which buffers are moved
   * @returns {Promise<import('../shared/protocol.js').Given<Requests[Type]>>}
   */
  async call(type, ...sent) {
    if (!this.#connection) throw new Error('The worker has not been started.');
    const worker = this.#worker;
    const long = LONG.includes(type) ? 1 : 0;
    this.#long += long;
    try {
      const result = await this.#connection(type, ...sent);
      if (worker === this.#worker) this.#hasAnswered = true;
      return result;
    } catch (error) {
      if (isFatal(error)) this.#die(/** @type {Failure} */ (error), worker);
      throw error;
    } finally {
      if (worker === this.#worker) this.#long -= long;
    }
  }

  /** Returns a function that says whether the worker is still the one that runs now. */
  mark() {
    const worker = this.#worker;
    return () => worker === this.#worker;
  }

  /** The worker has ended without a word: it is given up. */
  giveUp() {
    this.#connection?.end('It has not answered for some seconds.');
  }

  /**
   * Puts an error into the state. A crash is not shown beside its cause: that is told by `onDeath`.
   * @param {'dataError' | 'filesError' | 'layersError' | 'runError' | 'weightsError' | 'saveError' | 'exportError' |
   *   'handError' | 'othersError' | 'actionError'} place  beside the cause
   * @param {unknown} error
   * @param {Partial<State>} [change]  that comes with it
   */
  fail(place, error, change = {}) {
    if (!isFatal(error)) this.update({ ...change, [place]: isUnloaded(error) ? partMissing() : error });
  }

  /** @param {Failure} error @param {Worker | null} worker */
  #die(error, worker) {
    if (worker !== this.#worker) return;
    const [onDeath, connection] = [this.#onDeath, this.#connection];
    this.#onDeath = () => {};
    onDeath(error); // may start the next worker
    connection?.end(error.message);
  }
}

/** Whether a module did not load that is asked for when it is needed. No two browsers say so alike. @param {unknown} error */
const isUnloaded = (error) =>
  error instanceof TypeError && /dynamically imported module|module script failed/i.test(error.message);

const partMissing = () =>
  Object.assign(new Error('A part of the page could not be loaded. Check the connection and try again.'), {
    name: 'PartError',
  });

/** Whether only a new worker helps. @param {unknown} error */
export const isFatal = (error) => error instanceof Error && error.name === 'CrashError';
