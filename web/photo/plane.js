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

/** @param {Plane} plane @returns {Plane} */
export const inverse = ({ values, width, height }) => ({
  values: values.map((value) => 1 - value),
  width,
  height,
});

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
 * @param {'most' | 'least'} which
 * @returns {Plane}
 */
export function extremes({ values, width, height }, radius, which) {
  const sign = which === 'most' ? 1 : -1;
  // Each pass writes columns in place of rows, so that both read along rows.
  const turned = new Float32Array(values.length);
  const result = new Float32Array(values.length);
  slideRows(values, turned, width, radius, sign);
  slideRows(turned, result, height, radius, sign);
  return { values: result, width, height };
}

/**
 * The plane without what is dark and no wider than a square window: a closing. Windows extend beyond the border, so
 * that what is dark along it stays, however narrow.
 * @param {Plane} plane
 * @param {number} radius   of the window
 * @param {number} shrink   pixels by which light places become smaller
 * @returns {Plane}
 */
export function closing({ values, width, height }, radius, shrink) {
  const wide = { width: width + 2 * radius, height: height + 2 * radius };
  const padded = { ...wide, values: new Float32Array(wide.width * wide.height).fill(-Infinity) };
  for (let y = 0; y < height; y++) {
    padded.values.set(values.subarray(y * width, (y + 1) * width), (y + radius) * wide.width + radius);
  }
  const closed = extremes(extremes(padded, radius, 'most'), radius + shrink, 'least').values;
  const result = new Float32Array(values.length);
  for (let y = 0; y < height; y++) {
    const start = (y + radius) * wide.width + radius;
    result.set(closed.subarray(start, start + width), y * width);
  }
  return { values: result, width, height };
}

/**
 * As `extremes`, along rows only; the result is transposed. A row is cut into blocks as long as the window: the
 * extreme of any window is that of the end of one block and the beginning of the next (van Herk, 1992).
 * @param {Float32Array} from   [rows, width]
 * @param {Float32Array} to     [width, rows]
 * @param {number} width
 * @param {number} radius
 * @param {number} sign   1 for the largest, −1 for the smallest
 */
function slideRows(from, to, width, radius, sign) {
  const [rows, size] = [from.length / width, 2 * radius + 1];
  const sinceBegin = new Float32Array(width);
  const untilEnd = new Float32Array(width);
  for (let row = 0; row < rows; row++) {
    const start = row * width;
    for (let block = 0; block < width; block += size) {
      const end = Math.min(block + size, width);
      let extreme = -Infinity;
      for (let i = block; i < end; i++) {
        extreme = Math.max(extreme, sign * from[start + i]);
        sinceBegin[i] = extreme;
      }
      extreme = -Infinity;
      for (let i = end - 1; i >= block; i--) {
        extreme = Math.max(extreme, sign * from[start + i]);
        untilEnd[i] = extreme;
      }
    }
    for (let i = 0; i < width; i++) {
      const first = Math.max(0, i - radius);
      const last = Math.min(width - 1, i + radius);
      let extreme = Math.max(untilEnd[first], sinceBegin[last]);
      // At either end a window is cut off and may be within one block; it begins or ends with that block.
      if (last - first < size - 1 && Math.floor(first / size) === Math.floor(last / size))
        extreme = first % size ? untilEnd[first] : sinceBegin[last];
      to[i * rows + row] = sign * extreme;
    }
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
