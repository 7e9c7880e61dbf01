// slices.js — long work in slices, between which the thread hears messages; it can be paused and stopped.

/** The longest time, in milliseconds, for which messages wait is this and one task of nn_advance. */
const SLICE_MS = 25;

/** What waiting throws once `stop` has been called. */
export const STOPPED = Symbol('stopped');

export class Slices {
  #end = performance.now() + SLICE_MS;
  #began = performance.now();
  #idleMs = 0;
  #stopped = false;
  /** While paused: ends the pause. @type {(() => void) | null} */
  #resume = null;
  /** Settled by `stop`, for whoever waits for something else. @type {Promise<never>} */
  #interrupted;
  /** @type {(reason: symbol) => void} */
  #interrupt = () => {};
  /** While paused. @type {Promise<void> | null} */
  #paused = null;

  constructor() {
    this.#interrupted = new Promise((_, reject) => (this.#interrupt = reject));
    this.#interrupted.catch(() => {}); // a run may end without ever waiting for it
  }

  pause() {
    if (!this.#stopped) this.#paused ??= new Promise((resolve) => (this.#resume = resolve));
  }

  resume() {
    this.#resume?.();
    this.#paused = null;
  }

  stop() {
    this.#stopped = true;
    this.#interrupt(STOPPED);
    this.resume();
  }

  /** Milliseconds left of this slice, never below 0. */
  get left() {
    return Math.max(0, this.#end - performance.now());
  }

  /** Milliseconds since the start, without pauses and waiting. */
  get elapsed() {
    return performance.now() - this.#began - this.#idleMs;
  }

  /** Ends the slice: every message that is here by now is heard before the next. Throws STOPPED. */
  async rest() {
    await ping();
    while (this.#paused) await this.#idle(this.#paused);
    if (this.#stopped) throw STOPPED;
    this.#end = performance.now() + SLICE_MS;
  }

  /** Waits for something that takes its time. Throws STOPPED. @param {Promise<unknown>} promise */
  async wait(promise) {
    await this.#idle(Promise.race([promise, this.#interrupted]));
    await this.rest();
  }

  /**
   * Does what a model has begun, in as many slices as it takes. Throws STOPPED.
   * @param {import('./engine/engine.js').Model} model
   * @param {(images: number, milliseconds: number) => void} onProgress   hears how many passed in which time
   */
  async finish(model, onProgress) {
    for (let working = true, done = 0; working; ) {
      if (this.left === 0) await this.rest();
      const start = performance.now();
      working = model.advance(this.left);
      const passed = model.imagesDone - done;
      done += passed;
      onProgress(passed, performance.now() - start);
    }
  }

  /** @param {Promise<unknown>} promise */
  async #idle(promise) {
    const start = performance.now();
    try {
      await promise;
    } finally {
      this.#idleMs += performance.now() - start;
    }
  }
}

/**
 * Resolves after the messages that are here already: one to oneself lines up behind them. A timer would sleep
 * in a hidden tab. Each ping has its own channel, because Node.js reads a port dry before it looks at others.
 */
function ping() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(port1.close());
    port2.postMessage(null);
  });
}
