// packed-images.js — images with their pixels sorted by what stands around them, which gzip then makes a sixth smaller:
// where neighbours are alike so are the pixels, and each sort has a code of its own.

import { IMAGE_SIDE as SIDE } from '../shared/ink-to-image.js';

const PIXELS = SIDE * SIDE;
/** Levels of the pixel that is expected. */
const LEVELS = 16;
/** For each level one where the pixel above to the right is paper and one where it is not, and one where all is paper. */
const KINDS = 2 * LEVELS + 1;
const PAPER = KINDS - 1;
const HEADER_BYTES = 4 * KINDS;

/** The level of a pixel whose neighbours go on as they do: `left` + `above` - `corner`. */
const LEVEL_OF = Uint8Array.from({ length: 3 * 255 + 1 }, (_, sum) => {
  const expected = Math.min(Math.max(sum - 255, 0), 255);
  return Math.ceil((expected * (LEVELS - 1)) / 255);
});

/** The kind of a pixel by those around it. @param {number} left @param {number} above @param {number} corner @param {number} right */
const kindOf = (left, above, corner, right) =>
  (left | above | corner | right) === 0
    ? PAPER
    : 2 * LEVEL_OF[left + above - corner + 255] + (right > 0 ? 1 : 0);

/**
 * Goes through all images, each pixel after those around it that its kind depends on, and moves it to or from the next
 * place of its kind.
 * @param {Uint8Array} images   [count, SIDE, SIDE]
 * @param {Uint8Array} packed
 * @param {Uint32Array} places   the next of each kind in `packed`
 * @param {boolean} isPacking    else the images are made
 */
function move(images, packed, places, isPacking) {
  let [row, rowAbove] = [new Uint8Array(SIDE + 2), new Uint8Array(SIDE + 2)];
  for (let start = 0; start < images.length; start += SIDE) {
    if (start % PIXELS === 0) row.fill(0);
    [row, rowAbove] = [rowAbove, row];
    for (let x = 0, left = 0; x < SIDE; x++) {
      const place = places[kindOf(left, rowAbove[x + 1], rowAbove[x], rowAbove[x + 2])]++;
      left = isPacking ? images[start + x] : packed[place];
      row[x + 1] = left;
      if (isPacking) packed[place] = left;
      else images[start + x] = left;
    }
  }
}

/**
 * The pixels of each kind one after the other, behind their numbers, which are 32-bit with the lowest byte first.
 * @param {Uint8Array} images   [count, SIDE, SIDE]
 */
export function packImages(images) {
  // Counted by moving all to places that are not there.
  const counts = new Uint32Array(KINDS);
  move(images, new Uint8Array(), counts, true);
  const packed = new Uint8Array(HEADER_BYTES + images.length);
  const header = new DataView(packed.buffer);
  counts.forEach((count, kind) => {
    header.setUint32(4 * kind, count, true);
  });
  move(images, packed, begin(counts), true);
  return packed;
}

/** Where each kind begins. @param {Uint32Array} counts */
function begin(counts) {
  let next = HEADER_BYTES;
  return counts.map((count) => {
    next += count;
    return next - count;
  });
}

/**
 * The images that were packed. Throws a RangeError if the bytes are not those of packImages().
 * @param {Uint8Array} packed
 */
export function unpackImages(packed) {
  const header = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const counts = Uint32Array.from({ length: KINDS }, (_, kind) => header.getUint32(4 * kind, true));
  const bytes = counts.reduce((sum, count) => sum + count, 0);
  if (packed.length !== HEADER_BYTES + bytes || bytes % PIXELS)
    throw new RangeError(`${packed.length} bytes are not those of packed images.`);
  const images = new Uint8Array(bytes);
  move(images, packed, begin(counts), false);
  return images;
}
