// mnist.js — an example of a drawing, and the bytes of a file of MNIST.

import { IMAGE_SIDE, strokesToImage } from '../../shared/ink-to-image.js';

/** A 3 as it is drawn, in a square of 100: x0, y0, x1, y1, … */
export const THREE = [
  ...[30, 24, 38, 16, 50, 14, 62, 18, 66, 30, 60, 43, 46, 49],
  ...[60, 52, 69, 62, 68, 76, 58, 85, 43, 86, 28, 77],
];

/** @type {Uint8Array | null} */
let example = null;

/** Its image: 28 × 28 bytes, 0 paper … 255 ink. It is computed when it is first needed. */
export function exampleImage() {
  example ??= /** @type {Uint8Array} */ (strokesToImage([THREE]));
  return example;
}

/** A drawing moved and scaled. @param {number} right @param {number} down @param {number} scale */
export const moved = (right, down, scale) =>
  THREE.map((value, index) => 50 + (value - 50) * scale + (index % 2 ? down : right));

/** The centre of mass of an image, in pixels from its top left corner. @param {Uint8Array} image */
export function centreOf(image) {
  let [mass, x, y] = [0, 0, 0];
  image.forEach((ink, place) => {
    mass += ink;
    x += ink * (place % IMAGE_SIDE);
    y += ink * Math.floor(place / IMAGE_SIDE);
  });
  return { x: x / mass + 0.5, y: y / mass + 0.5 };
}

/** Images that train-images-idx3-ubyte holds. */
export const TRAINING_IMAGES = 60_000;
/** Bytes of its head: a magic number, and three sizes of four bytes each. */
export const HEAD = 16;

/**
 * The first bytes of an IDX file of images: the head and the first image.
 * @param {number} images  that it holds @param {Uint8Array} first
 */
export function idxBytes(images, first) {
  const bytes = new Uint8Array(HEAD + first.length);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0); // always 0
  view.setUint8(2, 0x08); // the type of the numbers: unsigned bytes
  view.setUint8(3, 3); // how many sizes follow
  [images, IMAGE_SIDE, IMAGE_SIDE].forEach((size, index) => view.setUint32(4 + 4 * index, size));
  bytes.set(first, HEAD);
  return bytes;
}

/**
 * What a byte of such a file belongs to.
 * @param {number} offset
 * @returns {{ field: 'zero' | 'type' | 'dimensions' | 'images' | 'rows' | 'columns' | 'pixel', from: number,
 *   to: number }}  and the bytes of that field, `to` excluded
 */
export function fieldAt(offset) {
  if (offset < 2) return { field: 'zero', from: 0, to: 2 };
  if (offset === 2) return { field: 'type', from: 2, to: 3 };
  if (offset === 3) return { field: 'dimensions', from: 3, to: 4 };
  if (offset >= HEAD) return { field: 'pixel', from: offset, to: offset + 1 };
  const from = offset - (offset % 4);
  const field = /** @type {const} */ (['images', 'rows', 'columns'])[from / 4 - 1];
  return { field, from, to: from + 4 };
}

/** Where the images come from: NIST's two collections, in equal parts. @type {Record<'train' | 'test', number[]>} */
export const ORIGINS = { train: [30_000, 30_000], test: [5_000, 5_000] };
