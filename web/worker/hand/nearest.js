// nearest.js — finds the training images that are most like an image, and how far apart such images usually are.
//
// Distances are Euclidean, over all pixels. Most images are ruled out by their sums over blocks of pixels: for each
// block of n pixels, the difference of the sums, squared and divided by n, is at most the sum of the squared
// differences (Cauchy and Schwarz). What is found is what comparing all pixels of all images would find.

import { IMAGE_PIXELS, IMAGE_SIDE } from '../../shared/ink-to-image.js';

/** @typedef {import('../../shared/protocol.js').NearImage} NearImage */
/** @typedef {import('../engine/dataset.js').Dataset} Dataset */
/** @typedef {import('../slices.js').Slices} Slices */

/** Pixels along the side of a block. */
const BLOCK = 4;
const BLOCKS = (IMAGE_SIDE / BLOCK) ** 2;
/** Images that are compared between two looks at the clock, in about a millisecond. */
const PIECE = 1000;
/** How many of the nearest are found. */
const SHOWN = 5;
/** Training images whose nearest one of their label gives the limit, and the share of them that is within it. */
const PROBES = 200;
const WITHIN = 0.99;

/** Sums of the blocks of each image, row by row. @param {Uint8Array} pixels   784 an image */
function blockSums(pixels) {
  const sums = new Uint16Array((pixels.length / IMAGE_PIXELS) * BLOCKS);
  const across = IMAGE_SIDE / BLOCK;
  for (let from = 0, row = 0; from < pixels.length; row++)
    for (const end = from + IMAGE_SIDE * BLOCK; from < end; )
      for (let column = 0; column < across; column++)
        for (let i = 0; i < BLOCK; i++) sums[row * across + column] += pixels[from++];
  return sums;
}

/** The training images of a data set, with the sums of their blocks: 100 bytes an image. */
export class Neighbours {
  #dataset;
  #labels;
  #sums;
  /** The indices of all images, and of those with a label. */
  #all;
  /** @type {Uint32Array[]} */
  #byLabel = [];
  /** @type {number | null} */
  #limit = null;

  /** @param {Dataset} dataset @param {Uint8Array} labels @param {Uint16Array} sums */
  constructor(dataset, labels, sums) {
    this.#dataset = dataset;
    this.#labels = labels;
    this.#sums = sums;
    this.#all = Uint32Array.from(labels.keys());
  }

  /**
   * Prepares all training images, which have arrived. Throws STOPPED.
   * @param {Dataset} dataset   not to be destroyed before @param {Slices} slices
   */
  static async of(dataset, slices) {
    const labels = dataset.labels('train');
    const sums = new Uint16Array(BLOCKS * labels.length);
    for (let first = 0; first < labels.length; first += PIECE) {
      if (slices.left === 0) await slices.next();
      const count = Math.min(PIECE, labels.length - first);
      const indices = Array.from({ length: count }, (_, i) => first + i);
      sums.set(blockSums(dataset.images('train', indices)), BLOCKS * first);
    }
    return new Neighbours(dataset, labels, sums);
  }

  get count() {
    return this.#labels.length;
  }

  /**
   * The nearest images, the nearest first; of equally near ones the first. Throws STOPPED.
   * @param {Uint8Array} image   784 bytes
   * @param {{ most: number, label?: number, except?: number }} choice   label: of this one only; except: the index
   *   of an image that does not count
   * @param {Slices} slices
   * @returns {Promise<NearImage[]>}
   */
  async nearest(image, { most, label, except = -1 }, slices) {
    const sums = blockSums(image);
    const candidates = label === undefined ? this.#all : this.#ofLabel(label);
    const bounds = new Float64Array(candidates.length);
    let likeliest = 0;
    for (const [i, index] of candidates.entries()) {
      if (i % PIECE === 0 && slices.left === 0) await slices.next();
      bounds[i] = index === except ? Infinity : this.#atLeast(sums, index);
      if (bounds[i] < bounds[likeliest]) likeliest = i;
    }
    /** @type {{ index: number, square: number, pixels: Uint8Array }[]} */
    const found = [];
    const compare = (/** @type {number} */ i) => {
      const limit = found.length < most ? Infinity : found[most - 1].square;
      if (bounds[i] > limit || candidates[i] === except) return;
      const index = candidates[i];
      const pixels = this.#dataset.images('train', [index]);
      const square = squaredDistance(image, pixels, limit);
      if (square > limit) return;
      found.push({ index, square, pixels });
      found.sort((a, b) => a.square - b.square || a.index - b.index);
      found.length = Math.min(found.length, most);
    };
    // The likeliest comes first, so that it rules out most of the others.
    if (candidates.length) compare(likeliest);
    for (let i = 0; i < candidates.length; i++) {
      if (i % PIECE === 0 && slices.left === 0) await slices.next();
      if (i !== likeliest) compare(i);
    }
    return found.map(({ index, square, pixels }) => ({
      ...{ index, label: this.#labels[index], distance: Math.sqrt(square) / 255, pixels },
    }));
  }

  /** The images with a label. @param {number} label */
  #ofLabel(label) {
    this.#byLabel[label] ??= this.#all.filter((index) => this.#labels[index] === label);
    return this.#byLabel[label];
  }

  /** A number that the squared distance is not below. @param {Uint16Array} sums @param {number} index */
  #atLeast(sums, index) {
    let square = 0;
    for (let i = 0, at = BLOCKS * index; i < BLOCKS; i++, at++) {
      const difference = sums[i] - this.#sums[at];
      square += difference * difference;
    }
    return square / BLOCK ** 2;
  }

  /**
   * The distance within which nearly all training images have another one with their label: 99 of 100 of those that
   * are taken at equal distances from the first to the last. Computed once.
   * @param {Slices} slices
   */
  async limit(slices) {
    this.#limit ??= await this.#findLimit(slices);
    return this.#limit;
  }

  /** @param {Slices} slices */
  async #findLimit(slices) {
    const probes = Math.min(PROBES, this.count);
    const distances = [];
    for (let i = 0; i < probes; i++) {
      const except = Math.floor((i * this.count) / probes);
      const image = this.#dataset.images('train', [except]);
      const [other] = await this.nearest(image, { most: 1, label: this.#labels[except], except }, slices);
      if (other) distances.push(other.distance);
    }
    distances.sort((a, b) => a - b);
    return distances[Math.ceil(WITHIN * distances.length) - 1] ?? 0;
  }
}

/** @param {Uint8Array} a @param {Uint8Array} b   as long @param {number} limit   beyond which any number may come back that is larger */
function squaredDistance(a, b, limit) {
  let square = 0;
  for (let first = 0; first < a.length && square <= limit; first += IMAGE_SIDE)
    for (let i = first; i < first + IMAGE_SIDE; i++) {
      const difference = a[i] - b[i];
      square += difference * difference;
    }
  return square;
}

/** Of each data set that was asked about. @type {WeakMap<Dataset, Neighbours>} */
const prepared = new WeakMap();

/**
 * What is nearest to an image among all training images. Throws STOPPED.
 * @param {import('../training.js').ImageSource} source
 * @param {{ pixels: Uint8Array, label: number }} request
 * @param {Slices} slices
 * @returns {Promise<import('../../shared/protocol.js').Nearest>}
 */
export async function findNearest({ dataset, arrived }, { pixels, label }, slices) {
  await slices.waitFor(arrived);
  const neighbours = prepared.get(dataset) ?? (await Neighbours.of(dataset, slices));
  prepared.set(dataset, neighbours);
  const any = await neighbours.nearest(pixels, { most: SHOWN }, slices);
  const [same = null] = await neighbours.nearest(pixels, { most: 1, label }, slices);
  return { any, same, limit: await neighbours.limit(slices), count: neighbours.count };
}
