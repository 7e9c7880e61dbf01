// outline.js — the outline of an image's ink, for a path over a picture.

import { IMAGE_SIDE } from '../../../shared/ink-to-image.js';

/** From here on a pixel is ink, of 255. */
const INK = 128;

/**
 * The sides of ink pixels that lie at paper, as SVG writes a path: a pixel is one unit wide.
 * @param {Uint8Array} pixels   28 × 28
 */
export function inkOutline(pixels) {
  const isInk = (/** @type {number} */ row, /** @type {number} */ column) =>
    row >= 0 && column >= 0 && column < IMAGE_SIDE && pixels[row * IMAGE_SIDE + column] >= INK;
  let path = '';
  for (let row = 0; row <= IMAGE_SIDE; row++)
    for (let column = 0; column <= IMAGE_SIDE; column++) {
      const is = isInk(row, column);
      if (is !== isInk(row - 1, column)) path += `M${column} ${row}h1`;
      if (is !== isInk(row, column - 1)) path += `M${column} ${row}v1`;
    }
  return path;
}
