// ink-to-image.js — from what a person draws to an image as MNIST holds them.
//
// MNIST's makers fitted each digit into 20 × 20 pixels, keeping its aspect ratio and sharing the area of a
// pixel among those that it covers, and placed its centre of mass in the middle of 28 × 28 (LeCun et al.,
// 1998; the steps in detail: Yadav and Bottou, "Cold Case: The Lost MNIST Digits", 2019). A network reads
// what people draw as well as its test images only if the same happens to their ink.

/** Pixels along the side of every image that a network gets. */
export const IMAGE_SIDE = 28;

/** Pixels along the side of the frame that a digit fills. */
const FRAME_SIDE = 20;

/**
 * In pixels of the frame, whatever the size of the drawing. MNIST's strokes, twice their area over their
 * circumference, have a median of 2.55 and strokes of 2.5 hold as much ink; 2 to 2.75 read equally well.
 */
const STROKE_WIDTH = 2.5;

/** Samples along a pixel's side when the area that a pen stroke covers is measured. */
const SAMPLES = 8;

/** Ink with a larger side below this, in its own pixels, does not fill the frame: so MNIST was made. */
const SMALLEST_INK = 10;

/**
 * The image of a drawing made of pen strokes. A stroke has no width of its own: the image shows it as thick
 * as MNIST's strokes are, whatever the size of the drawing.
 * @param {ArrayLike<number>[]} strokes  each x0, y0, x1, y1, …; x grows to the right, y down, in any unit
 * @param {number} [smallest]  a drawing with a larger side below this, in the same unit, does not fill the
 *   frame, so that the tap of an unsteady finger stays a dot; a drawing without any extent is a dot anyway
 * @returns {Uint8Array | null}  28 × 28 bytes from top left, 0 paper … 255 ink; null if nothing is drawn
 */
export function strokesToImage(strokes, smallest = 0) {
  const box = boundsOfStrokes(strokes);
  if (!box) return null;
  const extent = Math.max(box.right - box.left, box.bottom - box.top, smallest);
  const scale = extent > 0 ? (FRAME_SIDE - STROKE_WIDTH) / extent : 0;
  const [centreX, centreY] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const side = FRAME_SIDE * SAMPLES;
  const samples = new Uint8Array(side * side);
  for (const stroke of strokes) {
    const points = Array.from(
      stroke,
      (value, i) => (FRAME_SIDE / 2 + (value - (i % 2 ? centreY : centreX)) * scale) * SAMPLES,
    );
    for (let i = 0; i < points.length; i += 2) {
      const from = Math.max(i - 2, 0);
      coverSegment(samples, side, points[from], points[from + 1], points[i], points[i + 1]);
    }
  }
  return imageOfFrame(frameOfInk(samples, side, { left: 0, top: 0, right: side, bottom: side }));
}

/**
 * The image of a drawing in pixels, for example of a picture. Its strokes keep their width.
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
 * Of all ink, however faint; right and bottom are the first column and row after it.
 * @param {ArrayLike<number>} ink
 * @param {number} width
 * @param {number} height
 * @returns {Box | null}
 */
function boundsOfInk(ink, width, height) {
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
 * Sets the samples that lie on a segment of a stroke, round ends included.
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
      const squaredDistance = (x - along * dx) ** 2 + (y - along * dy) ** 2;
      if (squaredDistance <= radius * radius) samples[row * side + column] = 1;
    }
  }
}

/**
 * Fits ink into the frame: its box becomes a square about the same middle, and each pixel of the ink is
 * shared among the pixels of the frame that it falls on, by area.
 * @param {ArrayLike<number>} ink
 * @param {number} width
 * @param {Box} box  of the ink
 * @returns {Float64Array}  FRAME_SIDE × FRAME_SIDE, in the ink's unit times an area that is the same for all
 */
function frameOfInk(ink, width, box) {
  const columns = cellsOf(box.left, box.right, box);
  const rows = cellsOf(box.top, box.bottom, box);
  const frame = new Float64Array(FRAME_SIDE * FRAME_SIDE);
  rows.forEach((row, i) =>
    columns.forEach((column, j) => {
      let sum = 0;
      for (const y of row) {
        for (const x of column) sum += ink[y.at * width + x.at] * y.length * x.length;
      }
      frame[i * FRAME_SIDE + j] = sum;
    }),
  );
  return frame;
}

/**
 * Which pixels of the ink fall on each row or column of the frame, and with how much of their length.
 * @param {number} from  where the ink begins in this direction
 * @param {number} to
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
 * Makes the darkest pixel full ink and places the frame by its centre of mass. The shift is a whole number
 * of pixels, so nothing is blurred twice, and it is cut towards zero, so the centre of mass, counted from
 * the middle of the first pixel, ends in (13.5, 14.5] as MNIST's do and not in the middle, 13.5.
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
  const image = new Uint8Array(IMAGE_SIDE * IMAGE_SIDE);
  bytes.forEach((byte, i) => {
    const x = left + (i % FRAME_SIDE);
    const y = top + Math.floor(i / FRAME_SIDE);
    const inside = x >= 0 && x < IMAGE_SIDE && y >= 0 && y < IMAGE_SIDE;
    if (inside) image[y * IMAGE_SIDE + x] = byte;
  });
  return image;
}
