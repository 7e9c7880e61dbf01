// digit-image.js — cuts a digit out of a photo with its soft edges, and makes the network's image of it.

import { inkToImage } from '../shared/ink-to-image.js';
import { grown } from './connected-parts.js';
import { inkShare } from './ink-threshold.js';
import { strokeWidth, withUsualStrokes } from './stroke-width.js';

/** The quantile of a digit's contrast that counts as full ink; fainter pixels are edges of strokes. */
const FULL_QUANTILE = 0.7;

/**
 * @typedef {import('./plane.js').Plane} Plane
 * @typedef {import('./layout.js').Digit} Digit
 */

/**
 * @param {Digit} digit
 * @param {Int32Array} labels   [height, width]: the part of each pixel
 * @param {Plane} contrast
 * @param {import('./ink-threshold.js').InkLevels} levels
 * @returns {Uint8Array | null}   [28, 28], 0 paper … 255 ink; null if no ink is left at the size of a digit: a hair
 */
export function imageOf(digit, labels, contrast, levels) {
  const ink = inkOf(digit, labels, contrast, levels);
  const { values, width, height } = withUsualStrokes(ink, strokeWidth(digit));
  return inkToImage(values, width, height);
}

/**
 * A digit's own ink, with its soft edges, cut out of the photo: ink is 0.5 where the contrast is half of that of
 * the digit's strokes.
 * @param {Digit} digit @param {Int32Array} labels @param {Plane} contrast
 * @param {import('./ink-threshold.js').InkLevels} levels
 * @returns {import('./stroke-width.js').Ink}
 */
function inkOf(digit, labels, contrast, levels) {
  const own = new Set(digit.labels);
  const full = fullInk(digit, own, labels, contrast);
  const [left, top] = [Math.max(digit.left - 1, 0), Math.max(digit.top - 1, 0)];
  const width = Math.min(digit.right + 1, contrast.width) - left;
  const height = Math.min(digit.bottom + 1, contrast.height) - top;
  const values = new Float32Array(width * height);
  const mask = new Uint8Array(values.length);
  for (let i = 0; i < mask.length; i++) {
    const at = (top + Math.floor(i / width)) * contrast.width + left + (i % width);
    mask[i] = own.has(labels[at]) ? 1 : 0;
    const isOther = labels[at] && !mask[i];
    values[i] = isOther ? 0 : inkShare(contrast.values[at], levels.paper, full);
  }
  grown(mask, width, 1).forEach((near, i) => {
    if (!near) values[i] = 0;
  });
  return { values, width, height };
}

/**
 * The contrast of full ink in a digit: a quantile over its pixels.
 * @param {Digit} digit
 * @param {Set<number>} own
 * @param {Int32Array} labels
 * @param {Plane} contrast
 */
function fullInk({ left, top, right, bottom }, own, labels, { values, width }) {
  const inked = [];
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      if (own.has(labels[y * width + x])) inked.push(values[y * width + x]);
    }
  }
  return Float32Array.from(inked).sort()[Math.floor(inked.length * FULL_QUANTILE)];
}
