// stroke-width.js — gives strokes that are much finer or broader than those of MNIST the usual width.
//
// Large digits drawn with a ballpoint pen have lines of half a pixel in 28, markers lines of eight; networks are
// less accurate on both. Ink grows or shrinks by the same amount everywhere, so that the ends of strokes and the
// holes that are left keep their shape; thinning strokes to their centre lines made accuracy worse.

/** Usual stroke width as a share of a digit's larger side; in MNIST it is 2.5 of 20 pixels. */
const USUAL_SHARE = 2.5 / 20;
/** Strokes finer than this share are widened; 5 % of MNIST's digits have such strokes. */
const FINE_SHARE = 1.6 / 20;
/** Strokes broader than BROAD_SHARE are narrowed to the other share; few of MNIST's digits have such strokes. */
const BROAD_SHARE = 5 / 20;
const NARROWED_SHARE = 3 / 20;
/** Pixels along the larger side of a digit while its strokes change. */
const SIDE = 80;
/** Pixels around it, into which strokes grow. */
const MARGIN = 6;
/** How much longer an outline of pixels is than the curve it follows, averaged over all directions. */
const STAIRS = 4 / Math.PI;

/**
 * @typedef {object} Ink      [height, width] from the top left, 0 paper … 1 full ink
 * @property {Float32Array} values
 * @property {number} width
 * @property {number} height
 */

/**
 * Mean stroke width in pixels: twice the area over the length of the outline.
 * @param {{ area: number, edge: number }} shape   see Part in connected-parts.js
 */
export const strokeWidth = ({ area, edge }) => (2 * area * STAIRS) / edge;

/** The mean width of the strokes in a mask. @param {Uint8Array} mask   1 for ink @param {number} width */
export function maskStrokeWidth(mask, width) {
  let [area, edge] = [0, 0];
  for (let i = 0; i < mask.length; i++) {
    if (!mask[i]) continue;
    area++;
    if (i % width === 0 || !mask[i - 1]) edge += 2;
    if (!mask[i - width]) edge += 2;
  }
  return area ? strokeWidth({ area, edge }) : 0;
}

/**
 * The ink with strokes of about the usual width, if they are much finer or broader; else the ink itself.
 * @param {Ink} ink       without a margin
 * @param {number} width  of its strokes, in pixels
 * @returns {Ink}
 */
export function withUsualStrokes(ink, width) {
  const larger = Math.max(ink.width, ink.height);
  const share = width / larger;
  if (share >= FINE_SHARE && share <= BROAD_SHARE) return ink;
  const shape = resized(ink, SIDE / larger);
  // Wider strokes also make the digit larger, by the same amount at each end.
  const wanted = share < FINE_SHARE ? USUAL_SHARE : NARROWED_SHARE;
  const missing = (SIDE * (wanted - share)) / (1 - wanted) / 2;
  const outside = squaredDistances(shape);
  const inside = squaredDistances({ ...shape, values: shape.values.map((value) => 1 - value) });
  const values = outside.map((d, i) =>
    Math.min(1, Math.max(0, (d ? 0.5 - Math.sqrt(d) : Math.sqrt(inside[i]) - 0.5) + missing)),
  );
  return { ...shape, values };
}

/**
 * Ink scaled and with a margin; 1 where there is more ink than paper, else 0.
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

/** Bilinear interpolation of ink; 0 outside. @param {Ink} ink @param {number} x @param {number} y */
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
 * The exact squared distance from each pixel to the nearest with ink: first along columns, then along rows
 * (Felzenszwalb and Huttenlocher, "Distance Transforms of Sampled Functions", 2012; at this size a direct search
 * along rows is fast enough).
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
  const result = new Float32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const [left, right] = [i % width, width - 1 - (i % width)];
    let nearest = inColumns[i];
    // Farther pixels of the row are not nearer.
    for (let d = 1; d * d < nearest && d <= Math.max(left, right); d++) {
      if (d <= left) nearest = Math.min(nearest, inColumns[i - d] + d * d);
      if (d <= right) nearest = Math.min(nearest, inColumns[i + d] + d * d);
    }
    result[i] = nearest;
  }
  return result;
}
