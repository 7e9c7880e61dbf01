// hand-file.test.js — own digits come back from the files that they were saved as; damaged files are refused in words.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { placeOf, recognise } from '../../../web/files/recognise.js';
import { handFile, readHand as read } from '../../../web/lab/hand/hand-file.js';
import { arraysOf, MOST_DIGITS } from '../../../web/lab/hand/own-digits.js';
import { strokesToImage } from '../../../web/shared/ink-to-image.js';
import { idx } from '../synthetic.js';

const STROKES = [
  [40, 40, 200, 40, 60.5, 200],
  [100, 120, 180, 120],
];
const PIXELS = /** @type {Uint8Array} */ (strokesToImage(STROKES, 36));
const HAND = [
  { id: 1, label: 7, strokes: STROKES, pixels: PIXELS },
  { id: 4, label: 2, strokes: null, pixels: PIXELS.map((value) => 255 - value) },
];
const plain = HAND.map(({ label, strokes, pixels }) => ({ label, strokes, pixels }));
const [json, images, labels] = /** @type {const} */ (['strokes', 'images', 'labels']).map((format) =>
  handFile(HAND, format, arraysOf(HAND)),
);
/** @param {import('../../../web/lab/hand/hand-file.js').NamedBytes[]} files @param {number} [present] */
const readAll = (files, present = 0) => read(files, { present, most: MOST_DIGITS, smallest: 36 });
/** @param {Parameters<typeof readAll>} files */
const readHand = (...files) => readAll(...files).digits;
/** @param {string} text */
const jsonFile = (text) => ({ name: 'hand.json', bytes: new TextEncoder().encode(text) });
/** @param {object[]} digits @param {object} [rest] */
const hand = (digits, rest) =>
  jsonFile(JSON.stringify({ format: 'digit-lab hand', version: 1, digits, ...rest }));

test('strokes come back from JSON, and pixels where there are none', () => {
  assert.deepEqual(readHand([json]), plain);
  assert.equal(json.name, 'my-digits.json');
  assert.deepEqual(readHand([{ name: 'my-digits.json.gz', bytes: gzipSync(json.bytes) }]), plain);
});

test('images and labels come back from IDX, packed or not, in any order', () => {
  const asPixels = plain.map((digit) => ({ ...digit, strokes: null }));
  assert.deepEqual(readHand([images, labels]), asPixels);
  const unpacked = [labels, images].map(({ name, bytes }) => ({
    name,
    bytes: new Uint8Array(gunzipSync(bytes)),
  }));
  assert.deepEqual(readHand(unpacked), asPixels);
  assert.deepEqual(readHand([json, images, labels]), [...plain, ...asPixels]);
});

test('of several pairs, images get the labels of the same name, in any order', () => {
  const pair = (/** @type {string} */ name, /** @type {number} */ label) => [
    { name: `${name}-images-idx3-ubyte`, bytes: idx([1, 28, 28], PIXELS) },
    { name: `${name}-labels-idx1-ubyte.gz`, bytes: gzipSync(idx([1], Uint8Array.of(label))) },
  ];
  const [[aImages, aLabels], [bImages, bLabels]] = [pair('Ada', 1), pair('Ben', 2)];
  const { digits, pairs } = readAll([aImages, bImages, bLabels, aLabels]);
  assert.deepEqual(
    digits.map(({ label }) => label),
    [1, 2],
  );
  assert.deepEqual(pairs, [
    { images: aImages.name, labels: aLabels.name },
    { images: bImages.name, labels: bLabels.name },
  ]);
  const [cImages, cLabels] = pair('Cem', 3);
  for (const files of [
    [aImages, bImages, bLabels, cLabels],
    [aImages, { ...cImages, name: aImages.name }, aLabels, bLabels],
    [aImages, bImages, aLabels, { ...bLabels, name: 'ada labels' }],
  ])
    assert.throws(() => readHand(files), { name: 'FileError', status: 'HAND_PAIRS' });
  // One pair may have any names.
  assert.deepEqual(readAll([aImages, bLabels]).pairs, [{ images: aImages.name, labels: bLabels.name }]);
});

test('the JSON is known wherever it is dropped', () => {
  assert.equal(placeOf(recognise(json.bytes), json.name), 'hand');
});

const cut = (/** @type {Uint8Array} */ bytes) => bytes.slice(0, bytes.length - 9);
const flipped = (/** @type {Uint8Array} */ bytes) =>
  bytes.with(bytes.length - 6, bytes[bytes.length - 6] ^ 1);

/** @type {[string, import('../../../web/lab/hand/hand-file.js').NamedBytes[]][]} */
const REFUSED = [
  ['HAND_JSON', [{ ...json, bytes: cut(json.bytes) }]],
  ['HAND_JSON', [jsonFile('{"format"')]],
  ['HAND_FORMAT', [jsonFile('{"digits": []}')]],
  ['HAND_FORMAT', [jsonFile('[1, 2]')]],
  ['HAND_VERSION', [hand([], { version: 2 })]],
  ['HAND_LABEL', [hand([{ label: 10, strokes: STROKES }])]],
  ['HAND_LABEL', [hand([{ label: '4', strokes: STROKES }])]],
  ['HAND_LABEL', [jsonFile('{"format":"digit-lab hand","version":1,"digits":[null]}')]],
  ['HAND_DIGIT', [hand([{ label: 1, strokes: [[1, 2, 3]] }])]],
  ['HAND_DIGIT', [hand([{ label: 1, strokes: [] }])]],
  ['HAND_DIGIT', [hand([{ label: 1, strokes: [[1, 'x']] }])]],
  ['HAND_DIGIT', [hand([{ label: 1, strokes: 'abc' }])]],
  ['HAND_DIGIT', [hand([{ label: 1 }])]],
  ['HAND_DIGIT', [hand([{ label: 1, pixels: 'AAAA' }])]],
  ['HAND_IDX', [{ name: 'notes.txt', bytes: Uint8Array.of(65, 66) }]],
  ['HAND_IDX', [{ name: 'empty', bytes: new Uint8Array(0) }]],
  ['HAND_IDX', [{ name: 'cut', bytes: cut(new Uint8Array(gunzipSync(images.bytes))) }, labels]],
  ['FILE_ARCHIVE', [{ ...images, bytes: flipped(images.bytes) }, labels]],
  ['HAND_IDX', [{ name: 'bomb.gz', bytes: new Uint8Array(gzipSync(new Uint8Array(5_000_000))) }, labels]],
  ['FILE_ARCHIVE', [{ ...json, bytes: flipped(gzipSync(json.bytes)) }]],
  ['HAND_NO_LABELS', [images]],
  ['HAND_NO_IMAGES', [labels]],
  ['HAND_COUNTS', [images, { name: 'labels', bytes: idx([3], Uint8Array.of(1, 2, 3)) }]],
  ['HAND_LABEL', [images, { name: 'labels', bytes: idx([2], Uint8Array.of(1, 12)) }]],
  ['HAND_SHAPE', [{ name: 'large', bytes: idx([1, 32, 32], new Uint8Array(1024)) }, labels]],
];

for (const [status, files] of REFUSED) {
  const names = files.map(({ name, bytes }) => `${name} of ${bytes.length} bytes`).join(' and ');
  test(`${names} is refused: ${status}`, () => {
    assert.throws(() => readHand(files), { name: 'FileError', status });
  });
}

test('more digits than can be kept are refused', () => {
  assert.throws(() => readHand([json], MOST_DIGITS - 1), { status: 'HAND_MANY' });
  assert.equal(readHand([json], MOST_DIGITS - 2).length, 2);
});

test('a label that is a text stands in quotes', () => {
  const values = (/** @type {unknown} */ label) => {
    try {
      readHand([hand([{ label, strokes: STROKES }])]);
    } catch (error) {
      return /** @type {any} */ (error).values.label;
    }
  };
  assert.deepEqual([values('4'), values(12), values('x'.repeat(30))], ['"4"', '12', `"${'x'.repeat(20)}"`]);
});

test('the writer of a digit comes back from JSON, a long name is cut, and one that is none is left out', () => {
  const named = HAND.map((digit, i) => (i ? digit : { ...digit, writer: 'Ada' }));
  const read = readHand([handFile(named, 'strokes', arraysOf(named))]);
  assert.deepEqual(
    read.map(({ writer }) => writer),
    ['Ada', undefined],
  );
  for (const [writer, expected] of [
    ['', undefined],
    [' ', undefined],
    [7, undefined],
    ['x'.repeat(41), 'x'.repeat(40)],
  ]) {
    const [digit] = readHand([hand([{ label: 7, strokes: STROKES, writer }])]);
    assert.equal(digit.writer, expected);
  }
});
