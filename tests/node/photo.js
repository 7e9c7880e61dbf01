// photo.js — pictures as a camera might take them, of MNIST's digits on paper, the same for the same seed.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MNIST } from '../../data/prepare.js';

const SIDE = 28;
/** Pixels of a template along a pixel of the digit. */
const FINE = 6;
const FINE_SIDE = SIDE * FINE;

/**
 * @typedef {object} Scene
 * @property {ArrayLike<number>[][]} lines   digits, 28 × 28 bytes each
 * @property {number} [size]        pixels along a digit's image of 28; 84 unless given
 * @property {number} [spacing]     between the images' middles, in images; 1 unless given
 * @property {number} [leading]     from line to line, in images; 1.2 unless given
 * @property {boolean} [lightOnDark]
 * @property {number} [gradient]    how much of the light is lost from the top left to the bottom right
 * @property {number} [shadow]      how much of it a shadow with a hard edge takes
 * @property {number} [noise]       standard deviation, of 255 levels
 * @property {number} [degrees]     turned clockwise
 * @property {number} [pen]         width of the strokes in pixels of the 28; as they are unless given
 * @property {number} [margin]      around the text, in images; 1 unless given
 * @property {number} [seed]
 */

/** The test digits: `images` of 784 bytes each, and their labels. */
export function readTestDigits() {
  const read = (/** @type {string} */ name) => readFileSync(join(MNIST, name));
  const pixels = read('t10k-images-idx3-ubyte').subarray(16);
  const labels = read('t10k-labels-idx1-ubyte').subarray(8);
  const images = Array.from(labels, (_, i) => pixels.subarray(i * SIDE * SIDE, (i + 1) * SIDE * SIDE));
  return { images, labels };
}

/**
 * Test digits in lines of four.
 * @param {ArrayLike<number>[]} images   of readTestDigits
 * @param {number} first
 * @param {number} count
 */
export function digitPage(images, first, count) {
  const indices = Array.from({ length: count }, (_, i) => first + i);
  const lines = Array.from({ length: count / 4 }, (_, line) => indices.slice(4 * line, 4 * line + 4));
  return { lines: lines.map((line) => line.map((index) => images[index])), indices };
}

/** Numbers between 0 and 1, the same for the same seed (mulberry32). @param {number} seed */
export function randoms(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Of the page, in images. @param {Scene} scene */
function pageOf({ lines, spacing = 1, leading = 1.2, margin = 1 }) {
  const columns = Math.max(...lines.map((line) => line.length));
  return { width: (columns - 1) * spacing + 1 + 2 * margin, height: lines.length * leading + 2 * margin };
}

/** About the page's middle. @param {Scene} scene @returns {(x: number, y: number) => [number, number]} */
function turned({ degrees = 0 }) {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return (x, y) => [x * cos - y * sin, x * sin + y * cos];
}

/**
 * Where the middle of each digit's image is on the photograph, and how far its own may be from that.
 * @param {Scene} scene
 */
export function placesOf(scene) {
  const { lines, size = 84, spacing = 1, leading = 1.2, margin = 1 } = scene;
  const { width, height } = pageOf(scene);
  const turn = turned(scene);
  return lines.map((line, row) =>
    line.map((_, column) => {
      const middle = [margin + column * spacing + 0.5, margin + row * leading + 0.5];
      const [x, y] = turn(middle[0] - width / 2, middle[1] - height / 2);
      return { x: (width / 2 + x) * size, y: (height / 2 + y) * size, reach: size / 3 };
    }),
  );
}

/**
 * @param {Scene} scene
 * @returns {{ data: Uint8ClampedArray<ArrayBuffer>, width: number, height: number }}   as ImageData
 */
export function photograph(scene) {
  const { size = 84, lightOnDark = false, gradient = 0, shadow = 0, noise = 0, seed = 1 } = scene;
  const page = pageOf(scene);
  const [width, height] = [Math.round(page.width * size), Math.round(page.height * size)];
  const inkAt = inkOfPage(scene);
  const turnBack = turned({ ...scene, degrees: -(scene.degrees ?? 0) });
  const random = randoms(seed);
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [dx, dy] = turnBack((x + 0.5) / size - page.width / 2, (y + 0.5) / size - page.height / 2);
      const ink = inkAt(page.width / 2 + dx, page.height / 2 + dy);
      const reflected = lightOnDark ? 0.12 + 0.7 * ink : 0.92 - 0.68 * ink;
      const shaded = 2 * x + y > 0.9 * (width + height) ? 1 - shadow : 1;
      const light = (1 - (gradient * (x / width + y / height)) / 2) * shaded;
      const gauss = noise && Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
      const level = 255 * reflected * light + noise * gauss;
      const at = 4 * (y * width + x);
      data[at] = data[at + 1] = data[at + 2] = level;
    }
  }
  return { data, width, height };
}

/** @param {Scene} scene @returns {(x: number, y: number) => number}  at a place of the page, in images */
function inkOfPage({ lines, spacing = 1, leading = 1.2, margin = 1, pen }) {
  const templates = lines.map((line) => line.map((digit) => template(digit, pen)));
  return (x, y) => {
    const row = Math.floor((y - margin) / leading);
    const v = y - margin - row * leading;
    if (!templates[row] || v >= 1) return 0;
    // Images may overlap where they stand closer than they are wide.
    const inks = templates[row].map((fine, column) => {
      const u = x - margin - column * spacing;
      return u >= 0 && u < 1 ? between(fine, FINE_SIDE, u * FINE_SIDE - 0.5, v * FINE_SIDE - 0.5) : 0;
    });
    return Math.max(...inks);
  };
}

/**
 * A digit enlarged, its strokes as they are or drawn anew along their middle.
 * @param {ArrayLike<number>} digit
 * @param {number} [pen]
 * @returns {Float32Array}
 */
function template(digit, pen) {
  const fine = Float32Array.from({ length: FINE_SIDE ** 2 }, (_, i) => {
    const x = ((i % FINE_SIDE) + 0.5) / FINE - 0.5;
    const y = (Math.floor(i / FINE_SIDE) + 0.5) / FINE - 0.5;
    return between(digit, SIDE, x, y) / 255;
  });
  if (!pen) return fine;
  const middle = thinned(fine.map((ink) => (ink >= 0.5 ? 1 : 0)));
  const result = new Float32Array(fine.length);
  const radius = (pen / 2) * FINE;
  const reach = Math.ceil(radius);
  middle.forEach((ink, i) => {
    if (!ink) return;
    const [x, y] = [i % FINE_SIDE, Math.floor(i / FINE_SIDE)];
    for (let row = Math.max(0, y - reach); row <= Math.min(FINE_SIDE - 1, y + reach); row++) {
      for (let column = Math.max(0, x - reach); column <= Math.min(FINE_SIDE - 1, x + reach); column++) {
        const inside = (column - x) ** 2 + (row - y) ** 2 <= radius ** 2;
        if (inside) result[row * FINE_SIDE + column] = 1;
      }
    }
  });
  return result;
}

/**
 * Between the pixels of a square image.
 * @param {ArrayLike<number>} image
 * @param {number} side
 * @param {number} x
 * @param {number} y
 */
function between(image, side, x, y) {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const at = (/** @type {number} */ column, /** @type {number} */ row) =>
    column >= 0 && column < side && row >= 0 && row < side ? image[row * side + column] : 0;
  const [shareX, shareY] = [x - left, y - top];
  return (
    (at(left, top) * (1 - shareX) + at(left + 1, top) * shareX) * (1 - shareY) +
    (at(left, top + 1) * (1 - shareX) + at(left + 1, top + 1) * shareX) * shareY
  );
}

/** The middle lines of strokes, one pixel wide (Zhang and Suen, 1984). @param {Float32Array} mask */
function thinned(mask) {
  const offsets = [-FINE_SIDE, 1 - FINE_SIDE, 1, FINE_SIDE + 1, FINE_SIDE, FINE_SIDE - 1, -1, -FINE_SIDE - 1];
  for (let changed = true; changed; ) {
    changed = false;
    for (const [a, b] of [
      [
        [0, 2, 4],
        [2, 4, 6],
      ],
      [
        [0, 2, 6],
        [0, 4, 6],
      ],
    ]) {
      const gone = [];
      for (let i = FINE_SIDE; i < mask.length - FINE_SIDE; i++) {
        if (!mask[i]) continue;
        const around = offsets.map((offset) => mask[i + offset]);
        const inked = around.reduce((sum, each) => sum + each, 0);
        const begins = around.filter((each, k) => !each && around[(k + 1) % 8]).length;
        const open = a.some((k) => !around[k]) && b.some((k) => !around[k]);
        if (inked >= 2 && inked <= 6 && begins === 1 && open) gone.push(i);
      }
      for (const i of gone) mask[i] = 0;
      changed ||= gone.length > 0;
    }
  }
  return mask;
}
