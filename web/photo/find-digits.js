// find-digits.js — separates the digits in a photo and turns each into a 28 × 28 image for a network.

import { connectedParts, grown } from './connected-parts.js';
import { imageOf } from './digit-image.js';
import { inkLevels } from './ink-threshold.js';
import { digitsOf, linesOf, sizeOf, widthOfStrokes, withoutDirt, withoutRulings } from './layout.js';
import { coarseOf, contrastWithPaper } from './paper.js';
import { inverse, luminance } from './plane.js';
import { isLightOnDark } from './polarity.js';
import { withoutCrossedRulings } from './rulings.js';
import { mayShowSheet, sheetOf } from './sheet.js';
import { splitDigits } from './split.js';

/** Least number of pixels along a digit's larger side; smaller ones cannot be recognised. */
const LEAST_SIZE = 8;
/** Digits smaller than LEAST_SIZE are reported as too small from this size on; below it they are noise. */
const LEAST_SEEN = 4;
/** A photo with more digits is rejected: it probably shows something else. */
const MOST_DIGITS = 100;
/** Parts closer than this share of the stroke width belong to one broken stroke. */
const BREAK_SHARE = 0.3;
/** A digit on a sheet is the same in the whole photo if both together are at most so many times as large. */
const MOST_LARGER = 1.2;

/**
 * @typedef {import('./plane.js').Pixels} Pixels
 * @typedef {import('./plane.js').Plane} Plane
 * @typedef {import('./layout.js').Digit} Digit
 * @typedef {import('./connected-parts.js').Box} Box
 *
 * @typedef {object} FoundDigit
 * @property {Box} box   in pixels of the photo
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
 * Finds the digits in a photo, dark on light or light on dark. If it shows a sheet or a board with digits, only those.
 * @param {Pixels} pixels @returns {Findings}
 */
export function findDigits(pixels) {
  const light = luminance(pixels);
  const sheet = findOnSheet(light, sheetOf(light));
  if (sheet) return sheet;
  const negative = inverse(light);
  const board = mayShowSheet(negative) ? sheetOf(negative) : null;
  const isBoard = board && !isLightOnDark(coarseOf(board));
  return (isBoard && findOnSheet(light, board)) || findInk(light);
}

/**
 * What is on a sheet, with its place in the photo.
 * @param {Plane} light @param {import('./sheet.js').Sheet | null} sheet @returns {Findings | null}
 */
function findOnSheet(light, sheet) {
  const findings = sheet && findInk(sheet);
  if (!findings || findings.problem === 'nothing') return null;
  const isCut = findings.lines.flat().some(({ box }) => isAtEdge(box, sheet));
  if (isCut && !sheet.isWhole) return null;
  const lines = findings.lines.map((line) =>
    line.map((digit) => ({ ...digit, box: moved(digit.box, sheet) })),
  );
  return (!sheet.isWhole && inShadowToo(light, lines)) || { ...findings, lines };
}

/**
 * A sheet that is not seen whole may be the light beside a shadow. Then most of its digits are found in the whole photo,
 * and others in the shadow; what else reaches the photo's edge may be the table.
 * @param {Plane} light @param {FoundDigit[][]} lines @returns {Findings | null}   null beside a table
 */
function inShadowToo(light, lines) {
  const all = findInk(light);
  const isIn = (/** @type {FoundDigit[][]} */ others, /** @type {FoundDigit} */ { box }) =>
    others.flat().some((other) => isSame(box, other.box));
  const digits = lines.flat();
  if (digits.filter((digit) => isIn(all.lines, digit)).length <= digits.length / 2) return null;
  const kept = all.lines.map((line) =>
    line.filter((digit) => isIn(lines, digit) || !isAtEdge(digit.box, light)),
  );
  return { ...all, lines: kept.filter((line) => line.length) };
}

/** @param {Box} box @param {Plane} plane */
const isAtEdge = ({ left, top, right, bottom }, { width, height }) =>
  left === 0 || top === 0 || right === width || bottom === height;

/** Whether two boxes have about the same middle and size. @param {Box} a @param {Box} b */
const isSame = (a, b) =>
  sizeOf({
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  }) <=
  MOST_LARGER * Math.min(sizeOf(a), sizeOf(b));

/** @param {Box} box @param {{ left: number, top: number }} by */
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
  const { labels, digits } = separateDigits(contrast, levels);
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
 * @param {import('./ink-threshold.js').InkLevels} levels
 */
function separateDigits({ values, width, height }, { faint, least }) {
  const [ink, faintInk] = [new Uint8Array(values.length), new Uint8Array(values.length)];
  for (let i = 0; i < values.length; i++) {
    ink[i] = values[i] >= least ? 1 : 0;
    faintInk[i] = values[i] >= faint ? 1 : 0;
  }
  const mask = withoutCrossedRulings(ink, faintInk, width, height);
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
