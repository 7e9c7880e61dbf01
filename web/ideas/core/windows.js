// windows.js — what a small window makes of an image as it moves over it: convolution and pooling.

import { placesOf } from './counts.js';

/** @typedef {{ id: string, weights: number[] }} Filter   3 × 3 weights from top left */

/** Filters that look for something, the last one excepted, which blurs. @type {Filter[]} */
export const FILTERS = [
  { id: 'horizontal', weights: [-1, -1, -1, 0, 0, 0, 1, 1, 1] },
  { id: 'vertical', weights: [-1, 0, 1, -1, 0, 1, -1, 0, 1] },
  { id: 'outline', weights: [-1, -1, -1, -1, 8, -1, -1, -1, -1] },
  { id: 'blur', weights: Array(9).fill(1 / 9) },
];

/**
 * The values under a window.
 * @param {ArrayLike<number>} image  side × side @param {number} side
 * @param {number} row  of the window's top left corner @param {number} column @param {number} size
 */
export const under = (image, side, row, column, size) =>
  Array.from(
    { length: size * size },
    (_, place) => image[(row + Math.floor(place / size)) * side + column + (place % size)],
  );

/**
 * A filter at every place of an image, without padding: as in neural networks it is not turned round.
 * @param {ArrayLike<number>} image  side × side @param {number} side @param {number[]} weights  3 × 3
 * @returns {number[]}  (side − 2) × (side − 2)
 */
export function convolve(image, side, weights) {
  const places = placesOf(side, 3, 1);
  return Array.from({ length: places * places }, (_, place) =>
    under(image, side, Math.floor(place / places), place % places, 3).reduce(
      (sum, value, index) => sum + value * weights[index],
      0,
    ),
  );
}

/**
 * One number of each window.
 * @param {number[]} image  side × side @param {number} side
 * @param {{ kind: 'max' | 'average', size: number, stride: number }} pooling
 */
export function pool(image, side, { kind, size, stride }) {
  const places = placesOf(side, size, stride);
  return Array.from({ length: places * places }, (_, place) => {
    const [row, column] = [Math.floor(place / places) * stride, (place % places) * stride];
    const values = under(image, side, row, column, size);
    return kind === 'max'
      ? Math.max(...values)
      : values.reduce((sum, value) => sum + value, 0) / values.length;
  });
}
