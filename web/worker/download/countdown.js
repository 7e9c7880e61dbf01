// countdown.js — a pause of some seconds, which can be cut short.

/** One pause at a time. */
export class Countdown {
  #skip = () => {};

  /**
   * Waits, and tells every second how many are left, 0 at the end. Throws the signal's reason if it is aborted.
   * @param {number} seconds
   * @param {(left: number) => void} onSecond
   * @param {AbortSignal} signal
   */
  async run(seconds, onSecond, signal) {
    let left = seconds;
    while (left > 0) {
      onSecond(left--);
      await new Promise((/** @type {(value?: any) => void} */ resolve) => {
        const timer = setTimeout(resolve, 1000);
        this.#skip = () => {
          left = 0;
          clearTimeout(timer);
          resolve();
        };
        signal.addEventListener('abort', this.#skip, { once: true });
      });
      signal.removeEventListener('abort', this.#skip);
      signal.throwIfAborted();
    }
    onSecond(0);
  }

  /** Ends the pause at once. */
  skip() {
    this.#skip();
  }
}
