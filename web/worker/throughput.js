// throughput.js — images per second, smoothed over the last seconds.

/** Time constant of the smoothing: the age at which a measurement has 1/e of the weight of a new one. */
const WINDOW_MS = 3000;

export class Throughput {
  #images = 0;
  #milliseconds = 0;

  /** @param {number} images @param {number} milliseconds   the time they took */
  add(images, milliseconds) {
    const kept = Math.exp(-milliseconds / WINDOW_MS);
    this.#images = this.#images * kept + images;
    this.#milliseconds = this.#milliseconds * kept + milliseconds;
  }

  /** 0 before the first measurement. */
  get imagesPerSecond() {
    return this.#milliseconds > 0 ? (this.#images / this.#milliseconds) * 1000 : 0;
  }
}
