// invented.test.js — invented digits: the same everywhere, and like drawings.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { inventedOf } from '../../../web/shared/invented.js';
import { FORMS } from '../../../web/worker/invented/forms.js';
import { formOf, inventImage, inventStrokes } from '../../../web/worker/invented/invent.js';

const NUMBERS = Array.from({ length: 1000 }, (_, number) => number);

test('a number is the same image in every browser and in every version', () => {
  const hash = createHash('sha256');
  for (const number of NUMBERS) hash.update(inventImage(number));
  assert.equal(hash.digest('hex').slice(0, 16), '2c4632959a59277b');
});

test('a digit is drawn in all of its forms, the more often the larger the share', () => {
  for (const [digit, forms] of FORMS.entries()) {
    const found = new Map(forms.map(({ name }) => [name, 0]));
    const all = Array.from({ length: 600 }, (_, i) => formOf(10 * i + digit).name);
    for (const name of all) found.set(name, (found.get(name) ?? 0) + 1);
    const shares = forms.reduce((sum, { share }) => sum + share, 0);
    for (const { name, share } of forms) {
      const expected = (600 * share) / shares;
      const deviation = Math.sqrt(expected * (1 - share / shares));
      assert.ok(
        Math.abs(Number(found.get(name)) - expected) < 4 * deviation,
        `${digit} ${name}: ${found.get(name)}`,
      );
    }
  }
});

test('strokes are finite, and as many as their form has', () => {
  for (const number of NUMBERS) {
    const strokes = inventStrokes(number);
    assert.equal(strokes.length, formOf(number).path.split(';').length);
    assert.ok(strokes.flat().every(Number.isFinite), `${number}`);
    for (const stroke of strokes) assert.ok(stroke.length >= 4 && stroke.length % 2 === 0);
  }
});

test('no two digits are alike, and all have ink in the middle as those of MNIST', () => {
  const seen = new Set();
  for (const number of NUMBERS) {
    const image = inventImage(number);
    seen.add(String(image));
    assert.equal(Math.max(...image), 255);
    let [mass, x, y] = [0, 0, 0];
    for (const [i, byte] of image.entries()) {
      mass += byte;
      x += byte * (i % 28);
      y += byte * Math.floor(i / 28);
    }
    for (const centre of [x / mass, y / mass]) assert.ok(centre > 13 && centre < 15, `${number}: ${centre}`);
  }
  assert.equal(seen.size, NUMBERS.length);
});

test('the invented digits of some classes are counted', () => {
  assert.equal(inventedOf(23), 23);
  assert.equal(inventedOf(23, [0, 2, 3, 9]), 3 + 3 + 2 + 2);
  assert.equal(inventedOf(0, [1, 2]), 0);
});
