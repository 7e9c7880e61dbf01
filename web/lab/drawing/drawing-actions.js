// drawing-actions.js — has the network read what is on the pad, whenever the drawing or the weights have
// changed.

import { strokesToImage } from '../../shared/ink.js';
import { StandingQuestion } from '../latest-request.js';
import { SMALLEST_DRAWING } from './pad.js';

/** The bars beside the pad sway this often while the network trains. */
const PREDICT_EVERY_MS = 100;

export class DrawingReader {
  #link;
  #question = new StandingQuestion(() => this.#read());

  /** @param {import('../worker-link.js').WorkerLink} link */
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
    this.#question.abandon();
  }

  /** While the network learns. */
  readNowAndThen() {
    this.#question.askNowAndThen(PREDICT_EVERY_MS);
  }

  readAnew() {
    return this.#question.ask();
  }

  async #read() {
    const { drawing, model } = this.#link.state;
    if (!drawing || !model) return;
    try {
      const prediction = await this.#link.call('predict', { pixels: drawing });
      if (this.#link.state.drawing) this.#link.update({ prediction, drawingRead: drawing });
    } catch (error) {
      this.#link.failIfFatal(error);
    }
  }
}
