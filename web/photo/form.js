// form.js — the form of ink: its holes, how long its strokes are, and the rows that cross several of them. Two digits
// that touch have more of all that than the one digit that a network reads in them.

import { boundsOfInk, INK_PEN, INK_SIDE } from '../shared/ink-to-image.js';
import { connectedParts, grown } from './connected-parts.js';

/**
 * Weights of what tells several digits from one: the length of the strokes counts 1, the share of rows that cross two
 * strokes outside of holes, like a 1 and a 1, or three strokes, so much. Fitted by logistic regression to test digits
 * of MNIST, alone and in pairs that touch, and rounded.
 */
const TWO_STROKES_WEIGHT = 1.5;
const THREE_STROKES_WEIGHT = 1;
/** Ink is several digits from this sum on, or if so many of its rows cross two strokes; 2 % of MNIST's digits, alone. */
const SEVERAL = 3.6;
const TWO_STROKES_SHARE = 0.8;
/**
 * Ink that is read as a digit is another one, or several, from such a sum on: of the length of its middle lines, in heights
 * of these, the same shares of rows, that of rows with ink that is thicker than a stroke, where two strokes have become one,
 * holes that the digit does not have, and what the stroke is broader than BROAD, since broad strokes fill what tells two from
 * one. Fitted to 8,000 training digits of MNIST, alone, of which 3 % are above, and to 2,400 pairs, with strokes as they are
 * and of 3, 5 and 7 of 28 pixels, that overlap by 1 to 9 of 84 pixels. A 1 may have a flag and a foot.
 */
const READ_WEIGHTS = { twoStrokes: 2, threeStrokes: 1, thick: 1.5, holes: 1, broad: 2.5 };
/** Width of a broad stroke, in heights. */
const BROAD = 0.18;
const ODD = [4.1, 2.4, 4.75, 4.5, 3.75, 4.5, 4.75, 3.05, 4.5, 4.1];
/** Of drawings: people draw a 1 with a flag and a foot, a 7 with a bar and a 0 with a curl. */
const ODD_DRAWN = ODD.with(0, 4.6).with(1, Infinity).with(7, Infinity);
/**
 * Where an outline strays from a straight line by no more than this, in heights of the middle line, a 1 stands on that side,
 * or a digit with a stem: 0 for the sides on which the digit that is read has one. A 6 is nearly straight on the left.
 */
const STRAIGHT_LEFT = [0.08, 0, 0.08, 0.08, 0.08, 0.08, 0.075, 0.08, 0.09, 0.08];
const STRAIGHT_RIGHT = [0.08, 0, 0.08, 0.08, 0, 0.08, 0.08, 0, 0.08, 0];
/** A 1 of a broad stroke that has two ends in this share of its rows is two ones side by side. */
const NOTCHED_ONE = 0.05;
/** Ink is thicker than a stroke where paper is farther away than this, in stroke widths, in each direction of the grid. */
const THICK_PENS = 0.6;
/** A gap of twice this width counts as ink there, in stroke widths: a stroke beside another is drawn twice. */
const GAP_PENS = 0.2;
/** Paper inside of ink is a hole from this area on, in squares of the stroke width; smaller ones are noise. */
const HOLE_AREA = 0.05;
/** The most holes of each digit as people write it: a 2 and a 4 may have one, or none. */
const MOST_HOLES = [1, 0, 1, 0, 1, 0, 1, 0, 2, 1];
/** A closed 0 has no stroke beside it in this share of its rows. */
const BESIDE_ZERO = 0.15;
/**
 * What tells letters from digits that a network takes them for; of 780 drawings of each digit by 30 people, 2 zeros are taken
 * for a letter, no 4 and no 7. Ink that grows by this share of its height closes a 0, and not a U.
 */
const CLOSED_WITHIN = 0.15;
/** So large a share of the rows of an open 4 cross two strokes, and none of a plus. */
const OPEN_FOUR = 0.03;
/** The outline of a T steps back by a larger share of its height than that of a 7: in its upper rows, within so much of a pen. */
const BAR_STEP = 0.2;
const UPPER = 0.25;
const STEP_PENS = 0.4;

/** @typedef {import('../shared/ink-to-image.js').Box} Box */

/**
 * @typedef {object} Form
 * @property {number} holes
 * @property {number} length         of the strokes, in heights of a digit
 * @property {number} twoStrokes     share of the rows that cross two strokes or more, where holes count as ink
 * @property {number} threeStrokes   share of the rows that cross three strokes or more
 * @property {number} [thick]        share of the rows with ink that is thicker than a stroke, as the next of a wholeForm
 * @property {number} [pen]          width of a stroke, in heights
 * @property {number} [left]         how far the outline on the left strays from a straight line, in heights of the middle line
 * @property {number} [right]        the same on the right
 * @property {boolean} [closes]      of drawings, whether there is a hole once the ink has grown by CLOSED_WITHIN
 * @property {number} [step]         of drawings, how far the outline on the right steps back near the top, in heights
 */

/**
 * @param {Uint8Array} mask   [height, width], 1 for ink, in the ink's own box
 * @param {number} width
 * @param {number} pen        width of a stroke, in pixels
 * @param {number} tall       height of a digit, in pixels
 * @returns {Form}
 */
export function formOf(mask, width, pen, tall) {
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
  const area = mask.reduce((sum, ink) => sum + ink, 0);
  return { holes, length: area / (pen * tall), twoStrokes: share(filled, 2), threeStrokes: share(mask, 3) };
}

/** With what of it takes longer to find. @type {typeof formOf} */
export const wholeForm = (mask, width, pen, tall) => ({
  ...formOf(mask, width, pen, tall),
  ...{ thick: thickShare(mask, width, pen), pen: pen / tall },
  ...bendsOf(mask, width, pen),
});

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

/** The ink with paper around it, so wide as it may grow. @param {Uint8Array} mask   as formOf @param {number} width @param {number} margin */
function withMargin(mask, width, margin) {
  const [height, columns] = [mask.length / width, width + 2 * margin];
  const ink = new Uint8Array((height + 2 * margin) * columns);
  for (let y = 0; y < height; y++)
    ink.set(mask.subarray(y * width, (y + 1) * width), (y + margin) * columns + margin);
  return { height, columns, ink };
}

/**
 * The share of the rows with ink that is thicker than a stroke.
 * @param {Uint8Array} mask   as formOf @param {number} width @param {number} pen
 */
function thickShare(mask, width, pen) {
  const gap = Math.max(1, Math.round(GAP_PENS * pen));
  const radius = Math.round(THICK_PENS * pen) + gap;
  const { height, columns, ink } = withMargin(mask, width, radius);
  const paper = grown(ink, columns, gap).map((each) => 1 - each);
  const near = grown(paper, columns, radius);
  let count = 0;
  for (let y = radius; y < radius + height; y++)
    if (near.subarray(y * columns, (y + 1) * columns).includes(0)) count++;
  return count / height;
}

/**
 * How far the outline on each side strays from a straight line, in heights of the middle line. Rows near both ends do not
 * count, since strokes end round.
 * @param {Uint8Array} mask   as formOf @param {number} width @param {number} pen
 */
export function bendsOf(mask, width, pen) {
  const height = mask.length / width;
  const end = Math.min(Math.round(pen / 2), Math.floor(height / 4));
  const rows = Array.from({ length: height - 2 * end }, (_, i) =>
    mask.subarray((end + i) * width, (end + i + 1) * width),
  );
  const [left, right] = [rows.map((row) => row.indexOf(1)), rows.map((row) => row.lastIndexOf(1))].map(
    (places) => bendOf(places) / (height - pen),
  );
  return { left, right };
}

/** How far numbers stray from their line of least squares: the range of the differences. @param {number[]} values */
function bendOf(values) {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, _, i) => sum + (i - middle) ** 2, 0);
  const slope = values.reduce((sum, value, i) => sum + (i - middle) * (value - mean), 0) / squares;
  const rest = values.map((value, i) => value - slope * i);
  return Math.max(...rest) - Math.min(...rest);
}

/** @param {Form} form */
const sumOf = ({ length, twoStrokes, threeStrokes }) =>
  length + TWO_STROKES_WEIGHT * twoStrokes + THREE_STROKES_WEIGHT * threeStrokes;

/**
 * The form of a drawing of one digit.
 * @param {Uint8Array} ink   of its strokes, as strokesToInk of ink-to-image.js draws them
 * @returns {Form}
 */
export function formOfStrokes(ink) {
  const { left, right, top, bottom } = /** @type {Box} */ (boundsOfInk(ink, INK_SIDE, INK_SIDE));
  const [width, height] = [right - left, bottom - top];
  const mask = new Uint8Array(height * width);
  for (let y = 0; y < height; y++) {
    const row = (top + y) * INK_SIDE;
    mask.set(ink.subarray(row + left, row + right), y * width);
  }
  const form = wholeForm(mask, width, INK_PEN, height);
  return { ...form, closes: form.holes > 0 || closes(mask, width), step: stepOf(mask, width, INK_PEN) };
}

/** Whether ink has a hole once it has grown. @param {Uint8Array} mask   as formOf @param {number} width */
function closes(mask, width) {
  const radius = Math.round((CLOSED_WITHIN * mask.length) / width);
  const { height, columns, ink } = withMargin(mask, width, radius);
  return formOf(grown(ink, columns, radius), columns, INK_PEN, height).holes > 0;
}

/** How far the outline on the right steps back in the upper rows. @param {Uint8Array} mask   as formOf @param {number} width @param {number} pen */
function stepOf(mask, width, pen) {
  const height = mask.length / width;
  const ends = Array.from({ length: height }, (_, y) =>
    mask.subarray(y * width, (y + 1) * width).lastIndexOf(1),
  );
  const below = Math.round(STEP_PENS * pen);
  const steps = ends
    .slice(0, UPPER * height)
    .map((end, y) => (ends[y + below] >= 0 ? end - ends[y + below] : 0));
  return Math.max(...steps) / height;
}

/** Whether two strokes stand beside each other, as of two ones, whatever is read. @param {Form} form */
export const isSideBySide = ({ twoStrokes }) => twoStrokes >= TWO_STROKES_SHARE;

/** Whether ink has more strokes than one digit. @param {Form} form */
export const hasMoreStrokes = (form) => sumOf(form) >= SEVERAL || isSideBySide(form);

/**
 * Whether ink is formed otherwise than the digit that is read in it, however sure the network is. A 0 may be open, and
 * then has two strokes in each row; a closed one has no stroke beside it.
 * @param {Form} form @param {number} digit
 */
export const isOddFor = (form, digit) =>
  (digit === 0 && form.holes > 0 && form.twoStrokes >= BESIDE_ZERO) ||
  (digit === 1 && (form.pen ?? 0) >= BROAD && form.twoStrokes >= NOTCHED_ONE) ||
  isBesideOne(form, digit) ||
  sumFor(form, digit) >= ODD[digit];

/** Whether a side is straight on which the digit has no stem. @param {Form} form @param {number} digit */
const isBesideOne = ({ left = 1, right = 1 }, digit) =>
  left < STRAIGHT_LEFT[digit] || right < STRAIGHT_RIGHT[digit];

/** @param {Form} form @param {number} digit   that is read */
function sumFor({ holes, length, twoStrokes, threeStrokes, thick = 0, pen = 0 }, digit) {
  const two = digit === 0 && !holes ? 0 : twoStrokes;
  const more = Math.max(0, holes - MOST_HOLES[digit]);
  return (
    (length - pen) / (1 - pen) +
    READ_WEIGHTS.twoStrokes * two +
    READ_WEIGHTS.threeStrokes * threeStrokes +
    READ_WEIGHTS.thick * thick +
    READ_WEIGHTS.holes * more +
    READ_WEIGHTS.broad * Math.max(0, pen - BROAD)
  );
}

/** Whether a drawing is a letter, or a plus, that a network takes for the digit. @param {Form} form @param {number} digit */
const isLetter = ({ holes, twoStrokes, closes = true, step = 0 }, digit) =>
  (digit === 0 && !closes) ||
  (digit === 4 && !holes && twoStrokes < OPEN_FOUR) ||
  (digit === 7 && step > BAR_STEP);

/**
 * Whether a drawing is formed otherwise than the digit that is read in it: a letter, two digits, a scribble. A 0 may be
 * open or have a curl, and then has two strokes in each row.
 * @param {Form} form @param {number} digit
 */
export const isOddDrawing = (form, digit) =>
  isLetter(form, digit) ||
  form.holes > MOST_HOLES[digit] ||
  (digit !== 0 && hasMoreStrokes(form)) ||
  isBesideOne(form, digit) ||
  sumFor(digit === 0 ? { ...form, holes: 0 } : form, digit) >= ODD_DRAWN[digit];

/** For each digit, whether a drawing is formed otherwise. @param {Uint8Array} ink   as formOfStrokes @returns {boolean[]} */
export function oddDigits(ink) {
  const form = formOfStrokes(ink);
  return MOST_HOLES.map((_, digit) => isOddDrawing(form, digit));
}
