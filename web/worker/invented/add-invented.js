// add-invented.js — gives a data set the invented digits that a run trains on besides its images.

import { IMAGE_SIDE } from '../../shared/ink-to-image.js';
import { inventImage } from './invent.js';

/** Digits that are drawn between two looks at the clock, in a few milliseconds. */
const PIECE = 10;

/**
 * Draws the first `count` invented digits as extra images, as far as the data set does not have them: some thousand a
 * second. Throws STOPPED.
 * @param {import('../engine/dataset.js').Dataset} dataset @param {number} count
 * @param {Pick<import('../slices.js').Slices, 'left' | 'next'>} slices
 * @param {(done: number) => void} [onProgress]   after each few
 */
export async function addInvented(dataset, count, slices, onProgress = () => {}) {
  while (dataset.extraCount < count) {
    if (slices.left === 0) await slices.next();
    const first = dataset.extraCount; // another request may have added some meanwhile
    const numbers = Array.from({ length: Math.min(PIECE, count - first) }, (_, i) => first + i);
    const pixels = new Uint8Array(numbers.length * IMAGE_SIDE * IMAGE_SIDE);
    for (const [i, number] of numbers.entries()) pixels.set(inventImage(number), i * IMAGE_SIDE * IMAGE_SIDE);
    dataset.add(
      pixels,
      Uint8Array.from(numbers, (number) => number % 10),
    );
    onProgress(dataset.extraCount);
  }
}
