// learn-hand.js — teaches copies of a network a person's digits, and measures what it gains and what it loses.

import { LEAST_DIGITS, LESSON_STEPS } from '../../shared/hand.js';
import { checkImages, SettingsError } from '../check-settings.js';
import { restoreCheckpoint } from '../checkpoint.js';
import { answers, evaluate } from '../evaluation.js';
import { STOPPED } from '../slices.js';
import { checkedSubset, testSplit, trainingSplits } from '../splits.js';
import { throttled } from '../throttle.js';
import { DivergedError } from '../training.js';
import { collectTensors, fingerprintOf } from '../weights.js';
import { datasetOf, makeLessons, pick } from './lessons.js';

/** @typedef {import('../../shared/protocol.js').OwnDigits} OwnDigits */
/** @typedef {import('../../shared/protocol.js').LearntHand} LearntHand */
/** @typedef {import('../../shared/protocol.js').ImageSettings} ImageSettings */
/** @typedef {import('../../shared/protocol.js').Tensor} Tensor */
/** @typedef {import('../engine/engine.js').Engine} Engine */
/** @typedef {import('../engine/model.js').Model} Model */
/** @typedef {import('../slices.js').Slices} Slices */

/**
 * How a hand is learnt. Measured with the pen strokes of 30 people, three digits of each kind: with fewer steps or
 * a lower rate less is gained, with a higher rate more of the test images are lost.
 */
export const LESSON = { steps: LESSON_STEPS, batch: 64, rate: 0.0005, optimizer: 'adam' };

/** So many copies each learn all digits but those of one group, and read these. */
export const GROUPS = 3;

/**
 * The group of each digit: those of a label are dealt out in turn, so that of three equal ones each is in another.
 * @param {Uint8Array} labels @returns {number[]}
 */
export function groupsOf(labels) {
  const order = [...labels.keys()].sort((a, b) => labels[a] - labels[b] || a - b);
  const groups = new Array(labels.length);
  for (const [rank, place] of order.entries()) groups[place] = rank % GROUPS;
  return groups;
}

/**
 * The digits of these classes. Throws a SettingsError if there are too few to learn from.
 * @param {OwnDigits} digits @param {number[] | undefined} classes
 */
export function learnable(digits, classes) {
  const places = [...digits.labels.keys()].filter((i) => !classes || classes.includes(digits.labels[i]));
  if (places.length < LEAST_DIGITS)
    throw new SettingsError(`At least ${LEAST_DIGITS} own digits are needed; there are ${places.length}.`);
  return pick(digits, places);
}

/**
 * Learns a hand. The network itself stays as it is. Throws a SettingsError or a DivergedError.
 * @param {Engine} engine
 * @param {{ model: Model, layers: string, seed: number }} network
 * @param {import('../training.js').ImageSource} source
 * @param {{ digits: OwnDigits, run: ImageSettings, tensors?: Tensor[] }} request   tensors: the weights from which the
 *   copies start, the network's own without them
 * @param {(event: any) => void} emit   receives `learning` events, as in protocol.js
 * @param {Slices} slices
 * @returns {Promise<LearntHand | { ended: 'stopped' }>}
 */
export async function learnHand(engine, network, source, { digits, run, tensors }, emit, slices) {
  checkImages(run);
  const start = tensors ?? collectTensors(network.model);
  const learning = new Learning(engine, { ...network, tensors: start }, source, run, { emit, slices });
  try {
    return await learning.learn(learnable(digits, run.classes));
  } catch (error) {
    if (error === STOPPED) return { ended: 'stopped' };
    throw error;
  }
}

class Learning {
  #engine;
  #network;
  #source;
  #run;
  #slices;
  #report;
  /** Steps of all copies so far. */
  #steps = 0;

  /**
   * @param {Engine} engine
   * @param {{ layers: string, seed: number, tensors: Tensor[] }} network   whose copies learn
   * @param {import('../training.js').ImageSource} source @param {ImageSettings} run
   * @param {{ emit: (event: any) => void, slices: Slices }} ends
   */
  constructor(engine, network, source, run, { emit, slices }) {
    this.#engine = engine;
    this.#network = network;
    this.#source = source;
    this.#run = run;
    this.#slices = slices;
    this.#report = throttled(emit);
  }

  /** @param {OwnDigits} digits @returns {Promise<LearntHand>} */
  async learn(digits) {
    await this.#slices.waitFor(this.#source.arrived);
    const before = await this.#onCopy(async (copy) => ({
      own: await this.#read(copy, digits),
      test: await this.#test(copy),
    }));
    const own = { labels: digits.labels, before: before.own, after: new Uint8Array(digits.labels.length) };
    const groups = groupsOf(digits.labels);
    for (let group = 0; group < GROUPS; group++) {
      const [others, held] = [false, true].map((isHeld) =>
        [...groups.keys()].filter((place) => (groups[place] === group) === isHeld),
      );
      await this.#onCopy(async (copy) => {
        await this.#teach(copy, pick(digits, others));
        const read = await this.#read(copy, pick(digits, held));
        for (const [i, place] of held.entries()) own.after[place] = read[i];
      });
    }
    return this.#onCopy(async (copy) => {
      const began = this.#slices.elapsed;
      const curve = await this.#teach(copy, digits);
      const seconds = (this.#slices.elapsed - began) / 1000;
      const test = { before: before.test, after: await this.#test(copy) };
      const { steps, batch, rate, optimizer } = LESSON;
      const lesson = { steps, batch, rate, optimizer, images: this.#run, count: digits.labels.length };
      return { ended: 'done', tensors: collectTensors(copy), lesson, curve, seconds, own, test };
    });
  }

  /**
   * Works on a copy of the network, which is destroyed afterwards.
   * @template Outcome
   * @param {(copy: Model) => Promise<Outcome>} work
   */
  async #onCopy(work) {
    const { layers, seed, tensors } = this.#network;
    const copy = this.#engine.createModel({ layers, optimizer: LESSON.optimizer, seed });
    try {
      restoreCheckpoint(copy, { tensors });
      return await work(copy);
    } finally {
      copy.destroy();
    }
  }

  /** Trains on digits and as many images of the data set. @param {Model} copy @param {OwnDigits} digits */
  async #teach(copy, digits) {
    const { steps, batch, rate } = LESSON;
    const { dataset } = this.#source;
    const { train } = trainingSplits(dataset, this.#run);
    const plan = { steps, batch, seed: this.#network.seed };
    const lessons = makeLessons(this.#engine, { dataset, train, digits }, plan);
    const subset = lessons.createSubset({ pool: 'train', classes: this.#run.classes });
    const curve = { loss: new Float32Array(steps), accuracy: new Float32Array(steps) };
    try {
      for (let step = 0; step < steps; step++) {
        copy.beginStep(subset, { first: step * batch, count: batch, rate });
        await this.#slices.finish(copy, () => {});
        if (!Number.isFinite(copy.loss)) throw new DivergedError(1);
        curve.loss[step] = copy.loss;
        curve.accuracy[step] = copy.correct / batch;
        this.#steps++;
        this.#report(() => ({ event: 'learning', step: this.#steps, steps: (GROUPS + 1) * steps }));
      }
      return curve;
    } finally {
      copy.cancel();
      subset.destroy();
      lessons.destroy();
    }
  }

  /** The digit that is read for each. @param {Model} copy @param {OwnDigits} digits */
  async #read(copy, digits) {
    if (!digits.labels.length) return new Uint8Array(0);
    const dataset = datasetOf(this.#engine, digits);
    const subset = dataset.createSubset({ pool: 'train', classes: this.#run.classes });
    try {
      await evaluate(copy, subset, this.#slices, () => {});
      return subset.predictions();
    } finally {
      copy.cancel();
      subset.destroy();
      dataset.destroy();
    }
  }

  /** Evaluates the test images of the run. @param {Model} copy */
  async #test(copy) {
    const { dataset } = this.#source;
    const subset = checkedSubset(dataset, testSplit(dataset, this.#run), copy);
    const began = this.#slices.elapsed;
    try {
      const found = await evaluate(copy, subset, this.#slices, () => {});
      const fingerprint = await fingerprintOf(copy, this.#slices);
      const seconds = (this.#slices.elapsed - began) / 1000;
      return { ...found, ...answers(dataset, subset, 'test'), fingerprint, seconds };
    } finally {
      copy.cancel();
      subset.destroy();
    }
  }
}
