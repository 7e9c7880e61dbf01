// photo.js — finds the digits in a picture and makes of each what a network gets.

import { inkToImage } from '../shared/ink-to-image.js';
import { digitsOf, linesOf, sizeOf, withoutRulings } from './layout.js';
import { contrastWithPaper } from './paper.js';
import { connectedParts, grown } from './parts.js';
import { strokeWidth, withUsualStrokes } from './stroke.js';
import { inkLevels } from './threshold.js';

/** A digit with fewer pixels along its larger side is too small to be read; … */
const LEAST_SIZE = 8;
/** … and with fewer than these it is noise. */
const LEAST_SEEN = 4;
/** More than a page of numbers has: what looks like that is no writing. */
const MOST_DIGITS = 100;
/** Smaller than the dot of a pen, in squares of the width of its strokes, is dirt. */
const DOT_AREA = 0.75;
/** Parts no further apart than this share of the width of a stroke were one stroke. */
const BREAK_SHARE = 0.3;
/** Of its pixels, so many are fainter than the middle of a digit's strokes. */
const FULL_QUANTILE = 0.7;
/** How much steeper the edges of strokes become, for lenses and scaling have blurred them. */
const SHARPNESS = Number(globalThis.process?.env?.SHARP ?? 1.5);

/**
 * @typedef {import('./paper.js').Pixels} Pixels
 * @typedef {import('./paper.js').Plane} Plane
 * @typedef {import('./layout.js').Digit} Digit
 *
 * @typedef {object} FoundDigit
 * @property {import('./parts.js').Box} box   in pixels of the picture
 * @property {Uint8Array} image   28 × 28, as the network gets it
 *
 * @typedef {object} Findings
 * @property {FoundDigit[][]} lines     from top to bottom, each from left to right
 * @property {'nothing' | 'small' | 'many' | null} problem   why there are none
 */

/** @param {Pixels} pixels @returns {Findings} */
export function findDigits(pixels) {
  const contrast = contrastWithPaper(pixels);
  const levels = inkLevels(contrast.values);
  if (!levels) return { lines: [], problem: 'nothing' };
  const { labels, digits } = separate(contrast, levels.least);
  const large = digits.filter((digit) => sizeOf(digit) >= LEAST_SIZE);
  const isSmall = digits.some((digit) => sizeOf(digit) >= LEAST_SEEN);
  if (!large.length) return { lines: [], problem: isSmall ? 'small' : 'nothing' };
  if (large.length > MOST_DIGITS) return { lines: [], problem: 'many' };
  const lines = linesOf(large).map((line) =>
    line.map((digit) => ({ box: boxOf(digit), image: imageOf(digit, labels, contrast, levels) })),
  );
  return { lines, problem: null };
}

/** @param {Digit} digit */
const boxOf = ({ left, top, right, bottom }) => ({ left, top, right, bottom });

/** @param {Plane} contrast @param {number} least */
function separate({ values, width, height }, least) {
  const mask = Uint8Array.from(values, (value) => (value >= least ? 1 : 0));
  const { labels, parts } = connectedParts(mask, width, height);
  const strokeWidth = widthOfStrokes(parts);
  const written = parts.filter(({ area }) => area >= DOT_AREA * strokeWidth ** 2);
  const kept = withoutRulings(written, { width, height });
  const radius = Math.floor((strokeWidth * BREAK_SHARE) / 2);
  const { labels: bridged } = connectedParts(grown(mask, width, radius), width, height);
  /** @type {Map<number, import('./parts.js').Part[]>} */
  const groups = new Map();
  const firstPixel = firstPixels(labels, parts.length);
  for (const part of kept) {
    const group = bridged[firstPixel[part.label]];
    groups.set(group, [...(groups.get(group) ?? []), part]);
  }
  return { labels, digits: digitsOf([...groups.values()]) };
}

/** @param {Int32Array} labels @param {number} count */
function firstPixels(labels, count) {
  const first = new Int32Array(count + 1).fill(-1);
  labels.forEach((label, i) => {
    if (first[label] < 0) first[label] = i;
  });
  return first;
}

/** Twice the area over the outline; the median over all ink. @param {import('./parts.js').Part[]} parts */
function widthOfStrokes(parts) {
  const widths = parts.map(({ area, edge }) => ({ area, width: strokeWidth({ area, edge }) }));
  widths.sort((a, b) => a.width - b.width);
  const half = widths.reduce((sum, { area }) => sum + area, 0) / 2;
  let sum = 0;
  return widths.find(({ area }) => (sum += area) >= half)?.width ?? 0;
}

/**
 * @param {Digit} digit @param {Int32Array} labels @param {Plane} contrast
 * @param {import('./threshold.js').InkLevels} levels
 */
function imageOf(digit, labels, contrast, levels) {
  const ink = inkOf(digit, labels, contrast, levels);
  const { values, width, height } = withUsualStrokes(ink, strokeWidth(digit));
  return /** @type {Uint8Array} */ (inkToImage(values, width, height));
}

/**
 * Its own ink with the soft edge around it: half ink is where the contrast is half of its strokes'.
 * @param {Digit} digit @param {Int32Array} labels @param {Plane} contrast
 * @param {import('./threshold.js').InkLevels} levels
 * @returns {import('./stroke.js').Ink}
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
    const share = (contrast.values[at] - levels.paper) / (full - levels.paper);
    const isOther = labels[at] && !mask[i];
    values[i] = isOther ? 0 : Math.min(1, Math.max(0, (share - 0.5) * SHARPNESS + 0.5));
  }
  grown(mask, width, 1).forEach((near, i) => {
    if (!near) values[i] = 0;
  });
  return { values, width, height };
}

/**
 * The contrast that most of its ink reaches.
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
