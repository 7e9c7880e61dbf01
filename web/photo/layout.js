// layout.js — which parts of the ink are digits, which parts are one digit, and in which order they are read.

/**
 * @typedef {import('./connected-parts.js').Box} Box
 * @typedef {import('./connected-parts.js').Part} Part
 *
 * @typedef {Box & { labels: number[], area: number, edge: number }} Digit   labels: of its parts
 */

/** A line or a frame crosses this share of the picture. */
const CROSSING_SHARE = 0.8;
/** What is so many times as long as it is thick is a ruled line rather than a digit, if it is not upright. */
const LINE_ASPECT = 3;
/** What lies inside a frame has at least this share of the frame's size, taken together. */
const FRAMED_SHARE = 0.15;
/** A frame is mostly empty: thicker things are digits with something inside. */
const FRAME_FILL = 0.35;
/** An upright line is so many times as high as the usual digit, and this much of its height is its width. */
const LINE_HEIGHT = 2.5;
const LINE_WIDTH = 0.15;
/** Ink smaller than this share of the usual digit is dirt. */
const DIRT_SHARE = 0.35;
/** Parts above each other are one digit if they overlap by this share of the narrower one, … */
const OVERLAP_SHARE = 0.3;
/** … lie no further apart than this share of the usual digit's height, … */
const GAP_SHARE = 0.3;
/** … and together are no higher than this. */
const TALLEST_SHARE = 1.5;
/** What is lower than this share of the usual digit cannot stand alone: it belongs to what is so near it. */
const PIECE_SHARE = 0.4;
const NEAR_SHARE = 0.2;
/** Neighbours in a line overlap in height by this share of the lower one. */
const LINE_SHARE = 0.4;

/** @param {Box} box */
export const sizeOf = ({ left, top, right, bottom }) => Math.max(right - left, bottom - top);

/**
 * @param {Part[]} parts
 * @param {{ width: number, height: number }} picture
 * @returns {Part[]}  without what runs across the picture or around other parts
 */
export function withoutRulings(parts, picture) {
  return parts.filter((part) => !isRuling(part, picture) && !isFrame(part, parts));
}

/** @param {Part} part @param {{ width: number, height: number }} picture */
function isRuling({ left, top, right, bottom, area }, picture) {
  const [width, height] = [right - left, bottom - top];
  const thickness = area / Math.max(width, height);
  const crosses = width > CROSSING_SHARE * picture.width || height > CROSSING_SHARE * picture.height;
  const touchesEdge = left === 0 || top === 0 || right === picture.width || bottom === picture.height;
  return width > LINE_ASPECT * height || (crosses && touchesEdge && Math.max(width, height) > 20 * thickness);
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
 * Parts become digits: what belongs together is joined, and dirt is left out.
 * @param {Part[][]} groups   parts that nearly touch
 * @returns {Digit[]}
 */
export function digitsOf(groups) {
  const digits = groups.map(joined);
  const usual = usualSize(digits);
  return joinPieces(digits, usual).filter((digit) => {
    const [width, height] = [digit.right - digit.left, digit.bottom - digit.top];
    const isLine = height > LINE_HEIGHT * usual && width < LINE_WIDTH * height;
    return sizeOf(digit) >= DIRT_SHARE * usual && !isLine;
  });
}

/** @param {(Part | Digit)[]} pieces @returns {Digit} */
const joined = (pieces) => ({
  left: Math.min(...pieces.map(({ left }) => left)),
  top: Math.min(...pieces.map(({ top }) => top)),
  right: Math.max(...pieces.map(({ right }) => right)),
  bottom: Math.max(...pieces.map(({ bottom }) => bottom)),
  labels: pieces.flatMap((piece) => ('labels' in piece ? piece.labels : [piece.label])),
  area: pieces.reduce((sum, { area }) => sum + area, 0),
  edge: pieces.reduce((sum, { edge }) => sum + edge, 0),
});

/** The median over all ink, so that no number of specks can change it. @param {Digit[]} digits */
function usualSize(digits) {
  const sorted = [...digits].sort((a, b) => sizeOf(a) - sizeOf(b));
  const half = sorted.reduce((sum, { area }) => sum + area, 0) / 2;
  let sum = 0;
  const median = sorted.find(({ area }) => (sum += area) >= half);
  return median ? sizeOf(median) : 0;
}

/**
 * A bar over a 5, the pieces of a broken stroke. The nearest come first.
 * @param {Digit[]} digits
 * @param {number} usual
 */
function joinPieces(digits, usual) {
  const result = [...digits].sort((a, b) => b.area - a.area);
  for (let i = result.length - 1; i > 0; i--) {
    const piece = result[i];
    const hosts = result.slice(0, i).filter((host) => areOne(host, piece, usual));
    if (!hosts.length) continue;
    const host = hosts.reduce((near, each) => (gap(each, piece) < gap(near, piece) ? each : near));
    result[result.indexOf(host)] = joined([host, piece]);
    result.splice(i, 1);
  }
  return result;
}

/** @param {Box} a @param {Box} b  pixels between them from top to bottom, negative where they overlap */
const gap = (a, b) => Math.max(a.top, b.top) - Math.min(a.bottom, b.bottom);

/** @param {Digit} a @param {Digit} b @param {number} usual */
function areOne(a, b, usual) {
  const overlap = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const narrower = Math.min(a.right - a.left, b.right - b.left);
  const height = Math.max(a.bottom, b.bottom) - Math.min(a.top, b.top);
  if (height > TALLEST_SHARE * usual) return false;
  if (overlap >= OVERLAP_SHARE * narrower && gap(a, b) <= GAP_SHARE * usual) return true;
  const isPiece = Math.min(a.bottom - a.top, b.bottom - b.top) < PIECE_SHARE * usual;
  return isPiece && Math.max(-overlap, gap(a, b)) <= NEAR_SHARE * usual;
}

/**
 * Lines from top to bottom, each from left to right. A line may slope: each digit continues the line whose
 * last one stands beside it.
 * @param {Digit[]} digits
 * @returns {Digit[][]}
 */
export function linesOf(digits) {
  /** @type {Digit[][]} */
  const lines = [];
  for (const digit of [...digits].sort((a, b) => a.left + a.right - b.left - b.right)) {
    const shares = lines.map((line) => sharedHeight(/** @type {Digit} */ (line.at(-1)), digit));
    const best = Math.max(LINE_SHARE, ...shares);
    const line = lines[shares.indexOf(best)];
    if (line) line.push(digit);
    else lines.push([digit]);
  }
  return lines.sort((a, b) => middleOf(a) - middleOf(b));
}

/** @param {Box} a @param {Box} b  as a share of the lower one */
const sharedHeight = (a, b) => -gap(a, b) / Math.min(a.bottom - a.top, b.bottom - b.top);

/** @param {Digit[]} line */
const middleOf = (line) => line.reduce((sum, { top, bottom }) => sum + top + bottom, 0) / line.length;
