// drawing-actions.js — the drawing on the pad, and the network's answer to it.

import { imageOfStrokes, strokesToInk } from '../../shared/ink-to-image.js';
import { LatestRequest } from '../latest-request.js';
import { Pad, padShare, SMALLEST_DRAWING } from './pad.js';

/** Least time between two predictions during training, in milliseconds. */
const PREDICT_EVERY_MS = 100;

/** @typedef {import('../answers.js').Refreshable} Refreshable */
/** @typedef {import('../state.js').State} State */

/** What a person can do on the pad. @implements {Refreshable} */
export class DrawingActions {
  #link;
  #members;
  /** @type {Pad | null} */
  #pad = null;
  /** Of the drawing; the pad changes them in place. @type {number[][]} */
  #strokes = [];
  /** The subject that was open last. @type {State['view'] | null} */
  #view = null;
  #request = new LatestRequest(() => this.#read());
  /** Of web/photo/form.js, which comes with the first stroke. @type {typeof import('../../photo/form.js').oddDigits | null} */
  #oddDigits = null;

  /**
   * @param {import('../worker-link.js').WorkerLink} link
   * @param {Pick<import('../runs/members-actions.js').MembersActions, 'read' | 'reset'>} members   networks that may read
   *   the drawing together
   */
  constructor(link, members) {
    this.#link = link;
    this.#members = members;
  }

  /**
   * Makes a pad of the canvas, the first time that it is in the page.
   * @param {Element | undefined} canvas
   */
  attachPad = (canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) return;
    this.#pad ??= new Pad(canvas, () => this.draw(this.#pad?.strokes ?? []));
  };

  clear = () => this.#pad?.clear();

  undo = () => this.#pad?.undo();

  /** Of the drawing as it is now. */
  get strokes() {
    return this.#strokes;
  }

  /** The text colour has changed, and with it that of the pen. */
  redraw() {
    this.#pad?.redraw();
  }

  /** Turns the strokes into an image and has it read. @param {number[][]} strokes  see strokesToInk */
  draw = (strokes) => {
    this.#strokes = strokes;
    const strokesInk = strokesToInk(strokes, SMALLEST_DRAWING);
    const drawing = strokesInk && imageOfStrokes(strokesInk);
    const drawingOdd = (strokesInk && this.#oddDigits?.(strokesInk)) ?? null;
    const drawingShare = drawing ? padShare(strokes) : 0;
    const prediction = drawing && this.#link.state.prediction;
    this.#link.update({ drawing, drawingOdd, drawingShare, prediction });
    if (strokesInk && !this.#oddDigits) this.#doubt(strokesInk);
    return this.refresh();
  };

  /** Looks at the form of the first strokes, once it can; without it the network's probability decides. @param {Uint8Array} ink */
  async #doubt(ink) {
    const { drawing } = this.#link.state;
    const form = await import('../../photo/form.js').catch(() => null);
    this.#oddDigits ??= form?.oddDigits ?? null;
    if (this.#link.state.drawing === drawing) this.#link.update({ drawingOdd: form?.oddDigits(ink) ?? null });
  }

  refresh() {
    return this.#request.send();
  }

  /** The state has changed: when the runs are opened, their networks read the drawing. @param {State} state */
  notice({ view }) {
    const isOpened = view === 'runs' && this.#view !== view;
    this.#view = view;
    if (isOpened) this.refresh();
  }

  refreshInTraining() {
    this.#request.sendAtMostEvery(PREDICT_EVERY_MS);
  }

  reset() {
    this.#members.reset();
    this.#request.reset();
  }

  async #read() {
    const { drawing, model } = this.#link.state;
    if (!drawing || !model) return;
    try {
      const reading = this.#members.read(drawing);
      const together = reading && (await reading);
      const prediction = together ?? (await this.#link.call('predict', { pixels: drawing }));
      if (this.#link.state.drawing) this.#link.update({ prediction, drawingRead: drawing });
    } catch {
      /* The network is gone, and the next one is asked again. */
    }
  }
}
