// training.js — the training loop of the page and the terminal: the same settings give the same bits.

import { checkSettings } from './check-settings.js';
import { checkRunPlace } from './checkpoint.js';
import { answers, evaluate } from './evaluation.js';
import { addInvented } from './invented/add-invented.js';
import { augmentationRanges, batchSize, stepAt } from './moments/step.js';
import { Slices, STOPPED } from './slices.js';
import { checkedSubset, testSplit, trainedSpec, trainingSplits } from './splits.js';
import { throttled } from './throttle.js';
import { Throughput } from './throughput.js';
import { fingerprintOf, markOf } from './weights.js';

/** @typedef {import('./engine/dataset.js').Dataset} Dataset */
/** @typedef {import('./engine/model.js').Model} Model */
/** @typedef {import('./engine/dataset.js').Subset} Subset */
/** @typedef {import('../shared/protocol.js').RunSettings} RunSettings */
/** @typedef {import('../shared/protocol.js').RunPlace} RunPlace */
/** @typedef {import('../shared/protocol.js').Piece} Piece */
/** @typedef {import('../shared/protocol.js').CurvePoint} CurvePoint */
/** @typedef {Omit<RunPlace, 'settings' | 'data'>} Place */

/**
 * Points of the curves in an epoch, at most, but for those after the pieces of slow motion: always after the same batches, so
 * that the same run has the same curves.
 */
const POINTS_PER_EPOCH = 128;

/** What a run has passed at the beginning of an epoch. */
const NOTHING = { lossSum: 0, correct: 0, images: 0 };

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

/**
 * Who follows a run step by step; what is missing is not told.
 * @typedef {object} Watching
 * @property {(place: Place, count: number, rate: number) => void} passed   after each step: where the run is then,
 *   the images that the step took, and the learning rate in force
 * @property {() => void} pieceBegins   the weights are those from before it
 * @property {(piece: Piece, place: Place, count: number, train: Subset, slices: Slices) => Promise<void>} pieceEnded
 *   after its last step, which took so many images; the run goes on when it settles
 * @property {(slices: Slices) => Promise<void>} turn   before each step, which is taken when it settles
 *
 * @typedef {Partial<Watching>} Watch
 */

/**
 * The place at the beginning of an epoch.
 * @param {number} epoch @param {number} order @param {number} elapsedMs
 * @returns {Place}
 */
const epochStart = (epoch, order, elapsedMs) => ({
  ...{ epoch, step: 0, order, ...NOTHING, point: NOTHING },
  ...{ elapsedMs, epochStartMs: elapsedMs },
});

/** One training run of a model. */
export class Run {
  #network;
  #source;
  #settings;
  /** How images are augmented; null if not at all. @type {number[] | null} */
  #ranges;
  #splits;
  #emit;
  #report;
  #slices;
  #from;
  #isEarly;
  /** @type {Watch | null} */
  #watch;
  /** The piece after which the run pauses. @type {Piece | null} */
  #until;
  /** Whether that piece has been trained: the run pauses before its next step. */
  #isDue = false;
  /** The step under way; `again` has it begun anew, with what has been changed. @type {{ again: boolean } | null} */
  #step = null;
  /** What has been trained so far; null before the first epoch. @type {Place | null} */
  #place = null;
  /** The training images. @type {Subset | null} */
  #train = null;
  /** What a place tells about them. @type {RunPlace['data'] | null} */
  #data = null;
  /** Since the last report. @type {CurvePoint[]} */
  #points = [];
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
   * @param {RunSettings & { from?: RunPlace | null, until?: Piece | null, early?: boolean }} settings   from: where a run
   *   goes on that was interrupted; until: a piece after which it pauses; early: it waits for no test images
   * @param {(event: any) => void} emit   receives inventing, begun, progress, waiting, evaluating, epoch, paused and result, as in
   *   protocol.js
   * @param {Watch | null} [watch]
   */
  constructor(
    network,
    source,
    { from = null, until = null, early = false, ...settings },
    emit,
    watch = null,
  ) {
    checkSettings(settings);
    this.#ranges = augmentationRanges(settings);
    this.#splits = trainingSplits(source.dataset, settings);
    this.#network = network;
    this.#source = source;
    this.#settings = settings;
    this.#emit = emit;
    this.#report = throttled(emit);
    this.#from = from;
    this.#isEarly = early;
    this.#until = until;
    this.#watch = watch;
    if (until) watch?.pieceBegins?.();
    this.#slices = new Slices(from?.elapsedMs);
  }

  /** Where the run is, counted to its last completed step; for `from`. What has been passed is reported. @returns {RunPlace | null} */
  place() {
    if (!this.#place || !this.#train) return null;
    if (this.#points.length && this.#place.images) this.#emit(this.#progress(this.#place, this.#train));
    return { settings: this.#settings, ...this.#place, data: this.#describe(this.#train) };
  }

  /** @param {Subset} train   the same at each call: its checksum takes milliseconds */
  #describe(train) {
    this.#data ??= { count: train.count, checksum: train.checksum };
    return this.#data;
  }

  /** Of the images in the epoch under way, as RunPlace has it; null before the first. */
  get order() {
    return this.#place?.order ?? null;
  }

  pause() {
    this.#slices.pause();
  }

  /** Whether nothing is trained until it is resumed. */
  get isPaused() {
    return this.#slices.isPaused;
  }

  /**
   * Goes on to the end, or to the end of a piece. A batch under way is completed as one; for a single image it is
   * given up.
   * @param {Piece | null} [until]
   */
  resume(until = null) {
    this.#until = until;
    this.#isDue = false;
    if (until === 'image') this.#beginStepAnew();
    if (until) this.#watch?.pieceBegins?.();
    this.#slices.resume();
  }

  /**
   * Changes the learning rate, the largest of the schedule, from the next step on; one that is under way begins
   * anew with it. Throws a SettingsError.
   * @param {number} rate
   * @returns {{ epoch: number, step: number }}   the first step with it; after the last epoch if none is left
   */
  setRate(rate) {
    checkSettings({ ...this.#settings, rate });
    this.#settings = { ...this.#settings, rate };
    this.#beginStepAnew();
    const { epoch, step, images } = this.#place ?? { epoch: 1, step: 0, images: 0 };
    const isOver = images === this.#train?.count;
    return isOver ? { epoch: epoch + 1, step: 1 } : { epoch, step: step + 1 };
  }

  #beginStepAnew() {
    if (!this.#step) return;
    this.#step.again = true;
    this.#network.model.cancel();
  }

  stop() {
    this.#slices.stop();
  }

  /**
   * Trains all epochs, then evaluates the test images, if the data set has some and the run waits for them. Throws a DivergedError or a
   * SettingsError.
   * @returns {Promise<'done' | 'stopped'>}
   */
  start() {
    const hasTest = this.#source.dataset.count('test') > 0;
    return this.#untilStopped(async () => {
      const end = await this.#trainAll();
      if (hasTest) await this.#test(end);
    });
  }

  /**
   * Trains all epochs. Test images are used only if the run validates with them.
   * @returns {Promise<'done' | 'stopped'>}
   */
  startWithoutTest() {
    return this.#untilStopped(() => this.#trainAll());
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

  /** Trains all epochs; returns the number of the last and the result of its validation, if it was now. */
  async #trainAll() {
    const { epochs, validateEvery = 1, invented = 0 } = this.#settings;
    const { dataset } = this.#source;
    await addInvented(dataset, invented, this.#slices, (done) =>
      this.#report(() => ({ event: 'inventing', done, count: invented })),
    );
    const train = this.#subset(trainedSpec(dataset, this.#settings));
    const heldOut = this.#heldOut ? this.#subset(this.#splits.validation) : null;
    this.#train = train;
    if (this.#from) this.#place = this.#placeOf(this.#from, train);
    else this.#emit({ event: 'begun', mark: markOf(this.#network.model) });
    this.#left = this.#imagesToPass(train.count);
    if (this.#place?.step === 0 && this.#isLast(this.#place.epoch - 1))
      return { epoch: this.#place.epoch - 1, found: null };
    for (let epoch = this.#place?.epoch ?? 1; ; epoch++) {
      this.#place ??= epochStart(epoch, this.#network.epochs++, this.#slices.elapsed);
      const means = await this.#epoch(this.#place, train);
      const last = this.#isLast(epoch);
      this.#left.training = (epochs - epoch) * train.count; // L-BFGS may process an image several times a step
      const isValidated = this.#canValidate && (last || epoch % validateEvery === 0);
      const validation = isValidated ? (heldOut ?? (await this.#tests())) : null;
      const found = validation && (await this.#evaluate('validation', validation, epoch));
      const { elapsed } = this.#slices;
      const { loss: valLoss, accuracy: valAccuracy } = found ?? { loss: null, accuracy: null };
      const seconds = (elapsed - this.#place.epochStartMs) / 1000;
      const mark = markOf(this.#network.model);
      this.#emit({ event: 'epoch', epoch, ...means, valLoss, valAccuracy, seconds, mark });
      this.#place = last ? epochStart(epoch + 1, this.#place.order, elapsed) : null;
      if (last) return { epoch, found };
    }
  }

  /** Throws a CheckpointError if the run cannot go on there. @param {RunPlace} from @param {Subset} train */
  #placeOf(from, train) {
    const [now, begun] = [{ settings: this.#settings, ...this.#describe(train) }, this.#network.epochs];
    checkRunPlace(from, { ...now, batch: this.#batch, begun });
    const { settings, data, ...place } = from;
    return place;
  }

  /** Whether no epoch follows this one, which has been trained; none is the last before the first. */
  #isLast(/** @type {number} */ epoch) {
    if (epoch === 0) return false;
    return (
      epoch === this.#settings.epochs || (this.#batch === this.#train?.count && this.#network.model.converged)
    );
  }

  get #batch() {
    return batchSize(this.#settings, this.#train?.count ?? 0);
  }

  /**
   * Evaluates the test images, unless the run does not wait for them; if they validated just now, that is the result.
   * @param {{ epoch: number, found: object | null }} end
   */
  async #test({ epoch, found }) {
    const test = await this.#tests();
    if (!test) return;
    const validated = this.#heldOut ? null : found;
    const result = validated ?? (await this.#evaluate('test', test, epoch));
    const details = answers(this.#source.dataset, test, 'test');
    const fingerprint = await fingerprintOf(this.#network.model, this.#slices);
    const seconds = this.#slices.elapsed / 1000;
    this.#emit({ event: 'result', ...result, ...details, fingerprint, seconds });
  }

  /**
   * One pass over the training images, or the rest of one. They are shuffled unless one step takes them all, where
   * the order would only change how sums are rounded.
   * @param {Place} place   updated after each step
   * @param {Subset} train
   * @returns the number of steps, and mean loss and accuracy as Keras reports them: of each batch before its step
   */
  async #epoch(place, train) {
    const { model, seed } = this.#network;
    if (this.#batch < train.count) train.shuffle(seed, place.order);
    while (place.images < train.count) {
      if (this.#isDue) await this.#pauseHere();
      if (this.#watch?.turn) await this.#watch.turn(this.#slices);
      const count = await this.#trainStep(place, train);
      if (!count) continue;
      if (!Number.isFinite(model.loss)) throw new DivergedError(place.epoch);
      this.#count(place, count);
      const isEnd = place.images === train.count;
      this.#isDue = this.#until !== null && (isEnd || this.#until !== 'epoch');
      const points = (/** @type {number} */ images) => Math.floor((images * POINTS_PER_EPOCH) / train.count);
      if (this.#isDue || points(place.images) > points(place.images - count)) this.#addPoint(place);
      this.#report(() => this.#progress(place, train), this.#isDue || (isEnd && place.step > 1));
      if (this.#isDue && this.#until)
        await this.#watch?.pieceEnded?.(this.#until, place, count, train, this.#slices);
    }
    return { steps: place.step, loss: place.lossSum / place.images, accuracy: place.correct / place.images };
  }

  /** Waits until the run is resumed, before its next step. */
  async #pauseHere() {
    this.#slices.pause();
    this.#emit({ event: 'paused' });
    await this.#slices.next();
  }

  /**
   * A step on the next batch, or on the next image alone; the batches behind it begin with the image that follows.
   * @param {Place} place @param {Subset} train
   * @returns how many images it has taken; 0 if it is to begin anew
   */
  async #trainStep(place, train) {
    const { model, seed } = this.#network;
    const run = { settings: this.#settings, ranges: this.#ranges, seed, trainCount: train.count };
    const { count, ...rest } = stepAt(run, place, this.#until === 'image' ? 1 : this.#batch);
    const step = { again: false };
    this.#step = step;
    model.beginStep(train, { count, ...rest });
    await this.#slices.finish(model, (passed, ms) => this.#passed('training', passed, ms));
    this.#step = null;
    if (!step.again) return count;
    this.#left.training += model.imagesDone;
    return 0;
  }

  /** Adds the step that has just ended. @param {Place} place @param {number} count   its images */
  #count(place, count) {
    const { model } = this.#network;
    place.step++;
    place.lossSum += model.loss * count;
    place.correct += model.correct;
    place.images += count;
    place.elapsedMs = this.#slices.elapsed;
    this.#watch?.passed?.(place, count, this.#settings.rate);
  }

  /** Adds the mean of the batches since the last point. @param {Place} place */
  #addPoint(place) {
    const { step, lossSum, correct, images, point: last = NOTHING } = place;
    const count = images - last.images;
    const batchLoss = (lossSum - last.lossSum) / count;
    this.#points.push({ step, batchLoss, batchAccuracy: (correct - last.correct) / count });
    place.point = { lossSum, correct, images };
  }

  /** What has been passed since the last report. @param {Place} place @param {Subset} train */
  #progress({ epoch, step, lossSum, correct, images }, train) {
    const steps = step + Math.ceil((train.count - images) / this.#batch);
    const { isSettled, imagesPerSecond } = this.#throughput.training;
    return {
      event: 'progress',
      ...{ epoch, step, steps, loss: lossSum / images, accuracy: correct / images },
      points: this.#points.splice(0),
      ...{ imagesPerSecond, secondsLeft: this.#secondsLeft, isRough: !isSettled },
    };
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

  /** Without images to validate with, those of a test included, a run trains all the same. */
  get #canValidate() {
    return this.#heldOut || this.#source.dataset.count('test') > 0;
  }

  /**
   * Number of images that are still to pass, by kind of work; test images according to their file header.
   * @param {number} trained   images of an epoch
   */
  #imagesToPass(trained) {
    const { epochs, validateEvery = 1, testCount } = this.#settings;
    const { epoch, images } = this.#place ?? { epoch: 1, images: 0 };
    const { validation } = this.#splits;
    const tests = Math.min(testCount ?? Infinity, this.#source.dataset.count('test'));
    const validations = Math.ceil(epochs / validateEvery) - Math.floor((epoch - 1) / validateEvery);
    const evaluation = this.#heldOut ? validations * validation.count + tests : validations * tests;
    return { training: (epochs - epoch + 1) * trained - images, evaluation };
  }

  get #secondsLeft() {
    const { training, evaluation } = this.#throughput;
    const evaluated = evaluation.imagesPerSecond || EVALUATION_SPEEDUP * training.imagesPerSecond;
    return Math.max(0, this.#left.training) / training.imagesPerSecond + this.#left.evaluation / evaluated;
  }

  /** The test images. They may arrive while the first epoch is trained; null if the run does not wait for them. */
  async #tests() {
    if (!this.#testImages) {
      if (!(await this.#allArrived())) return null;
      this.#testImages = this.#subset(testSplit(this.#source.dataset, this.#settings));
    }
    return this.#testImages;
  }

  /** Whether all images have arrived; waits until they have, and tells so, but for an early run. */
  async #allArrived() {
    const { arrived } = this.#source;
    let isOver = false;
    const end = () => (isOver = true);
    arrived.then(end, end);
    await this.#slices.next();
    if (!isOver && this.#isEarly) return false;
    if (!isOver) this.#emit({ event: 'waiting' });
    await this.#slices.waitFor(arrived);
    return true;
  }

  /** @param {import('./splits.js').SubsetSpec} spec */
  #subset(spec) {
    const subset = checkedSubset(this.#source.dataset, spec, this.#network.model);
    this.#subsets.push(subset);
    return subset;
  }
}
