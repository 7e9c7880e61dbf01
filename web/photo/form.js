// form.js — the form of ink: its holes, and the rows that cross several strokes. Two digits that touch have more of
// both than the one digit that a network reads in them.

import { connectedParts } from './connected-parts.js';

/**
 * Ink is several digits if so many of its rows cross two strokes outside of holes, or three strokes, like a 1 and
 * a 1; 1 % of MNIST's digits do, alone.
 */
const TWO_STROKES_SHARE = 0.65;
const THREE_STROKES_SHARE = 0.45;
/** Paper inside of ink is a hole from this area on, in squares of the stroke width; smaller ones are noise. */
const HOLE_AREA = 0.05;
/** The most holes of each digit as people write it: a 2 and a 4 may have one, or none. */
const MOST_HOLES = [1, 0, 1, 0, 1, 0, 1, 0, 2, 1];
/**
 * Ink with more holes is another digit than the one read if at least so many of its rows cross two strokes, and a
 * closed 0 if so many do: 1 in 500 of MNIST's digits, alone.
 */
const ODD_SHARE = 0.3;
const ODD_SHARE_OF_ZERO = 0.25;

/**
 * @typedef {object} Form
 * @property {number} holes
 * @property {number} twoStrokes     share of the rows that cross two strokes or more, where holes count as ink
 * @property {number} threeStrokes   share of the rows that cross three strokes or more
 */

/**
 * @param {Uint8Array} mask   [height, width], 1 for ink, in the ink's own box
 * @param {number} width
 * @param {number} pen        width of a stroke, in pixels
 * @returns {Form}
 */
export function formOf(mask, width, pen) {
  const height = mask.length / width;
  const paper = connectedParts(
    mask.map((ink) => 1 - ink),
    width,
    height,
  );
  const isHole = paper.parts.map(
    ({ left, top, right, bottom }) => left > 0 && top > 0 && right < width && bottom < height,
  );
  const filled = mask.map((ink, i) => (ink || isHole[paper.labels[i] - 1] ? 1 : 0));
  const holes = paper.parts.filter(({ area }, i) => isHole[i] && area >= HOLE_AREA * pen ** 2).length;
  const share = (/** @type {Uint8Array} */ ink, /** @type {number} */ least) =>
    rowsWith(ink, width, least) / height;
  return { holes, twoStrokes: share(filled, 2), threeStrokes: share(mask, 3) };
}

/** How many rows cross so many strokes or more. @param {Uint8Array} ink @param {number} width @param {number} least */
function rowsWith(ink, width, least) {
  let count = 0;
  for (let row = 0; row < ink.length; row += width) {
    let strokes = 0;
    for (let x = 0; x < width; x++) if (ink[row + x] && !(x && ink[row + x - 1])) strokes++;
    if (strokes >= least) count++;
  }
  return count;
}

/** Whether rows cross more strokes than those of one digit. @param {Form} form */
export const hasMoreStrokes = ({ twoStrokes, threeStrokes }) =>
  twoStrokes >= TWO_STROKES_SHARE || threeStrokes >= THREE_STROKES_SHARE;

/**
 * Whether ink is formed otherwise than the digit that is read in it, however sure the network is.
 * @param {Form} form @param {number} digit
 */
export const isOddFor = ({ holes, twoStrokes }, digit) =>
  (holes > MOST_HOLES[digit] && twoStrokes >= ODD_SHARE) ||
  (digit === 0 && holes > 0 && twoStrokes >= ODD_SHARE_OF_ZERO);
