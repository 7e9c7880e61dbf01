// ink-to-image.js — turns pen strokes or ink in pixels into a 28 × 28 image like those of MNIST.
//
// MNIST's makers fitted each digit into 20 × 20 pixels, keeping its aspect ratio and weighting pixels by area,
// and placed its centre of mass in the middle of 28 × 28 (LeCun et al., 1998; in detail: Yadav and Bottou, "Cold
// Case: The Lost MNIST Digits", 2019). A network recognises drawings as well as its test images only if they are
// prepared in the same way.

/** Pixels along an image's side. */
export const IMAGE_SIDE = 28;

/** Pixels of an image. */
export const IMAGE_PIXELS = IMAGE_SIDE ** 2;

/** Pixels along the side of the frame into which a digit is fitted. */
const FRAME_SIDE = 20;

/**
 * Width of a stroke in pixels of the frame, for drawings of any size. MNIST's strokes, measured as twice the area
 * over the outline, have a median width of 2.55; with 2.5 an image has as much ink. From 2 to 2.75, accuracy is
 * the same.
 */
const STROKE_WIDTH = 2.5;

/** Samples along a pixel's side, to measure the area that a stroke covers. */
const SAMPLES = 8;

/** Of the ink that strokesToInk draws: the side of its square, and the width of a stroke, in samples. */
export const INK_SIDE = FRAME_SIDE * SAMPLES;
export const INK_PEN = STROKE_WIDTH * SAMPLES;

/** Ink whose larger side has fewer pixels than this is not enlarged to fill the frame, as in MNIST. */
const SMALLEST_INK = 10;

/**
 * The image of a drawing made of pen strokes. Strokes are drawn as wide as MNIST's, for drawings of any size.
 * @param {ArrayLike<number>[]} strokes   as strokesToInk
 * @param {number} [smallest]   as strokesToInk
 * @returns {Uint8Array | null}  28 × 28 bytes from top left, 0 paper … 255 ink; null if nothing is drawn
 */
export function strokesToImage(strokes, smallest = 0) {
  const samples = strokesToInk(strokes, smallest);
  return samples && imageOfStrokes(samples);
}

/** The same of strokes that are drawn already. @param {Uint8Array} samples   as strokesToInk draws them */
export const imageOfStrokes = (samples) => imageOfFrame(frameOfSamples(samples));

/**
 * Draws pen strokes as wide as MNIST's, fitted into a square.
 * @param {ArrayLike<number>[]} strokes  each x0, y0, x1, y1, …; x grows to the right, y down, in any unit
 * @param {number} [smallest]  a drawing whose larger side is shorter than this, in the same unit, does not fill
 *   the square, so that a tap with a finger stays a dot
 * @returns {Uint8Array | null}  INK_SIDE × INK_SIDE from top left, 1 for ink; null if nothing is drawn
 */
export function strokesToInk(strokes, smallest = 0) {
  const box = boundsOfStrokes(strokes);
  if (!box) return null;
  const extent = Math.max(box.right - box.left, box.bottom - box.top, smallest);
  const scale = extent > 0 ? (FRAME_SIDE - STROKE_WIDTH) / extent : 0;
  const [centreX, centreY] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const samples = new Uint8Array(INK_SIDE * INK_SIDE);
  for (const stroke of strokes) {
    const points = Array.from(
      stroke,
      (value, i) => (FRAME_SIDE / 2 + (value - (i % 2 ? centreY : centreX)) * scale) * SAMPLES,
    );
    for (let i = 0; i < points.length; i += 2) {
      const from = Math.max(i - 2, 0);
      coverSegment(samples, INK_SIDE, points[from], points[from + 1], points[i], points[i + 1]);
    }
  }
  return samples;
}

/**
 * The image of ink in pixels, for example of a digit in a photo. Its strokes keep their width.
 * @param {ArrayLike<number>} ink  height × width from top left: 0 is paper, full ink is the largest number
 * @param {number} width
 * @param {number} height
 * @returns {Uint8Array | null}  as strokesToImage
 */
export function inkToImage(ink, width, height) {
  const box = boundsOfInk(ink, width, height);
  return box && imageOfFrame(frameOfInk(ink, width, box));
}

/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box */

/** @param {ArrayLike<number>[]} strokes @returns {Box | null} */
function boundsOfStrokes(strokes) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const stroke of strokes) {
    for (let i = 0; i < stroke.length; i += 2) {
      left = Math.min(left, stroke[i]);
      right = Math.max(right, stroke[i]);
      top = Math.min(top, stroke[i + 1]);
      bottom = Math.max(bottom, stroke[i + 1]);
    }
  }
  return left <= right ? { left, top, right, bottom } : null;
}

/**
 * The bounds of all ink, however faint; right and bottom are exclusive.
 * @param {ArrayLike<number>} ink
 * @param {number} width
 * @param {number} height
 * @returns {Box | null}
 */
export function boundsOfInk(ink, width, height) {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!(ink[y * width + x] > 0)) continue;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = y + 1;
    }
  }
  return left < right ? { left, top, right, bottom } : null;
}

/**
 * Sets the samples within a segment of a stroke, with round ends.
 * @param {Uint8Array} samples  side × side
 * @param {number} side
 * @param {number} x0  the segment's ends, in samples, as the next three
 * @param {number} y0
 * @param {number} x1
 * @param {number} y1
 */
function coverSegment(samples, side, x0, y0, x1, y1) {
  const radius = (STROKE_WIDTH / 2) * SAMPLES;
  const [dx, dy] = [x1 - x0, y1 - y0];
  const squaredLength = dx * dx + dy * dy;
  const left = Math.max(0, Math.floor(Math.min(x0, x1) - radius));
  const right = Math.min(side, Math.ceil(Math.max(x0, x1) + radius));
  const top = Math.max(0, Math.floor(Math.min(y0, y1) - radius));
  const bottom = Math.min(side, Math.ceil(Math.max(y0, y1) + radius));
  for (let row = top; row < bottom; row++) {
    const y = row + 0.5 - y0;
    for (let column = left; column < right; column++) {
      if (samples[row * side + column]) continue;
      const x = column + 0.5 - x0;
      const along = squaredLength > 0 ? Math.min(1, Math.max(0, (x * dx + y * dy) / squaredLength)) : 0;
      const [across, down] = [x - along * dx, y - along * dy];
      const squaredDistance = across * across + down * down;
      if (squaredDistance <= radius * radius) samples[row * side + column] = 1;
    }
  }
}

/** The samples within each pixel of the frame. @param {Uint8Array} samples   as strokesToInk draws them */
function frameOfSamples(samples) {
  const frame = new Float64Array(FRAME_SIDE * FRAME_SIDE);
  for (let y = 0, at = 0; y < INK_SIDE; y++) {
    const row = Math.floor(y / SAMPLES) * FRAME_SIDE;
    for (let column = row; column < row + FRAME_SIDE; column++) {
      let sum = 0;
      for (const end = at + SAMPLES; at < end; at++) sum += samples[at];
      frame[column] += sum;
    }
  }
  return frame;
}

/**
 * Fits ink into the frame: its box is extended to a square with the same centre, and each pixel of the ink is
 * distributed, by area, over the pixels of the frame that it overlaps.
 * @param {ArrayLike<number>} ink
 * @param {number} width
 * @param {Box} box  of the ink
 * @returns {Float64Array}  FRAME_SIDE × FRAME_SIDE, in the ink's unit times a constant area
 */
function frameOfInk(ink, width, box) {
  const columns = cellsOf(box.left, box.right, box);
  const rows = cellsOf(box.top, box.bottom, box);
  const frame = new Float64Array(FRAME_SIDE * FRAME_SIDE);
  for (const [i, row] of rows.entries()) {
    for (const [j, column] of columns.entries()) {
      let sum = 0;
      for (const y of row) {
        for (const x of column) sum += ink[y.at * width + x.at] * y.length * x.length;
      }
      frame[i * FRAME_SIDE + j] = sum;
    }
  }
  return frame;
}

/**
 * The pixels of the ink that overlap each row or column of the frame, with the length of the overlap.
 * @param {number} from  first pixel of the ink in this direction
 * @param {number} to    the pixel after its last
 * @param {Box} box
 * @returns {{ at: number, length: number }[][]}
 */
function cellsOf(from, to, box) {
  const side = Math.max(box.right - box.left, box.bottom - box.top, SMALLEST_INK);
  const start = (from + to - side) / 2;
  return Array.from({ length: FRAME_SIDE }, (_, i) => {
    const low = Math.max(from, start + (i * side) / FRAME_SIDE);
    const high = Math.min(to, start + ((i + 1) * side) / FRAME_SIDE);
    const cells = [];
    for (let at = Math.floor(low); at < high; at++) {
      cells.push({ at, length: Math.min(at + 1, high) - Math.max(at, low) });
    }
    return cells;
  });
}

/**
 * Scales the darkest pixel to 255 and places the frame by its centre of mass. The shift is a whole number of
 * pixels, so nothing is blurred again. It is rounded towards zero, so that the centre of mass, counted from the
 * middle of the first pixel, is in (13.5, 14.5], as in MNIST, and not at the image's middle, 13.5.
 * @param {Float64Array} frame
 * @returns {Uint8Array}
 */
function imageOfFrame(frame) {
  const darkest = frame.reduce((most, value) => Math.max(most, value), 0);
  const bytes = Uint8Array.from(frame, (value) => Math.floor((value / darkest) * 255 + 0.5));
  let [mass, momentX, momentY] = [0, 0, 0];
  bytes.forEach((byte, i) => {
    mass += byte;
    momentX += byte * ((i % FRAME_SIDE) + 0.5);
    momentY += byte * (Math.floor(i / FRAME_SIDE) + 0.5);
  });
  const left = Math.trunc(IMAGE_SIDE / 2 + 1 - momentX / mass);
  const top = Math.trunc(IMAGE_SIDE / 2 + 1 - momentY / mass);
  const image = new Uint8Array(IMAGE_PIXELS);
  bytes.forEach((byte, i) => {
    const x = left + (i % FRAME_SIDE);
    const y = top + Math.floor(i / FRAME_SIDE);
    const inside = x >= 0 && x < IMAGE_SIDE && y >= 0 && y < IMAGE_SIDE;
    if (inside) image[y * IMAGE_SIDE + x] = byte;
  });
  return image;
}
