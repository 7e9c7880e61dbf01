// read-grid.js — reads a photo of a sheet of boxes: what stands in each box, and by its column which digit it is.

import {
  BOX_HEIGHT,
  BOX_WIDTH,
  boxAt,
  GRID_COLUMNS,
  GRID_HEIGHT,
  GRID_ROWS,
  GRID_WIDTH,
  MARK_SIDE,
  TOP_BAR,
} from '../shared/grid.js';
import { connectedParts } from './connected-parts.js';
import { imageOf } from './digit-image.js';
import { cornerMarks } from './grid-marks.js';
import { homography } from './homography.js';
import { inkLevels } from './ink-threshold.js';
import { joined, sizeOf, widthOfStrokes, withoutDirt } from './layout.js';
import { darkness } from './paper.js';
import { luminance, sampler } from './plane.js';
import { sheetOf } from './sheet.js';

/** Pixels a millimetre of the sheet as it is straightened: as many as the photo has, within these. */
const LEAST_FINENESS = 4;
const MOST_FINENESS = 8;
/** How dark the bar at the top is at least, on average. */
const LEAST_BAR = 0.3;
/** Millimetres of a box that are left out along its ruling, which is printed thin and pale. */
const INSET = 0.6;
/** A part that stays within so many millimetres of the ruling is the ruling itself, or the end of a stroke of the next box. */
const EDGE = 1.3;
/** A part that meets the edge and is smaller than this share of the ink in the box comes from the next one. */
const INTRUDER_SHARE = 0.15;
/** Least size of a digit, in millimetres. */
const LEAST_DIGIT = 2.5;

/**
 * @typedef {import('./plane.js').Plane} Plane
 * @typedef {import('./homography.js').Point} Point
 * @typedef {import('./connected-parts.js').Part} Part
 *
 * @typedef {object} GridDigit
 * @property {number} label      the digit of its column
 * @property {number} row        from 0
 * @property {Uint8Array} image  [28, 28], 0 paper … 255 ink
 *
 * @typedef {object} GridReading
 * @property {GridDigit[]} digits   row by row
 * @property {'marks' | 'top' | 'empty' | null} problem   why there are none: fewer than four marks are in sight, the bar
 *   at the top is not, or nothing is written
 * @property {number} marks         that were found
 */

/**
 * Reads a photo of the sheet, taken from anywhere above it.
 * @param {import('./plane.js').Pixels} pixels
 * @returns {GridReading}
 */
export function readGrid(pixels) {
  const light = luminance(pixels);
  const { found, corners, contrast } = marksOf(light);
  if (!corners) return { digits: [], problem: 'marks', marks: found };
  const place = uprightPlace(corners, contrast);
  if (!place) return { digits: [], problem: 'top', marks: found };
  const digits = digitsIn(straightened(light, place, finenessOf(corners)));
  return { digits, problem: digits.length ? null : 'empty', marks: found };
}

/** The marks in the photo, or in the part of it that is a sheet on a table. @param {Plane} light */
function marksOf(light) {
  const contrast = darkness(light);
  const marks = cornerMarks(contrast);
  const sheet = marks.corners ? null : sheetOf(light);
  if (!sheet) return { ...marks, contrast };
  const onSheet = cornerMarks(darkness(sheet));
  const { left, top } = sheet;
  const corners = onSheet.corners?.map(([x, y]) => /** @type {Point} */ ([x + left, y + top])) ?? null;
  return { corners, found: Math.max(marks.found, onSheet.found), contrast };
}

/**
 * Where a place of the sheet is in the photo.
 * @typedef {(x: number, y: number) => Point} Place   x, y: in millimetres of the sheet
 */

/** The sheet lies so that its bar is at the top. @param {Point[]} corners @param {Plane} contrast @returns {Place | null} */
function uprightPlace(corners, contrast) {
  const [width, height] = [GRID_WIDTH - MARK_SIDE, GRID_HEIGHT - MARK_SIDE];
  const [best] = corners
    .map((_, first) => {
      const map = homography([...corners.slice(first), ...corners.slice(0, first)]);
      /** @type {Place} */
      const place = (x, y) => map((x - MARK_SIDE / 2) / width, (y - MARK_SIDE / 2) / height);
      return { place, bar: darknessOfBar(place, contrast) };
    })
    .sort((a, b) => b.bar - a.bar);
  return best.bar >= LEAST_BAR ? best.place : null;
}

/** The mean along its middle. @param {Place} place @param {Plane} contrast */
function darknessOfBar(place, contrast) {
  const steps = 20;
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    const [x, y] = place(
      TOP_BAR.left + (TOP_BAR.width * (i + 0.5)) / steps,
      TOP_BAR.top + TOP_BAR.height / 2,
    );
    sum += sampler(contrast, y)(x);
  }
  return sum / steps;
}

/** Pixels of the photo along a millimetre of the sheet's sides, of the longer in sight. @param {Point[]} corners */
function finenessOf(corners) {
  const around = corners.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = corners[(i + 1) % 4];
    return sum + Math.hypot(nextX - x, nextY - y);
  }, 0);
  const length = 2 * (GRID_WIDTH + GRID_HEIGHT - 2 * MARK_SIDE);
  return Math.min(MOST_FINENESS, Math.max(LEAST_FINENESS, Math.ceil(around / length)));
}

/**
 * The whole sheet as if the camera had been straight above it, from its upper left on.
 * @param {Plane} light @param {Place} place @param {number} fineness   pixels a millimetre
 * @returns {Plane & { fineness: number }}
 */
function straightened(light, place, fineness) {
  const [width, height] = [GRID_WIDTH * fineness, GRID_HEIGHT * fineness];
  const values = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [across, down] = place((x + 0.5) / fineness, (y + 0.5) / fineness);
      values[y * width + x] = between(light, across - 0.5, down - 0.5);
    }
  }
  return { values, width, height, fineness };
}

/** Between the pixels of a plane; at its border as the nearest pixel. @param {Plane} plane @param {number} x @param {number} y */
function between({ values, width, height }, x, y) {
  const [left, top] = [Math.min(Math.max(x, 0), width - 1), Math.min(Math.max(y, 0), height - 1)];
  const [column, row] = [Math.floor(left), Math.floor(top)];
  const at = row * width + column;
  const right = column + 1 < width ? 1 : 0;
  const below = row + 1 < height ? width : 0;
  const upper = values[at] + (values[at + right] - values[at]) * (left - column);
  const lower = values[at + below] + (values[at + below + right] - values[at + below]) * (left - column);
  return upper + (lower - upper) * (top - row);
}

/** The inside of a box. @typedef {import('./connected-parts.js').Box & { column: number, row: number }} Inside */

/** The inside of each box, in pixels. @param {number} fineness @returns {Inside[]} */
const insides = (fineness) =>
  Array.from({ length: GRID_ROWS * GRID_COLUMNS }, (_, i) => {
    const [column, row] = [i % GRID_COLUMNS, Math.floor(i / GRID_COLUMNS)];
    const { left, top } = boxAt(column, row);
    const pixel = (/** @type {number} */ length) => Math.round(length * fineness);
    return {
      ...{ column, row },
      ...{ left: pixel(left + INSET), right: pixel(left + BOX_WIDTH - INSET) },
      ...{ top: pixel(top + INSET), bottom: pixel(top + BOX_HEIGHT - INSET) },
    };
  });

/** @param {ReturnType<typeof straightened>} sheet @returns {GridDigit[]} */
function digitsIn(sheet) {
  const { width, height, fineness } = sheet;
  const contrast = darkness(sheet);
  const boxes = insides(fineness);
  const levels = inkLevels(valuesIn(boxes, contrast));
  if (!levels) return [];
  const mask = new Uint8Array(width * height);
  for (const { left, top, right, bottom } of boxes)
    for (let y = top; y < bottom; y++)
      for (let at = y * width + left; at < y * width + right; at++)
        mask[at] = contrast.values[at] >= levels.least ? 1 : 0;
  const { labels, parts } = connectedParts(mask, width, height);
  const pen = widthOfStrokes(parts);
  const written = withoutDirt(parts, pen);
  return boxes.flatMap((box) => {
    const own = inkIn(box, written, EDGE * fineness);
    if (!own.length) return [];
    const digit = joined(own);
    if (sizeOf(digit) < LEAST_DIGIT * fineness) return [];
    const image = imageOf(digit, labels, contrast, levels);
    return image ? [{ label: box.column, row: box.row, image }] : [];
  });
}

/** The pixels in some boxes, one after another. @param {Inside[]} boxes @param {Plane} plane */
function valuesIn(boxes, { values, width }) {
  const count = boxes.reduce((sum, { left, top, right, bottom }) => sum + (right - left) * (bottom - top), 0);
  const result = new Float32Array(count);
  let filled = 0;
  for (const { left, top, right, bottom } of boxes)
    for (let y = top; y < bottom; y++, filled += right - left)
      result.set(values.subarray(y * width + left, y * width + right), filled);
  return result;
}

/** The parts that are written in a box, without a ruling and without what comes from the next box. @param {Inside} box @param {Part[]} parts @param {number} edge */
function inkIn(box, parts, edge) {
  const inside = parts.filter(
    ({ left, top }) => left >= box.left && left < box.right && top >= box.top && top < box.bottom,
  );
  const area = inside.reduce((sum, part) => sum + part.area, 0);
  return inside.filter((part) => {
    const staysAtEdge =
      part.right <= box.left + edge ||
      part.left >= box.right - edge ||
      part.bottom <= box.top + edge ||
      part.top >= box.bottom - edge;
    const meetsEdge =
      part.left === box.left ||
      part.right === box.right ||
      part.top === box.top ||
      part.bottom === box.bottom;
    return !staysAtEdge && !(meetsEdge && part.area < INTRUDER_SHARE * area);
  });
}
