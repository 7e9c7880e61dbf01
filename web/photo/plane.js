// plane.js — planes of numbers, such as the lightness of a photo: reduced, in negative, read between pixels.

/**
 * @typedef {object} Plane   a number for each pixel, [height, width] from the top left
 * @property {Float32Array} values
 * @property {number} width
 * @property {number} height
 *
 * @typedef {object} Pixels  like ImageData
 * @property {ArrayLike<number>} data   red, green, blue and opacity of each pixel, 0 … 255
 * @property {number} width
 * @property {number} height
 */

/**
 * Luma, 0 … 1. Transparent pixels are white, or black if the opaque ones are mostly light.
 * @param {Pixels} pixels
 * @returns {Plane}
 */
export function luminance({ data, width, height }) {
  const values = new Float32Array(width * height);
  let [opacity, opaqueLight] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    values[i] = (0.299 * data[4 * i] + 0.587 * data[4 * i + 1] + 0.114 * data[4 * i + 2]) / 255;
    opacity += data[4 * i + 3] / 255;
    opaqueLight += (values[i] * data[4 * i + 3]) / 255;
  }
  const ground = opaqueLight / opacity > 0.5 ? 0 : 1;
  if (opacity === values.length) return { values, width, height };
  for (let i = 0; i < values.length; i++) {
    const alpha = data[4 * i + 3] / 255;
    values[i] = alpha * values[i] + (1 - alpha) * ground;
  }
  return { values, width, height };
}

/**
 * The plane reduced by averaging squares of pixels.
 * @param {Plane} plane @param {number} factor   side of a square @returns {Plane}
 */
export function reduced({ values, width, height }, factor) {
  const [columns, rows] = [Math.floor(width / factor), Math.floor(height / factor)];
  const means = new Float32Array(columns * rows);
  for (let y = 0; y < rows * factor; y++) {
    const row = Math.floor(y / factor) * columns;
    for (let x = 0; x < columns * factor; x++) means[row + Math.floor(x / factor)] += values[y * width + x];
  }
  for (let i = 0; i < means.length; i++) means[i] /= factor * factor;
  return { values: means, width: columns, height: rows };
}

/**
 * The largest or smallest number in the square window around each pixel, within the plane.
 * @param {Plane} plane
 * @param {number} radius
 * @param {(a: number, b: number) => number} choose
 * @returns {Plane}
 */
export function extremes({ values, width, height }, radius, choose) {
  const rows = new Float32Array(values.length);
  const result = new Float32Array(values.length);
  for (let y = 0; y < height; y++) slide(values, rows, y * width, 1, width, radius, choose);
  for (let x = 0; x < width; x++) slide(rows, result, x, width, height, radius, choose);
  return { values: result, width, height };
}

/**
 * As `extremes`, for one row or column. It is cut into blocks as long as the window: the extreme of any window is
 * that of the end of one block and the beginning of the next (van Herk, 1992).
 * @param {Float32Array} from
 * @param {Float32Array} to
 * @param {number} start
 * @param {number} step
 * @param {number} count
 * @param {number} radius
 * @param {(a: number, b: number) => number} choose
 */
function slide(from, to, start, step, count, radius, choose) {
  const size = 2 * radius + 1;
  const sinceBlockBegan = new Float32Array(count);
  const untilBlockEnds = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const value = from[start + i * step];
    sinceBlockBegan[i] = i % size ? choose(sinceBlockBegan[i - 1], value) : value;
  }
  for (let i = count - 1; i >= 0; i--) {
    const value = from[start + i * step];
    const isLast = i === count - 1 || (i + 1) % size === 0;
    untilBlockEnds[i] = isLast ? value : choose(untilBlockEnds[i + 1], value);
  }
  for (let i = 0; i < count; i++) {
    const first = Math.max(0, i - radius);
    const last = Math.min(count - 1, i + radius);
    const sameBlock = Math.floor(first / size) === Math.floor(last / size);
    // At either end a window is cut off and may be within one block; it begins or ends with that block.
    if (sameBlock) to[start + i * step] = first % size ? untilBlockEnds[first] : sinceBlockBegan[last];
    else to[start + i * step] = choose(untilBlockEnds[first], sinceBlockBegan[last]);
  }
}

/**
 * Bilinear interpolation of a plane along one row.
 * @param {Plane} plane
 * @param {number} y
 * @returns {(x: number) => number}
 */
export function sampler({ values, width, height }, y) {
  const top = Math.min(Math.max(y, 0), height - 1);
  const row = Math.floor(top);
  const below = Math.min(row + 1, height - 1) * width;
  const share = top - row;
  return (x) => {
    const left = Math.min(Math.max(x, 0), width - 1);
    const column = Math.floor(left);
    const next = Math.min(column + 1, width - 1);
    const part = left - column;
    const upper = values[row * width + column] * (1 - part) + values[row * width + next] * part;
    const lower = values[below + column] * (1 - part) + values[below + next] * part;
    return upper * (1 - share) + lower * share;
  };
}
