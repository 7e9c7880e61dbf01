// image.js — the 28 × 28 image of what a network is to read: a canvas, pixels of any size, or an image as it is.

import { inkLevels, inkShare } from '../photo/ink-threshold.js';
import { luminance, reduced } from '../photo/plane.js';
import { isLightOnDark } from '../photo/polarity.js';
import { maskStrokeWidth, withUsualStrokes } from '../photo/stroke-width.js';
import { boundsOfInk, IMAGE_PIXELS, IMAGE_SIDE, inkToImage } from '../shared/ink-to-image.js';

/** Larger pictures are reduced to less than twice this side, in pixels, which is plenty for 28. */
const LARGEST_SIDE = 280;

/**
 * What becomes an image:
 * - 784 numbers from top left, row by row: bytes (`Uint8Array`, `Uint8ClampedArray`) from 0 paper to 255 ink, or other
 *   numbers from 0 paper to 1 ink. They are taken as they are.
 * - a canvas, or `ImageData`, of any size, with one digit on an even ground, dark on light or light on dark;
 *   transparent pixels are ground. The digit is fitted and centred as MNIST's makers did it.
 * @typedef {Uint8Array | Uint8ClampedArray | Float32Array | Float64Array | number[] | ImageData | HTMLCanvasElement |
 *   OffscreenCanvas} ImageSource
 */

/** @typedef {import('../photo/plane.js').Pixels} Pixels */

/**
 * The image of 28 × 28 bytes, 0 paper … 255 ink, that a network reads.
 * @param {ImageSource} source
 * @returns {Uint8Array}   784 bytes from top left, row by row; a copy
 * @throws {RangeError} if it has not 784 numbers, or numbers out of range, or if there is nothing on the picture
 * @throws {TypeError} if it is something else
 */
export function imageOf(source) {
  if (Array.isArray(source) || ArrayBuffer.isView(source)) return imageOfNumbers(source);
  if (typeof source === 'object' && source) {
    if ('getContext' in source) return imageOfPixels(pixelsOfCanvas(source));
    if ('data' in source && 'width' in source) return imageOfPixels(source);
  }
  throw new TypeError(
    `An image is a canvas, an ImageData or an array of ${IMAGE_PIXELS} numbers; got ${nameOf(source)}.`,
  );
}

/** @param {unknown} value */
const nameOf = (value) =>
  typeof value === 'object' && value ? value.constructor?.name : value === null ? 'null' : typeof value;

/** @param {ArrayBufferView | number[]} numbers */
function imageOfNumbers(numbers) {
  const values = /** @type {ArrayLike<number>} */ (numbers);
  if (values.length !== IMAGE_PIXELS)
    throw new RangeError(
      `An image as an array has ${IMAGE_PIXELS} numbers, ${IMAGE_SIDE} × ${IMAGE_SIDE}; got ${values.length}.`,
    );
  if (numbers instanceof Uint8Array || numbers instanceof Uint8ClampedArray) return Uint8Array.from(numbers);
  return Uint8Array.from(values, (value) => {
    if (!(value >= 0 && value <= 1))
      throw new RangeError(
        `Pixels are bytes in a Uint8Array, or numbers from 0 (paper) to 1 (ink) in another array; got ${value}.`,
      );
    return Math.round(value * 255);
  });
}

/** @param {HTMLCanvasElement | OffscreenCanvas} canvas */
function pixelsOfCanvas(canvas) {
  const { width, height } = canvas;
  if (!width || !height) throw new RangeError('The canvas has no pixels.');
  const own = /** @type {CanvasRenderingContext2D | null} */ (canvas.getContext('2d'));
  return (own ?? drawn(canvas)).getImageData(0, 0, width, height);
}

/** A copy, of a canvas that WebGL or another context draws on. @param {HTMLCanvasElement | OffscreenCanvas} canvas */
function drawn(canvas) {
  const copy = new OffscreenCanvas(canvas.width, canvas.height);
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (copy.getContext('2d'));
  context.drawImage(canvas, 0, 0);
  return context;
}

/** @param {Pixels} pixels */
function imageOfPixels(pixels) {
  const { data, width, height } = pixels;
  if (data.length !== 4 * width * height)
    throw new RangeError(
      `ImageData of ${width} × ${height} pixels has four bytes for each; got ${data.length}.`,
    );
  const ink = inkOf(luminance(pixels));
  const image = ink && inkToImage(ink.values, ink.width, ink.height);
  if (!image) throw new RangeError('There is nothing on the picture that could be a digit.');
  return image;
}

/**
 * The ink of a picture, 0 paper … 1 full ink, cut to its bounds and with strokes of the usual width; null if there is none.
 * @param {import('../photo/plane.js').Plane} whole   lightness
 */
function inkOf(whole) {
  const { width: columns, height: rows } = whole;
  const factor = Math.floor(Math.min(Math.max(columns, rows) / LARGEST_SIDE, columns, rows)); // a row and a column stay
  const light = factor > 1 ? reduced(whole, factor) : whole;
  const sign = isLightOnDark(light) ? 1 : -1;
  const contrast = light.values.map((value) => sign * value);
  const levels = inkLevels(contrast);
  if (!levels) return null;
  const { paper, full } = levels;
  const ink = contrast.map((value) => inkShare(value, paper, full));
  const box = boundsOfInk(ink, light.width, light.height);
  if (!box) return null;
  const width = box.right - box.left;
  const values = new Float32Array(width * (box.bottom - box.top));
  for (let i = 0; i < values.length; i++)
    values[i] = ink[(box.top + Math.floor(i / width)) * light.width + box.left + (i % width)];
  const mask = Uint8Array.from(values, (value) => (value >= 0.5 ? 1 : 0));
  return withUsualStrokes({ values, width, height: box.bottom - box.top }, maskStrokeWidth(mask, width));
}
