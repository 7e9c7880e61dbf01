// grid-photo.js — photos as a camera might take them of the sheet of boxes, with digits of our own strokes in it.

import {
  BOX_HEIGHT,
  BOX_WIDTH,
  boxAt,
  GRID_COLUMNS,
  GRID_HEIGHT,
  GRID_ROWS,
  GRID_WIDTH,
  HEADING,
  MARK_PART,
  MARK_SIDE,
  MARKS,
  TOP_BAR,
} from '../../web/shared/grid.js';
import { randoms } from './photo.js';

/** Pixels a millimetre of the sheet as it is drawn, before the camera sees it. */
const FINE = 6;
const PAPERS = { a4: [210, 297], letter: [215.9, 279.4] };
/** Lightness. */
const PAPER = 0.92;
const PRINT = 0.1;
const PEN = 0.22;
const RULING = 0.72;

/** Points on an arc of an ellipse, from one angle to another. @param {number[]} ellipse @param {number} from @param {number} to */
const arc = ([x, y, rx, ry], from, to) =>
  Array.from({ length: 17 }, (_, i) => {
    const angle = ((from + ((to - from) * i) / 16) * Math.PI) / 180;
    return [x + rx * Math.cos(angle), y + ry * Math.sin(angle)];
  }).flat();

/** Strokes of each digit in a square of 1, as they are taught at school. @type {number[][][]} */
const SHAPES = [
  [arc([0.5, 0.5, 0.32, 0.5], -90, 270)],
  [[0.3, 0.25, 0.55, 0, 0.55, 1]],
  [[...arc([0.5, 0.3, 0.3, 0.3], 190, 390), 0.15, 1, 0.85, 1]],
  [[...arc([0.45, 0.25, 0.3, 0.25], 200, 450), ...arc([0.45, 0.74, 0.34, 0.26], -90, 160)]],
  [
    [0.55, 0, 0.15, 0.65, 0.9, 0.65],
    [0.65, 0.35, 0.65, 1],
  ],
  [
    [0.25, 0, 0.22, 0.42, ...arc([0.45, 0.68, 0.34, 0.32], -130, 140)],
    [0.25, 0, 0.8, 0],
  ],
  [[0.7, 0.02, 0.35, 0.35, ...arc([0.48, 0.7, 0.3, 0.3], 200, 560)]],
  [[0.15, 0, 0.85, 0, 0.4, 1]],
  [[...arc([0.5, 0.25, 0.27, 0.25], 90, 450), ...arc([0.5, 0.75, 0.33, 0.25], -90, 270)]],
  [[...arc([0.5, 0.28, 0.28, 0.28], 0, 360), 0.76, 0.4, 0.7, 1]],
];

/**
 * A digit as somebody writes it, in millimetres of the sheet.
 * @param {number} label @param {[number, number]} middle @param {number} size   about its height
 * @param {() => number} random
 * @returns {number[][]}
 */
export function written(label, [x, y], size, random) {
  const [slant, angle] = [0.5 * (random() - 0.5), 0.3 * (random() - 0.5)];
  const [wide, tall] = [0.75 + 0.3 * random(), 0.85 + 0.25 * random()];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [left, top] = [x + 1.5 * (random() - 0.5), y + 1.5 * (random() - 0.5)];
  return SHAPES[label].map((stroke) => {
    const points = [];
    for (let i = 0; i < stroke.length; i += 2) {
      const down = (stroke[i + 1] - 0.5) * tall * size;
      const across = (stroke[i] - 0.5) * wide * size - slant * down;
      points.push(left + across * cos - down * sin, top + across * sin + down * cos);
    }
    return points;
  });
}

/**
 * Digits in the first rows of the sheet.
 * @param {number} rows @param {number} [seed] @param {number} [size]   millimetres
 */
export function fullRows(rows, seed = 1, size = 11) {
  const random = randoms(seed);
  return Array.from({ length: rows * GRID_COLUMNS }, (_, i) => {
    const [label, row] = [i % GRID_COLUMNS, Math.floor(i / GRID_COLUMNS)];
    const { left, top } = boxAt(label, row);
    return {
      label,
      row,
      strokes: written(label, [left + BOX_WIDTH / 2, top + BOX_HEIGHT / 2], size, random),
    };
  });
}

/** A sheet of paper on which things are drawn in millimetres. */
class Drawn {
  /** @param {'a4' | 'letter'} paper */
  constructor(paper) {
    const [across, down] = PAPERS[paper];
    this.width = Math.round(across * FINE);
    this.height = Math.round(down * FINE);
    this.left = (across - GRID_WIDTH) / 2;
    this.top = (down - GRID_HEIGHT) / 2;
    this.values = new Float32Array(this.width * this.height).fill(PAPER);
  }

  /** Darkens what is within a distance. @param {number[]} box   in millimetres @param {number} lightness @param {(x: number, y: number) => number} outside   how far a place is outside */
  #draw([left, top, right, bottom], lightness, outside) {
    const pixel = (/** @type {number} */ at, /** @type {number} */ from) => Math.round((at + from) * FINE);
    for (let y = pixel(top - 1, this.top); y < pixel(bottom + 1, this.top); y++)
      for (let x = pixel(left - 1, this.left); x < pixel(right + 1, this.left); x++) {
        const covered = 0.5 - FINE * outside((x + 0.5) / FINE - this.left, (y + 0.5) / FINE - this.top);
        const share = Math.min(1, Math.max(0, covered));
        const at = y * this.width + x;
        this.values[at] = Math.min(this.values[at], PAPER + (lightness - PAPER) * share);
      }
  }

  /** @param {number[]} box   left, top, right, bottom @param {number} lightness */
  fill([left, top, right, bottom], lightness) {
    this.#draw([left, top, right, bottom], lightness, (x, y) =>
      Math.max(left - x, x - right, top - y, y - bottom),
    );
  }

  /** @param {number[]} box @param {number} thickness   within the box @param {number} lightness */
  frame([left, top, right, bottom], thickness, lightness) {
    this.fill([left, top, right, top + thickness], lightness);
    this.fill([left, bottom - thickness, right, bottom], lightness);
    this.fill([left, top, left + thickness, bottom], lightness);
    this.fill([right - thickness, top, right, bottom], lightness);
  }

  /** @param {number[][]} strokes @param {number} pen   width @param {number} lightness */
  write(strokes, pen, lightness) {
    for (const stroke of strokes)
      for (let i = 0; i + 3 < stroke.length; i += 2) {
        const [x0, y0, x1, y1] = stroke.slice(i, i + 4);
        const [dx, dy] = [x1 - x0, y1 - y0];
        const box = [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
        this.#draw(box, lightness, (x, y) => {
          const along = ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy || 1);
          const near = Math.min(1, Math.max(0, along));
          return Math.hypot(x - x0 - near * dx, y - y0 - near * dy) - pen / 2;
        });
      }
  }
}

/**
 * @typedef {object} Paper
 * @property {'a4' | 'letter'} [paper]
 * @property {number} [pen]       width of its strokes, in millimetres
 * @property {number} [missing]   a mark that is covered
 * @property {boolean} [hasBar]   whether the bar at the top is in sight
 * @property {number} [ruling]    lightness of the boxes
 */

/** @typedef {{ label: number, row: number, strokes: number[][] }} Written   a digit on the sheet */

/** The printed sheet with what is written on it. @param {Written[]} digits @param {Paper} sheet */
function drawn(digits, { paper = 'a4', pen = 0.6, missing, hasBar = true, ruling = RULING }) {
  const sheet = new Drawn(paper);
  MARKS.forEach(([x, y], i) => {
    const box = (/** @type {number} */ half) => [x - half, y - half, x + half, y + half];
    if (i === missing) return;
    sheet.frame(box(MARK_SIDE / 2), MARK_PART, PRINT);
    sheet.fill(box(1.5 * MARK_PART), PRINT);
  });
  const { left, top, width, height } = TOP_BAR;
  if (hasBar) sheet.fill([left, top, left + width, top + height], PRINT);
  for (let row = 0; row < GRID_ROWS; row++)
    for (let column = 0; column < GRID_COLUMNS; column++) {
      const { left, top } = boxAt(column, row);
      sheet.frame([left, top, left + BOX_WIDTH, top + BOX_HEIGHT], 0.25, ruling);
    }
  for (let label = 0; label < GRID_COLUMNS; label++) {
    const middle = /** @type {[number, number]} */ ([
      boxAt(label, 0).left + BOX_WIDTH / 2,
      HEADING.base - HEADING.height / 2,
    ]);
    sheet.write(
      written(label, middle, HEADING.height, () => 0.5),
      1,
      PRINT,
    );
  }
  for (const { strokes } of digits) sheet.write(strokes, pen, PEN);
  return sheet;
}

/**
 * @typedef {object} Shot
 * @property {number} width       of the photo, in pixels
 * @property {number} height
 * @property {number} [turn]      degrees, clockwise
 * @property {number} [tilt]      degrees out of the vertical, from the side
 * @property {number} [lean]      degrees out of the vertical, from below
 * @property {number} [fills]     share of the photo's longer side that the paper's longer side has, flat on
 * @property {number} [gradient]  how much of the light is lost across the photo
 * @property {number} [shadow]    how much of it a shadow with a hard edge takes
 * @property {number} [noise]     standard deviation, of 255 levels
 * @property {number} [table]     lightness of what is around the paper
 * @property {number} [seed]
 */

/**
 * A photo of the sheet from a camera with a pinhole, as ImageData.
 * @param {Written[]} digits
 * @param {Shot & Paper} shot
 * @returns {{ data: Uint8ClampedArray<ArrayBuffer>, width: number, height: number }}
 */
export function photographGrid(digits, shot) {
  const { width, height, turn = 0, tilt = 0, lean = 0, fills = 0.85 } = shot;
  const { gradient = 0, shadow = 0, noise = 0, table = 0.35, seed = 7 } = shot;
  const paper = drawn(digits, shot);
  const [a, b, c] = [turn, tilt, lean].map((degrees) => (degrees * Math.PI) / 180);
  const [distance, random] = [500, randoms(seed)];
  const focus = (fills * Math.max(width, height) * distance * FINE) / paper.height;
  /** @type {Float32Array} */
  const light = new Float32Array(width * height);
  /** The sheet's axes as the camera has them: turned about its own axis, then tilted, then leaned. */
  const axes = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ].map(([x, y, z]) => {
    const [x1, y1] = [x * Math.cos(a) - y * Math.sin(a), x * Math.sin(a) + y * Math.cos(a)];
    const [x2, z2] = [x1 * Math.cos(b) + z * Math.sin(b), z * Math.cos(b) - x1 * Math.sin(b)];
    return [x2, y1 * Math.cos(c) - z2 * Math.sin(c), y1 * Math.sin(c) + z2 * Math.cos(c)];
  });
  const [across, down, away] = axes;
  for (let i = 0; i < light.length; i++) {
    const x = ((i % width) + 0.5 - width / 2) / focus;
    const y = (Math.floor(i / width) + 0.5 - height / 2) / focus;
    const reach = (away[2] * distance) / (away[0] * x + away[1] * y + away[2]);
    const u = reach * (across[0] * x + across[1] * y + across[2]) - across[2] * distance;
    const v = reach * (down[0] * x + down[1] * y + down[2]) - down[2] * distance;
    light[i] = seenAt(paper, u * FINE + paper.width / 2 - 0.5, v * FINE + paper.height / 2 - 0.5, table);
  }
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  light.forEach((lightness, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    const shaded = x > 0.3 * width + 0.4 * y ? 1 - shadow : 1;
    const lit = (1 - (gradient * (x / width + y / height)) / 2) * shaded;
    const gauss = noise && Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    data[4 * i] = data[4 * i + 1] = data[4 * i + 2] = 255 * lightness * lit + noise * gauss;
  });
  return { data, width, height };
}

/** @param {Drawn} paper @param {number} x   in its pixels @param {number} y @param {number} table */
function seenAt({ values, width, height }, x, y, table) {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  if (column < 0 || row < 0 || column >= width - 1 || row >= height - 1) return table;
  const at = row * width + column;
  const upper = values[at] * (column + 1 - x) + values[at + 1] * (x - column);
  const lower = values[at + width] * (column + 1 - x) + values[at + width + 1] * (x - column);
  return upper * (row + 1 - y) + lower * (y - row);
}
