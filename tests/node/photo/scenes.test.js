// scenes.test.js — digits are found across rulings, on a table, cut to their ink, drawn thickly, and touching.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findDigits } from '../../../web/photo/find-digits.js';
import { inverse, luminance } from '../../../web/photo/plane.js';
import { isLightOnDark } from '../../../web/photo/polarity.js';
import { withoutCrossedRulings } from '../../../web/photo/rulings.js';
import { mayShowSheet, sheetOf } from '../../../web/photo/sheet.js';
import { photograph, readTestDigits } from '../photo.js';
import { noisy, onTable, ruled, tight, touching } from '../photo-scenes.js';

const { images, labels } = readTestDigits();

/** @param {import('../photo-scenes.js').Picture} picture */
const countOf = (picture) => findDigits(picture).lines.map((line) => line.length);

/** @param {string[]} rows   # for ink */
const maskOf = (rows) => Uint8Array.from(rows.join(''), (character) => (character === '#' ? 1 : 0));

describe('rulings', () => {
  const line = photograph({ lines: [images.slice(0, 4)] });

  test('are erased, and strokes that cross them stay whole', () => {
    const blank = '.'.repeat(80);
    const ruling = '#'.repeat(80);
    const stroke = `${'.'.repeat(38)}####${'.'.repeat(38)}`;
    const crossed = [blank, blank, stroke, stroke, stroke, ruling, ruling, stroke, stroke, stroke, blank];
    const padded = [...crossed, ...Array.from({ length: 40 }, () => blank)];
    const expected = padded.map((row) => (row === ruling ? stroke : row));
    const mask = maskOf(padded);
    assert.deepEqual(withoutCrossedRulings(mask, mask, 80, padded.length), maskOf(expected));
  });

  test('of one base line, lined and squared paper leave four digits', () => {
    for (const rulings of [
      { every: 157, width: 3 },
      { every: 32, width: 3 },
      { every: 32, width: 3, degrees: 2 },
      { every: 24, width: 2, squared: true },
    ])
      assert.deepEqual(countOf(ruled(line, rulings)), [4], JSON.stringify(rulings));
  });

  test('that are pale, and darker than the threshold in some places only, are erased as wholes', () => {
    const dim = photograph({ lines: [images.slice(0, 4)], size: 60, gradient: 0.3 });
    for (const squared of [false, true])
      for (const grey of [140, 150, 160])
        assert.deepEqual(
          countOf(ruled(dim, { every: 24, width: 2, squared, grey })),
          [4],
          `${squared}, ${grey}`,
        );
  });

  test('far apart make no sheet of the paper between them', () => {
    for (const [size, every] of [
      [84, 118],
      [84, 130],
      [112, 157],
    ])
      for (const rulings of [{}, { squared: true }, { degrees: 2 }]) {
        const photo = photograph({ lines: [images.slice(4, 8)], size });
        const picture = ruled(photo, { every, width: 3, ...rulings });
        const name = JSON.stringify({ size, every, ...rulings });
        assert.ok(!sheetOf(luminance(picture))?.isWhole, name);
        assert.deepEqual(countOf(picture), [4], name);
      }
  });

  test('that cross large digits leave each of them whole and without doubt', () => {
    const digits = [3, 0, 7].map((digit) => images[labels.indexOf(digit)]);
    const photo = photograph({ lines: [digits], size: 230, margin: 0.5, pen: 2.5 });
    const found = (/** @type {import('../photo-scenes.js').Picture} */ picture) =>
      findDigits(picture).lines.flat();
    const plain = found(photo);
    const crossed = found(ruled(photo, { every: 80, width: 3 }));
    assert.equal(crossed.length, 3);
    crossed.forEach(({ box, doubtful }, i) => {
      assert.ok(!doubtful, `digit ${i}`);
      for (const side of /** @type {const} */ (['left', 'top', 'right', 'bottom']))
        assert.ok(Math.abs(box[side] - plain[i].box[side]) <= 4, `${side} of digit ${i}`);
    });
  });

  test('alone hold no digit', () => {
    const paper = photograph({ lines: [[new Uint8Array(784), new Uint8Array(784)]] });
    assert.deepEqual(countOf(ruled(paper, { every: 32, width: 3 })), []);
  });
});

describe('a sheet on a table', () => {
  const line = photograph({ lines: [images.slice(0, 4)] });

  test('is found, and only what is on it', () => {
    for (const desk of [
      { share: 0.6, table: 118 },
      { share: 0.5, table: 118, grain: 30 },
      { share: 0.6, table: 30, degrees: 6 },
      { share: 0.3, table: 90, grain: 15 },
    ])
      assert.deepEqual(countOf(onTable(line, desk)), [4], JSON.stringify(desk));
  });

  test('is found as a whole if it has rulings', () => {
    for (const every of [32, 60, 118]) {
      const sheet = ruled(line, { every, width: 3 });
      for (const desk of [
        { share: 0.6, table: 118 },
        { share: 0.5, table: 118, grain: 30 },
      ])
        assert.deepEqual(countOf(onTable(sheet, desk)), [4], JSON.stringify({ every, ...desk }));
    }
  });

  test('is read without its rulings if it lies askew, also where they go on behind a digit', () => {
    const page = photograph({ lines: [images.slice(100, 104)], size: 60 });
    const sheet = ruled(page, { every: 36, width: 2, squared: true });
    for (const degrees of [-12, -6]) {
      const desk = { share: 0.7, table: 110, grain: 60, degrees };
      assert.deepEqual(countOf(onTable(sheet, desk)), [4], `${degrees}°`);
    }
  });

  test('that nearly fills the photo and is turned is not read itself', () => {
    const sheet = photograph({ lines: [images.slice(100, 104)], size: 60 });
    for (const [share, degrees] of [
      [0.85, 6],
      [0.88, 4],
      [0.92, 4],
      [0.94, 3],
      [0.96, 4],
      [0.97, 3],
    ]) {
      const desk = { share, degrees, table: 110, grain: 60 };
      assert.deepEqual(countOf(onTable(sheet, desk)), [4], JSON.stringify(desk));
    }
  });

  test('may be a dark board with light digits', () => {
    const board = photograph({ lines: [images.slice(0, 4)], size: 60, lightOnDark: true });
    for (const desk of [
      { share: 0.6, table: 200, grain: 20, degrees: 7 },
      { share: 0.9, table: 150 },
    ])
      assert.deepEqual(countOf(onTable(board, desk)), [4], JSON.stringify(desk));
  });

  test('is searched for in the negative only if a glance shows one', () => {
    const mayShowBoard = (/** @type {import('../photo-scenes.js').Picture} */ picture) =>
      mayShowSheet(inverse(luminance(picture)));
    const lines = [images.slice(0, 4)];
    for (const scene of [{}, { lightOnDark: true }, { gradient: 0.3 }])
      assert.ok(!mayShowBoard(photograph({ ...scene, lines, size: 60 })), JSON.stringify(scene));
    const board = photograph({ lines, size: 60, lightOnDark: true });
    for (const [share, degrees] of [
      [0.6, 12],
      [0.95, 2],
    ])
      assert.ok(mayShowBoard(onTable(board, { share, degrees, table: 170, grain: 20 })), `${share}`);
  });

  test('gives the places of its digits in the whole photo', () => {
    const photo = onTable(line, { share: 0.5, table: 100 });
    const boxes = (/** @type {import('../photo-scenes.js').Picture} */ picture) =>
      findDigits(picture).lines[0].map(({ box }) => box);
    const alone = boxes(line);
    boxes(photo).forEach((box, i) => {
      const [x, y] = photo.place(alone[i].left, alone[i].top);
      assert.ok(Math.hypot(box.left - x, box.top - y) < 4, `digit ${i}`);
    });
  });

  test('is not seen where there is none: light digits, shadows, paper that fills the photo', () => {
    const scenes = [{ lightOnDark: true }, { shadow: 0.5 }, { gradient: 0.6 }, {}];
    for (const scene of scenes) {
      const photo = photograph({ ...scene, lines: [images.slice(0, 4)] });
      assert.deepEqual(countOf(photo), [4], JSON.stringify(scene));
      assert.ok(!sheetOf(luminance(photo))?.isWhole, JSON.stringify(scene));
    }
  });
});

describe('a digit cut to its ink', () => {
  test('is dark or light as it was drawn, whatever the pen', () => {
    for (const pen of [undefined, 1.5, 4, 8]) {
      for (let i = 0; i < 10; i++) {
        for (const lightOnDark of [false, true]) {
          const picture = tight(images[i], { pen, lightOnDark });
          assert.equal(isLightOnDark(luminance(picture)), lightOnDark, `digit ${i}, pen of ${pen}`);
          assert.deepEqual(countOf(picture), [1], `digit ${i}, pen of ${pen}`);
        }
      }
    }
  });
});

describe('a digit cut to its ink, with noise', () => {
  test('is one digit', () => {
    for (const scene of [{}, { pen: 6 }, { lightOnDark: true }]) {
      for (const i of [9, 10, 11, 20, 24]) {
        const picture = noisy(tight(images[i], scene), 8, i);
        assert.deepEqual(countOf(picture), [1], `digit ${i}, ${JSON.stringify(scene)}`);
      }
    }
  });
});

describe('a 1 that fills its picture', () => {
  test('is found, and is dark or light as it was drawn', () => {
    const ones = images.filter((_, i) => labels[i] === 1).slice(0, 30);
    for (const lightOnDark of [false, true]) {
      ones.forEach((image, i) => {
        const picture = tight(image, { size: 112, lightOnDark });
        assert.equal(isLightOnDark(luminance(picture)), lightOnDark, `1 number ${i}`);
        assert.deepEqual(countOf(picture), [1], `1 number ${i}`);
      });
    }
  });
});

describe('touching digits', () => {
  test('are divided where they touch, each with its own ink', () => {
    for (const [first, second] of [
      [4, 15],
      [1, 3],
    ]) {
      const photo = touching([images[first], images[second]], { overlap: 2, size: 168 });
      const digits = findDigits(photo).lines.flat();
      assert.equal(digits.length, 2, `${labels[first]} ${labels[second]}`);
      assert.ok(digits[0].cut !== undefined && digits[0].cut === digits[1].cut, 'of one cut');
      digits.forEach(({ doubtful, box }) => {
        assert.ok(!doubtful && box.bottom - box.top > 100, `${labels[first]} ${labels[second]}`);
      });
    }
  });

  test('that cannot be divided are doubtful', () => {
    // A bar as wide as three digits, with two teeth: no cut leaves two pieces that are high enough.
    const picture = photograph({ lines: [[new Uint8Array(784)]], size: 120 });
    for (let y = 140; y < 200; y++) {
      for (let x = 120; x < 240; x++) {
        const inked = y >= 180 || (x >= 170 && x < 190);
        if (inked) picture.data.fill(30, 4 * (y * picture.width + x), 4 * (y * picture.width + x) + 3);
      }
    }
    const digits = findDigits(picture).lines.flat();
    assert.ok(digits.length > 0 && digits.every(({ doubtful }) => doubtful));
  });

  test('as narrow as one digit are doubtful: two upright strokes beside each other', () => {
    const picture = photograph({ lines: [[new Uint8Array(784)]], size: 120 });
    const ink = (/** @type {number[]} */ [left, top, right, bottom]) => {
      for (let y = top; y < bottom; y++)
        picture.data.fill(30, 4 * (y * picture.width + left), 4 * (y * picture.width + right));
    };
    for (const left of [150, 190]) ink([left, 140, left + 16, 240]);
    ink([150, 180, 206, 190]);
    for (let i = 3; i < picture.data.length; i += 4) picture.data[i] = 255;
    const digits = findDigits(picture).lines.flat();
    assert.deepEqual(
      digits.map(({ doubtful }) => doubtful),
      [true],
    );
  });

  test('a single digit is neither divided nor doubtful', () => {
    const digits = images
      .slice(0, 40)
      .map((image) => findDigits(photograph({ lines: [[image]] })).lines.flat());
    assert.equal(digits.filter(({ length }) => length === 1).length, 40);
    assert.ok(digits.flat().filter(({ doubtful }) => doubtful).length <= 2);
  });
});
