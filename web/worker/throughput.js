// throughput.js — how many images a second pass, smoothed over the last seconds.

/** Milliseconds after which a measurement counts for 1/e of a new one. */
const WINDOW_MS = 3000;

export class Throughput {
  #images = 0;
  #milliseconds = 0;

  /** @param {number} images @param {number} milliseconds in which they passed */
  add(images, milliseconds) {
    const kept = Math.exp(-milliseconds / WINDOW_MS);
    this.#images = this.#images * kept + images;
    this.#milliseconds = this.#milliseconds * kept + milliseconds;
  }

  /** 0 until something has been measured. */
  get imagesPerSecond() {
    return this.#milliseconds > 0 ? (this.#images / this.#milliseconds) * 1000 : 0;
  }
}
