// slices.js — cuts long work into slices, between which the worker handles messages; pauses and stops it.

/** Length of a slice. A message waits at most for this and for one task of nn_advance. */
const SLICE_MS = 25;

/** Thrown by `next`, `waitFor` and `finish` after `stop` has been called. */
export const STOPPED = Symbol('stopped');

/** Long work of one thread, cut into slices. */
export class Slices {
  #end = performance.now() + SLICE_MS;
  #began = performance.now();
  #idleMs = 0;
  #stopped = false;
  /** Ends the pause, while there is one. @type {(() => void) | null} */
  #resume = null;
  /** Rejected by `stop`, to end any other waiting. @type {Promise<never>} */
  #interrupted;
  /** @type {(reason: symbol) => void} */
  #interrupt = () => {};
  /** Fulfilled at the end of the pause, while there is one. @type {Promise<void> | null} */
  #paused = null;

  /** @param {number} [elapsedMs]   milliseconds that the work has already taken before; 0 by default */
  constructor(elapsedMs = 0) {
    this.#began -= elapsedMs;
    this.#interrupted = new Promise((_, reject) => {
      this.#interrupt = reject;
    });
    this.#interrupted.catch(() => {}); // the work may end without waiting for it
  }

  /** Pauses at the end of the slice; has no effect after `stop`. */
  pause() {
    if (this.#stopped || this.#paused) return;
    this.#paused = new Promise((resolve) => {
      this.#resume = resolve;
    });
  }

  get isPaused() {
    return this.#paused !== null;
  }

  resume() {
    this.#resume?.();
    this.#paused = null;
  }

  /** Ends the work at the end of the slice, also in a pause. */
  stop() {
    this.#stopped = true;
    this.#interrupt(STOPPED);
    this.resume();
  }

  /** Milliseconds left in this slice, at least 0. */
  get left() {
    return Math.max(0, this.#end - performance.now());
  }

  /** Milliseconds since the start, without pauses and `waitFor`. */
  get elapsed() {
    return performance.now() - this.#began - this.#idleMs;
  }

  /** Begins the next slice after all messages received so far have been handled. Throws STOPPED. */
  async next() {
    await messagesHandled();
    while (this.#paused) await this.#idle(this.#paused);
    if (this.#stopped) throw STOPPED;
    this.#end = performance.now() + SLICE_MS;
  }

  /** Waits for a promise; throws its reason, or STOPPED. @param {Promise<unknown>} promise */
  async waitFor(promise) {
    await this.#idle(Promise.race([promise, this.#interrupted]));
    await this.next();
  }

  /**
   * Completes the step or evaluation that a model has begun. Throws STOPPED.
   * @param {import('./engine/model.js').Model} model
   * @param {(images: number, milliseconds: number) => void} onProgress   called after each part of the work with
   *   the number of images that passed and the time they took
   */
  async finish(model, onProgress) {
    for (let working = true, done = 0; working; ) {
      if (this.left === 0) await this.next();
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
 * Resolves after all messages received so far have been handled: a message to itself queues behind them. A timer
 * would be throttled in a hidden tab. Each call has a channel of its own, because Node.js empties one port before
 * it reads another.
 */
function messagesHandled() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(port1.close());
    port2.postMessage(null);
  });
}
