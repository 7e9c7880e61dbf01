// record.js — the moments of a run that are kept while it is trained, and what leads from one to the next.
//
// A moment is a network between two steps. A few are kept, within a budget of memory: many near the beginning, where
// a network changes fastest, and fewer later. Any other is reached from the one before it by training its steps again,
// on the same images with the same random numbers: in strict arithmetic it has the same bits (replay.js).

import { collectState, restoreCheckpoint } from '../checkpoint.js';
import { batchSize } from './step.js';

/** @typedef {import('../engine/engine.js').Engine} Engine */
/** @typedef {import('../engine/model.js').Model} Model */
/** @typedef {import('../training.js').Place} Place */
/** @typedef {import('../../shared/protocol.js').Tensor} Tensor */
/** @typedef {import('../../shared/protocol.js').TrainerState} TrainerState */

/**
 * @typedef {import('../training.js').TrainingModel & { layers: string, optimizer: string }} Network
 *
 * @typedef {object} Moment
 * @property {number} step            completed since the run began
 * @property {Place} place
 * @property {Tensor[]} [tensors]     none of a network with the fresh weights of its seed
 * @property {TrainerState} [trainerState]
 */

/** Memory for the weights and optimizer's states of all moments that are kept. */
export const BUDGET_BYTES = 32 * 2 ** 20;
/** More are not kept: each is evaluated on all test images. */
const MOST_MOMENTS = 32;
/** Where not even so many fit, only the first is kept: one more would tell little. */
const LEAST_MOMENTS = 2;
/** A run of so many steps has as many moments in its first part, of S / EARLY steps, as fit between later ones. */
const EARLY = 32;

/** Bytes of a moment. @param {Moment} moment */
const bytesOf = ({ tensors = [], trainerState }) =>
  [...tensors, ...(trainerState?.arrays ?? [])].reduce((sum, { values }) => sum + values.byteLength, 0);

/**
 * Which of some ascending steps leaves the smallest gap if it is left out, for a density that falls as
 * 1 / (step + early); never the first or the last.
 * @param {number[]} steps   at least three
 * @param {number} early
 */
export function mostDispensable(steps, early) {
  let least = 1;
  const gap = (/** @type {number} */ i) => (steps[i + 1] - steps[i - 1]) / (steps[i] + early);
  for (let i = 2; i < steps.length - 1; i++) if (gap(i) < gap(least)) least = i;
  return least;
}

/** The record of one run, from its beginning, or from where it went on. */
export class Record {
  #network;
  /** @type {Moment[]} */
  #kept = [];
  /** Steps that took another number of images than the run's batches have. @type {Map<number, number>} */
  #counts = new Map();
  /** From which step on, counted from 1, which learning rate was in force. @type {{ step: number, rate: number }[]} */
  #rates = [];
  #next = 0;
  #place;

  /**
   * A run begins. The first moment is kept at once.
   * @param {Network & { isFresh?: boolean }} network   isFresh: with the weights of its seed, and nothing learnt
   * @param {import('../training.js').ImageSource} source
   * @param {import('../../shared/protocol.js').RunSettings} settings
   * @param {{ trainCount: number, from?: Place | null }} place   training images, and where the run goes on
   */
  constructor(network, source, settings, { trainCount, from = null }) {
    this.#network = network;
    this.source = source;
    this.settings = settings;
    this.trainCount = trainCount;
    this.batch = batchSize(settings, trainCount);
    /** Steps of an epoch without single images. */
    this.stepsPerEpoch = Math.ceil(trainCount / this.batch);
    const order = network.epochs;
    /** @type {Place} */
    this.#place = from
      ? { ...from }
      : {
          ...{ epoch: 1, step: 0, order, lossSum: 0, correct: 0, images: 0 },
          ...{ elapsedMs: 0, epochStartMs: 0 },
        };
    this.first = from ? (from.epoch - 1) * this.stepsPerEpoch + from.step : 0;
    /** The step that was trained last. */
    this.last = this.first;
    const isFresh = network.isFresh && !from;
    /** @type {Moment} */
    const first = isFresh ? { step: 0, place: { ...this.#place } } : this.now();
    const fitting = Math.floor(BUDGET_BYTES / network.model.checkpointBytes);
    /** How many are kept beside the first. */
    this.room = fitting < LEAST_MOMENTS ? 0 : Math.min(MOST_MOMENTS, fitting) - (isFresh ? 0 : 1);
    this.#kept.push(first);
    this.#plan();
  }

  /** Whether a network has the same layers and optimizer. @param {Network} network */
  isOf({ layers, optimizer }) {
    return layers === this.#network.layers && optimizer === this.#network.optimizer;
  }

  /** Another model has the weights of the run's last step. @param {Model} model */
  goOnWith(model) {
    this.#network = { ...this.#network, model };
  }

  /** Steps that the run will have, as far as is known. */
  get #total() {
    return Math.max(this.last, this.first + this.settings.epochs * this.stepsPerEpoch);
  }

  get #early() {
    return Math.max(1, this.#total / EARLY);
  }

  /** The next step to keep: at equal distances of log(step + early). */
  #plan() {
    const ratio = this.room ? Math.log(1 + EARLY) / this.room : Infinity;
    this.#next = this.last + Math.max(1, Math.round((this.last - this.first + this.#early) * ratio));
  }

  /** The network as it is now. @returns {Moment & Required<Pick<Moment, 'tensors' | 'trainerState'>>} */
  now() {
    const { model } = this.#network;
    const state = collectState(model);
    return { step: this.last, place: { ...this.#place }, ...state };
  }

  /** The run has completed a step. @param {Place} place @param {number} count   its images @param {number} rate */
  passed(place, count, rate) {
    this.last++;
    this.#place = { ...place };
    if (count !== Math.min(this.batch, this.trainCount - (place.images - count)))
      this.#counts.set(this.last, count);
    if (rate !== this.rateOf(this.last)) this.#rates.push({ step: this.last, rate });
    if (this.last < this.#next) return;
    this.#keep();
    this.#plan();
  }

  /** Without memory a moment is left out: it is not worth the run. */
  #keep() {
    try {
      this.#kept.push(this.now());
    } catch {
      return;
    }
    if (this.#kept.length > this.room + 1) {
      const steps = this.#kept.map(({ step }) => step - this.first);
      this.#kept.splice(mostDispensable(steps, this.#early), 1);
    }
  }

  /** Learning rate in force, the largest of the schedule. @param {number} step   counted from 1 */
  rateOf(step) {
    return this.#rates.findLast((change) => change.step <= step)?.rate ?? this.settings.rate;
  }

  /** Images to take in a step, if as many are left. @param {number} step   counted from 1 */
  countOf(step) {
    return this.#counts.get(step) ?? this.batch;
  }

  /** The moments that are there without any replay, in their order; the last is the network's own. */
  get moments() {
    const kept = this.#kept.map(({ step, place }) => ({ step, place }));
    const isLastKept = kept[kept.length - 1].step === this.last;
    return isLastKept ? kept : [...kept, { step: this.last, place: this.#place }];
  }

  /** Bytes that the moments take. */
  get bytes() {
    return this.#kept.reduce((sum, moment) => sum + bytesOf(moment), 0);
  }

  /** The nearest moment that is not behind a step. @param {number} step @returns {Moment} */
  nearest(step) {
    if (step === this.last) return this.now();
    return /** @type {Moment} */ (this.#kept.findLast((moment) => moment.step <= step));
  }

  /**
   * A network of its own at a moment, which the caller destroys. Throws an EngineError.
   * @param {Engine} engine @param {Moment} moment
   */
  copy(engine, { tensors, trainerState }) {
    const { layers, optimizer, seed } = this.#network;
    const model = engine.createModel({ layers, optimizer, seed });
    try {
      restoreCheckpoint(model, { tensors, trainerState });
      return model;
    } catch (error) {
      model.destroy();
      throw error;
    }
  }

  get seed() {
    return this.#network.seed;
  }
}
