// engine.js — the JavaScript binding of nn.h: classes that take and return plain typed arrays, in workers and
// in Node.js.
//
// Pointers and views of the engine's memory never leave this folder. Memory that grows detaches every view, so
// a view is used within one expression, and callers get copies. Whoever creates an object destroys it.

import { OPTIMIZERS } from '../../shared/presets.js';
import { Core, Handle } from './core.js';
import { createMemory, importsWith } from './instance.js';
import { startWorkers, Threads } from './threads.js';

/** @typedef {'train' | 'test'} Pool */
/** @typedef {'trainImages' | 'trainLabels' | 'testImages' | 'testLabels'} Part */

/** The index is the number of nn_pool. @type {Pool[]} */
const POOLS = ['train', 'test'];
/** The index is the number of nn_part. @type {Part[]} */
const PARTS = ['trainImages', 'trainLabels', 'testImages', 'testLabels'];

/** A number of steps that nn_state_write refuses. */
const NO_STEPS = 0xffffffff;

const ALL_DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** One WebAssembly instance. */
export class Engine {
  #core;
  /** @type {Threads | null} */
  #threads = null;

  /** @param {Core} core @param {import('./threads.js').ThreadWorker[]} workers */
  constructor(core, workers) {
    this.#core = core;
    core.calls._initialize?.();
    if (workers.length) this.#threads = new Threads(workers, core.calls);
  }

  /**
   * Compiles a build of the engine and starts its threads.
   * @param {BufferSource} wasm   the bytes of engine-<build>.wasm
   * @param {object} [options]
   * @param {number} [options.threads]   1 … 8 with the caller's thread; more than 1 needs a build with shared
   *   memory. There may be fewer: see `threads`.
   * @param {import('./threads.js').StartThread} [options.startThread]
   */
  static async load(wasm, { threads = 1, startThread } = {}) {
    const module = await WebAssembly.compile(wasm);
    const memory = createMemory(module);
    const instance = await WebAssembly.instantiate(module, importsWith(memory));
    const core = new Core(instance, memory);
    if (!memory || !startThread) return new Engine(core, []);
    return new Engine(core, await startWorkers(threads - 1, startThread, { module, memory }));
  }

  /** Number of threads that share the work, the caller's included. */
  get threads() {
    return this.#threads?.threads ?? 1;
  }

  /** Size of the WebAssembly memory, which only grows. */
  get memoryBytes() {
    return this.#core.memory.buffer.byteLength;
  }

  /** Ends all threads but the caller's. The engine stays usable, with one thread. */
  close() {
    this.#threads?.close();
    this.#threads = null;
  }

  /** An empty data set. Throws EngineError NN_ERR_MEMORY. */
  createDataset() {
    return new Dataset(this.#core);
  }

  /**
   * A network with fresh weights. Throws an EngineError if the line of layers is wrong (`at` is the column) or
   * memory is short, and a RangeError for an unknown optimizer.
   * @param {object} settings
   * @param {string} settings.layers      the line of layers, in the language of nn.h
   * @param {string} settings.optimizer   a key of OPTIMIZERS
   * @param {number} settings.seed        of weights and dropout, 0 … 4294967295
   * @param {number} [settings.height]    of the images, in pixels
   * @param {number} [settings.width]     of the images, in pixels
   */
  createModel({ layers, optimizer, seed, height = 28, width = 28 }) {
    const optimizerNumber = Object.keys(OPTIMIZERS).indexOf(optimizer);
    if (optimizerNumber < 0) throw new RangeError(`there is no optimizer "${optimizer}"`);
    const core = this.#core;
    // A zero would end the text early; no layer knows the character in its place.
    const spec = new TextEncoder().encode(`${layers.replaceAll('\0', '\ufffd')}\0`);
    const pointer = core.borrow([new Uint8Array(4), spec], (out, text) => {
      core.check(core.calls.nn_model_create(out, text, height, width, optimizerNumber, seed));
      return core.words(out, 1)[0];
    });
    return new Model(core, pointer, { pixelCount: height * width, optimizer });
  }

  /**
   * Multiplies and adds in registers only, to measure the peak speed of the machine.
   * @param {number} millions   operations of each task, in millions
   * @param {number} tasks      tasks, which the threads share
   * @returns {number}          operations done
   */
  benchPeak(millions, tasks) {
    return this.#core.calls.nn_bench_peak(millions, tasks);
  }

  /**
   * The matrix product C += A · B of random matrices, for the benchmark: A [m, k], B [k, n], C [m, n].
   * @param {number} m @param {number} k @param {number} n
   */
  createProduct(m, k, n) {
    return new Product(this.#core, m, k, n);
  }
}

/** A matrix product that the benchmark measures. */
export class Product extends Handle {
  #sizes;

  /** @param {Core} core @param {number} m @param {number} k @param {number} n */
  constructor(core, m, k, n) {
    const length = m * n + m * k + k * n;
    super(core, core.alloc(4 * length), core.calls.nn_free);
    this.#sizes = { m, k, n };
    const all = core.floats(this.pointer, length);
    for (let i = 0; i < length; i++) all[i] = Math.random() - 0.5;
  }

  /** Computes the product once. */
  run() {
    const { m, k, n } = this.#sizes;
    const C = this.pointer;
    const A = C + 4 * m * n;
    this.core.calls.nn_bench_gemm(C, A, A + 4 * m * k, m, n, k);
  }
}

/** Images and labels in two pools, training and test. Indices count from 0 within a pool. */
export class Dataset extends Handle {
  /** @param {Core} core */
  constructor(core) {
    super(core, core.created(core.calls.nn_dataset_create()), core.calls.nn_dataset_destroy);
  }

  /**
   * Reads the next bytes of a file in IDX, plain or gzip. Throws an EngineError if they are wrong; the data set
   * can then only be destroyed.
   * @param {Part} part
   * @param {Uint8Array} bytes
   */
  push(part, bytes) {
    const { core, pointer } = this;
    core.borrow([bytes], (copy) =>
      core.check(core.calls.nn_dataset_push(pointer, PARTS.indexOf(part), copy, bytes.length)),
    );
  }

  /** Ends a file. Throws an EngineError if it is incomplete. @param {Part} part */
  end(part) {
    this.core.check(this.core.calls.nn_dataset_end(this.pointer, PARTS.indexOf(part)));
  }

  /**
   * Reads both pools from NumPy's .npz. Throws an EngineError; the data set is then still empty.
   * @param {Uint8Array} bytes   the whole file
   */
  readNpz(bytes) {
    const { core, pointer } = this;
    core.borrow([bytes], (copy) => core.check(core.calls.nn_dataset_read_npz(pointer, copy, bytes.length)));
  }

  /** Number of images according to the header of the pool's file; 0 while unknown. @param {Pool} pool */
  count(pool) {
    return this.core.calls.nn_dataset_count(this.pointer, POOLS.indexOf(pool)) >>> 0;
  }

  /** Number of images, from the pool's first on, that have arrived with their labels. @param {Pool} pool */
  ready(pool) {
    return this.core.calls.nn_dataset_ready(this.pointer, POOLS.indexOf(pool)) >>> 0;
  }

  /** Height of the images in pixels; 0 while unknown. */
  get height() {
    return this.core.calls.nn_dataset_height(this.pointer) >>> 0;
  }

  /** Width of the images in pixels; 0 while unknown. */
  get width() {
    return this.core.calls.nn_dataset_width(this.pointer) >>> 0;
  }

  /** The labels of the pool's images, 0 … 9; those that have not arrived yet are 0. @param {Pool} pool */
  labels(pool) {
    const pointer = this.core.calls.nn_dataset_labels(this.pointer, POOLS.indexOf(pool));
    return this.core.bytes(pointer, pointer ? this.count(pool) : 0).slice();
  }

  /**
   * Pixels of some images: [indices.length, height, width], 0 paper … 255 ink. Throws a RangeError if one has
   * not arrived.
   * @param {Pool} pool
   * @param {ArrayLike<number>} indices   within the pool
   */
  images(pool, indices) {
    const size = this.height * this.width;
    const ready = this.ready(pool);
    const images = this.core.calls.nn_dataset_images(this.pointer, POOLS.indexOf(pool)) >>> 0;
    const pixels = new Uint8Array(size * indices.length);
    for (let i = 0; i < indices.length; i++) {
      const index = indices[i];
      if (!(index >= 0 && index < ready))
        throw new RangeError(`there is no image ${index}: ${ready} have arrived, counted from 0`);
      pixels.set(this.core.bytes(images + index * size, size), i * size);
    }
    return pixels;
  }

  /**
   * Some images of one pool; see nn_subset_create. Must be destroyed before the data set.
   * Throws EngineError NN_ERR_MEMORY.
   * @param {object} choice
   * @param {Pool} choice.pool
   * @param {number[]} [choice.classes]   digits; all ten by default
   * @param {number} [choice.skip]        images of these digits to leave out at the beginning; 0 by default
   * @param {number} [choice.count]       largest number of images; all by default
   * @param {number} [choice.draw]        seed of a shuffle before images are taken; 0 keeps the pool's order
   */
  createSubset(choice) {
    return new Subset(this.core, this, choice);
  }
}

/** Some images of a data set, in the order in which batches are taken. */
export class Subset extends Handle {
  #dataset;
  #pool;

  /** @param {Core} core @param {Dataset} dataset @param {Parameters<Dataset['createSubset']>[0]} choice */
  constructor(core, dataset, { pool, classes = ALL_DIGITS, skip = 0, count = 0xffffffff, draw = 0 }) {
    const mask = classes.reduce((bits, digit) => bits | (1 << digit), 0);
    const { nn_subset_create, nn_subset_destroy } = core.calls;
    const pointer = nn_subset_create(dataset.pointer, POOLS.indexOf(pool), mask, skip, count, draw);
    super(core, core.created(pointer), nn_subset_destroy);
    this.#dataset = dataset;
    this.#pool = pool;
  }

  get dataset() {
    return this.#dataset;
  }

  get count() {
    return this.core.calls.nn_subset_count(this.pointer) >>> 0;
  }

  /** Indices of the images within their pool, in the subset's order. */
  indices() {
    const first = this.#pool === 'test' ? this.#dataset.count('train') : 0;
    const pointer = this.core.calls.nn_subset_indices(this.pointer);
    return this.core.words(pointer, this.count).map((index) => index - first);
  }

  /**
   * Puts the images into the order of an epoch, which depends on these two numbers only.
   * @param {number} seed    0 … 4294967295
   * @param {number} epoch   counted from 0
   */
  shuffle(seed, epoch) {
    this.core.calls.nn_subset_shuffle(this.pointer, seed, epoch);
  }

  /** A checksum of the images, all of which have arrived, and their labels; the same in any order. */
  get checksum() {
    return this.core.calls.nn_subset_checksum(this.pointer) >>> 0;
  }

  /** The digit predicted for each image by the last evaluation; 10 for a class without a digit. */
  predictions() {
    return this.core.bytes(this.core.calls.nn_subset_predictions(this.pointer), this.count).slice();
  }

  /** The probability, 0 … 1, of each of these predictions. */
  confidences() {
    return this.core.floats(this.core.calls.nn_subset_confidences(this.pointer), this.count).slice();
  }
}

/**
 * @typedef {object} Layer
 * @property {string} text             as in the line of layers
 * @property {number[]} shape          output: height, width, channels; a dense layer's is 1, 1, units
 * @property {number} paramCount
 * @property {number[]} kernelShape    [inputs, units] or [rows, columns, inputs, filters]; empty without weights
 * @property {boolean} hasBias
 */

/** A network, its weights and its optimizer. */
export class Model extends Handle {
  #pixelCount;
  #optimizer;
  /** Memory for the pixels and outputs of `predict`, so that predicting allocates nothing. */
  #scratch;
  /** Pointers to the nn_layer_info of each layer. @type {number[]} */
  #infos;
  /** @type {Layer[]} */
  layers;
  /** The class that `predict` returned last; where several outputs tie, the same as in an evaluation. */
  predicted = 0;

  /**
   * @param {Core} core
   * @param {number} pointer
   * @param {{ pixelCount: number, optimizer: string }} facts   pixels of an image; a key of OPTIMIZERS
   */
  constructor(core, pointer, { pixelCount, optimizer }) {
    super(core, pointer, core.calls.nn_model_destroy);
    this.#pixelCount = pixelCount;
    this.#optimizer = optimizer;
    this.#scratch = 0;
    const layerCount = core.calls.nn_model_layer_count(pointer);
    this.#infos = Array.from({ length: layerCount }, (_, i) => core.calls.nn_model_layer(pointer, i));
    this.layers = this.#infos.map((info) => {
      const [text, height, width, channels, paramCount, rank] = core.words(info, 6);
      const kernelShape = [...core.words(info + 24, rank)];
      const hasBias = core.words(info + 44, 1)[0] !== 0;
      return { text: core.text(text), shape: [height, width, channels], paramCount, kernelShape, hasBias };
    });
    this.paramCount = core.calls.nn_model_param_count(pointer) >>> 0;
    this.outputCount = core.calls.nn_model_output_count(pointer) >>> 0;
    try {
      this.#scratch = core.alloc(4 * this.outputCount + pixelCount);
    } catch (error) {
      this.destroy();
      throw error;
    }
  }

  destroy() {
    super.destroy();
    this.core.calls.nn_free(this.#scratch);
    this.#scratch = 0;
  }

  /** Views of a layer's weights, to be used at once. @param {number} index   of the layer, from 0 */
  #weightViews(index) {
    const [kernel, bias] = this.core.words(this.#infos[index] + 40, 2);
    const { hasBias, shape, paramCount } = this.layers[index];
    const biasCount = hasBias ? shape[2] : 0;
    const kernelCount = paramCount - biasCount;
    return { kernel: this.core.floats(kernel, kernelCount), bias: this.core.floats(bias, biasCount) };
  }

  /**
   * Copies of a layer's weights: the kernel row-major in its `kernelShape`, and the bias; empty where the layer
   * has none.
   * @param {number} index   of the layer, from 0
   */
  weights(index) {
    const { kernel, bias } = this.#weightViews(index);
    return { kernel: kernel.slice(), bias: bias.slice() };
  }

  /**
   * Replaces a layer's weights. Throws a RangeError if the lengths differ from the layer's.
   * @param {number} index   of the layer, from 0
   * @param {{ kernel: Float32Array, bias: Float32Array }} weights   as `weights` returns them
   */
  setWeights(index, { kernel, bias }) {
    const views = this.#weightViews(index);
    if (kernel.length !== views.kernel.length || bias.length !== views.bias.length)
      throw new RangeError(
        `layer ${index} has ${views.kernel.length} kernel weights and ${views.bias.length} biases; ` +
          `got ${kernel.length} and ${bias.length}`,
      );
    views.kernel.set(kernel);
    views.bias.set(bias);
  }

  /**
   * A copy of what the optimizer needs, beside the weights, to go on to the same bits: as it was after the last
   * completed step.
   * @returns {import('../../shared/protocol.js').TrainerState}
   */
  trainerState() {
    const { core, pointer } = this;
    const bytes = core.calls.nn_state_bytes(pointer) >>> 0;
    const values = core.borrow([new Uint8Array(bytes)], (copy) => {
      core.calls.nn_state_read(pointer, copy);
      return core.bytes(copy, bytes).slice();
    });
    return { steps: core.calls.nn_model_steps(pointer) >>> 0, arrays: [{ name: this.#optimizer, values }] };
  }

  /**
   * Gives the optimizer the state of another model. Throws EngineError NN_ERR_STATE if that has another
   * optimizer or other sizes; nothing is changed then.
   * @param {import('../../shared/protocol.js').TrainerState} state   as `trainerState` returns it
   */
  setTrainerState({ steps, arrays }) {
    const { core, pointer } = this;
    const own = arrays.find(({ name }) => name === this.#optimizer);
    const values = own?.values ?? new Uint8Array(0);
    const count = own && Number.isInteger(steps) && steps >= 0 ? steps : NO_STEPS;
    core.borrow([values], (copy) =>
      core.check(core.calls.nn_state_write(pointer, Math.min(count, NO_STEPS), copy, values.length)),
    );
  }

  /** Whether the last layer has an output for each of the subset's classes. @param {Subset} subset */
  fits(subset) {
    return this.core.calls.nn_model_fits(this.pointer, subset.pointer) !== 0;
  }

  /**
   * Begins one optimizer step; `advance` performs it. Throws a RangeError if the images are not all in the
   * subset.
   * @param {Subset} subset
   * @param {object} step
   * @param {number} step.first    place of the batch's first image in the subset's order
   * @param {number} step.count    images in the batch, at least 1
   * @param {number} step.rate     learning rate
   * @param {number} [step.l2]     factor of the L2 penalty; 0 by default
   * @param {number} [step.clip]   largest norm of all gradients together; 0, the default, clips nothing
   */
  beginStep(subset, { first, count, rate, l2 = 0, clip = 0 }) {
    if (first < 0 || count < 1 || first + count > subset.count)
      throw new RangeError(
        `images ${first} … ${first + count - 1} are not all in the subset, which has ${subset.count}`,
      );
    const data = subset.dataset.pointer;
    this.core.calls.nn_train_begin(this.pointer, data, subset.pointer, first, count, rate, l2, clip);
  }

  /** Begins an evaluation of all images of the subset; `advance` performs it. @param {Subset} subset */
  beginEvaluation(subset) {
    this.core.calls.nn_evaluate_begin(this.pointer, subset.dataset.pointer, subset.pointer);
  }

  /**
   * Works on the step or evaluation begun last.
   * @param {number} budget   time to work, in milliseconds; Infinity works to the end
   * @returns {boolean}       whether work is left
   */
  advance(budget) {
    return this.core.calls.nn_advance(this.pointer, budget) !== 0;
  }

  /** Abandons the step or evaluation begun last; the weights stay as they are. */
  cancel() {
    this.core.calls.nn_cancel(this.pointer);
  }

  /** L-BFGS: whether scikit-learn's stopping rule is met. Further steps on the same images do nothing then. */
  get converged() {
    return this.core.calls.nn_converged(this.pointer) !== 0;
  }

  /** Mean loss of the last step or evaluation, in nats, without the L2 penalty. */
  get loss() {
    return this.core.calls.nn_loss(this.pointer);
  }

  /** Number of images that the last step or evaluation classified correctly. */
  get correct() {
    return this.core.calls.nn_correct(this.pointer) >>> 0;
  }

  /** Number of images that have passed through the network since the last step or evaluation began. */
  get imagesDone() {
    return this.core.calls.nn_images_done(this.pointer) >>> 0;
  }

  /**
   * Time spent since the model was created, in milliseconds summed over all threads. Two numbers a layer,
   * forward and backward; then reading images, the loss, the optimizer and 0.
   * @returns {Float64Array}   [2 * layers.length + 4]
   */
  times() {
    const pointer = this.core.calls.nn_model_times(this.pointer) >>> 0;
    return new Float64Array(this.core.memory.buffer, pointer, 2 * this.layers.length + 4).slice();
  }

  /**
   * The outputs for one image, also during a step or evaluation. Throws a RangeError if the number of pixels is
   * wrong.
   * @param {Uint8Array} pixels    [height, width], 0 paper … 255 ink
   * @returns {Float32Array}       [outputCount]
   */
  predict(pixels) {
    if (pixels.length !== this.#pixelCount)
      throw new RangeError(`an image must have ${this.#pixelCount} pixels; got ${pixels.length}`);
    const outputs = this.#scratch;
    const copy = outputs + 4 * this.outputCount;
    this.core.bytes(copy, pixels.length).set(pixels);
    this.predicted = this.core.calls.nn_predict(this.pointer, outputs, copy) >>> 0;
    return this.core.floats(outputs, this.outputCount).slice();
  }
}
