// find-digits.js — separates the digits in a photo and turns each into a 28 × 28 image for a network.

import { connectedParts, grown } from './connected-parts.js';
import { imageOf } from './digit-image.js';
import { inkLevels } from './ink-threshold.js';
import { digitsOf, linesOf, sizeOf, widthOfStrokes, withoutDirt, withoutRulings } from './layout.js';
import { contrastWithPaper } from './paper.js';
import { luminance } from './plane.js';
import { withoutCrossedRulings } from './rulings.js';
import { sheetOf } from './sheet.js';
import { splitDigits } from './split.js';

/** Least number of pixels along a digit's larger side; smaller ones cannot be recognised. */
const LEAST_SIZE = 8;
/** Digits smaller than LEAST_SIZE are reported as too small from this size on; below it they are noise. */
const LEAST_SEEN = 4;
/** A photo with more digits is rejected: it probably shows something else. */
const MOST_DIGITS = 100;
/** Parts closer than this share of the stroke width belong to one broken stroke. */
const BREAK_SHARE = 0.3;

/**
 * @typedef {import('./plane.js').Pixels} Pixels
 * @typedef {import('./plane.js').Plane} Plane
 * @typedef {import('./layout.js').Digit} Digit
 *
 * @typedef {object} FoundDigit
 * @property {import('./connected-parts.js').Box} box   in pixels of the photo
 * @property {Uint8Array} image   [28, 28], 0 paper … 255 ink: the network's input
 * @property {boolean} doubtful   whether it may be several digits, so that no answer is sure
 * @property {import('./form.js').Form} [form]   of its ink, unless that comes from a text
 * @property {number} [cut]       the same number for digits that one piece of ink was divided into
 *
 * @typedef {object} Findings
 * @property {FoundDigit[][]} lines     from top to bottom, each from left to right
 * @property {'nothing' | 'small' | 'many' | null} problem   why no digits are returned
 */

/**
 * Finds the digits in a photo, dark on light or light on dark. If it shows a sheet with digits, only those.
 * @param {Pixels} pixels @returns {Findings}
 */
export function findDigits(pixels) {
  const light = luminance(pixels);
  const sheet = sheetOf(light);
  const onSheet = sheet && findInk(sheet);
  if (!sheet || !onSheet || onSheet.problem === 'nothing') return findInk(light);
  const lines = onSheet.lines.map((line) =>
    line.map((digit) => ({ ...digit, box: moved(digit.box, sheet) })),
  );
  return { ...onSheet, lines };
}

/** @param {import('./connected-parts.js').Box} box @param {{ left: number, top: number }} by */
const moved = ({ left, top, right, bottom }, by) => ({
  left: left + by.left,
  top: top + by.top,
  right: right + by.left,
  bottom: bottom + by.top,
});

/** @param {Plane} light   lightness @returns {Findings} */
function findInk(light) {
  const contrast = contrastWithPaper(light);
  const levels = inkLevels(contrast.values);
  if (!levels) return { lines: [], problem: 'nothing' };
  const { labels, digits } = separateDigits(contrast, levels.least);
  const large = digits.filter((digit) => sizeOf(digit) >= LEAST_SIZE);
  const isSmall = digits.some((digit) => sizeOf(digit) >= LEAST_SEEN);
  if (!large.length) return { lines: [], problem: isSmall ? 'small' : 'nothing' };
  if (large.length > MOST_DIGITS) return { lines: [], problem: 'many' };
  const inked = large.flatMap((digit) => {
    const image = imageOf(digit, labels, contrast, levels);
    return image ? [{ ...digit, image }] : [];
  });
  if (!inked.length) return { lines: [], problem: 'nothing' };
  const lines = linesOf(inked).map((line) =>
    line.map((digit) => ({
      box: boxOf(digit),
      image: digit.image,
      doubtful: digit.doubtful ?? false,
      form: digit.form,
      cut: digit.cut,
    })),
  );
  return { lines, problem: null };
}

/** @param {Digit} digit */
const boxOf = ({ left, top, right, bottom }) => ({ left, top, right, bottom });

/**
 * The digits in the ink, and the label of each pixel.
 * @param {Plane} contrast
 * @param {number} least   least contrast of ink
 */
function separateDigits({ values, width, height }, least) {
  const ink = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) ink[i] = values[i] >= least ? 1 : 0;
  const mask = withoutCrossedRulings(ink, width, height);
  const { labels, parts } = connectedParts(mask, width, height);
  const strokeWidth = widthOfStrokes(parts);
  const kept = withoutRulings(withoutDirt(parts, strokeWidth), { width, height });
  const radius = Math.floor((strokeWidth * BREAK_SHARE) / 2);
  const { labels: bridged } = connectedParts(grown(mask, width, radius), width, height);
  /** @type {Map<number, import('./connected-parts.js').Part[]>} */
  const groups = new Map();
  const firstPixel = firstPixels(labels, parts.length);
  for (const part of kept) {
    const group = bridged[firstPixel[part.label]];
    groups.set(group, [...(groups.get(group) ?? []), part]);
  }
  let last = parts.length;
  const newLabel = () => ++last;
  const digits = digitsOf([...groups.values()]);
  const heights = digits.map(({ top, bottom }) => bottom - top).sort((a, b) => a - b);
  const usualHeight = heights[Math.floor(heights.length / 2)];
  const photo = { labels, width, usualHeight, newLabel };
  return { labels, digits: digits.flatMap((digit) => splitDigits(digit, photo)) };
}

/** @param {Int32Array} labels @param {number} count */
function firstPixels(labels, count) {
  const first = new Int32Array(count + 1).fill(-1);
  labels.forEach((label, i) => {
    if (first[label] < 0) first[label] = i;
  });
  return first;
}
