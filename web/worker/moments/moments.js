// moments.js — goes to any moment of the run, on a copy of its network, and finds what was read right then.

import { collectState, restoreCheckpoint } from '../checkpoint.js';
import { throttled } from '../throttle.js';
import { fingerprintOf } from '../weights.js';
import { lookAt, planeOf, readImage } from './look.js';
import { project } from './pca.js';
import { BUDGET_BYTES, Record } from './record.js';
import { replayTo } from './replay.js';

/** @typedef {import('../engine/engine.js').Engine} Engine */
/** @typedef {import('../engine/model.js').Model} Model */
/** @typedef {import('../slices.js').Slices} Slices */
/** @typedef {import('../training.js').Place} Place */
/** @typedef {import('../../shared/protocol.js').MomentFigures} MomentFigures */
/** @typedef {import('../../shared/protocol.js').MomentsSummary} MomentsSummary */

/**
 * A network that goes to and fro in the run.
 * @typedef {{ model: Model, step: number, place: Place }} Copy
 *
 * The plane, fitted once, at the last step; the images are those in it.
 * @typedef {{ step: number, plane: import('./pca.js').Plane, images: import('../../shared/protocol.js').MomentPlane }} Fitted
 */

/** The last run of the network, and a copy of the network that goes to and fro in it. */
export class Moments {
  #emit;
  /** @type {Record | null} */
  #record = null;
  /** @type {Copy | null} */
  #copy = null;
  #isShown = false;
  /** What has been found, by step. @type {Map<number, MomentFigures>} */
  #found = new Map();
  /** Of the weights at the step that was looked at last. @type {{ step: number, fingerprint: string } | null} */
  #mark = null;
  /** @type {Fitted | null} */
  #plane = null;
  /** The run of the network before this one, which may come back. @type {Record | null} */
  #aside = null;

  /** @param {(event: any) => void} emit   receives `moment` and `replaying` events, as in protocol.js */
  constructor(emit) {
    this.#emit = emit;
  }

  /** A run begins: no look may be under way. @param {ConstructorParameters<typeof Record>} run */
  begin(...run) {
    this.forget();
    this.#record = new Record(...run);
    return this.#record;
  }

  /**
   * The network is another one, or one before it again. The last run is set aside until another begins.
   * @param {import('./record.js').Network} network
   * @param {boolean} isBack   with the weights that it had at the end of that run
   */
  change(network, isBack) {
    const [aside, record] = [this.#aside, this.#record];
    this.forget();
    this.#aside = record ?? aside;
    if (!isBack || !aside?.isOf(network)) return;
    aside.goOnWith(network.model);
    [this.#record, this.#aside] = [aside, null];
  }

  /** There is no run any more, or its images are gone. @param {object} [source]   of these images only */
  forget(source) {
    if (!source || this.#aside?.source === source) this.#aside = null;
    if (source && this.#record?.source !== source) return;
    this.#copy?.model.destroy();
    this.#record = this.#copy = this.#plane = this.#mark = null;
    this.#isShown = false;
    this.#found.clear();
  }

  /** The copy, while a moment before the last is looked at. */
  get shown() {
    return (this.#isShown && this.#copy?.model) || null;
  }

  /** What a network needs to be the one that is shown. Throws an Error if no earlier moment is. */
  checkpoint() {
    if (!this.#isShown || !this.#copy) throw new Error('No earlier moment of the run is shown.');
    const { model, place } = this.#copy;
    return { ...collectState(model), epochs: place.order + Number(place.images > 0) };
  }

  /** The live network is looked at again. */
  leave() {
    this.#isShown = false;
  }

  /** Where the images of the run are. Throws an Error if there is no run. */
  get source() {
    return this.#needRecord().source;
  }

  #needRecord() {
    if (!this.#record) throw new Error('No run has been trained since this network was made.');
    return this.#record;
  }

  /** What is known by now; null without a run. @returns {MomentsSummary | null} */
  summary() {
    if (!this.#record) return null;
    const { first, last, stepsPerEpoch, moments, bytes, settings } = this.#record;
    const isUpToDate = this.#plane?.step === last;
    const figures = moments.map(({ step, place }) => ({
      ...{ step, epoch: this.#epochOf(place) },
      found: (isUpToDate && this.#found.get(step)) || null,
    }));
    const plane = isUpToDate ? (this.#plane?.images ?? null) : null;
    const { epochs } = settings;
    return { first, last, stepsPerEpoch, epochs, moments: figures, plane, bytes, budgetBytes: BUDGET_BYTES };
  }

  /** Epochs of the run that have passed, with batches as fractions. @param {Place} place */
  #epochOf({ epoch, images }) {
    return epoch - 1 + images / this.#needRecord().trainCount;
  }

  /**
   * Evaluates all moments that are kept, the last one first. Throws STOPPED.
   * @param {Engine} engine @param {Slices} slices
   */
  async survey(engine, slices) {
    const record = this.#needRecord();
    await slices.waitFor(record.source.arrived);
    await this.#fit(engine, record, slices);
    for (const { step } of record.moments) {
      if (this.#found.has(step)) continue;
      const copy = await this.#goTo(engine, record, step, slices);
      await this.#figures(copy.model, record, step, slices);
    }
    return /** @type {MomentsSummary} */ (this.summary());
  }

  /**
   * Goes to a moment. Throws a RangeError or STOPPED.
   * @param {Engine} engine
   * @param {{ step: number, pixels?: Uint8Array }} request   pixels: of an image that is answered, too
   * @param {Slices} slices
   * @returns {Promise<import('../../shared/protocol.js').MomentSeen>}
   */
  async moment(engine, { step, pixels }, slices) {
    const record = this.#needRecord();
    const { first, last } = record;
    if (!(Number.isInteger(step) && step >= first && step <= last))
      throw new RangeError(`The run has the steps ${first} to ${last}; got ${step}.`);
    await slices.waitFor(record.source.arrived);
    const fitted = await this.#fit(engine, record, slices);
    const copy = await this.#goTo(engine, record, step, slices);
    const { model } = copy;
    const found = await this.#figures(model, record, step, slices);
    const drawing = pixels ? readImage(model, pixels, fitted.plane) : null;
    if (this.#mark?.step !== step) this.#mark = { step, fingerprint: await fingerprintOf(model, slices) };
    const { fingerprint } = this.#mark;
    this.#isShown = step !== last;
    return { step, epoch: this.#epochOf(copy.place), found, plane: fitted.images, drawing, fingerprint };
  }

  /** Fits the plane at the last step, unless that has been done. @param {Engine} engine @param {Record} record @param {Slices} slices */
  async #fit(engine, record, slices) {
    if (this.#plane?.step === record.last) return this.#plane;
    this.#found.clear();
    this.#plane = null;
    const step = record.last;
    const { model } = await this.#goTo(engine, record, step, slices);
    const { features, dimensions, indices, labels, ...figures } = await lookAt(model, record, slices);
    const plane = await planeOf(features, dimensions, slices);
    this.#plane = { step, plane, images: { indices, labels, shares: plane.shares } };
    this.#tell({ step, ...figures, points: project(plane, features) });
    return this.#plane;
  }

  /** @param {MomentFigures} figures */
  #tell(figures) {
    this.#found.set(figures.step, figures);
    this.#emit({ event: 'moment', ...figures });
  }

  /** What is found at a step: kept for moments that are. @param {Model} model @param {Record} record @param {number} step @param {Slices} slices */
  async #figures(model, record, step, slices) {
    const known = this.#found.get(step);
    if (known) return known;
    const { features, dimensions, indices, labels, ...figures } = await lookAt(model, record, slices);
    const { plane } = /** @type {Fitted} */ (this.#plane);
    const found = { step, ...figures, points: project(plane, features) };
    if (record.moments.some((moment) => moment.step === step)) this.#tell(found);
    return found;
  }

  /**
   * The copy at a step: from where it is, or from the nearest moment before. Throws STOPPED.
   * @param {Engine} engine @param {Record} record @param {number} step @param {Slices} slices
   */
  async #goTo(engine, record, step, slices) {
    const nearest = record.nearest(step);
    if (!this.#copy || this.#copy.step > step || this.#copy.step < nearest.step)
      this.#restart(engine, record, nearest);
    const copy = /** @type {Copy} */ (this.#copy);
    const from = copy.step;
    const report = throttled(this.#emit);
    await replayTo(copy, record, step, slices, () =>
      report(() => ({ event: 'replaying', step: copy.step, from, to: step })),
    );
    return copy;
  }

  /** Has the copy begin again at a moment that is kept. @param {Engine} engine @param {Record} record @param {import('./record.js').Moment} moment */
  #restart(engine, record, moment) {
    const { step, place, tensors, trainerState } = moment;
    if (this.#copy && tensors) {
      restoreCheckpoint(this.#copy.model, { tensors, trainerState });
    } else {
      this.#copy?.model.destroy();
      this.#copy = null;
      this.#copy = { model: record.copy(engine, moment), step, place };
    }
    this.#copy.step = step;
    this.#copy.place = { ...place };
  }
}
