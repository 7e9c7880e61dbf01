// data-set.test.js — arrays and files in IDX become images with labels, or are refused in words.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { writeIdx } from '../../../web/files/idx.js';
import { readDataSet } from '../../../web/package/data-set.js';

const COUNT = 3;
const PIXELS = Uint8Array.from({ length: COUNT * 784 }, (_, i) => (i * 7) % 256);
const LABELS = Uint8Array.of(4, 0, 9);
const IMAGES_FILE = writeIdx([COUNT, 28, 28], PIXELS);
const LABELS_FILE = writeIdx([COUNT], LABELS);

/** A server that has these files. @param {import('node:test').TestContext} t @param {Record<string, Uint8Array>} files */
function serve(t, files) {
  t.mock.method(globalThis, 'fetch', async (/** @type {string | URL} */ address) => {
    const file = files[String(address)];
    if (String(address).startsWith('down:')) throw new TypeError('fetch failed');
    return new Response(/** @type {any} */ (file ?? null), { status: file ? 200 : 404 });
  });
}

test('files in IDX and arrays give the same', async (t) => {
  serve(t, { '/images.gz': gzipSync(IMAGES_FILE), 'https://example.org/labels': LABELS_FILE });
  const each = Array.from({ length: COUNT }, (_, i) => PIXELS.subarray(784 * i, 784 * (i + 1)));
  for (const set of [
    { images: IMAGES_FILE, labels: LABELS_FILE },
    { images: new Uint8Array(gzipSync(IMAGES_FILE)), labels: new Uint8Array(gzipSync(LABELS_FILE)) },
    { images: IMAGES_FILE.buffer, labels: new Blob([/** @type {any} */ (LABELS_FILE)]) },
    { images: '/images.gz', labels: new URL('https://example.org/labels') },
    { images: PIXELS, labels: LABELS },
    { images: each, labels: [...LABELS] },
  ])
    assert.deepEqual(await readDataSet(/** @type {any} */ (set)), { pixels: PIXELS, labels: LABELS });
});

test('what does not fit is refused in words', async (t) => {
  serve(t, { '/images.gz': gzipSync(IMAGES_FILE).subarray(0, 200) });
  const fine = { images: PIXELS, labels: LABELS };
  for (const [change, words] of /** @type {[object, RegExp][]} */ ([
    [{ labels: [1, 2] }, /There are 3 images, but 2 labels/],
    [{ labels: [1, 2, 10] }, /whole number from 0 to 9; got 10/],
    [{ labels: [1, 2, 3.5] }, /got 3\.5/],
    [{ labels: [1, 2, '3'] }, /got "3"/],
    [{ labels: Uint8Array.of(1, 2, 200) }, /got 200/],
    [{ labels: IMAGES_FILE }, /sizes are 3 × 28 × 28; labels have one/],
    [
      { images: writeIdx([3, 32, 32], new Uint8Array(3 * 1024)) },
      /3 × 32 × 32; images of 28 × 28 are needed/,
    ],
    [{ images: IMAGES_FILE.subarray(0, 500) }, /500 bytes are no images of 28 × 28, nor a whole file in IDX/],
    [{ images: [new Uint8Array(783)] }, /784 numbers/],
    [{ images: '/images.gz' }, /\/images\.gz cannot be unpacked: it is cut short or damaged/],
    [{ images: '/nowhere' }, /The server has no \/nowhere: it answered 404/],
    [{ images: 'down:1' }, /down:1 could not be fetched: fetch failed/],
    [{ images: 7 }, /arrays, bytes of IDX, or the address of a file/],
  ]))
    await assert.rejects(readDataSet(/** @type {any} */ ({ ...fine, ...change })), (error) => {
      assert.match(/** @type {Error} */ (error).message, words);
      return true;
    });
});
