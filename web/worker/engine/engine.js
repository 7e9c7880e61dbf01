// engine.js — the binding: what nn.h offers, as classes over plain typed arrays, for workers and Node alike.
//
// Pointers and views of the engine's memory stay in here: memory that grows detaches every view, so a view
// lives for one expression, and what callers get are copies. Whoever creates something destroys it.

import { OPTIMIZERS } from '../../shared/presets.js';
import { Core, Handle } from './core.js';
import { createMemory, importsWith } from './instance.js';
import { startWorkers, Threads } from './threads.js';

/** @typedef {'train' | 'test'} Pool */
/** @typedef {'trainImages' | 'trainLabels' | 'testImages' | 'testLabels'} Part */

/** nn_pool by number. @type {Pool[]} */
const POOLS = ['train', 'test'];
/** nn_part by number. @type {Part[]} */
const PARTS = ['trainImages', 'trainLabels', 'testImages', 'testLabels'];

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
   * @param {BufferSource} wasm
   * @param {object} [options]
   * @param {number} [options.threads]   wanted, with the caller's; others need a build with shared memory
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

  /** Threads that share the work. */
  get threads() {
    return this.#threads?.threads ?? 1;
  }

  get memoryBytes() {
    return this.#core.memory.buffer.byteLength;
  }

  /** Ends the threads but the caller's, which may go on with the engine. */
  close() {
    this.#threads?.close();
    this.#threads = null;
  }

  createDataset() {
    return new Dataset(this.#core);
  }

  /**
   * @param {object} settings
   * @param {string} settings.layers      the line of text that nn.h describes
   * @param {string} settings.optimizer   a key of OPTIMIZERS
   * @param {number} settings.seed        0 … 4294967295
   * @param {number} [settings.height]    of the images, in pixels
   * @param {number} [settings.width]
   */
  createModel({ layers, optimizer, seed, height = 28, width = 28 }) {
    const optimizerNumber = Object.keys(OPTIMIZERS).indexOf(optimizer);
    if (optimizerNumber < 0) throw new RangeError(`there is no optimizer "${optimizer}"`);
    const core = this.#core;
    const spec = new TextEncoder().encode(`${layers}\0`);
    const pointer = core.borrow([new Uint8Array(4), spec], (out, text) => {
      core.check(core.calls.nn_model_create(out, text, height, width, optimizerNumber, seed));
      return core.words(out, 1)[0];
    });
    return new Model(core, pointer, height * width);
  }

  /**
   * Works in registers only; returns how many operations that were.
   * @param {number} millions   in each task
   * @param {number} tasks      that the threads share
   */
  benchPeak(millions, tasks) {
    return this.#core.calls.nn_bench_peak(millions, tasks);
  }

  /**
   * C += A · B of random matrices, A [m, k] and B [k, n].
   * @param {number} m @param {number} k @param {number} n
   */
  createProduct(m, k, n) {
    return new Product(this.#core, m, k, n);
  }
}

/** A product of matrices, to be measured. */
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
   * The next bytes of a file; after a failure the data set can only be destroyed.
   * @param {Part} part
   * @param {Uint8Array} bytes
   */
  push(part, bytes) {
    const { core, pointer } = this;
    core.borrow([bytes], (copy) =>
      core.check(core.calls.nn_dataset_push(pointer, PARTS.indexOf(part), copy, bytes.length)),
    );
  }

  /** The file has no more bytes. @param {Part} part */
  end(part) {
    this.core.check(this.core.calls.nn_dataset_end(this.pointer, PARTS.indexOf(part)));
  }

  /** Everything from NumPy's .npz. @param {Uint8Array} bytes */
  readNpz(bytes) {
    const { core, pointer } = this;
    core.borrow([bytes], (copy) => core.check(core.calls.nn_dataset_read_npz(pointer, copy, bytes.length)));
  }

  /** Images that the pool's files announce; 0 while unknown. @param {Pool} pool */
  count(pool) {
    return this.core.calls.nn_dataset_count(this.pointer, POOLS.indexOf(pool)) >>> 0;
  }

  /** Images from the pool's first on that are here with their labels. @param {Pool} pool */
  ready(pool) {
    return this.core.calls.nn_dataset_ready(this.pointer, POOLS.indexOf(pool)) >>> 0;
  }

  /** Pixels; 0 while unknown. */
  get height() {
    return this.core.calls.nn_dataset_height(this.pointer) >>> 0;
  }

  /** Pixels; 0 while unknown. */
  get width() {
    return this.core.calls.nn_dataset_width(this.pointer) >>> 0;
  }

  /** The digits of the pool's images, as far as they are known. @param {Pool} pool */
  labels(pool) {
    const pointer = this.core.calls.nn_dataset_labels(this.pointer, POOLS.indexOf(pool));
    return this.core.bytes(pointer, pointer ? this.count(pool) : 0).slice();
  }

  /** Rows of pixels of the images named. @param {Pool} pool @param {ArrayLike<number>} indices */
  images(pool, indices) {
    const size = this.height * this.width;
    const ready = this.ready(pool);
    const images = this.core.calls.nn_dataset_images(this.pointer, POOLS.indexOf(pool)) >>> 0;
    const pixels = new Uint8Array(size * indices.length);
    for (let i = 0; i < indices.length; i++) {
      const index = indices[i];
      if (!(index >= 0 && index < ready)) throw new RangeError(`image ${index} is not among ${ready}`);
      pixels.set(this.core.bytes(images + index * size, size), i * size);
    }
    return pixels;
  }

  /**
   * Some images of one pool; see nn_subset_create. Destroy it before the data set.
   * @param {object} choice
   * @param {Pool} choice.pool
   * @param {number[]} [choice.classes]   digits
   * @param {number} [choice.skip]
   * @param {number} [choice.count]       all there are, unless given
   * @param {number} [choice.draw]        seed with which the images are drawn; 0: in the pool's order
   */
  createSubset(choice) {
    return new Subset(this.core, this, choice);
  }
}

/** The images that a run trains on, validates with or is tested on. */
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

  /** Indices within the pool, in the order in which batches are cut from them. */
  indices() {
    const first = this.#pool === 'test' ? this.#dataset.count('train') : 0;
    const pointer = this.core.calls.nn_subset_indices(this.pointer);
    return this.core.words(pointer, this.count).map((index) => index - first);
  }

  /** The order of an epoch, a function of both numbers alone. @param {number} seed @param {number} epoch */
  shuffle(seed, epoch) {
    this.core.calls.nn_subset_shuffle(this.pointer, seed, epoch);
  }

  /** The class that the last evaluation found for each image. */
  predictions() {
    return this.core.bytes(this.core.calls.nn_subset_predictions(this.pointer), this.count).slice();
  }

  /** The probability that it gave to that class. */
  confidences() {
    return this.core.floats(this.core.calls.nn_subset_confidences(this.pointer), this.count).slice();
  }
}

/**
 * @typedef {object} Layer
 * @property {string} text             as it stands in the line
 * @property {number[]} shape          output: height, width, channels; a dense layer's is 1, 1, units
 * @property {number} paramCount
 * @property {number[]} kernelShape    empty without weights
 * @property {boolean} hasBias
 */

/** A network, its weights and its optimizer. */
export class Model extends Handle {
  #pixelCount;
  /** Where predict puts pixels and outputs: its own, so that predicting allocates nothing. */
  #scratch;
  /** The layers' nn_layer_info. @type {number[]} */
  #infos;
  /** @type {Layer[]} */
  layers;
  /** The class that `predict` found last, as an evaluation finds it. */
  predicted = 0;

  /** @param {Core} core @param {number} pointer @param {number} pixelCount */
  constructor(core, pointer, pixelCount) {
    super(core, pointer, core.calls.nn_model_destroy);
    this.#pixelCount = pixelCount;
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

  /** Views of a layer's weights, for right now. @param {number} index */
  #weightViews(index) {
    const [kernel, bias] = this.core.words(this.#infos[index] + 40, 2);
    const { hasBias, shape, paramCount } = this.layers[index];
    const biasCount = hasBias ? shape[2] : 0;
    const kernelCount = paramCount - biasCount;
    return { kernel: this.core.floats(kernel, kernelCount), bias: this.core.floats(bias, biasCount) };
  }

  /** A layer's weights, row-major; empty where it has none. @param {number} index */
  weights(index) {
    const { kernel, bias } = this.#weightViews(index);
    return { kernel: kernel.slice(), bias: bias.slice() };
  }

  /** @param {number} index @param {{ kernel: Float32Array, bias: Float32Array }} weights */
  setWeights(index, { kernel, bias }) {
    const views = this.#weightViews(index);
    if (kernel.length !== views.kernel.length || bias.length !== views.bias.length)
      throw new RangeError(`layer ${index} has ${views.kernel.length} + ${views.bias.length} weights`);
    views.kernel.set(kernel);
    views.bias.set(bias);
  }

  /** Whether the subset's classes fit the outputs. @param {Subset} subset */
  fits(subset) {
    return this.core.calls.nn_model_fits(this.pointer, subset.pointer) !== 0;
  }

  /**
   * Begins one optimizer step on images of the subset's order; `advance` does the work.
   * @param {Subset} subset
   * @param {object} step
   * @param {number} step.first
   * @param {number} step.count
   * @param {number} step.rate
   * @param {number} [step.l2]
   * @param {number} [step.clip]   largest norm of all gradients together; 0 for none
   */
  beginStep(subset, { first, count, rate, l2 = 0, clip = 0 }) {
    if (first < 0 || count < 1 || first + count > subset.count)
      throw new RangeError(`images ${first} … ${first + count - 1} are not all among ${subset.count}`);
    const data = subset.dataset.pointer;
    this.core.calls.nn_train_begin(this.pointer, data, subset.pointer, first, count, rate, l2, clip);
  }

  /** Begins finding loss, accuracy and predictions of the whole subset. @param {Subset} subset */
  beginEvaluation(subset) {
    this.core.calls.nn_evaluate_begin(this.pointer, subset.dataset.pointer, subset.pointer);
  }

  /** Works for so many milliseconds; true while work is left. @param {number} budget */
  advance(budget) {
    return this.core.calls.nn_advance(this.pointer, budget) !== 0;
  }

  /** Forgets what was begun. */
  cancel() {
    this.core.calls.nn_cancel(this.pointer);
  }

  /** With L-BFGS: whether scikit-learn would have stopped, so that further steps on the images do nothing. */
  get converged() {
    return this.core.calls.nn_converged(this.pointer) !== 0;
  }

  /** Of what was done last: mean loss in nats. */
  get loss() {
    return this.core.calls.nn_loss(this.pointer);
  }

  /** Of what was done last: images classified correctly. */
  get correct() {
    return this.core.calls.nn_correct(this.pointer) >>> 0;
  }

  /** Images that have passed the network so far, of what was begun last. */
  get imagesDone() {
    return this.core.calls.nn_images_done(this.pointer) >>> 0;
  }

  /**
   * Milliseconds of all threads together since the model was created, two by two: each layer's forward and
   * backward, then reading images and computing the loss, then the optimizer and 0.
   */
  times() {
    const pointer = this.core.calls.nn_model_times(this.pointer) >>> 0;
    return new Float64Array(this.core.memory.buffer, pointer, 2 * this.layers.length + 4).slice();
  }

  /** The outputs for one image, at any time. @param {Uint8Array} pixels */
  predict(pixels) {
    if (pixels.length !== this.#pixelCount)
      throw new RangeError(`an image has ${this.#pixelCount} pixels, not ${pixels.length}`);
    const outputs = this.#scratch;
    const copy = outputs + 4 * this.outputCount;
    this.core.bytes(copy, pixels.length).set(pixels);
    this.predicted = this.core.calls.nn_predict(this.pointer, outputs, copy) >>> 0;
    return this.core.floats(outputs, this.outputCount).slice();
  }
}
