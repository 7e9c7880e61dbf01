// training.js — the training loop: the same settings give the same bits on the page and in the terminal.

import { SCHEDULES, rateAt } from '../shared/schedules.js';
import { Pace } from './pace.js';
import { Slices, STOPPED } from './slices.js';

/** @typedef {import('./engine.js').Dataset} Dataset */
/** @typedef {import('./engine.js').Model} Model */
/** @typedef {import('./engine.js').Subset} Subset */
/** @typedef {import('../shared/protocol.js').RunSettings} RunSettings */

const REPORT_MS = 50;
/** An image passes so many times faster without training, until it has been measured. */
const EVALUATION_SPEEDUP = 3;

/**
 * A model in training: its next run goes on where the last ended.
 * @typedef {object} Trainee
 * @property {Model} model
 * @property {number} seed       of the order of the images
 * @property {number} epochs     begun so far, in all runs: with the seed they give an epoch's order
 */

/**
 * @typedef {object} Supply
 * @property {Dataset} dataset
 * @property {Promise<void>} arrived   fulfilled when all its images are there, test images included
 */

/** The loss has left the numbers, and no further step brings it back. */
export class DivergedError extends Error {
  /** @param {number} epoch */
  constructor(epoch) {
    super(
      `Training has diverged in epoch ${epoch}: the steps were so big that the loss is no longer a number. ` +
        'Lower the learning rate, reset the network and train again.',
    );
    this.name = 'DivergedError';
  }
}

/** Training one model for some epochs. */
export class Run {
  #trainee;
  #supply;
  #settings;
  #emit;
  #slices = new Slices();
  #pace = { training: new Pace(), evaluation: new Pace() };
  /** Images still to pass, by kind of work. */
  #left = { training: 0, evaluation: 0 };
  #lastReport = -Infinity;
  /** @type {Subset | null} */
  #testImages = null;
  /** @type {Subset[]} */
  #subsets = [];

  /**
   * @param {Trainee} trainee
   * @param {Supply} supply
   * @param {RunSettings} settings
   * @param {(event: any) => void} emit   hears progress, evaluating, epoch and result, as in protocol.js
   */
  constructor(trainee, supply, settings, emit) {
    checkSettings(settings, supply.dataset);
    this.#trainee = trainee;
    this.#supply = supply;
    this.#settings = settings;
    this.#emit = emit;
  }

  pause() {
    this.#slices.pause();
  }

  resume() {
    this.#slices.resume();
  }

  stop() {
    this.#slices.stop();
  }

  /** @returns {Promise<'done' | 'stopped'>} */
  async start() {
    try {
      await this.#run();
      return 'done';
    } catch (error) {
      if (error === STOPPED) return 'stopped';
      throw error;
    } finally {
      this.#trainee.model.cancel();
      for (const subset of this.#subsets) subset.destroy();
    }
  }

  async #run() {
    const { epochs, trainCount, validationCount, testCount } = this.#settings;
    const train = this.#subset('train', validationCount, trainCount);
    if (!this.#trainee.model.fits(train))
      throw new Error('The last layer does not have as many outputs as there are digits to tell apart.');
    const heldOut = validationCount ? this.#subset('train', 0, validationCount) : null;
    this.#left.training = epochs * trainCount;
    this.#left.evaluation = heldOut ? epochs * validationCount + testCount : epochs * testCount;
    let found = { loss: NaN, accuracy: NaN };
    for (let epoch = 1; epoch <= epochs; epoch++) {
      const start = this.#slices.elapsed;
      const means = await this.#epoch(epoch, train);
      found = await this.#evaluate('validation', heldOut ?? (await this.#test()), epoch);
      const seconds = (this.#slices.elapsed - start) / 1000;
      const { loss: valLoss, accuracy: valAccuracy } = found;
      this.#emit({ event: 'epoch', epoch, ...means, valLoss, valAccuracy, seconds });
    }
    const test = await this.#test();
    if (heldOut) found = await this.#evaluate('test', test, epochs);
    this.#emit({ event: 'result', ...found, ...this.#details(test), seconds: this.#slices.elapsed / 1000 });
  }

  /**
   * One pass over the training images.
   * @param {number} epoch @param {Subset} train
   * @returns its mean loss and accuracy as Keras has them: of every batch before its step
   */
  async #epoch(epoch, train) {
    const { model, seed } = this.#trainee;
    const { epochs, batch, schedule = 'constant', l2 } = this.#settings;
    const steps = Math.ceil(train.count / batch);
    const before = (epoch - 1) * steps;
    let lossSum = 0;
    let correct = 0;
    let images = 0;
    train.shuffle(seed, this.#trainee.epochs++);
    for (let step = 1; step <= steps; step++) {
      const count = Math.min(batch, train.count - images);
      const rate = rateAt(schedule, this.#settings.rate, before + step - 1, epochs * steps);
      model.beginStep(train, { first: images, count, rate, l2 });
      await this.#finish('training');
      if (!Number.isFinite(model.loss)) throw new DivergedError(epoch);
      lossSum += model.loss * count;
      correct += model.correct;
      images += count;
      this.#report(() => ({
        event: 'progress',
        ...{ epoch, step, steps, loss: lossSum / images, accuracy: correct / images },
        ...{ batchLoss: model.loss, batchAccuracy: model.correct / count },
        ...{ imagesPerSecond: this.#pace.training.imagesPerSecond, secondsLeft: this.#secondsLeft },
      }));
    }
    return { loss: lossSum / images, accuracy: correct / images };
  }

  /** @param {'validation' | 'test'} of @param {Subset} subset @param {number} epoch that has just ended */
  async #evaluate(of, subset, epoch) {
    const { model } = this.#trainee;
    const { count } = subset;
    model.beginEvaluation(subset);
    await this.#finish('evaluation', () =>
      this.#report(() => ({ event: 'evaluating', of, done: model.imagesDone, count })),
    );
    if (!Number.isFinite(model.loss)) throw new DivergedError(epoch);
    return { loss: model.loss, accuracy: model.correct / count };
  }

  /**
   * Does what the model has begun, in as many slices as it takes.
   * @param {'training' | 'evaluation'} work
   * @param {() => void} [afterSlice]
   */
  async #finish(work, afterSlice) {
    const { model } = this.#trainee;
    for (let working = true, done = 0; working; ) {
      if (this.#slices.left === 0) await this.#slices.rest();
      const start = performance.now();
      working = model.advance(this.#slices.left);
      const passed = model.imagesDone - done;
      done += passed;
      this.#left[work] -= passed;
      this.#pace[work].add(passed, performance.now() - start);
      afterSlice?.();
    }
  }

  /** Tells how it goes, unless that was told a moment ago. @param {() => object} event */
  #report(event) {
    const now = performance.now();
    if (now - this.#lastReport < REPORT_MS) return;
    this.#lastReport = now;
    this.#emit(event());
  }

  get #secondsLeft() {
    const { training, evaluation } = this.#pace;
    const evaluated = evaluation.imagesPerSecond || EVALUATION_SPEEDUP * training.imagesPerSecond;
    return this.#left.training / training.imagesPerSecond + this.#left.evaluation / evaluated;
  }

  /** The test images, which may still be on their way while the first epoch trains. */
  async #test() {
    if (!this.#testImages) {
      await this.#slices.wait(this.#supply.arrived);
      this.#testImages = this.#subset('test', 0, this.#settings.testCount);
    }
    return this.#testImages;
  }

  /** @param {'train' | 'test'} pool @param {number} skip @param {number} count */
  #subset(pool, skip, count) {
    const subset = this.#supply.dataset.createSubset({ pool, skip, count });
    this.#subsets.push(subset);
    return subset;
  }

  /** What was found for every test image. @param {Subset} test */
  #details(test) {
    const all = this.#supply.dataset.labels('test');
    const indices = test.indices();
    const labels = Uint8Array.from(indices, (index) => all[index]);
    const { count } = test;
    return { count, indices, labels, predictions: test.predictions(), confidences: test.confidences() };
  }
}

/** Throws what is wrong with the settings of a run. @param {RunSettings} settings @param {Dataset} dataset */
function checkSettings(settings, dataset) {
  const { epochs, batch, rate, schedule = 'constant', l2, trainCount, validationCount, testCount } = settings;
  const counts = { Epochs: epochs, 'Batch size': batch, 'Training images': trainCount };
  for (const [name, count] of Object.entries({ ...counts, 'Test images': testCount }))
    if (!(Number.isInteger(count) && count >= 1))
      throw new RangeError(`${name}: a whole number from 1 up, please.`);
  if (!(Number.isInteger(validationCount) && validationCount >= 0))
    throw new RangeError('Validation images: a whole number from 0 up, please.');
  if (!(rate > 0 && rate < Infinity)) throw new RangeError('Learning rate: a number above 0, please.');
  if (!Object.hasOwn(SCHEDULES, schedule))
    throw new RangeError(`Schedule: one of ${Object.keys(SCHEDULES).join(', ')}, please.`);
  if (!(l2 >= 0 && l2 < Infinity)) throw new RangeError('L2 penalty: a number from 0 up, please.');
  const needed = trainCount + validationCount;
  const ready = dataset.ready('train');
  if (needed <= ready) return;
  throw new RangeError(
    needed > dataset.count('train')
      ? `This run needs ${needed} training images, and there are only ${dataset.count('train')}.`
      : `This run needs ${needed} training images, and ${ready} have arrived so far.`,
  );
}
