// engine.js — the JavaScript binding of nn.h: classes that take and return plain typed arrays, in workers and
// in Node.js. Here is an instance of the engine, which makes the others.
//
// Pointers and views of the engine's memory never leave this folder. Memory that grows detaches every view, so
// a view is used within one expression, and callers get copies. Whoever creates an object destroys it.

import { IMAGE_SIDE } from '../../shared/ink-to-image.js';
import { OPTIMIZERS } from '../../shared/presets.js';
import { Core, Handle } from './core.js';
import { Dataset } from './dataset.js';
import { createMemory, importsWith } from './instance.js';
import { Model } from './model.js';
import { startWorkers, Threads } from './threads.js';

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
  createModel({ layers, optimizer, seed, height = IMAGE_SIDE, width = IMAGE_SIDE }) {
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
