// image.test.js — canvases, pixels and numbers become the 28 × 28 image that a network reads.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { imageOf } from '../../../web/package/image.js';

/** The letter L as ImageData, with strokes in one colour on a ground of another. */
function picture({
  side = 200,
  stroke = 20,
  ink = [0, 0, 0, 255],
  paper = [255, 255, 255, 255],
  left = 60,
  top = 40,
} = {}) {
  const data = new Uint8ClampedArray(4 * side * side);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const upright = x >= left && x < left + stroke && y >= top && y < top + 100;
      const foot = y >= top + 100 - stroke && y < top + 100 && x >= left && x < left + 60;
      data.set(upright || foot ? ink : paper, 4 * (y * side + x));
    }
  return /** @type {ImageData} */ ({ data, width: side, height: side });
}

/** Mean distance of two images, 0 … 255. @param {Uint8Array} a @param {Uint8Array} b */
const distance = (a, b) => a.reduce((sum, byte, i) => sum + Math.abs(byte - b[i]), 0) / a.length;

const CLEAR = [0, 0, 0, 0];

test('a drawing is the same image whatever its colours, its ground and its place', () => {
  const expected = imageOf(picture());
  assert.equal(expected.length, 784);
  assert.equal(Math.max(...expected), 255);
  for (const other of [
    picture({ ink: [255, 255, 255, 255], paper: [0, 0, 0, 255] }),
    picture({ paper: CLEAR }),
    picture({ ink: [255, 255, 0, 255], paper: CLEAR }),
    picture({ left: 5, top: 90 }),
    picture({ side: 700 }),
  ])
    assert.ok(distance(imageOf(other), expected) < 3);
});

test('it is fitted into 20 × 20 pixels, and centred by its mass', () => {
  const image = imageOf(picture());
  const rows = Array.from({ length: 28 }, (_, y) =>
    image.subarray(28 * y, 28 * y + 28).some((byte) => byte > 0),
  );
  assert.equal(rows.filter(Boolean).length, 20);
  const mass = image.reduce((sum, byte) => sum + byte, 0);
  const centre = image.reduce((sum, byte, i) => sum + byte * Math.floor(i / 28), 0) / mass;
  assert.ok(centre > 13 && centre <= 14.5, `${centre}`);
});

test('hair lines get strokes of the usual width', () => {
  const area = (/** @type {Uint8Array} */ image) => image.filter((byte) => byte > 127).length;
  assert.ok(area(imageOf(picture({ stroke: 1 }))) > 0.5 * area(imageOf(picture({ stroke: 12 }))));
});

test('numbers are taken as they are: bytes, or shares from 0 to 1', () => {
  const bytes = Uint8Array.from({ length: 784 }, (_, i) => i % 256);
  const image = imageOf(bytes);
  assert.deepEqual(image, bytes);
  bytes[0] = 9;
  assert.equal(image[0], 0, 'a copy');
  assert.deepEqual(imageOf(new Uint8ClampedArray(image)), image);
  assert.deepEqual(imageOf(Float32Array.from(image, (byte) => byte / 255)), image);
  assert.deepEqual(imageOf([1, ...new Array(783).fill(0)]).subarray(0, 2), Uint8Array.of(255, 0));
});

test('pictures of any shape are read, as long as a row and a column of them', () => {
  const bar = (/** @type {number} */ width, /** @type {number} */ height) => {
    const data = new Uint8ClampedArray(4 * width * height).fill(255);
    const isInk = (/** @type {number} */ i) => Math.max(i % width, Math.floor(i / width)) % 2000 >= 1980;
    for (let i = 0; i < width * height; i++) if (isInk(i)) data.fill(0, 4 * i, 4 * i + 3);
    return /** @type {ImageData} */ ({ data, width, height });
  };
  for (const [width, height] of [
    [2000, 3],
    [3, 2000],
    [2000, 1],
    [2000, 30],
  ])
    assert.equal(Math.max(...imageOf(bar(width, height))), 255, `${width} × ${height}`);
});

test('what is no image is refused in words', () => {
  const blank = picture({ ink: [255, 255, 255, 255] });
  for (const [source, error, words] of /** @type {[any, ErrorConstructor, RegExp][]} */ ([
    [new Uint8Array(783), RangeError, /784 numbers, 28 × 28; got 783/],
    [new Array(784).fill(128), RangeError, /from 0 \(paper\) to 1 \(ink\).*got 128/],
    [[...new Array(783).fill(0), Number.NaN], RangeError, /got NaN/],
    [blank, RangeError, /nothing on the picture/],
    [{ ...blank, width: 100 }, RangeError, /four bytes for each/],
    ['3', TypeError, /got string/],
    [null, TypeError, /got null/],
    [new Map(), TypeError, /got Map/],
  ])) {
    assert.throws(
      () => imageOf(source),
      (thrown) => {
        assert.ok(thrown instanceof error);
        assert.match(thrown.message, words);
        return true;
      },
    );
  }
});

test('a canvas is read by its own context, and one of another kind is drawn on a copy', (t) => {
  const { data, width, height } = picture();
  const context = { getImageData: () => ({ data, width, height }), drawImage: t.mock.fn() };
  const canvas = { width, height, getContext: () => context };
  assert.deepEqual(imageOf(/** @type {any} */ (canvas)), imageOf(picture()));
  class OffscreenCanvas {
    getContext = () => context;
  }
  Object.assign(globalThis, { OffscreenCanvas });
  t.after(() => Reflect.deleteProperty(globalThis, 'OffscreenCanvas'));
  const other = { width, height, getContext: () => null };
  assert.deepEqual(imageOf(/** @type {any} */ (other)), imageOf(picture()));
  assert.equal(context.drawImage.mock.callCount(), 1);
  assert.throws(() => imageOf(/** @type {any} */ ({ ...canvas, width: 0 })), /has no pixels/);
});
