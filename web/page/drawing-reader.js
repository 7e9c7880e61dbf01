/** Has the network read what is on the pad, whenever the drawing or the weights have changed. */

import { strokesToImage } from '../shared/ink.js';
import { SMALLEST_DRAWING } from './pad.js';

/** The bars beside the pad sway this often while the network trains. */
const PREDICT_EVERY_MS = 100;

export class DrawingReader {
  #link;
  #asking = false;
  /** Whether the drawing or the weights are others than those asked about. */
  #again = false;
  #lastAsked = 0;

  /** @param {import('./worker-link.js').WorkerLink} link */
  constructor(link) {
    this.#link = link;
  }

  /** @param {number[][]} strokes */
  draw = (strokes) => {
    const drawing = strokesToImage(strokes, SMALLEST_DRAWING);
    this.#link.update({ drawing, prediction: drawing && this.#link.state.prediction });
    return this.readAnew();
  };

  /** The worker is a new one, and will not answer what the one before was asked. */
  restart() {
    this.#asking = false;
  }

  /** While the network learns, unless it reads just now or has read a moment ago. */
  readNowAndThen() {
    if (!this.#asking && performance.now() - this.#lastAsked >= PREDICT_EVERY_MS) this.readAnew();
  }

  /** One request at a time; what has changed meanwhile is asked about next. */
  async readAnew() {
    const { drawing, model } = this.#link.state;
    if (!drawing || !model) return;
    this.#again = this.#asking;
    if (this.#asking) return;
    this.#asking = true;
    this.#lastAsked = performance.now();
    try {
      const prediction = await this.#link.call('predict', { pixels: drawing });
      if (this.#link.state.drawing) this.#link.update({ prediction, drawingRead: drawing });
    } catch (error) {
      this.#link.failIfFatal(error);
    } finally {
      this.#asking = false;
    }
    if (this.#again) await this.readAnew();
  }
}
