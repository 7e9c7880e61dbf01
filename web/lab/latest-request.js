// latest-request.js — sends one request at a time; if its subject changed while waiting, sends one more.

/** For questions whose answer goes out of date: what the network says of a drawing that is being drawn. */
export class LatestRequest {
  #request;
  #waiting = false;
  /** Whether the subject has changed since the request was sent. */
  #changed = false;
  #lastSent = -Infinity;

  /** @param {() => Promise<void>} request   sends it and takes in the answer; never rejects */
  constructor(request) {
    this.#request = request;
  }

  /** The subject has changed. Settles when nothing is left to send. */
  async send() {
    this.#changed = this.#waiting;
    if (this.#waiting) return;
    this.#waiting = true;
    this.#lastSent = performance.now();
    try {
      await this.#request();
    } finally {
      this.#waiting = false;
    }
    if (this.#changed) await this.send();
  }

  /**
   * The subject changes all the time, as the weights do in training: sends unless a request waits.
   * @param {number} ms   least time between two requests
   */
  sendAtMostEvery(ms) {
    if (!this.#waiting && performance.now() - this.#lastSent >= ms) this.send();
  }

  /** The request that waits will not be answered: its worker is gone. */
  reset() {
    this.#waiting = false;
  }
}
