// means.js — means of what networks say: over several networks, and over an image and the same moved a little.

import { IMAGE_SIDE } from '../../shared/ink-to-image.js';

/** By how many pixels an image is moved, to the right and down; the image itself is the first. */
export const SHIFTS = [
  [0, 0],
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
];

/**
 * An image moved by whole pixels; what leaves it is lost.
 * @param {Uint8Array} pixels   28 × 28 @param {number} right @param {number} down
 */
export function shifted(pixels, right, down) {
  if (!right && !down) return pixels;
  const result = new Uint8Array(pixels.length);
  for (let y = Math.max(0, down); y < IMAGE_SIDE + Math.min(0, down); y++)
    for (let x = Math.max(0, right); x < IMAGE_SIDE + Math.min(0, right); x++)
      result[y * IMAGE_SIDE + x] = pixels[(y - down) * IMAGE_SIDE + x - right];
  return result;
}

/** The mean of outputs, number by number. @param {Float32Array[]} all   at least one, all of one length */
export function meanOf(all) {
  const sums = new Float64Array(all[0].length);
  for (const outputs of all) for (const [i, value] of outputs.entries()) sums[i] += value;
  return Float32Array.from(sums, (sum) => sum / all.length);
}

/** The class that outputs name; a single output is the probability of the second. @param {Float32Array} outputs */
export const classOf = (outputs) =>
  outputs.length === 1 ? Number(outputs[0] > 0.5) : outputs.indexOf(Math.max(...outputs));
