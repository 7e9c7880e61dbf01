// form.test.js — the form of ink tells two digits that touch from the one that a network reads in them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findDigits } from '../../../web/photo/find-digits.js';
import {
  bendsOf,
  formOf,
  formOfStrokes,
  hasMoreStrokes,
  isOddDrawing,
  isOddFor,
} from '../../../web/photo/form.js';
import { strokesToInk } from '../../../web/shared/ink-to-image.js';
import { photograph, readTestDigits } from '../photo.js';
import { touching } from '../photo-scenes.js';

const { images, labels } = readTestDigits();

/**
 * Whether a network that reads a digit in the ink may be sure.
 * @param {import('../../../web/photo/find-digits.js').FoundDigit} found @param {number} digit
 */
const isSureOf = ({ doubtful, form }, digit) => !doubtful && !(form && isOddFor(form, digit));

/** @param {string[]} rows   # for ink */
const formOfRows = (rows) =>
  formOf(
    Uint8Array.from(rows.join(''), (character) => (character === '#' ? 1 : 0)),
    rows[0].length,
    1,
    rows.length,
  );

test('holes are counted, and filled before strokes are', () => {
  assert.deepEqual(formOfRows(['####', '#..#', '####', '#..#']), {
    holes: 1,
    length: 3,
    twoStrokes: 0.25,
    threeStrokes: 0,
  });
  assert.deepEqual(formOfRows(['#.#.#', '#####', '#.#.#', '#####']), {
    holes: 2,
    length: 4,
    twoStrokes: 0.25,
    threeStrokes: 0.5,
  });
});

test('holes of less than a twentieth of a stroke squared are noise', () => {
  const mask = Uint8Array.from('###.#####', (_, i) => (i === 4 ? 0 : 1));
  assert.equal(formOf(mask, 3, 4, 3).holes, 1);
  assert.equal(formOf(mask, 3, 5, 3).holes, 0);
});

test('two strokes in most rows are two digits', () => {
  assert.ok(hasMoreStrokes({ holes: 0, length: 2.6, twoStrokes: 0.7, threeStrokes: 0 }));
  assert.ok(!hasMoreStrokes({ holes: 1, length: 2, twoStrokes: 0.5, threeStrokes: 0.3 }));
});

test('a 7 has no hole, and a closed 0 no stroke beside it', () => {
  const beside = { holes: 1, length: 2.55, twoStrokes: 0.5, threeStrokes: 0 };
  assert.deepEqual(
    Array.from({ length: 10 }, (_, digit) => isOddFor(beside, digit)),
    [true, true, false, true, false, true, false, true, false, false],
  );
  assert.ok(!isOddFor({ ...beside, length: 1.5, twoStrokes: 0.2 }, 7));
});

test('a 0 and a 1, and a 7 and a 1, that touch are neither a 0 nor a 7', () => {
  for (const [first, second, overlap] of [
    [28, 29, 1],
    [136, 137, 3],
    [36, 37, 1],
  ]) {
    const digits = findDigits(touching([images[first], images[second]], { overlap })).lines.flat();
    assert.equal(digits.length, 1, 'they are not divided');
    assert.ok(!isSureOf(digits[0], labels[first]), `${labels[first]} ${labels[second]}`);
  }
});

/** First index of a pair, the digit that a trained network reads in it or in a part, and by how many pixels they overlap. */
const WRONG = [
  [0, 6, 6],
  [4, 4, 3],
  [14, 5, 6],
  [20, 8, 6],
  [22, 1, 6],
  [30, 3, 6],
  [52, 3, 6],
  [56, 4, 1],
  [134, 8, 6],
  [144, 7, 6],
  [1000, 8, 6],
  [1008, 0, 6],
  [1120, 0, 6],
  [1136, 1, 6],
];

test('two digits that touch are never one of them, or a third, for sure', () => {
  for (const [first, digit, overlap] of WRONG) {
    const pair = [images[first], images[first + 1]];
    for (const found of findDigits(touching(pair, { overlap })).lines.flat())
      assert.ok(!isSureOf(found, digit), `${labels[first]} ${labels[first + 1]} is no ${digit}`);
  }
});

/** Indices of a pair, the digit that a trained network reads in it, by how many pixels they overlap, and the width of the strokes. */
const SIDE_BY_SIDE = [
  [427, 4273, 1, 1],
  [5081, 5232, 1, 1],
  [963, 1837, 8, 3],
  [3919, 680, 6, 6],
  [5128, 8672, 1, 6, 5],
  [7183, 4022, 6, 3, 7],
];

test('a 1 beside another digit is seen by its straight side, also of broad strokes, and two ones by their ends', () => {
  for (const [first, second, digit, overlap, pen] of SIDE_BY_SIDE)
    for (const found of findDigits(touching([images[first], images[second]], { overlap, pen })).lines.flat())
      assert.ok(!isSureOf(found, digit), `${labels[first]} ${labels[second]} is no ${digit}`);
});

test('sides are straight or bent, in heights of the middle line', () => {
  const bends = bendsOf(Uint8Array.of(1, 1, 1, 1, 0, 1, 1, 1, 1, 1), 2, 1);
  assert.deepEqual(bends, { left: 0.25, right: 0 });
});

test('a 1 and a 0 that are drawn so that they touch are no 0, and a 0 with a curl is one', () => {
  const formOfDrawing = (/** @type {number[][]} */ strokes) =>
    formOfStrokes(/** @type {Uint8Array} */ (strokesToInk(strokes)));
  const circle = Array.from({ length: 41 }, (_, i) => {
    const angle = (i / 20) * Math.PI - 0.5 * Math.PI;
    return [60 + 35 * Math.cos(angle), 50 + 50 * Math.sin(angle)];
  }).flat();
  assert.ok(isOddDrawing(formOfDrawing([[22, 0, 22, 100], circle]), 0));
  assert.ok(!isOddDrawing(formOfDrawing([circle]), 0));
  assert.ok(!isOddDrawing(formOfDrawing([[...circle, 80, 5, 92, 20]]), 0));
});

test('a U is no 0, a plus no 4 and a T no 7, and these digits are, in the forms that people give them', () => {
  const isOdd = (/** @type {number[][]} */ strokes, /** @type {number} */ digit) =>
    isOddDrawing(formOfStrokes(/** @type {Uint8Array} */ (strokesToInk(strokes))), digit);
  const arc = (/** @type {number} */ from, /** @type {number} */ to) =>
    Array.from({ length: 33 }, (_, i) => {
      const angle = (from + ((to - from) * i) / 32) * Math.PI;
      return [45 + 25 * Math.cos(angle), 60 + 30 * Math.sin(angle)];
    }).flat();
  assert.ok(isOdd([[20, 10, ...arc(1, 0), 70, 10]], 0), 'a U');
  assert.ok(!isOdd([arc(-0.4, 1.4)], 0), 'a 0 that is not quite closed');
  const stem = [50, 10, 50, 90];
  assert.ok(isOdd([stem, [10, 50, 90, 50]], 4), 'a plus');
  assert.ok(!isOdd([stem, [20, 15, 18, 55, 80, 55]], 4), 'an open 4');
  assert.ok(isOdd([stem, [20, 10, 80, 10]], 7), 'a T');
  assert.ok(!isOdd([[15, 10, 75, 10, 45, 50, 40, 90]], 7), 'a 7');
  assert.ok(
    !isOdd(
      [
        [15, 18, 15, 10, 75, 10, 40, 90],
        [35, 50, 75, 50],
      ],
      7,
    ),
    'a 7 with a bar and a serif',
  );
});

test('a digit alone is rarely in doubt', () => {
  const indices = Array.from({ length: 100 }, (_, i) => 1000 + i);
  const doubted = indices.filter((index) => {
    const [digit] = findDigits(photograph({ lines: [[images[index]]], margin: 0.5 })).lines.flat();
    return !isSureOf(digit, labels[index]);
  });
  assert.ok(doubted.length <= 3, `${doubted}`);
});
