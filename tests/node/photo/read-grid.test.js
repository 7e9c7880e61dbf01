// read-grid.test.js — a photo of the sheet of boxes becomes labelled digits by their places, or says what is missing.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { homography } from '../../../web/photo/homography.js';
import { readGrid } from '../../../web/photo/read-grid.js';
import { BOX_WIDTH, boxAt } from '../../../web/shared/grid.js';
import { strokesToImage } from '../../../web/shared/ink-to-image.js';
import { fullRows, photographGrid } from '../grid-photo.js';

/** @import { GridDigit } from '../../../web/photo/read-grid.js' */

/** Units of strokes a millimetre, so that a dot is no larger than its pen. */
const UNITS = 20;

/** What the network would get of the same strokes drawn on the pad. @param {{ strokes: number[][] }} digit */
const expectedOf = ({ strokes }) =>
  /** @type {Uint8Array} */ (strokesToImage(strokes.map((stroke) => stroke.map((value) => value * UNITS))));

/** As a share of the ink. @param {Uint8Array} image @param {Uint8Array} expected */
const difference = (image, expected) =>
  image.reduce((sum, value, i) => sum + Math.abs(value - expected[i]), 0) /
  expected.reduce((sum, value) => sum + value, 0);

/** @param {Pick<GridDigit, 'row' | 'label'>[]} found */
const placesOf = (found) => found.map(({ row, label }) => `${row} ${label}`);

/** That a photo of these digits holds them, each in its place. @param {import('../grid-photo.js').Written[]} digits @param {Parameters<typeof photographGrid>[1]} shot */
function holds(digits, shot) {
  const { digits: found, problem } = readGrid(photographGrid(digits, shot));
  assert.equal(problem, null);
  assert.deepEqual(placesOf(found), placesOf(digits));
  const differences = found.map(({ image }, i) => difference(image, expectedOf(digits[i])));
  const median = differences.sort((a, b) => a - b)[differences.length >> 1];
  // Soft edges move some digits by a pixel.
  assert.ok(median < 0.3, `half of them differ by ${median}`);
}

/** @type {Record<string, Parameters<typeof photographGrid>[1]>} */
const SHOTS = {
  'straight from above': { width: 900, height: 1200 },
  'of few pixels': { width: 720, height: 960, noise: 3 },
  'askew, in perspective and uneven light': {
    ...{ width: 1050, height: 1400, turn: 12, tilt: 18, lean: -14 },
    ...{ fills: 0.75, gradient: 0.4, noise: 6 },
  },
  'lying on its side, under a shadow': {
    ...{ width: 1400, height: 1050, turn: 93, tilt: -15, fills: 0.8 },
    ...{ gradient: 0.3, shadow: 0.3, noise: 5 },
  },
  'upside down on a light table': { width: 1050, height: 1400, turn: 181, lean: 25, table: 0.97, noise: 4 },
  'on Letter, turned far': { width: 1050, height: 1400, paper: 'letter', turn: -40, fills: 0.65 },
  'with dark rulings and a fine pen': { width: 1050, height: 1400, lean: 10, ruling: 0.4, pen: 0.35 },
};

for (const [name, shot] of Object.entries(SHOTS))
  test(`a photo ${name} gives every digit in its place`, () => holds(fullRows(3), shot));

test('a full sheet gives a hundred digits, each nearest to its own kind', () => {
  const digits = fullRows(10, 3);
  const { digits: found } = readGrid(
    photographGrid(digits, { width: 1050, height: 1400, turn: 4, noise: 4 }),
  );
  assert.equal(found.length, 100);
  const others = fullRows(6, 9).map((digit) => ({ label: digit.label, image: expectedOf(digit) }));
  const right = found.filter(({ label, image }) => {
    const distances = others.map((other) => difference(image, other.image));
    return others[distances.indexOf(Math.min(...distances))].label === label;
  });
  assert.ok(right.length >= 90, `${right.length} are`);
});

test('a digit that leaves its box does not join its neighbour, and specks are no digits', () => {
  const [digit] = fullRows(1);
  const { left, top } = boxAt(0, 0);
  const wide = { ...digit, strokes: [[left + 2, top + 9, left + BOX_WIDTH + 3.5, top + 9]] };
  const speck = { ...digit, strokes: [[left + 70, top + 30, left + 70.2, top + 30]] };
  const { digits } = readGrid(photographGrid([wide, speck], { width: 1050, height: 1400 }));
  assert.deepEqual(placesOf(digits), ['0 0']);
});

test('a photo without all four marks is refused, with how many there are', () => {
  const shot = { width: 900, height: 1200 };
  const digits = fullRows(1);
  assert.deepEqual(readGrid(photographGrid(digits, { ...shot, missing: 2 })), {
    ...{ digits: [], problem: 'marks', marks: 3 },
  });
  const data = new Uint8ClampedArray(4 * 300 * 400).fill(230);
  assert.deepEqual(readGrid({ data, width: 300, height: 400 }), { digits: [], problem: 'marks', marks: 0 });
});

test('a photo whose top is covered, or on which nothing is written, says so', () => {
  const shot = { width: 900, height: 1200, noise: 3 };
  assert.equal(readGrid(photographGrid(fullRows(1), { ...shot, hasBar: false })).problem, 'top');
  assert.equal(readGrid(photographGrid([], shot)).problem, 'empty');
});

test('a homography maps the corners of the square where they belong, and lines to lines', () => {
  const corners = /** @type {[number, number][]} */ ([
    [10, 20],
    [110, 5],
    [95, 130],
    [0, 90],
  ]);
  const map = homography(corners);
  const mapped = [map(0, 0), map(1, 0), map(1, 1), map(0, 1)];
  for (const [i, [x, y]] of mapped.entries())
    assert.ok(Math.hypot(x - corners[i][0], y - corners[i][1]) < 1e-9);
  const [a, b, c] = [map(0.2, 0.1), map(0.5, 0.4), map(0.8, 0.7)];
  assert.ok(Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])) < 1e-6);
});
