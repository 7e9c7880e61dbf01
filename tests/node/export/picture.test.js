// picture.test.js — the picture of a network is to scale.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { networkOf } from '../../../web/export/network.js';
import { writePicture } from '../../../web/export/picture.js';
import { texts } from '../../../web/text/en/texts.js';
import { translator } from '../../../web/text/translate.js';

/** What comes out of each layer, after the image; the weights of each. */
const LAYERS = [
  { text: 'conv 8 5x5 nobias', shape: [24, 24, 8], kernel: [5, 5, 1, 8] },
  { text: 'maxpool 2', shape: [12, 12, 8], kernel: null },
  { text: 'conv 20 3x3 nobias', shape: [10, 10, 20], kernel: [3, 3, 8, 20] },
  { text: 'flatten', shape: [2000], kernel: null },
  { text: 'dense 50 relu nobias', shape: [50], kernel: [2000, 50] },
  { text: 'dense 10 softmax nobias', shape: [10], kernel: [50, 10] },
];
const countOf = (/** @type {number[]} */ shape) => shape.reduce((a, b) => a * b, 1);
/** Coordinates are written with one digit after the point: each of two ends is so much beside its place. */
const ROUNDED = 0.05 * 2 + 1e-6;

/** @param {typeof LAYERS} layers   of which the first takes an image */
function boxesOf(layers) {
  const network = networkOf(
    layers.map(({ text, shape, kernel }) => ({ text, shape, paramCount: kernel ? countOf(kernel) : 0 })),
    layers.flatMap(({ kernel }, i) =>
      kernel ? [{ name: `${i}.kernel`, shape: kernel, values: new Float32Array(countOf(kernel)) }] : [],
    ),
    {},
  );
  const page = { language: 'en', t: translator('en', { texts }), reader: { script: '', style: '' } };
  const [{ content }] = writePicture(network, 'model', page);
  const boxes = String(content).matchAll(
    /(?:<path class="side"[^>]* d="M\S+ \S+?l([\d.]+) [^>]*>)?<path class="(face|units)"[^>]* d="M([\d.]+) ([\d.]+)V([\d.]+)H([\d.]+)V/g,
  );
  return [...boxes].map(([, deep = '0', kind, left, ground, top, right]) => ({
    ...{ kind, ground: Number(ground), deep: Number(deep) },
    ...{ tall: Number(ground) - Number(top), wide: Number(right) - Number(left) },
  }));
}

/** All sizes are the same number of pixels for what they stand for. @param {[size: number, count: number][]} pairs @param {string} what */
function assertScale(pairs, what) {
  const [most] = pairs.toSorted(([, a], [, b]) => b - a);
  const scale = most[0] / most[1];
  for (const [size, count] of pairs)
    assert.ok(Math.abs(size - count * scale) <= 2 * ROUNDED, `${what}: ${size} for ${count}, ${scale} each`);
}

test('boxes are as high and as deep as images, as wide as they have channels, and columns as high as they have units', () => {
  const boxes = boxesOf(LAYERS);
  const images = boxes.filter(({ kind }) => kind === 'face');
  const shapes = [[28, 28, 1], ...LAYERS.map(({ shape }) => shape).filter(({ length }) => length === 3)];
  assert.equal(images.length, shapes.length);
  for (const [side, what] of /** @type {const} */ (['tall', 'deep', 'wide']).entries())
    assertScale(
      images.map((box, i) => [box[what], shapes[i][side]]),
      what,
    );
  const units = boxes.filter(({ kind }) => kind === 'units');
  assertScale(
    units.map(({ tall }, i) => [tall, [50, 10][i]]),
    'units',
  );
  assert.deepEqual(new Set(boxes.map(({ ground }) => ground)).size, 1, 'all stand on one line');
  assert.equal(new Set(units.map(({ wide }) => wide.toFixed(1))).size, 1);
});

test('many channels and many units are narrower, each as the others', () => {
  const wide = boxesOf([
    { text: 'conv 64 5x5 nobias', shape: [24, 24, 64], kernel: [5, 5, 1, 64] },
    { text: 'maxpool 2', shape: [12, 12, 64], kernel: null },
    { text: 'conv 256 3x3 nobias', shape: [10, 10, 256], kernel: [3, 3, 64, 256] },
    { text: 'flatten', shape: [25_600], kernel: null },
    { text: 'dense 300 relu nobias', shape: [300], kernel: [25_600, 300] },
    { text: 'dense 10 softmax nobias', shape: [10], kernel: [300, 10] },
  ]);
  const images = wide.filter(({ kind }) => kind === 'face');
  assertScale(
    images.map((box, i) => [box.wide, [1, 64, 64, 256][i]]),
    'channels',
  );
  const units = wide.filter(({ kind }) => kind === 'units');
  assertScale(
    units.map(({ tall }, i) => [tall, [300, 10][i]]),
    'units',
  );
});
