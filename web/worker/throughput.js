// throughput.js — images per second, smoothed over the last seconds; what is slow at first is forgotten.

/** Time constant of the smoothing: the age at which a measurement has 1/e of the weight of a new one. */
const WINDOW_MS = 3000;
/** For so long the engine's code is still compiled and its threads start: nothing of it counts afterwards. */
const START_MS = 500;

export class Throughput {
  #images = 0;
  #milliseconds = 0;
  /** In all. */
  #passedMs = 0;

  /** @param {number} images @param {number} milliseconds   the time they took */
  add(images, milliseconds) {
    const isStart = this.#passedMs <= START_MS;
    this.#passedMs += milliseconds;
    const kept = isStart && this.#passedMs > START_MS ? 0 : Math.exp(-milliseconds / WINDOW_MS);
    this.#images = this.#images * kept + images;
    this.#milliseconds = this.#milliseconds * kept + milliseconds;
  }

  /** Whether it has been measured for as long after the start. */
  get isSettled() {
    return this.#passedMs > 2 * START_MS;
  }

  /** 0 before the first measurement. */
  get imagesPerSecond() {
    return this.#milliseconds > 0 ? (this.#images / this.#milliseconds) * 1000 : 0;
  }
}
