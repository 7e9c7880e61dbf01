// stroke-width.js — makes the strokes of digits broader where the pen was much finer than MNIST's.
//
// Ballpoint pens on large digits leave lines of half a pixel in 28, which networks read worse than MNIST's.
// Broad strokes stay as they are: thinned to their middle lines they were read worse than before.

/** Of its larger side, the width of the strokes of a digit in MNIST: 2.5 of 20 pixels. */
const USUAL_SHARE = 2.5 / 20;
/** Strokes finer than this are made broader: 1 in 20 of MNIST's are. */
const FINE_SHARE = 1.6 / 20;
/** Pixels along the larger side of a digit that is made broader, … */
const SIDE = 80;
/** … and around it, for what is added. */
const MARGIN = 6;
/** An outline of pixels is longer than the curve that it follows, on average over all directions. */
const STAIRS = 4 / Math.PI;

/**
 * @typedef {object} Ink      row by row from the top left, 0 paper … 1 full ink
 * @property {Float32Array} values
 * @property {number} width
 * @property {number} height
 */

/** Twice their area over their outline. @param {{ area: number, edge: number }} shape */
export const strokeWidth = ({ area, edge }) => (2 * area * STAIRS) / edge;

/**
 * @param {Ink} ink       cut out closely
 * @param {number} width  of its strokes, in its pixels
 * @returns {Ink}
 */
export function withUsualStrokes(ink, width) {
  const larger = Math.max(ink.width, ink.height);
  if (width >= FINE_SHARE * larger) return ink;
  const shape = resized(ink, SIDE / larger);
  // The digit grows with its strokes, by as much at either end.
  const missing = (SIDE * USUAL_SHARE - (width * SIDE) / larger) / (1 - USUAL_SHARE) / 2;
  const values = squaredDistances(shape).map((d) => Math.min(1, Math.max(0, 0.5 + missing - Math.sqrt(d))));
  return { ...shape, values };
}

/**
 * With a margin; 1 where there is more ink than paper.
 * @param {Ink} ink
 * @param {number} scale
 * @returns {Ink}
 */
function resized(ink, scale) {
  const width = Math.round(ink.width * scale) + 2 * MARGIN;
  const height = Math.round(ink.height * scale) + 2 * MARGIN;
  const values = new Float32Array(width * height);
  for (let y = MARGIN; y < height - MARGIN; y++) {
    for (let x = MARGIN; x < width - MARGIN; x++) {
      const [u, v] = [(x - MARGIN + 0.5) / scale - 0.5, (y - MARGIN + 0.5) / scale - 0.5];
      values[y * width + x] = inkBetween(ink, u, v) >= 0.5 ? 1 : 0;
    }
  }
  return { values, width, height };
}

/** Between pixels. @param {Ink} ink @param {number} x @param {number} y */
function inkBetween({ values, width, height }, x, y) {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const at = (/** @type {number} */ column, /** @type {number} */ row) =>
    column >= 0 && column < width && row >= 0 && row < height ? values[row * width + column] : 0;
  const [shareX, shareY] = [x - left, y - top];
  const upper = at(left, top) * (1 - shareX) + at(left + 1, top) * shareX;
  const lower = at(left, top + 1) * (1 - shareX) + at(left + 1, top + 1) * shareX;
  return upper * (1 - shareY) + lower * shareY;
}

/**
 * Of each pixel to the nearest with ink, exactly: along columns, then along rows over what that gave
 * (Felzenszwalb and Huttenlocher, "Distance Transforms of Sampled Functions", 2012, in its direct form: at
 * this size the lower envelope is not needed).
 * @param {Ink} ink
 */
function squaredDistances({ values, width, height }) {
  const far = (width + height) ** 2;
  const inColumns = new Float32Array(values.length).fill(far);
  for (let x = 0; x < width; x++) {
    for (const [start, end, step] of [
      [0, height, 1],
      [height - 1, -1, -1],
    ]) {
      let distance = width + height;
      for (let y = start; y !== end; y += step) {
        distance = values[y * width + x] ? 0 : distance + 1;
        inColumns[y * width + x] = Math.min(inColumns[y * width + x], distance ** 2);
      }
    }
  }
  return inColumns.map((_, i) => {
    const row = i - (i % width);
    let nearest = far;
    for (let x = 0; x < width; x++) nearest = Math.min(nearest, inColumns[row + x] + (x - (i % width)) ** 2);
    return nearest;
  });
}
