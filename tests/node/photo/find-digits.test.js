// find-digits.test.js — digits in pictures are found in the order in which people read, as MNIST has them.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { imageOf } from '../../../web/photo/digit-image.js';
import { findDigits } from '../../../web/photo/find-digits.js';
import { contrastWithPaper } from '../../../web/photo/paper.js';
import { luminance } from '../../../web/photo/plane.js';
import { readGrid } from '../../../web/photo/read-grid.js';
import { digitPage, photograph, randoms, readTestDigits } from '../photo.js';
import { onTable } from '../photo-scenes.js';

const { images, labels } = readTestDigits();

/** @param {import('../../../web/photo/find-digits.js').Findings} findings */
const shapeOf = ({ lines }) => lines.map((line) => line.length);

/** @param {{ data: Uint8ClampedArray, width: number }} picture @param {number[]} box @param {number} grey */
function fill({ data, width }, [left, top, right, bottom], grey) {
  for (let y = top; y < bottom; y++) data.fill(grey, 4 * (y * width + left), 4 * (y * width + right));
  for (let i = 3; i < data.length; i += 4) data[i] = 255;
}

describe('a picture', () => {
  test('gives the network nearly the image that MNIST has', () => {
    const differences = Array.from({ length: 40 }, (_, index) => {
      const findings = findDigits(photograph({ lines: [[images[index]]] }));
      assert.deepEqual(shapeOf(findings), [1], `test digit ${index}`);
      const { image } = findings.lines[0][0];
      const difference = image.reduce((sum, value, i) => sum + Math.abs(value - images[index][i]), 0);
      return difference / images[index].reduce((sum, value) => sum + value);
    });
    // Soft edges move some boxes, and with them some digits, by a pixel.
    assert.ok(differences.sort((a, b) => a - b)[20] < 0.25, `half of them differ by ${differences[20]}`);
  });

  test('without ink holds nothing, whatever the light', () => {
    const blank = new Uint8Array(784);
    const light = { gradient: 0.6, shadow: 0.5 };
    for (const scene of [{}, { noise: 12 }, light, { lightOnDark: true, noise: 8 }]) {
      const picture = photograph({ ...scene, lines: [[blank, blank]] });
      assert.deepEqual(findDigits(picture), { lines: [], problem: 'nothing' }, JSON.stringify(scene));
    }
    for (const side of [1, 2, 5]) {
      const data = new Uint8ClampedArray(side * side * 4).fill(200);
      assert.equal(findDigits({ data, width: side, height: side }).problem, 'nothing');
    }
  });

  test('says that its digits are too small', () => {
    const { lines } = digitPage(images, 0, 8);
    assert.equal(findDigits(photograph({ lines, size: 8 })).problem, 'small');
  });

  test('says that it is full of other things', () => {
    const picture = photograph({ lines: [[new Uint8Array(784)]], size: 300 });
    for (let y = 0; y < 15; y++) {
      for (let x = 0; x < 15; x++) fill(picture, [30 * x + 8, 30 * y + 8, 30 * x + 22, 30 * y + 22], 40);
    }
    assert.equal(findDigits(picture).problem, 'many');
  });

  test('may be transparent, with dark strokes or light ones', () => {
    const opaque = photograph({ lines: [[images[0], images[1]]] });
    const expected = shapeOf(findDigits(opaque));
    for (const grey of [0, 255]) {
      const data = opaque.data.map((_, i) => (i % 4 < 3 ? grey : opaque.data[i - 1] < 140 ? 255 : 0));
      assert.deepEqual(shapeOf(findDigits({ ...opaque, data })), expected);
    }
  });

  test('may have ruled lines and a frame, which are no digits', () => {
    const picture = photograph({ lines: digitPage(images, 0, 4).lines });
    const { width, height } = picture;
    const plain = findDigits(picture).lines[0];
    for (const y of [20, height - 22]) fill(picture, [0, y, width, y + 2], 60);
    for (const [left, right] of [
      [40, 43],
      [width - 43, width - 40],
    ])
      fill(picture, [left, 40, right, height - 40], 60);
    for (const y of [40, height - 43]) fill(picture, [40, y, width - 40, y + 3], 60);
    const findings = findDigits(picture);
    assert.deepEqual(shapeOf(findings), [4]);
    for (const [i, { box }] of findings.lines[0].entries())
      assert.ok(Math.abs(box.left - plain[i].box.left) <= 1);
  });

  test('may have specks', () => {
    const picture = photograph({ lines: digitPage(images, 0, 4).lines });
    const places = [
      [20, 20],
      [150, 60],
      [300, 200],
      [400, 30],
    ];
    for (const [x, y] of places) fill(picture, [x, y, x + 5, y + 5], 40);
    assert.deepEqual(shapeOf(findDigits(picture)), [4]);
  });

  test('may have a digit in two parts: the 5 whose bar does not touch it', () => {
    assert.equal(labels[8], 5);
    const { lines } = findDigits(photograph({ lines: [[images[7], images[8], images[9]]] }));
    assert.deepEqual(
      lines.map((line) => line.length),
      [3],
    );
  });
});

/** Bars, slanted or not, over noise or none. @param {() => number} random */
function anyPicture(random) {
  const below = (/** @type {number} */ count) => Math.floor(count * random());
  const [width, height] = [1 + below(160), 1 + below(160)];
  const data = new Uint8ClampedArray(4 * width * height).fill(below(256));
  const bars = Array.from({ length: below(12) }, () => ({
    ...{ grey: below(256), left: below(width), top: below(height), length: below(width) },
    ...{ slope: 0.4 * (random() - 0.5), thickness: 1 + below(random() < 0.5 ? 4 : height) },
  }));
  const noise = random() < 0.5 ? 0 : 60;
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    for (const { grey, left, top, length, slope, thickness } of bars) {
      const [along, across] = [x - left, y - top - slope * (x - left)];
      if (along >= 0 && along < length && across >= 0 && across < thickness)
        data.fill(grey, 4 * i, 4 * i + 3);
    }
    for (let k = 4 * i; k < 4 * i + 3; k++) data[k] += noise * (random() - 0.5);
    data[4 * i + 3] = 255;
  }
  return { data, width, height };
}

describe('each digit', () => {
  /** @param {import('../photo-scenes.js').Picture} picture @param {string} name */
  function isWhole(picture, name) {
    const { lines, problem } = findDigits(picture);
    assert.ok(problem ? lines.length === 0 : lines.length > 0 && lines.every(({ length }) => length), name);
    for (const { box, image } of lines.flat()) {
      assert.equal(image?.length, 784, name);
      assert.ok(image.includes(255), name);
      assert.ok(box.left >= 0 && box.left < box.right && box.right <= picture.width, name);
      assert.ok(box.top >= 0 && box.top < box.bottom && box.bottom <= picture.height, name);
    }
    for (const { image } of readGrid(picture).digits) assert.equal(image?.length, 784, name);
  }

  test('has an image, and its box is in the picture, whatever that shows', () => {
    for (let seed = 1; seed <= 20; seed++) isWhole(anyPicture(randoms(seed)), `seed ${seed}`);
    const { lines } = digitPage(images, 100, 8);
    const desk = { share: 0.97, table: 110, grain: 60, degrees: 3 };
    isWhole(onTable(photograph({ lines, size: 60 }), desk), 'a sheet that fills its photo');
  });

  test('is more than specks that cannot be seen at its size', () => {
    const [width, height] = [40, 300];
    const labels = Int32Array.from({ length: width * height }, (_, i) => (i % 280 === 2 ? 1 : 0));
    const area = labels.reduce((sum, label) => sum + label, 0);
    const contrast = { values: Float32Array.from(labels), width, height };
    const digit = { left: 0, top: 0, right: width, bottom: height, labels: [1], area, edge: 4 * area };
    assert.equal(imageOf(digit, labels, contrast, { paper: 0, faint: 0.5, least: 0.5, full: 1 }), null);
  });
});

describe('paper', () => {
  test('has little contrast with itself, at the edge of a shadow too', () => {
    const blank = new Uint8Array(784);
    const picture = photograph({ lines: [[blank, blank, blank]], gradient: 0.5, shadow: 0.5 });
    const { values } = contrastWithPaper(luminance(picture));
    assert.ok(values.reduce((most, value) => Math.max(most, value), 0) < 0.12);
  });

  test('has the contrast of its ink, as much in the shadow as in the light', () => {
    const picture = photograph({ lines: [[images[0], images[0], images[0]]], shadow: 0.5 });
    const { values, width } = contrastWithPaper(luminance(picture));
    const strongest = (/** @type {number} */ from, /** @type {number} */ to) =>
      Math.max(...values.filter((_, i) => i % width >= from && i % width < to));
    const [first, last] = [strongest(84, 168), strongest(252, 336)];
    // Ink reflects 0.24 of the light, paper 0.92.
    for (const each of [first, last]) assert.ok(Math.abs(each - (1 - 0.24 / 0.92)) < 0.03, `${each}`);
  });
});
