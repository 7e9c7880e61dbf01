// layout.js — groups parts of the ink into digits, leaves out what is not a digit, and orders digits in lines.

import { strokeWidth } from './stroke-width.js';

/**
 * @typedef {import('./connected-parts.js').Box} Box
 * @typedef {import('./connected-parts.js').Part} Part
 *
 * @typedef {Box & { labels: number[], area: number, edge: number, doubtful?: boolean,
 *   form?: import('./form.js').Form, cut?: number }} Digit   labels: of its parts; doubtful: it may be several digits; form: of
 *   all its parts
 *
 * Sizes below are relative to the usual digit, the median size.
 */

/** Least area of a part, in squares of the stroke width; a dot of the pen is larger, dirt is smaller. */
const DOT_AREA = 0.75;
/** Least share of the photo's width or height that a ruled line at its edge crosses. */
const CROSSING_SHARE = 0.8;
/** A photo narrower than this share of its height has no ruled lines that cross it. */
const NARROW_SHARE = 0.6;
/** Least ratio of width to height of a horizontal ruled line. */
const LINE_ASPECT = 3;
/** Least size of all parts inside a frame, as a share of the frame's size. */
const FRAMED_SHARE = 0.15;
/** Largest share of its box that a frame fills; a digit with something inside fills more. */
const FRAME_FILL = 0.35;
/** Least height of an upright ruled line, in usual digits, and largest ratio of its width to its height. */
const LINE_HEIGHT = 2.5;
const LINE_WIDTH = 0.15;
/** Ink smaller than this share of the usual digit is dirt. */
const DIRT_SHARE = 0.35;
/** Parts above each other are one digit if they overlap by at least this share of the narrower one's width, */
const OVERLAP_SHARE = 0.3;
/** their gap is at most this share of the usual digit, */
const GAP_SHARE = 0.3;
/** and their common height is at most this many usual digits. */
const TALLEST_SHARE = 1.5;
/** A part lower than this share of the usual digit is a fragment; it belongs to a part within NEAR_SHARE of it. */
const FRAGMENT_SHARE = 0.4;
const NEAR_SHARE = 0.2;
/** Least vertical overlap of neighbours in a line, as a share of the lower one's height. */
const LINE_SHARE = 0.4;

/** The larger side. @param {Box} box */
export const sizeOf = ({ left, top, right, bottom }) => Math.max(right - left, bottom - top);

/**
 * The usual stroke width: the median over the area of all ink, so that small specks do not change it; 0 without ink.
 * @param {Part[]} parts
 */
export function widthOfStrokes(parts) {
  const median = medianByArea(parts, strokeWidth);
  return median ? strokeWidth(median) : 0;
}

/** The parts that are no specks. @param {Part[]} parts @param {number} pen   width of the strokes */
export const withoutDirt = (parts, pen) => parts.filter(({ area }) => area >= DOT_AREA * pen ** 2);

/**
 * The parts without ruled lines, and without frames around other parts.
 * @param {Part[]} parts
 * @param {{ width: number, height: number }} picture
 * @returns {Part[]}
 */
export function withoutRulings(parts, picture) {
  return parts.filter((part) => !isRuling(part, picture) && !isFrame(part, parts));
}

/** @param {Part} part @param {{ width: number, height: number }} picture */
function isRuling({ left, top, right, bottom, area }, picture) {
  const [width, height] = [right - left, bottom - top];
  const thickness = area / Math.max(width, height);
  // An upright line in a narrow photo is a 1 that fills it.
  const isNarrow = picture.width < NARROW_SHARE * picture.height;
  const crosses = width > CROSSING_SHARE * picture.width || height > CROSSING_SHARE * picture.height;
  const touchesEdge = left === 0 || top === 0 || right === picture.width || bottom === picture.height;
  return (
    width > LINE_ASPECT * height ||
    (crosses && !isNarrow && touchesEdge && Math.max(width, height) > 20 * thickness)
  );
}

/** @param {Part} part @param {Part[]} parts */
function isFrame(part, parts) {
  const fill = part.area / ((part.right - part.left) * (part.bottom - part.top));
  if (fill > FRAME_FILL) return false;
  const inside = parts.filter(
    ({ left, top, right, bottom }) =>
      left > part.left && right < part.right && top > part.top && bottom < part.bottom,
  );
  return inside.reduce((sum, other) => sum + sizeOf(other), 0) >= FRAMED_SHARE * sizeOf(part);
}

/**
 * Joins parts into digits and leaves out dirt and ruled lines.
 * @param {Part[][]} groups   parts that nearly touch, which are one digit
 * @returns {Digit[]}
 */
export function digitsOf(groups) {
  const digits = groups.map(joined);
  const usual = usualSize(digits);
  return joinFragments(digits, usual).filter((digit) => {
    const [width, height] = [digit.right - digit.left, digit.bottom - digit.top];
    const isLine = height > LINE_HEIGHT * usual && width < LINE_WIDTH * height;
    return sizeOf(digit) >= DIRT_SHARE * usual && !isLine;
  });
}

/** Parts as one digit. @param {(Part | Digit)[]} parts @returns {Digit} */
export const joined = (parts) => ({
  left: Math.min(...parts.map(({ left }) => left)),
  top: Math.min(...parts.map(({ top }) => top)),
  right: Math.max(...parts.map(({ right }) => right)),
  bottom: Math.max(...parts.map(({ bottom }) => bottom)),
  labels: parts.flatMap((part) => ('labels' in part ? part.labels : [part.label])),
  area: parts.reduce((sum, { area }) => sum + area, 0),
  edge: parts.reduce((sum, { edge }) => sum + edge, 0),
});

/** The median size, weighted by area so that specks do not change it; 0 without digits. @param {Digit[]} digits */
function usualSize(digits) {
  const median = medianByArea(digits, sizeOf);
  return median ? sizeOf(median) : 0;
}

/**
 * The item at half of the total area when they are sorted by a measure.
 * @template {{ area: number }} Item
 * @param {Item[]} items
 * @param {(item: Item) => number} measure
 */
export function medianByArea(items, measure) {
  const sorted = [...items].sort((a, b) => measure(a) - measure(b));
  const half = sorted.reduce((sum, { area }) => sum + area, 0) / 2;
  let sum = 0;
  return sorted.find(({ area }) => {
    sum += area;
    return sum >= half;
  });
}

/**
 * Joins fragments, such as the bar of a 5 or a broken stroke, with the nearest digit they belong to.
 * @param {Digit[]} digits
 * @param {number} usual
 */
function joinFragments(digits, usual) {
  const result = [...digits].sort((a, b) => b.area - a.area);
  for (let i = result.length - 1; i > 0; i--) {
    const part = result[i];
    const hosts = result.slice(0, i).filter((host) => areOne(host, part, usual));
    if (!hosts.length) continue;
    const host = hosts.reduce((near, each) => (gap(each, part) < gap(near, part) ? each : near));
    result[result.indexOf(host)] = joined([host, part]);
    result.splice(i, 1);
  }
  return result;
}

/** Vertical distance in pixels, negative if they overlap. @param {Box} a @param {Box} b */
const gap = (a, b) => Math.max(a.top, b.top) - Math.min(a.bottom, b.bottom);

/** Whether two parts are one digit. @param {Digit} a @param {Digit} b @param {number} usual */
function areOne(a, b, usual) {
  const overlap = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const narrower = Math.min(a.right - a.left, b.right - b.left);
  const height = Math.max(a.bottom, b.bottom) - Math.min(a.top, b.top);
  if (height > TALLEST_SHARE * usual) return false;
  if (overlap >= OVERLAP_SHARE * narrower && gap(a, b) <= GAP_SHARE * usual) return true;
  const isFragment = Math.min(a.bottom - a.top, b.bottom - b.top) < FRAGMENT_SHARE * usual;
  return isFragment && Math.max(-overlap, gap(a, b)) <= NEAR_SHARE * usual;
}

/**
 * Lines from top to bottom, each from left to right. A line may slope: each digit continues the line whose last
 * digit is beside it.
 * @template {Digit} Item
 * @param {Item[]} digits
 * @returns {Item[][]}
 */
export function linesOf(digits) {
  /** @type {Item[][]} */
  const lines = [];
  for (const digit of [...digits].sort((a, b) => a.left + a.right - b.left - b.right)) {
    const shares = lines.map((line) => sharedHeight(/** @type {Item} */ (line.at(-1)), digit));
    const best = Math.max(LINE_SHARE, ...shares);
    const line = lines[shares.indexOf(best)];
    if (line) line.push(digit);
    else lines.push([digit]);
  }
  return lines.sort((a, b) => middleOf(a) - middleOf(b));
}

/** Vertical overlap as a share of the lower one's height. @param {Box} a @param {Box} b */
const sharedHeight = (a, b) => -gap(a, b) / Math.min(a.bottom - a.top, b.bottom - b.top);

/** @param {Digit[]} line */
const middleOf = (line) => line.reduce((sum, { top, bottom }) => sum + top + bottom, 0) / line.length;
