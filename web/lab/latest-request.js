// latest-request.js — a question whose answer goes out of date: put once at a time, and again if it has
// done so meanwhile.

export class StandingQuestion {
  #put;
  #asking = false;
  /** Whether what is asked about has changed since it was asked. */
  #again = false;
  #lastAsked = -Infinity;

  /** @param {() => Promise<void>} put   asks it and takes in the answer; never rejects */
  constructor(put) {
    this.#put = put;
  }

  /** What is asked about has changed. */
  async ask() {
    this.#again = this.#asking;
    if (this.#asking) return;
    this.#asking = true;
    this.#lastAsked = performance.now();
    try {
      await this.#put();
    } finally {
      this.#asking = false;
    }
    if (this.#again) await this.ask();
  }

  /** What is asked about changes all the time. @param {number} pauseMs   between two questions, at least */
  askNowAndThen(pauseMs) {
    if (!this.#asking && performance.now() - this.#lastAsked >= pauseMs) this.ask();
  }

  /** The one that is on will not be answered. */
  abandon() {
    this.#asking = false;
  }
}
