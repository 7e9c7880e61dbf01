// split.js — divides ink that is too wide for one digit into digits that touch.
//
// A cut runs from the top to the bottom and crosses as little ink as possible, found by dynamic programming as in
// seam carving (Avidan and Shamir, 2007). Both sides must look like digits in height and width. Ink that is too
// wide and has no good cut stays in one piece and is marked as doubtful, because a network can give a high
// probability also to shapes that are like none of its training images.

import { hasMoreStrokes, isSideBySide, wholeForm } from './form.js';
import { strokeWidth } from './stroke-width.js';

/**
 * Ink at least this many times as wide as digits are high is divided; 2 % of MNIST's digits are that wide, alone. Ink
 * that cannot be divided is doubtful from the next aspect on.
 */
const WIDE_ASPECT = 1.3;
const DOUBTFUL_ASPECT = 1.4;
/** Most ink that a cut crosses, in widths of a stroke. */
const MOST_CROSSED = 1.5;
/** A cut is sure up to this score. */
const SURE_SCORE = 0.75;
/** Least height of a digit, as a share of the whole ink's height. */
const LEAST_HEIGHT = 0.55;
/** Least width of a digit as a share of the whole ink's height. */
const LEAST_WIDTH = 0.1;
/** What a piece costs that is lower than the whole ink, and pieces of different widths, in widths of a stroke. */
const HEIGHT_COST = 1.5;
const IMBALANCE_COST = 0.5;
/** Cuts end in so many places along the bottom. */
const PLACES = 40;
/** What a pixel of paper costs where the cut does not run straight down; a pixel of ink costs 1. */
const SLOPE_COST = 0.01;

/** @typedef {import('./layout.js').Digit} Digit */

/**
 * The digits that a piece of ink consists of, from left to right. Labels of pixels change with the pieces.
 * @param {Digit} digit
 * @param {object} photo
 * @param {Int32Array} photo.labels     [height, width]
 * @param {number} photo.width
 * @param {number} photo.usualHeight    of a digit, in pixels
 * @param {() => number} photo.newLabel
 * @returns {Digit[]}
 */
export function splitDigits(digit, photo) {
  const { labels, width, newLabel } = photo;
  const [columns, rows] = [digit.right - digit.left, digit.bottom - digit.top];
  const tall = Math.max(rows, photo.usualHeight);
  const aspect = columns / tall;
  const mask = maskOf(digit, labels, width);
  const pen = strokeWidth(digit);
  const form = wholeForm(mask, columns, pen, tall);
  const doubtful = digit.doubtful || isSideBySide(form);
  if (aspect < WIDE_ASPECT) return [{ ...digit, form, doubtful }];
  const cut = bestCut(mask, columns, pen);
  if (!cut || cut.crossed > MOST_CROSSED)
    return [{ ...digit, form, doubtful: doubtful || aspect >= DOUBTFUL_ASPECT }];
  const label = newLabel();
  for (let y = 0; y < rows; y++) {
    for (let x = cut.path[y]; x < columns; x++) {
      if (mask[y * columns + x]) labels[(digit.top + y) * width + digit.left + x] = label;
    }
  }
  const pieces = [digit.labels, [label]].flatMap((own) => {
    const piece = measured(digit, own, labels, width);
    return splitDigits({ ...piece, doubtful: digit.doubtful || cut.score > SURE_SCORE }, photo);
  });
  // Where one piece is doubtful or wide, or has more strokes, as few digits, the cut is doubtful.
  const isDoubtful = pieces.some(
    ({ doubtful, form, left, top, right, bottom }) =>
      doubtful || right - left > bottom - top || (form && hasMoreStrokes(form)),
  );
  return pieces.map((piece) => ({ ...piece, doubtful: isDoubtful, cut: label }));
}

/** 1 for the digit's own ink, in its box. @param {Digit} digit @param {Int32Array} labels @param {number} width */
function maskOf({ left, top, right, bottom, labels: own }, labels, width) {
  const mask = new Uint8Array((right - left) * (bottom - top));
  let i = 0;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) mask[i++] = own.includes(labels[y * width + x]) ? 1 : 0;
  }
  return mask;
}

/**
 * A digit of some labels within a box.
 * @param {import('./connected-parts.js').Box} within @param {number[]} own @param {Int32Array} labels
 * @param {number} width @returns {Digit}
 */
function measured(within, own, labels, width) {
  const digit = {
    left: within.right,
    top: within.bottom,
    right: 0,
    bottom: 0,
    labels: own,
    area: 0,
    edge: 0,
  };
  for (let y = within.top; y < within.bottom; y++) {
    for (let x = within.left; x < within.right; x++) {
      const at = y * width + x;
      if (!own.includes(labels[at])) continue;
      digit.area++;
      for (const next of [at - 1, at + 1, at - width, at + width])
        if (!own.includes(labels[next])) digit.edge++;
      [digit.left, digit.right] = [Math.min(digit.left, x), Math.max(digit.right, x + 1)];
      [digit.top, digit.bottom] = [Math.min(digit.top, y), y + 1];
    }
  }
  return digit;
}

/**
 * The cut that crosses little ink and leaves two pieces of about the whole height and of similar widths.
 * @param {Uint8Array} mask     [rows, columns], 1 for ink
 * @param {number} columns
 * @param {number} pen          width of a stroke
 * @returns {{ path: Int32Array, crossed: number, score: number } | null}   path: first column on the right of
 *   the cut in each row; crossed: ink on it, in widths of a stroke; score: the lower, the better
 */
function bestCut(mask, columns, pen) {
  const rows = mask.length / columns;
  const costs = new Float32Array(mask.length);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const i = y * columns + x;
      costs[i] = mask[i] + (y ? least(costs, columns, y - 1, x).cost : 0);
    }
  }
  let best = null;
  for (let place = 1; place < PLACES; place++) {
    const end = Math.round((place / PLACES) * (columns - 1));
    const path = new Int32Array(rows);
    path[rows - 1] = end;
    for (let y = rows - 1; y > 0; y--) path[y - 1] = least(costs, columns, y - 1, path[y]).x;
    const crossed = path.reduce((sum, x, y) => sum + mask[y * columns + x], 0) / pen;
    if (best && crossed >= best.score) continue;
    const [left, right] = sidesOf(mask, columns, path);
    const lower = Math.min(left.height, right.height) / rows;
    const narrower = Math.min(left.width, right.width);
    if (lower < LEAST_HEIGHT || narrower < LEAST_WIDTH * rows) continue;
    const imbalance = Math.abs(left.width - right.width) / (left.width + right.width);
    const score = crossed + HEIGHT_COST * (1 - lower) + IMBALANCE_COST * imbalance;
    if (!best || score < best.score) best = { path, crossed, score };
  }
  return best;
}

/**
 * The best place in a row for a cut that goes on below at x.
 * @param {Float32Array} costs @param {number} columns @param {number} y @param {number} x
 */
function least(costs, columns, y, x) {
  let best = { x, cost: costs[y * columns + x] };
  for (const side of [x - 1, x + 1]) {
    if (side < 0 || side >= columns) continue;
    const cost = costs[y * columns + side] + SLOPE_COST;
    if (cost < best.cost) best = { x: side, cost };
  }
  return best;
}

/** Width and height of the ink on both sides of a cut. @param {Uint8Array} mask @param {number} columns @param {Int32Array} path */
function sidesOf(mask, columns, path) {
  const sides = [0, 1].map(() => ({ left: columns, right: 0, top: path.length, bottom: 0 }));
  path.forEach((cut, y) => {
    for (let x = 0; x < columns; x++) {
      if (!mask[y * columns + x]) continue;
      const side = sides[x < cut ? 0 : 1];
      [side.left, side.right] = [Math.min(side.left, x), Math.max(side.right, x + 1)];
      [side.top, side.bottom] = [Math.min(side.top, y), y + 1];
    }
  });
  return sides.map(({ left, right, top, bottom }) => ({ width: right - left, height: bottom - top }));
}
