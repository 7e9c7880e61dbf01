// trainer.js — a network that learns digits in a worker of its own.
/// <reference lib="esnext.disposable" preserve="true" />

import { FileError } from '../files/errors.js';
import { joined } from '../files/joined.js';
import { OPTIMIZERS } from '../shared/presets.js';
import { connect } from '../shared/protocol.js';
import { requireFinite } from '../weights/finite.js';
import { looksLikeSafetensors, readSafetensors, writeSafetensors } from '../weights/safetensors.js';
import { ALL_DIGITS } from '../worker/predictions.js';
import { chooseBuild } from '../worker/variant.js';
import { bytesOf, readDataSet, requireLabel } from './data-set.js';
import { fetchEngine } from './engines.js';
import { imageOf } from './image.js';
import { listen } from './listening.js';
import { requireOutputs, requireTrainOptions, trainerOptions } from './options.js';
import { said } from './said.js';
import { startWorker } from './start-worker.js';

/** @typedef {import('./image.js').ImageSource} ImageSource */
/** @typedef {import('./data-set.js').DataSet} DataSet */
/** @typedef {import('./data-set.js').Images} Images */
/** @typedef {import('../shared/protocol.js').Connection<import('../shared/protocol.js').Requests>} Connection */
/** @typedef {import('../shared/protocol.js').RunSettings} RunSettings */

/**
 * Which images: those that are trained on, or those that measure the network and are never trained on.
 * @typedef {'train' | 'test'} Pool
 *
 * @typedef {object} TrainerOptions
 * @property {string} [optimizer]   'adam' by default; 'sgd', 'momentum', 'nesterov', 'adagrad', 'adadelta', 'rmsprop',
 *   'adamw', 'ftrl' or 'lbfgs'
 * @property {number} [seed]        of the weights, of dropout and of the order of the images, 0 … 4294967295; 1 by default.
 *   The same seed, images and settings give the same weights to the last bit, on every machine
 * @property {number[]} [classes]   the digits that the network tells apart, at least two; all ten by default. There is
 *   an output for each, or one for two of them
 * @property {number} [threads]     1 … 8, where the page is cross-origin isolated; as many as the processor runs at
 *   once by default. The number changes no bit
 * @property {() => Worker} [startWorker]   starts the worker from a file of one's own, made of `digit-lab/worker`, for
 *   pages whose Content-Security-Policy forbids workers from `blob:`
 *
 * @typedef {object} TrainOptions
 * @property {number} [epochs]      passes over the training images; 5 by default
 * @property {number | 'all'} [batch]   images in a step; 128 by default, or all of them if they are fewer
 * @property {number} [rate]        learning rate, the largest of the schedule; the optimizer's usual one by default
 * @property {'constant' | 'step' | 'cosine' | 'one-cycle'} [schedule]   'constant' by default
 * @property {number} [l2]          factor of the L2 penalty on kernels; 0 by default
 * @property {number} [clip]        largest norm of all gradients together; 0, the default, clips nothing
 * @property {number} [average]     decay of the averages of the weights that are then used, below 1; 0, the default,
 *   averages nothing
 * @property {string} [augment]     how images are changed at random, as in 'shift 2 rotate 10 scale 0.1'
 * @property {number} [validation]  of the training images so many, the first, are held out to validate; below 1 it is a
 *   share of them. 0 by default: the test images validate, if there are some
 * @property {number} [validateEvery]   epochs from one validation to the next; 1 by default
 * @property {AbortSignal} [signal] ends the training; the weights stay as they are then
 * @property {(progress: Progress) => void} [onProgress]   at most ten times a second
 * @property {(epoch: Epoch) => void} [onEpoch]   after each epoch
 *
 * @typedef {object} Progress
 * @property {number} epoch         from 1
 * @property {number} step          of this epoch, from 1
 * @property {number} steps         of an epoch
 * @property {number} loss          mean of the epoch so far, in nats, each batch before its step
 * @property {number} accuracy      likewise, 0 … 1
 * @property {number} imagesPerSecond
 * @property {number} secondsLeft   estimated
 *
 * @typedef {object} Epoch
 * @property {number} epoch         from 1
 * @property {number} loss          mean over its batches, in nats, each before its step
 * @property {number} accuracy      likewise, 0 … 1
 * @property {number | null} valLoss       of the images that validate; null if none did
 * @property {number | null} valAccuracy   0 … 1
 * @property {number} seconds
 *
 * @typedef {object} Trained
 * @property {Epoch[]} epochs
 * @property {{ loss: number, accuracy: number, count: number, fingerprint: string } | null} test   of the test images;
 *   null without any. The fingerprint is that of the weights, which Digit Lab shows too
 *
 * @typedef {object} Answer
 * @property {number} digit         the most probable
 * @property {number} probability   of it, 0 … 1
 * @property {Float32Array} probabilities   of each class, ascending; of ten outputs, of the digits 0 … 9
 *
 * @typedef {object} Network
 * @property {string} model         the line of layers
 * @property {{ text: string, shape: number[], paramCount: number }[]} layers   shape: of the output, without the batch
 * @property {number} paramCount
 * @property {number} threads       that train
 */

/** What the file of `load` is called in errors: they say 'the file …'. */
const NAME = 'of weights';

/** What is said of a worker that has ended, by status of the CrashError. @type {Record<string, string>} */
const DEATHS = {
  WORKER_UNSTARTED:
    'The worker could not be started. A Content-Security-Policy must allow worker-src blob: and script-src ' +
    "'wasm-unsafe-eval'; or give startWorker.",
};

/** A network that is trained and answers in a worker, which starts when it is first needed. */
export class Trainer {
  #model;
  #options;
  /** @type {Record<Pool, { pixels: Uint8Array[], labels: Uint8Array[], count: number }>} */
  #images = { train: { pixels: [], labels: [], count: 0 }, test: { pixels: [], labels: [], count: 0 } };
  /** Whether the worker has all of these images. */
  #isFilled = false;
  /** @type {Promise<{ request: Connection, threads: number }> | null} */
  #worker = null;
  /** @type {Connection | null} */
  #request = null;
  /** The network in the worker. @type {Promise<Network> | null} */
  #network = null;
  /** @type {(event: any) => void} */
  #onEvent = () => {};
  #isTraining = false;
  #isDisposed = false;

  /**
   * @param {string} model   the line of layers, as in 'conv 8 5x5 relu | maxpool 2 | dense 10 softmax'
   * @param {TrainerOptions} [options]
   * @throws {TypeError} if an option has another name or is of another type
   * @throws {RangeError} if an option is out of range; whether the line is right is known by `start` or `train`
   */
  constructor(model, options = {}) {
    if (typeof model !== 'string')
      throw new TypeError('A Trainer needs a line of layers, as in new Trainer("dense 10 softmax").');
    this.#model = model;
    this.#options = trainerOptions(options);
  }

  /** The line of layers. */
  get model() {
    return this.#model;
  }

  /** Images that have been added, by pool. @returns {Record<Pool, number>} */
  get counts() {
    return { train: this.#images.train.count, test: this.#images.test.count };
  }

  /**
   * Adds an image with its label. The next `train` takes it.
   * @param {ImageSource} image   784 numbers, a canvas or ImageData
   * @param {number} label        0 … 9
   * @param {Pool} [pool]         'train' by default
   * @throws {TypeError} if it is no image
   * @throws {RangeError} for another label, another number of pixels, or a picture without ink
   */
  add(image, label, pool = 'train') {
    this.#requireOpen();
    const labels = Uint8Array.of(requireLabel(label));
    this.#keep({ pixels: imageOf(image), labels }, pool);
  }

  /**
   * Adds a data set: arrays, or files in IDX as MNIST's own, gzip or not, by their bytes or their address.
   * @param {DataSet} set
   * @param {Pool} [pool]   'train' by default
   * @throws {RangeError} if images are not of 28 × 28 pixels, labels no digits, or not as many; nothing is added then
   * @throws {Error} if a file cannot be fetched or unpacked
   */
  async addAll(set, pool = 'train') {
    this.#requireOpen();
    this.#keep(await readDataSet(set), pool);
  }

  /** @param {Images} images @param {Pool} pool */
  #keep({ pixels, labels }, pool) {
    const kept = this.#images[pool];
    if (!kept) throw new RangeError(`Images are for 'train' or for 'test'; got '${pool}'.`);
    kept.pixels.push(pixels);
    kept.labels.push(labels);
    kept.count += labels.length;
    this.#isFilled = false;
  }

  /**
   * Starts the worker and makes the network, with fresh weights, unless both are there. All that follows does it too.
   * @returns {Promise<Network>}
   * @throws {Error} named EngineError if the line of layers is wrong: its message says what, and `at` is the column, from 1
   * @throws {Error} if there is no Worker, or WebAssembly has no SIMD
   */
  start() {
    this.#network ??= this.#create({}).catch((error) => {
      this.#network = null;
      throw error;
    });
    return this.#network;
  }

  /**
   * Trains from the present weights on.
   * @param {TrainOptions} [options]
   * @returns {Promise<Trained>}
   * @throws the signal's reason, by default a DOMException named AbortError, if the signal has ended it
   * @throws {TypeError} if an option has another name or is of another type
   * @throws {RangeError} for an option out of range, if images are missing, or if the outputs are not the classes
   * @throws what `onProgress` or `onEpoch` throws, which ends the training
   * @throws {Error} named DivergedError if the loss is no longer a number
   */
  async train(options = {}) {
    requireTrainOptions(options);
    const { signal, onProgress, onEpoch, ...settings } = options;
    signal?.throwIfAborted();
    if (this.#isTraining)
      throw new Error('The network is already being trained: wait until this ends, or abort it.');
    this.#isTraining = true;
    try {
      await this.#startToAnswer();
      await this.#fill();
      signal?.throwIfAborted();
      return await this.#run(this.#runSettings(settings), { signal, onProgress, onEpoch });
    } finally {
      this.#isTraining = false;
    }
  }

  /**
   * @param {RunSettings} settings
   * @param {Pick<TrainOptions, 'signal' | 'onProgress' | 'onEpoch'>} watch
   */
  async #run(settings, { signal, ...listeners }) {
    const request = this.#open();
    const abort = () => void request('stop').catch(() => {});
    signal?.addEventListener('abort', abort);
    const { heard, onEvent } = listen(listeners, abort);
    this.#onEvent = onEvent;
    try {
      const { ended } = await request('train', settings);
      if (heard.failure) throw heard.failure.error;
      if (ended === 'stopped')
        throw signal?.reason ?? new DOMException('The training was stopped.', 'AbortError');
      return heard.trained;
    } finally {
      this.#onEvent = () => {};
      signal?.removeEventListener('abort', abort);
    }
  }

  /**
   * What the network reads in an image, at any time, during a training too.
   * @param {ImageSource} image
   * @returns {Promise<Answer>}
   * @throws {RangeError} as `add`, or if the outputs are not the classes
   */
  async classify(image) {
    const pixels = imageOf(image);
    await this.#startToAnswer();
    const { outputs, predicted } = await this.#open()('predict', { pixels });
    const probabilities = outputs.length === 1 ? Float32Array.of(1 - outputs[0], outputs[0]) : outputs;
    // With ten outputs the engine numbers classes by their digits.
    const digits = outputs.length < ALL_DIGITS.length ? this.#options.classes : ALL_DIGITS;
    return { digit: digits[predicted], probability: probabilities[predicted], probabilities };
  }

  /**
   * As `classify`, of each of several images.
   * @param {Iterable<ImageSource>} images
   * @returns {Promise<Answer[]>}
   */
  async classifyAll(images) {
    if (!(Symbol.iterator in Object(images)))
      throw new TypeError(`Images to classify are an array of them; got ${said(images)}.`);
    return Promise.all([...images].map((image) => this.classify(image)));
  }

  /**
   * The weights, with the line of layers, as a file of the format safetensors, which Digit Lab opens too.
   * @returns {Promise<Uint8Array>}
   */
  async save() {
    await this.start();
    const { tensors } = await this.#open()('weights');
    const { optimizer, seed, classes } = this.#options;
    const settings = { layers: this.#model, optimizer, classes: classes.join(), seed: String(seed) };
    return writeSafetensors(tensors, settings);
  }

  /**
   * Takes the weights of a file in place of those that are there, and its line of layers and classes if it has them. The
   * optimizer begins anew.
   * @param {ArrayBuffer | Uint8Array | Blob} bytes   as `save` gives them, or weights that Digit Lab has saved; a `File` is a Blob
   * @returns {Promise<Network>}
   * @throws {TypeError} if it is something else
   * @throws {Error} named FileError if it is no such file or a number in it is none, WeightsError if it does not fit the layers; the network is as
   *   before then
   */
  async load(bytes) {
    const file = await bytesOf(bytes);
    if (!file) throw new TypeError(`Weights are the bytes of a file, or a File or Blob; got ${said(bytes)}.`);
    if (!looksLikeSafetensors(file)) throw new FileError('FILE_HEADER', { file: NAME });
    const { tensors, metadata } = readSafetensors(file, NAME);
    requireFinite(tensors, NAME);
    const { layers = this.#model, classes } = metadata;
    const network = this.#create({ layers, tensors });
    await network;
    this.#network = network;
    this.#model = layers;
    const digits =
      classes
        ?.split(',')
        .map(Number)
        .filter((digit) => ALL_DIGITS.includes(digit)) ?? [];
    if (digits.length > 1) this.#options.classes = digits;
    return network;
  }

  /** Ends the worker. What is awaited rejects, and so does all that follows. */
  dispose() {
    this.#isDisposed = true;
    this.#request?.end('The Trainer has been disposed.');
  }

  /** For `using`. Browsers that lack the symbol have a method here that nobody calls. */
  [Symbol.dispose]() {
    this.dispose();
  }

  #requireOpen() {
    if (this.#isDisposed) throw new Error('The Trainer has been disposed: make a new one.');
  }

  /** The connection to the worker that has been started. @returns {Connection} */
  #open() {
    this.#requireOpen();
    return /** @type {Connection} */ (this.#request);
  }

  /** Starts, with a network whose outputs are the classes. */
  async #startToAnswer() {
    const { layers } = await this.start();
    const outputs = layers[layers.length - 1].shape.reduce((product, length) => product * length);
    requireOutputs(outputs, this.#options.classes);
  }

  /** @param {{ layers?: string, tensors?: import('../shared/protocol.js').Tensor[] }} network @returns {Promise<Network>} */
  async #create({ layers = this.#model, tensors }) {
    this.#requireOpen();
    this.#worker ??= this.#startWorker().catch((error) => {
      if (error.name !== 'CrashError') this.#worker = null;
      throw error;
    });
    const { request, threads } = await this.#worker;
    const { optimizer, seed } = this.#options;
    const made = await request('create', { layers, optimizer, seed, ...(tensors && { tensors }) }).catch(
      (error) => {
        throw withWord(error, layers);
      },
    );
    return { model: layers, layers: made.layers, paramCount: made.paramCount, threads };
  }

  async #startWorker() {
    const { threads: wish, startWorker: start = startWorker } = this.#options;
    const request = connect(
      start(),
      (event) => this.#onEvent(event),
      (error) => this.#die(error),
    );
    this.#request = /** @type {Connection} */ (request);
    try {
      const { build, threads } = await chooseBuild({ threads: wish }, navigator.hardwareConcurrency);
      const wasm = await fetchEngine(build);
      const { threads: started } = await this.#request('begin', { build, threads, wasm }, [wasm.buffer]);
      return { request: this.#request, threads: started };
    } catch (error) {
      request.end('Its engine did not start.');
      throw error;
    }
  }

  /** @param {Error & { status?: string }} error   which all requests reject with */
  #die(error) {
    const reason = DEATHS[error.status ?? ''] ?? error.message.replace(/\.?$/, '.');
    if (!this.#isDisposed) error.message = `${reason} The network is lost: make a new Trainer.`;
  }

  /** Gives the worker the images that it does not have yet. */
  async #fill() {
    if (this.#isFilled) return;
    const { train, test } = this.#images;
    if (!train.count) throw new RangeError('There are no images to train on: add some first.');
    const pools = { train: gathered(train), test: gathered(test) };
    this.#isFilled = true;
    const buffers = [pools.train, pools.test].flatMap(({ pixels, labels }) => [pixels.buffer, labels.buffer]);
    try {
      await this.#open()('fill', pools, buffers);
    } catch (error) {
      this.#isFilled = false;
      throw error;
    }
  }

  /**
   * A run's settings, with those that are left out.
   * @param {Omit<TrainOptions, 'signal' | 'onProgress' | 'onEpoch'>} options
   * @returns {RunSettings}
   */
  #runSettings({ epochs = 5, batch, rate, validation = 0, l2, ...rest }) {
    const { optimizer, classes } = this.#options;
    const usual = OPTIMIZERS[optimizer];
    if (!(validation >= 0))
      throw new RangeError(`Validation is a number of images, or a share; got ${validation}.`);
    const ofClasses = this.#images.train.labels.reduce(
      (sum, labels) => sum + labels.filter((label) => classes.includes(label)).length,
      0,
    );
    const validationCount = validation < 1 ? Math.floor(validation * ofClasses) : validation;
    return {
      ...(classes.length < ALL_DIGITS.length && { classes }),
      ...{ epochs, batch: batch ?? usual.batch ?? 128, rate: rate ?? usual.rate, l2: l2 ?? usual.l2 ?? 0 },
      ...{ trainCount: null, validationCount, testCount: null },
      ...rest,
    };
  }
}

/** A mistake in a line of layers, with the word at its column. @param {any} error @param {string} layers */
function withWord(error, layers) {
  const isPlaced = error.name === 'EngineError' && error.message.includes('column');
  const [word] = /^[^\s|]*/.exec(isPlaced ? layers.slice(error.at - 1) : '') ?? [];
  if (word) error.message = `${error.message}: "${word}".`;
  return error;
}

/** @param {{ pixels: Uint8Array[], labels: Uint8Array[] }} images @returns {Images} */
const gathered = ({ pixels, labels }) => ({ pixels: joined(pixels), labels: joined(labels) });
