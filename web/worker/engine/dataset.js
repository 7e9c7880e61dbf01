// dataset.js — images in the engine: data sets, and subsets of them in the order of batches.

import { FIRST_EXTRA } from '../../shared/invented.js';
import { Handle } from './core.js';

/** @typedef {import('./core.js').Core} Core */
/** @typedef {'train' | 'test'} Pool */
/** @typedef {'trainImages' | 'trainLabels' | 'testImages' | 'testLabels'} Part */

/**
 * How the images of a step are augmented: a function of these and of the image alone.
 * @typedef {object} Augmentation
 * @property {number[]} ranges   of the parts, as parseAugmentation of shared/augmentation.js gives them
 * @property {number} seed       0 … 4294967295
 * @property {number} epoch      counted from 0
 */

/** The index is the number of nn_pool. @type {Pool[]} */
const POOLS = ['train', 'test'];
/** The index is the number of nn_part. @type {Part[]} */
const PARTS = ['trainImages', 'trainLabels', 'testImages', 'testLabels'];

const ALL_DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/**
 * Images and labels in two pools, training and test. Indices count from 0 within a pool. Extra images, which belong to
 * no pool, have indices from FIRST_EXTRA on, among those of the training pool.
 */
export class Dataset extends Handle {
  #extraLabels = new Uint8Array(0);

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

  /**
   * Makes a pool of arrays. Throws an EngineError; the data set is then as before.
   * @param {Pool} pool   empty so far
   * @param {{ pixels: Uint8Array, labels: Uint8Array }} images   pixels: [labels.length, side, side], 0 paper … 255 ink;
   *   labels: 0 … 9
   * @param {number} side   of an image
   */
  fill(pool, { pixels, labels }, side) {
    const { core, pointer } = this;
    if (pixels.length !== labels.length * side * side)
      throw new RangeError(
        `${labels.length} images have ${labels.length * side * side} pixels; got ${pixels.length}`,
      );
    core.borrow([pixels, labels], (images, digits) =>
      core.check(
        core.calls.nn_dataset_fill(pointer, POOLS.indexOf(pool), images, digits, labels.length, side, side),
      ),
    );
  }

  /**
   * Adds extra images, behind those added before. The size of the training images is known. Throws EngineError
   * NN_ERR_MEMORY.
   * @param {Uint8Array} pixels   [labels.length, height, width]
   * @param {Uint8Array} labels   0 … 9
   */
  add(pixels, labels) {
    const { core, pointer } = this;
    core.borrow([pixels, labels], (images, digits) =>
      core.check(core.calls.nn_dataset_add(pointer, images, digits, labels.length)),
    );
    const before = this.#extraLabels;
    this.#extraLabels = new Uint8Array(before.length + labels.length);
    this.#extraLabels.set(before);
    this.#extraLabels.set(labels, before.length);
  }

  /** Number of extra images. */
  get extraCount() {
    return this.#extraLabels.length;
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

  /** The labels of some images. @param {Pool} pool @param {Uint32Array} indices   as of `images` */
  labelsOf(pool, indices) {
    const labels = this.labels(pool);
    return Uint8Array.from(indices, (index) =>
      index < FIRST_EXTRA ? labels[index] : this.#extraLabels[index - FIRST_EXTRA],
    );
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
    const { nn_dataset_images, nn_dataset_extra_images } = this.core.calls;
    const images = nn_dataset_images(this.pointer, POOLS.indexOf(pool)) >>> 0;
    const extra = nn_dataset_extra_images(this.pointer) >>> 0;
    const pixels = new Uint8Array(size * indices.length);
    for (let i = 0; i < indices.length; i++) {
      const index = indices[i];
      const isExtra = index >= FIRST_EXTRA && index - FIRST_EXTRA < this.extraCount;
      if (!isExtra && !(index >= 0 && index < ready))
        throw new RangeError(`there is no image ${index}: ${ready} have arrived, counted from 0`);
      const at = isExtra ? extra + (index - FIRST_EXTRA) * size : images + index * size;
      pixels.set(this.core.bytes(at, size), i * size);
    }
    return pixels;
  }

  /**
   * As `images`, each image as a step sees it.
   * @param {Pool} pool @param {ArrayLike<number>} indices @param {Augmentation} augmentation
   */
  augmentedImages(pool, indices, { ranges, seed, epoch }) {
    const { calls } = this.core;
    const pixels = this.images(pool, indices);
    const size = this.height * this.width;
    const first = pool === 'test' ? this.count('train') : 0;
    this.core.borrow([Float32Array.from(ranges)], (copy) => {
      for (let i = 0; i < indices.length; i++) {
        const made = calls.nn_augmented_create(this.pointer, first + indices[i], copy, seed, epoch);
        const image = this.core.created(made);
        pixels.set(this.core.bytes(image, size), i * size);
        calls.nn_free(image);
      }
    });
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
   * @param {number} [choice.extra]       of the first so many extra images those of these digits are taken, too;
   *   0 by default
   * @param {number} [choice.exchanged]   so great a share of all these images, drawn with the seed `draw`, have their
   *   labels exchanged at random among themselves; 0 by default
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
  constructor(
    core,
    dataset,
    { pool, classes = ALL_DIGITS, skip = 0, count = 0xffffffff, draw = 0, extra = 0, exchanged = 0 },
  ) {
    const mask = classes.reduce((bits, digit) => bits | (1 << digit), 0);
    const { nn_subset_create, nn_subset_destroy } = core.calls;
    const number = POOLS.indexOf(pool);
    const pointer = nn_subset_create(dataset.pointer, number, mask, skip, count, draw, extra);
    super(core, core.created(pointer), nn_subset_destroy);
    this.#dataset = dataset;
    this.#pool = pool;
    if (exchanged > 0)
      core.calls.nn_subset_exchange_labels(this.pointer, Math.round(exchanged * this.count), draw);
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

  /** The labels of these images, 0 … 9: with some exchanged, not those of the data set. */
  labels() {
    return this.core.bytes(this.core.calls.nn_subset_labels(this.pointer), this.count).slice();
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
