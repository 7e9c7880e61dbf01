// form.test.js — the form of ink tells two digits that touch from the one that a network reads in them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findDigits } from '../../../web/photo/find-digits.js';
import { formOf, hasMoreStrokes, isOddFor } from '../../../web/photo/form.js';
import { photograph, readTestDigits } from '../photo.js';
import { touching } from '../photo-scenes.js';

const { images, labels } = readTestDigits();

/** @param {string[]} rows   # for ink */
const formOfRows = (rows) =>
  formOf(
    Uint8Array.from(rows.join(''), (character) => (character === '#' ? 1 : 0)),
    rows[0].length,
    1,
  );

test('holes are counted, and filled before strokes are', () => {
  assert.deepEqual(formOfRows(['####', '#..#', '####', '#..#']), {
    holes: 1,
    twoStrokes: 0.25,
    threeStrokes: 0,
  });
  assert.deepEqual(formOfRows(['#.#.#', '#####', '#.#.#', '#####']), {
    holes: 2,
    twoStrokes: 0.25,
    threeStrokes: 0.5,
  });
});

test('holes of less than a twentieth of a stroke squared are noise', () => {
  const mask = Uint8Array.from('###.#####', (_, i) => (i === 4 ? 0 : 1));
  assert.equal(formOf(mask, 3, 4).holes, 1);
  assert.equal(formOf(mask, 3, 5).holes, 0);
});

test('two strokes in most rows are two digits', () => {
  assert.ok(hasMoreStrokes({ holes: 0, twoStrokes: 0.7, threeStrokes: 0 }));
  assert.ok(!hasMoreStrokes({ holes: 1, twoStrokes: 0.5, threeStrokes: 0.3 }));
});

test('a 7 has no hole, and a closed 0 no stroke beside it', () => {
  const beside = { holes: 1, twoStrokes: 0.5, threeStrokes: 0 };
  assert.deepEqual(
    Array.from({ length: 10 }, (_, digit) => isOddFor(beside, digit)),
    [true, true, false, true, false, true, false, true, false, false],
  );
  assert.ok(!isOddFor({ ...beside, twoStrokes: 0.2 }, 7));
});

test('a 0 and a 1, and a 7 and a 1, that touch are neither a 0 nor a 7', () => {
  for (const [first, second, overlap] of [
    [28, 29, 1],
    [136, 137, 3],
    [36, 37, 1],
  ]) {
    const digits = findDigits(touching([images[first], images[second]], { overlap })).lines.flat();
    const [{ form, doubtful }] = digits;
    assert.ok(digits.length === 1 && !doubtful && form, 'they are not divided');
    assert.ok(isOddFor(form, labels[first]), `${labels[first]} ${labels[second]}`);
  }
});

test('a digit alone is not odd for what it is', () => {
  const odd = images.slice(0, 200).filter((image, i) => {
    const [digit] = findDigits(photograph({ lines: [[image]] })).lines.flat();
    return digit.form && isOddFor(digit.form, labels[i]);
  });
  assert.equal(odd.length, 0);
});
