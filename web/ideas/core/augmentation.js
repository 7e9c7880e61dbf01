// augmentation.js — an image as it is changed at random: turned, scaled, slanted, shifted, bent, its lines thicker or
// thinner. A picture of what src/augment.c does for training, with random numbers of its own.

import { IMAGE_SIDE } from '../../shared/ink-to-image.js';
import { randomNumbers } from './random.js';

/** Cells along each side of the grid whose nodes are displaced. */
export const CELLS = 4;
const CENTRE = (IMAGE_SIDE - 1) / 2;

/**
 * How one image is changed.
 * @typedef {object} Distortion
 * @property {number} right @property {number} down   in pixels
 * @property {number} rotate @property {number} shear   in degrees
 * @property {number} scale    1 for none
 * @property {number} stroke   pixels by which lines become wider
 * @property {{ x: number, y: number }[]} elastic   displacements of the nodes of the grid, row by row, in pixels
 */

/**
 * Draws how an image is changed, each part from minus its range to its range.
 * @param {number[]} ranges   of shift, rotate, scale, shear, elastic and stroke
 * @param {() => number} random
 * @returns {Distortion}
 */
export function drawn([shift, rotate, scale, shear, elastic, stroke], random) {
  const within = (/** @type {number} */ range) => range * (2 * random() - 1);
  return {
    ...{ right: within(shift), down: within(shift), rotate: within(rotate), scale: 1 + within(scale) },
    ...{ shear: within(shear), stroke: within(stroke) },
    elastic: Array.from({ length: (CELLS + 1) ** 2 }, () => ({ x: within(elastic), y: within(elastic) })),
  };
}

/** @param {ArrayLike<number>} image @param {number} row @param {number} column @returns {number}  0 outside */
const pixelAt = (image, row, column) =>
  row >= 0 && row < IMAGE_SIDE && column >= 0 && column < IMAGE_SIDE ? image[row * IMAGE_SIDE + column] : 0;

/** Between four numbers. @param {number[]} corners  upper left, upper right, lower left, lower right @param {number} right @param {number} below */
const between = ([a, b, c, d], right, below) =>
  (a * (1 - right) + b * right) * (1 - below) + (c * (1 - right) + d * right) * below;

/** The displacement at a place, between those of the nodes around it. @param {Distortion['elastic']} nodes @param {number} row @param {number} column */
function bentAt(nodes, row, column) {
  const [down, right] = [(row * CELLS) / IMAGE_SIDE, (column * CELLS) / IMAGE_SIDE];
  const [i, j] = [Math.floor(down), Math.floor(right)];
  const around = [0, 1, CELLS + 1, CELLS + 2].map((offset) => nodes[i * (CELLS + 1) + j + offset]);
  const of = (/** @type {'x' | 'y'} */ axis) =>
    between(
      around.map((node) => node[axis]),
      right - j,
      down - i,
    );
  return { x: of('x'), y: of('y') };
}

/** Every pixel nearer to the darkest, or the lightest, of itself and its four neighbours. @param {ArrayLike<number>} image @param {number} share  of the way; below 0 to the lightest */
function withOtherLines(image, share) {
  const choose = share > 0 ? Math.max : Math.min;
  return Array.from({ length: IMAGE_SIDE ** 2 }, (_, i) => {
    const [row, column] = [Math.floor(i / IMAGE_SIDE), i % IMAGE_SIDE];
    const beside = [pixelAt(image, row, column - 1), pixelAt(image, row, column + 1)];
    const over = [pixelAt(image, row - 1, column), pixelAt(image, row + 1, column)];
    return image[i] + (choose(image[i], ...beside, ...over) - image[i]) * Math.abs(share);
  });
}

/**
 * An image as it is changed.
 * @param {ArrayLike<number>} image   28 × 28
 * @param {Distortion} distortion
 * @returns {number[]}   28 × 28, 0 … 255
 */
export function distorted(image, { right, down, rotate, shear, scale, stroke, elastic }) {
  let lines = Array.from(image);
  // Each edge of a line moves by half, at most a pixel at a time.
  for (let left = Math.abs(stroke) / 2; left > 0; left--)
    lines = withOtherLines(lines, Math.sign(stroke) * Math.min(left, 1));
  const [angle, slant] = [(rotate * Math.PI) / 180, Math.tan((shear * Math.PI) / 180)];
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  return lines.map((_, i) => {
    const [row, column] = [Math.floor(i / IMAGE_SIDE), i % IMAGE_SIDE];
    const [x, y] = [column - CENTRE - right, row - CENTRE - down];
    const [backX, backY] = [(cosine * x + sine * y) / scale, (cosine * y - sine * x) / scale];
    const bent = bentAt(elastic, row, column);
    const [fromX, fromY] = [CENTRE + backX - slant * backY + bent.x, CENTRE + backY + bent.y];
    const [left, top] = [Math.floor(fromX), Math.floor(fromY)];
    const corners = [
      ...[pixelAt(lines, top, left), pixelAt(lines, top, left + 1)],
      ...[pixelAt(lines, top + 1, left), pixelAt(lines, top + 1, left + 1)],
    ];
    return between(corners, fromX - left, fromY - top);
  });
}

/**
 * An image as several epochs would see it.
 * @param {ArrayLike<number>} image @param {number[]} ranges   as of `drawn` @param {number} seed @param {number} count
 */
export function augmentations(image, ranges, seed, count) {
  const random = randomNumbers(seed);
  return Array.from({ length: count }, () => distorted(image, drawn(ranges, random)));
}
