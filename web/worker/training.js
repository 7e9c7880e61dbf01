// training.js — the training loop of the page and the terminal: the same settings give the same bits.

import { rateAt } from '../shared/schedules.js';
import { checkSettings } from './check-settings.js';
import { answers, evaluate } from './evaluation.js';
import { Slices, STOPPED } from './slices.js';
import { checkedSubset, testSplit, trainingSplits } from './splits.js';
import { throttled } from './throttle.js';
import { Throughput } from './throughput.js';

/** @typedef {import('./engine/engine.js').Dataset} Dataset */
/** @typedef {import('./engine/engine.js').Model} Model */
/** @typedef {import('./engine/engine.js').Subset} Subset */
/** @typedef {import('../shared/protocol.js').RunSettings} RunSettings */

/** How many times faster an image is evaluated than trained on: an estimate until it has been measured. */
const EVALUATION_SPEEDUP = 3;

/**
 * A model with what the next run needs to continue after the last.
 * @typedef {object} TrainingModel
 * @property {Model} model
 * @property {number} seed       of the order of the images
 * @property {number} epochs     epochs begun in all runs so far; with the seed, this gives the order in an epoch
 */

/**
 * @typedef {object} ImageSource
 * @property {Dataset} dataset
 * @property {Promise<void>} arrived   fulfilled when all images have arrived, test images included
 */

/** The loss is NaN or infinite; further steps cannot change that. */
export class DivergedError extends Error {
  /** @param {number} epoch */
  constructor(epoch) {
    super(
      `Training has diverged in epoch ${epoch}: the steps were so large that the loss is no longer a number. ` +
        'Lower the learning rate, reset the network and train again.',
    );
    this.name = 'DivergedError';
  }
}

/** One training run of a model. */
export class Run {
  #network;
  #source;
  #settings;
  #splits;
  #emit;
  #report;
  #slices = new Slices();
  #throughput = { training: new Throughput(), evaluation: new Throughput() };
  /** Estimated number of images still to process, by kind of work. */
  #left = { training: 0, evaluation: 0 };
  /** @type {Subset | null} */
  #testImages = null;
  /** @type {Subset[]} */
  #subsets = [];

  /**
   * Throws a SettingsError if the settings are invalid or there are not enough images.
   * @param {TrainingModel} network
   * @param {ImageSource} source
   * @param {RunSettings} settings
   * @param {(event: any) => void} emit   receives progress, evaluating, epoch and result, as in protocol.js
   */
  constructor(network, source, settings, emit) {
    checkSettings(settings);
    this.#splits = trainingSplits(source.dataset, settings);
    this.#network = network;
    this.#source = source;
    this.#settings = settings;
    this.#emit = emit;
    this.#report = throttled(emit);
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

  /**
   * Trains all epochs, then evaluates the test images. Throws a DivergedError or a SettingsError.
   * @returns {Promise<'done' | 'stopped'>}
   */
  start() {
    return this.#untilStopped(async () => this.#test(await this.#train()));
  }

  /**
   * Trains all epochs. Test images are used only if the run validates with them.
   * @returns {Promise<'done' | 'stopped'>}
   */
  startWithoutTest() {
    return this.#untilStopped(() => this.#train());
  }

  /** @param {() => Promise<unknown>} work @returns {Promise<'done' | 'stopped'>} */
  async #untilStopped(work) {
    try {
      await work();
      return 'done';
    } catch (error) {
      if (error === STOPPED) return 'stopped';
      throw error;
    } finally {
      this.#network.model.cancel();
      for (const subset of this.#subsets) subset.destroy();
    }
  }

  /** Trains all epochs; returns the number of the last and the result of its validation. */
  async #train() {
    const { epochs, validateEvery = 1 } = this.#settings;
    const train = this.#subset(this.#splits.train);
    const heldOut = this.#heldOut ? this.#subset(this.#splits.validation) : null;
    this.#left = this.#imagesToPass();
    for (let epoch = 1; ; epoch++) {
      const start = this.#slices.elapsed;
      const means = await this.#epoch(epoch, train);
      const last = epoch === epochs || (means.steps === 1 && this.#network.model.converged);
      this.#left.training = (epochs - epoch) * train.count; // L-BFGS may process an image several times a step
      const found =
        last || epoch % validateEvery === 0
          ? await this.#evaluate('validation', heldOut ?? (await this.#tests()), epoch)
          : { loss: null, accuracy: null };
      const seconds = (this.#slices.elapsed - start) / 1000;
      const { loss: valLoss, accuracy: valAccuracy } = found;
      this.#emit({ event: 'epoch', epoch, ...means, valLoss, valAccuracy, seconds });
      if (last) return { epoch, found };
    }
  }

  /**
   * Evaluates the test images; if they validated, the last validation is the result.
   * @param {{ epoch: number, found: object }} end
   */
  async #test({ epoch, found }) {
    const test = await this.#tests();
    const result = this.#heldOut ? await this.#evaluate('test', test, epoch) : found;
    const details = answers(this.#source.dataset, test, 'test');
    this.#emit({ event: 'result', ...result, ...details, seconds: this.#slices.elapsed / 1000 });
  }

  /**
   * One pass over the training images. They are shuffled unless one step takes them all, where the order would
   * only change how sums are rounded.
   * @param {number} epoch   from 1
   * @param {Subset} train
   * @returns the number of steps, and mean loss and accuracy as Keras reports them: of each batch before its step
   */
  async #epoch(epoch, train) {
    const { model, seed } = this.#network;
    const { epochs, schedule = 'constant', l2, clip } = this.#settings;
    const { count: all } = train;
    const batch = this.#settings.batch === 'all' ? all : this.#settings.batch;
    const steps = Math.ceil(all / batch);
    const before = (epoch - 1) * steps;
    let lossSum = 0;
    let correct = 0;
    let images = 0;
    const order = this.#network.epochs++;
    if (steps > 1) train.shuffle(seed, order);
    for (let step = 1; step <= steps; step++) {
      const count = Math.min(batch, all - images);
      const rate = rateAt(schedule, this.#settings.rate, before + step - 1, epochs * steps);
      model.beginStep(train, { first: images, count, rate, l2, clip });
      await this.#slices.finish(model, (passed, ms) => this.#passed('training', passed, ms));
      if (!Number.isFinite(model.loss)) throw new DivergedError(epoch);
      lossSum += model.loss * count;
      correct += model.correct;
      images += count;
      const progress = () => ({
        event: 'progress',
        ...{ epoch, step, steps, loss: lossSum / images, accuracy: correct / images },
        ...{ batchLoss: model.loss, batchAccuracy: model.correct / count },
        ...{ imagesPerSecond: this.#throughput.training.imagesPerSecond, secondsLeft: this.#secondsLeft },
      });
      this.#report(progress, step === steps && steps > 1);
    }
    return { steps, loss: lossSum / images, accuracy: correct / images };
  }

  /** @param {'validation' | 'test'} of @param {Subset} subset @param {number} epoch   the last one trained */
  async #evaluate(of, subset, epoch) {
    const { model } = this.#network;
    const { count } = subset;
    const found = await evaluate(model, subset, this.#slices, (images, milliseconds) => {
      this.#passed('evaluation', images, milliseconds);
      this.#report(() => ({ event: 'evaluating', of, done: model.imagesDone, count }));
    });
    if (!Number.isFinite(found.loss)) throw new DivergedError(epoch);
    return found;
  }

  /** @param {'training' | 'evaluation'} work @param {number} images @param {number} milliseconds */
  #passed(work, images, milliseconds) {
    this.#left[work] = Math.max(0, this.#left[work] - images); // a line search processes images repeatedly
    this.#throughput[work].add(images, milliseconds);
  }

  get #heldOut() {
    return this.#splits.validation.count > 0;
  }

  /** Number of images that a whole run processes, by kind of work; test images according to their file header. */
  #imagesToPass() {
    const { epochs, validateEvery = 1, testCount } = this.#settings;
    const { train, validation } = this.#splits;
    const tests = Math.min(testCount ?? Infinity, this.#source.dataset.count('test'));
    const validations = Math.ceil(epochs / validateEvery);
    const evaluation = this.#heldOut ? validations * validation.count + tests : validations * tests;
    return { training: epochs * train.count, evaluation };
  }

  get #secondsLeft() {
    const { training, evaluation } = this.#throughput;
    const evaluated = evaluation.imagesPerSecond || EVALUATION_SPEEDUP * training.imagesPerSecond;
    return Math.max(0, this.#left.training) / training.imagesPerSecond + this.#left.evaluation / evaluated;
  }

  /** The test images. They may arrive while the first epoch is trained; this waits for them. */
  async #tests() {
    if (!this.#testImages) {
      await this.#slices.waitFor(this.#source.arrived);
      this.#testImages = this.#subset(testSplit(this.#source.dataset, this.#settings));
    }
    return this.#testImages;
  }

  /** @param {import('./splits.js').SubsetSpec} spec */
  #subset(spec) {
    const subset = checkedSubset(this.#source.dataset, spec, this.#network.model);
    this.#subsets.push(subset);
    return subset;
  }
}
