// hand-actions.js — what a person can do with their own digits: say what they are, and have the network learn them.

import { LEAST_DIGITS } from '../../shared/hand.js';
import { IMAGE_PIXELS } from '../../shared/ink-to-image.js';
import { download } from '../../site/download.js';
import { SMALLEST_DRAWING } from '../drawing/pad.js';
import { initialWeights, runsAt } from '../network/kept-network.js';
import { canBegin } from '../obstacles.js';
import { splitSettings, trained } from '../training/state.js';
import { isFatal } from '../worker-link.js';
import {
  arraysOf,
  canSay,
  forgotten,
  LONGEST_NAME,
  labelled,
  MOST_DIGITS,
  merged,
  ofClasses,
  relabelled,
  removed,
  undone,
} from './own-digits.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../../shared/protocol.js').LearntHand} LearntHand */

/** Whether there are enough digits, and a trained network that nothing else is done with. @param {State} state */
export const canLearn = (state) =>
  trained(state) && canBegin(state) && ofClasses(state).length >= LEAST_DIGITS && canSay(state);

/** What a lesson changes is not needed on the first screen. */
const loadLessons = () => import('./learnt-run.js');

/** What a person can do with their own digits. */
export class HandActions {
  #link;
  #network;
  #drawing;
  #reader;

  /**
   * @param {import('../worker-link.js').WorkerLink} link
   * @param {import('../network/network-maker.js').NetworkMaker} network
   * @param {import('../drawing/drawing-actions.js').DrawingActions} drawing
   * @param {import('./hand-reader.js').HandReader} reader
   */
  constructor(link, network, drawing, reader) {
    this.#link = link;
    this.#network = network;
    this.#drawing = drawing;
    this.#reader = reader;
  }

  get #state() {
    return this.#link.state;
  }

  /** @param {Partial<State>} change */
  #change(change) {
    this.#link.update(change);
    return this.#reader.refresh();
  }

  // ---- The digits ------------------------------------------------------------------------------------

  /** Says what the drawing is. Where digits are asked for, the pad is then free for the next. @param {number} label */
  label = async (label) => {
    const { isAsking } = this.#state;
    const read = this.#change(labelled(this.#state, label, this.#drawing.strokes));
    if (isAsking) this.#drawing.clear();
    await read;
  };

  /** @param {number} id */
  remove = (id) => this.#change(removed(this.#state, id));

  /** Says that a digit is another one. @param {number} id @param {number} label */
  relabel = (id, label) => this.#change(relabelled(this.#state, id, label));

  undo = () => this.#change(undone(this.#state));

  forget = () => this.#change(forgotten(this.#state));

  /** Says whose hand the digits are that join from now on. @param {string} name */
  nameWriter = (name) => this.#link.update({ writer: name.trim().slice(0, LONGEST_NAME) });

  /** Asks for one digit after another, or no longer. @param {boolean} isAsking */
  ask = (isAsking) => {
    this.#link.update({ isAsking });
    if (isAsking) this.#drawing.clear();
  };

  /** Shows all small pictures, or the newest of each digit. @param {boolean} isHandWhole */
  showWhole = (isHandWhole) => this.#link.update({ isHandWhole });

  // ---- Learning --------------------------------------------------------------------------------------

  /**
   * Has the network learn the digits, and says what has changed. A further lesson starts from the network before the
   * first one, so that no copy has learnt a digit by which it is judged.
   */
  learn = async () => {
    const { baseOf } = await loadLessons();
    await this.#network.made;
    const run = splitSettings(this.#state);
    if (!canLearn(this.#state) || !run) return;
    this.#link.update({ handLearning: { step: 0, steps: 1 }, handError: null, takenAway: null });
    try {
      const base = baseOf(this.#state);
      const kept = base ?? (await this.#network.keep());
      const isOther = this.#network.mark();
      const images = { ...run, classes: this.#state.classes };
      const hand = ofClasses(this.#state);
      const digits = arraysOf(hand);
      const learnt = await this.#link.call('learn', { digits, run: images, tensors: base?.tensors });
      if (learnt.ended === 'done' && !isOther()) await this.#adopt(learnt, hand, kept);
    } catch (error) {
      if (!isFatal(error)) this.#link.update({ handError: /** @type {any} */ (error) });
    } finally {
      this.#link.update({ handLearning: null });
    }
  };

  /**
   * The network that has learnt the digits takes the place of the one before.
   * @param {LearntHand} learnt
   * @param {State['hand']} hand   the digits
   * @param {import('./state.js').HandReport['kept']} kept
   */
  async #adopt(learnt, hand, kept) {
    const { beforeLesson, changesOf, learntRun, ownScore, WORSE_SHOWN, withReport } = await loadLessons();
    const base = beforeLesson(this.#state);
    const { origin, weightsFile, knowsHand } = base;
    const { worse, better } = changesOf(learnt.test);
    const { before, after } = learnt.test;
    const shown = worse.slice(0, WORSE_SHOWN);
    const indices = shown.map((i) => before.indices[i]);
    const { pixels } = await this.#link.call('images', { pool: 'test', indices });
    const run = learntRun(base, learnt, hand, kept?.layers ?? base.layers);
    const handReport = {
      ...{ run: /** @type {NonNullable<State['run']>} */ (run.run).id, lesson: learnt.lesson },
      ...{ learnt: hand.map(({ id }) => id), own: ownScore(learnt.own) },
      test: { before: before.accuracy, after: after.accuracy, count: after.count },
      ...{ better: better.length, worse: worse.length },
      worseShown: shown.map((i, at) => ({
        ...{ index: before.indices[i], label: before.labels[i], after: after.predictions[i] },
        pixels: pixels.slice(IMAGE_PIXELS * at, IMAGE_PIXELS * (at + 1)),
      })),
      ...{ kept, origin: { origin, weightsFile }, knewSome: knowsHand },
    };
    const runs = withReport(run.runs, handReport);
    const state = { origin, weightsFile, ...run, runs, handReport, knowsHand: true };
    await this.#network.make({ tensors: learnt.tensors, epochs: kept?.epochs, state });
  }

  stop = () => this.#link.call('stop');

  /** Returns to the network before it learnt the digits. The one that has learnt them can be taken back. */
  putBack = async () => {
    const { originBefore } = await loadLessons();
    const { handReport, runs } = this.#state;
    if (!handReport?.kept) return;
    const { kept } = handReport;
    const state = { ...originBefore(handReport), runs: runsAt(runs, kept) };
    await this.#network.replace({}, initialWeights(kept, state));
  };

  // ---- Files -----------------------------------------------------------------------------------------

  /** @param {import('./hand-file.js').HandFormat} format */
  save = async (format) => {
    const { hand } = this.#state;
    const { handFile } = await import('./hand-file.js');
    const { name, bytes, type } = handFile(hand, format, arraysOf(hand));
    download(name, new Blob([/** @type {BlobPart} */ (bytes)], { type }));
  };

  /** Digits of files join those that are there. @param {File[]} files */
  open = async (files) => {
    this.#link.update({ handError: null, handOpened: null });
    try {
      const { readHand } = await import('./hand-file.js');
      const read = await Promise.all(
        files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
      );
      const limits = { present: this.#state.hand.length, most: MOST_DIGITS, smallest: SMALLEST_DRAWING };
      const { digits, pairs } = readHand(read, limits);
      const { handOpened = null, ...change } = merged(this.#state, digits);
      await this.#change({ ...change, handOpened: handOpened && { ...handOpened, pairs } });
    } catch (error) {
      this.#link.fail('handError', error);
    }
  };
}
