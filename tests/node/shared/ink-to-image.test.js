// ink-to-image.test.js — drawings become images as MNIST holds them: its digits come back, strokes get its measures.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { MNIST } from '../../../data/prepare.js';
import { inkToImage, strokesToImage } from '../../../web/shared/ink-to-image.js';

const TEST_IMAGES = join(MNIST, 't10k-images-idx3-ubyte');

/** Drawings of different shapes, in pixels of a pad. */
const DRAWINGS = {
  'a one': [[140, 40, 136, 130, 133, 240]],
  'a two': [[60, 90, 75, 60, 110, 45, 150, 50, 172, 85, 160, 130, 110, 180, 62, 231, 110, 228, 190, 232]],
  'a four in two strokes': [
    [90, 50, 70, 140, 190, 146],
    [165, 55, 160, 130, 158, 235],
  ],
  'a wide wave': [[20, 150, 60, 110, 100, 155, 150, 115, 200, 160, 260, 120]],
};

/** @param {Uint8Array} image */
function measure(image) {
  let [left, top, right, bottom, mass, momentX, momentY] = [28, 28, 0, 0, 0, 0, 0];
  image.forEach((byte, i) => {
    if (!byte) return;
    const [x, y] = [i % 28, Math.floor(i / 28)];
    [left, top] = [Math.min(left, x), Math.min(top, y)];
    [right, bottom] = [Math.max(right, x + 1), Math.max(bottom, y + 1)];
    mass += byte;
    momentX += byte * x;
    momentY += byte * y;
  });
  const [width, height, area] = [right - left, bottom - top, mass / 255];
  return { width, height, area, x: momentX / mass, y: momentY / mass };
}

/** @param {Uint8Array} image @param {number} times */
function enlarge(image, times) {
  const side = 28 * times;
  const ink = new Uint8Array(side * side);
  for (let y = 0; y < side; y++) {
    const row = Math.floor(y / times) * 28;
    for (let x = 0; x < 28; x++) ink.fill(image[row + x], y * side + x * times, y * side + (x + 1) * times);
  }
  return ink;
}

/** @param {ArrayLike<number>} a @param {Uint8Array} b */
const largestDifference = (a, b) => b.reduce((most, byte, i) => Math.max(most, Math.abs(byte - a[i])), 0);

/** @param {ArrayLike<number>} ink @param {number} width @param {number} height */
function read(ink, width, height) {
  const image = inkToImage(ink, width, height);
  assert.ok(image);
  return image;
}

/** @param {number[][]} strokes @param {number} [smallest] */
function imageOf(strokes, smallest) {
  const image = strokesToImage(strokes, smallest);
  assert.ok(image);
  return image;
}

/** @param {number[][]} strokes @param {number} scale @param {number} dx @param {number} dy */
const moved = (strokes, scale, dx, dy) =>
  strokes.map((stroke) => stroke.map((value, i) => value * scale + (i % 2 ? dy : dx)));

describe('ink in pixels', () => {
  test('every MNIST test digit, enlarged five times, comes back as it was', () => {
    const pixels = readFileSync(TEST_IMAGES).subarray(16);
    let [checked, identical] = [0, 0];
    const shifted = [];
    for (let index = 0; index < 10000; index++) {
      const image = new Uint8Array(pixels.subarray(index * 784, (index + 1) * 784));
      const { width, height } = measure(image);
      // Where one more row or column stands on one side of the digit than on the other, the box found here
      // lies half a pixel beside the one that the digit was made with.
      if (Math.max(width, height) !== 20 || (width - height) % 2 !== 0) continue;
      checked++;
      const difference = largestDifference(read(enlarge(image, 5), 140, 140), image);
      if (difference === 0) identical++;
      else if (difference > 1) shifted.push(index);
      // A digit whose darkest pixel is 254 gets a darkest pixel of 255.
      else assert.equal(Math.max(...image), 254, `test digit ${index}`);
    }
    assert.equal(checked, 7936);
    assert.equal(identical, 7110);
    assert.deepEqual(shifted, [8688], 'its centre of mass lies exactly on the border between two places');
  });

  test('paper without ink gives no image', () => {
    assert.equal(inkToImage(new Float32Array(100), 10, 10), null);
    assert.equal(inkToImage([], 0, 0), null);
  });

  test('the unit of ink does not matter', () => {
    const inBar = (/** @type {number} */ x) => x > 10 && x < 15;
    const ink = Uint8Array.from({ length: 40 * 30 }, (_, i) => (inBar(i % 40) ? (i % 7) * 40 : 0));
    const fractions = Float64Array.from(ink, (byte) => byte / 256);
    assert.deepEqual(inkToImage(fractions, 40, 30), inkToImage(ink, 40, 30));
  });

  test('a bar of three columns is shared among four, about the middle of the square', () => {
    const image = read(new Uint8Array(20 * 3).fill(9), 3, 20);
    assert.deepEqual([...image.subarray(14 * 28 + 12, 14 * 28 + 18)], [0, 128, 255, 255, 128, 0]);
  });

  test('a speck is not enlarged to a digit', () => {
    const ink = new Uint8Array(50 * 50);
    for (const i of [0, 1, 50, 51]) ink[20 * 50 + 30 + i] = 255;
    const { width, height } = measure(read(ink, 50, 50));
    assert.deepEqual([width, height], [4, 4]);
  });
});

describe('pen strokes', () => {
  test('nothing drawn gives no image', () => {
    assert.equal(strokesToImage([]), null);
    assert.equal(strokesToImage([[], []]), null);
  });

  for (const [name, strokes] of Object.entries(DRAWINGS)) {
    test(`${name} fills 20 pixels and has its centre of mass where MNIST's digits have it`, () => {
      const { width, height, x, y } = measure(imageOf(strokes));
      assert.equal(Math.max(width, height), 20);
      assert.ok(x > 13.5 && x <= 14.5, `x is ${x}`);
      assert.ok(y > 13.5 && y <= 14.5, `y is ${y}`);
    });

    test(`${name} looks the same wherever and however large it is drawn`, () => {
      const image = imageOf(strokes);
      assert.deepEqual(imageOf(moved(strokes, 0.25, 1000, -70)), image);
      // Rounding may move a stroke's edge across samples, each 4 grey levels of 255.
      for (const [scale, dx, dy] of [
        [0.37, 0.1, 12.7],
        [1.9, -1000.3, 0.01],
        [1 / 280, 0, 0],
      ]) {
        assert.ok(largestDifference(imageOf(moved(strokes, scale, dx, dy)), image) <= 8);
      }
    });
  }

  test('a stroke is 2.5 pixels wide, straight or slanted', () => {
    const upright = imageOf([[50, 0, 50, 100]]);
    const row = upright.subarray(14 * 28, 15 * 28).reduce((sum, byte) => sum + byte, 0) / 255;
    assert.ok(Math.abs(row - 2.5) < 0.05, `a row holds ${row}`);
    const slanted = measure(imageOf([[0, 0, 70, 100]])).area;
    const expected = 2.5 * Math.hypot(0.7 * 17.5, 17.5) + Math.PI * 1.25 ** 2;
    assert.ok(Math.abs(slanted / expected - 1) < 0.02, `covers ${slanted}, not ${expected}`);
  });

  test('a tap is a small round dot', () => {
    const image = imageOf([[33.3, 71.9]]);
    const { width, height, area, x, y } = measure(image);
    assert.deepEqual([width, height], [4, 4]);
    assert.ok(Math.abs(area - Math.PI * 1.25 ** 2) < 0.2, `covers ${area}`);
    assert.deepEqual([x, y], [14.5, 14.5]);
    const turned = image.map((_, i) => image[(i % 28) * 28 + Math.floor(i / 28)]);
    assert.deepEqual(turned, image);
  });

  test('what is smaller than the smallest drawing stays small', () => {
    const tremble = [[100, 100, 102, 101, 101, 103]];
    const { width, height } = measure(imageOf(tremble, 36));
    assert.ok(width <= 5 && height <= 5, `${width} × ${height}`);
    assert.deepEqual(imageOf(DRAWINGS['a one'], 36), imageOf(DRAWINGS['a one']));
  });

  test('the same strokes in pixels, drawn as wide as MNIST has them, give nearly the same image', () => {
    const image = imageOf(DRAWINGS['a two']);
    assert.ok(largestDifference(read(enlarge(image, 5), 140, 140), image) <= 1);
  });
});
