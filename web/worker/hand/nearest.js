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
  for (let i = 0; i < pixels.length; i++) {
    const place = i % IMAGE_PIXELS;
    const row = Math.floor(place / (IMAGE_SIDE * BLOCK));
    const column = Math.floor((place % IMAGE_SIDE) / BLOCK);
    sums[Math.floor(i / IMAGE_PIXELS) * BLOCKS + row * across + column] += pixels[i];
  }
  return sums;
}

/** The training images of a data set, with the sums of their blocks: 100 bytes an image. */
export class Neighbours {
  #dataset;
  #labels;
  #sums;
  /** @type {number | null} */
  #limit = null;

  /** @param {Dataset} dataset @param {Uint8Array} labels @param {Uint16Array} sums */
  constructor(dataset, labels, sums) {
    this.#dataset = dataset;
    this.#labels = labels;
    this.#sums = sums;
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
    /** @type {{ index: number, square: number, pixels: Uint8Array }[]} */
    const found = [];
    for (let index = 0; index < this.count; index++) {
      if (index % PIECE === 0 && slices.left === 0) await slices.next();
      if (index === except || (label !== undefined && this.#labels[index] !== label)) continue;
      const limit = found.length < most ? Infinity : found[most - 1].square;
      if (this.#atLeast(sums, index) >= limit) continue;
      const pixels = this.#dataset.images('train', [index]);
      const square = squaredDistance(image, pixels);
      if (square >= limit) continue;
      found.length = Math.min(found.length, most - 1);
      const place = found.findIndex((each) => each.square > square);
      found.splice(place < 0 ? found.length : place, 0, { index, square, pixels });
    }
    return found.map(({ index, square, pixels }) => ({
      ...{ index, label: this.#labels[index], distance: Math.sqrt(square) / 255, pixels },
    }));
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

/** @param {Uint8Array} a @param {Uint8Array} b   as long */
function squaredDistance(a, b) {
  let square = 0;
  for (let i = 0; i < a.length; i++) {
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
