// photo-scenes.js — photos that are harder than text on plain paper: rulings, tables, cuts, touching digits.

import { photograph, randoms } from './photo.js';

/** Lightness of what is neither ink nor paper, like the paper's in photo.js. */
const PAPER = 0.92 * 255;
const INK = 0.24 * 255;

/**
 * @typedef {{ data: Uint8ClampedArray<ArrayBuffer>, width: number, height: number }} Picture   like ImageData
 */

/** @param {number} width @param {number} height @param {number} grey @returns {Picture} */
function blank(width, height, grey) {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let i = 0; i < data.length; i += 4) data.fill(grey, i, i + 3);
  return { data, width, height };
}

/**
 * Rulings over a picture.
 * @param {Picture} picture
 * @param {{ every: number, width: number, squared?: boolean, degrees?: number, grey?: number }} rulings   in pixels; grey:
 *   their lightness, 0 … 255, that of the ink unless given
 * @returns {Picture}
 */
export function ruled(picture, { every, width, squared = false, degrees = 0, grey = INK }) {
  const data = picture.data.slice();
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const onLine = (/** @type {number} */ at) => at - every * Math.floor(at / every) < width;
  for (let y = 0; y < picture.height; y++) {
    for (let x = 0; x < picture.width; x++) {
      if (!onLine(y * cos - x * sin) && !(squared && onLine(x * cos + y * sin))) continue;
      const at = 4 * (y * picture.width + x);
      for (let k = at; k < at + 3; k++) data[k] = Math.min(data[k], grey);
    }
  }
  return { ...picture, data };
}

/** Of wood: red, green and blue. */
const TINT = [1.2, 0.95, 0.7];

/**
 * A picture as a sheet on a table, in its middle.
 * @param {Picture} picture
 * @param {{ share: number, table: number, grain?: number, degrees?: number, seed?: number }} desk   share: of
 *   the table's width and height; table: its lightness, 0 … 255; grain: amplitude of the wood's grain
 * @returns {Picture & { place: (x: number, y: number) => [number, number] }}   place: of a pixel of the sheet
 */
export function onTable(picture, { share, table, grain = 0, degrees = 0, seed = 1 }) {
  const [width, height] = [Math.round(picture.width / share), Math.round(picture.height / share)];
  const result = blank(width, height, table);
  const random = randoms(seed);
  const waves = Array.from({ length: 6 }, () => [0.02 + 0.2 * random(), 0.02 * random(), 6.3 * random()]);
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [dx, dy] = [x - width / 2, y - height / 2];
      const u = Math.floor(dx * cos + dy * sin + picture.width / 2);
      const v = Math.floor(dy * cos - dx * sin + picture.height / 2);
      const at = 4 * (y * width + x);
      const onSheet = u >= 0 && u < picture.width && v >= 0 && v < picture.height;
      if (onSheet) {
        const from = 4 * (v * picture.width + u);
        for (let k = 0; k < 3; k++) result.data[at + k] = picture.data[from + k];
      } else {
        let wood = 0;
        if (grain) for (const [a, b, c] of waves) wood += Math.sin(a * y + b * x + c);
        const level = table + grain * (wood / waves.length);
        for (let k = 0; k < 3; k++) result.data[at + k] = TINT[k] * level;
      }
    }
  }
  const place = (/** @type {number} */ x, /** @type {number} */ y) => {
    const [dx, dy] = [x - picture.width / 2, y - picture.height / 2];
    return /** @type {[number, number]} */ ([
      width / 2 + dx * cos - dy * sin,
      height / 2 + dx * sin + dy * cos,
    ]);
  };
  return { ...result, place };
}

/**
 * The bounds of the ink of a picture without noise.
 * @param {Picture} picture @param {boolean} [lightOnDark]
 */
function boundsOfInk({ data, width, height }, lightOnDark = false) {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const isLight = data[4 * (y * width + x)] > 127;
      if (isLight !== lightOnDark) continue;
      [left, right] = [Math.min(left, x), Math.max(right, x + 1)];
      [top, bottom] = [Math.min(top, y), y + 1];
    }
  }
  return { left, top, right, bottom };
}

/** @param {Picture} picture @param {ReturnType<typeof boundsOfInk>} box @returns {Picture} */
function cut(picture, { left, top, right, bottom }) {
  const result = blank(right - left, bottom - top, 0);
  for (let y = top; y < bottom; y++) {
    const row = picture.data.subarray(4 * (y * picture.width + left), 4 * (y * picture.width + right));
    result.data.set(row, 4 * (y - top) * result.width);
  }
  return result;
}

/**
 * One digit, cut exactly to its ink.
 * @param {ArrayLike<number>} digit @param {Omit<import('./photo.js').Scene, 'lines'>} [scene]
 */
export function tight(digit, scene = {}) {
  const picture = photograph({ ...scene, lines: [[digit]], margin: 0.5 });
  return cut(picture, boundsOfInk(picture, scene.lightOnDark));
}

/**
 * A picture with the noise of a camera.
 * @param {Picture} picture @param {number} deviation   of 255 levels @param {number} [seed] @returns {Picture}
 */
export function noisy(picture, deviation, seed = 1) {
  const random = randoms(seed);
  const data = picture.data.slice();
  for (let at = 0; at < data.length; at += 4) {
    const gauss = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    for (let k = at; k < at + 3; k++) data[k] += deviation * gauss;
  }
  return { ...picture, data };
}

/**
 * Digits in a row, each touching the next.
 * @param {ArrayLike<number>[]} digits
 * @param {Omit<import('./photo.js').Scene, 'lines'> & { overlap?: number }} [scene]   overlap: of the ink of
 *   neighbours, in pixels
 * @returns {Picture}
 */
export function touching(digits, { overlap = 3, size = 84, ...scene } = {}) {
  const cuts = digits.map((digit) => tight(digit, { ...scene, size }));
  const height = Math.max(...cuts.map((each) => each.height));
  const page = blank(
    cuts.reduce((sum, each) => sum + each.width, 4 * size),
    height + 2 * size,
    PAPER,
  );
  let left = 2 * size;
  cuts.forEach((each, i) => {
    const top = size + Math.floor((height - each.height) / 2);
    if (i) left = nearest(page, each, top) - overlap;
    paste(page, each, left, top);
  });
  return page;
}

/**
 * The column from which on a cut does not overlap the ink of the page.
 * @param {Picture} page @param {Picture} each @param {number} top
 */
function nearest(page, each, top) {
  let place = 0;
  for (let y = 0; y < each.height; y++) {
    const isInk = (
      /** @type {Picture} */ { data, width },
      /** @type {number} */ x,
      /** @type {number} */ row,
    ) => data[4 * (row * width + x)] < 127;
    let [last, first] = [-1, -1];
    for (let x = 0; x < page.width; x++) if (isInk(page, x, top + y)) last = x;
    for (let x = each.width - 1; x >= 0; x--) if (isInk(each, x, y)) first = x;
    if (last >= 0 && first >= 0) place = Math.max(place, last + 1 - first);
  }
  return place;
}

/** The darker of the two remains. @param {Picture} page @param {Picture} each @param {number} left @param {number} top */
function paste(page, each, left, top) {
  for (let y = 0; y < each.height; y++) {
    for (let x = 0; x < 4 * each.width; x++) {
      const at = 4 * ((top + y) * page.width + left) + x;
      page.data[at] = Math.min(page.data[at], each.data[4 * y * each.width + x]);
    }
  }
}
