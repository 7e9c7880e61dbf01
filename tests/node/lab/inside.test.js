// inside.test.js — what the inside of the network works out by itself: texts of floats, layers, windows, and which units.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  activated,
  arithmeticOf,
  factorDigits,
  otherWay,
  softmaxOf,
  strongest,
} from '../../../web/lab/inside/core/arithmetic.js';
import { float32Text, numberText, stepsBetween } from '../../../web/lab/inside/core/float32.js';
import { NearestPlace } from '../../../web/lab/inside/core/nearest-place.js';
import { inkOutline } from '../../../web/lab/inside/core/outline.js';
import { pythonLine } from '../../../web/lab/inside/core/python-line.js';
import { receptiveField } from '../../../web/lab/inside/core/receptive-field.js';
import { stopsOf } from '../../../web/lab/inside/core/stops.js';
import {
  columnsOf,
  shownAtFirst,
  strongestPixel,
  strongestUnits,
  withUnit,
} from '../../../web/lab/inside/core/units.js';
import { mosaicOf, tiling } from '../../../web/lab/inside/mosaic.js';
import { paint } from '../../../web/lab/inside/picture.js';
import { noPlace, PLACE_KEYS, placePairs } from '../../../web/lab/inside/place.js';
import { stopAt } from '../../../web/lab/inside/trial/walk.js';
import { tiled } from '../../../web/lab/inside/weights-panel.js';
import { layerFacts } from '../../../web/shared/layer-facts.js';

/** @param {string} text @param {number[]} shape */
const summary = (text, shape) => ({ text, shape, paramCount: 0 });

test('a float is written in the fewest digits that give its bits again', () => {
  assert.deepEqual(
    [0.1, 1, -2.5, 16_777_216, 1e-45, 3.4028234663852886e38, -0, 0].map((value) =>
      float32Text(Math.fround(value)),
    ),
    ['0.1', '1', '-2.5', '16777216', '1e-45', '3.4028235e+38', '-0.0', '0'],
  );
  const bits = new Int32Array(1);
  const value = new Float32Array(bits.buffer);
  for (let seed = 1; seed < 3_000_000_000; seed += 299_993) {
    bits[0] = seed;
    if (Number.isFinite(value[0])) assert.equal(Math.fround(Number(float32Text(value[0]))), value[0]);
  }
  assert.equal(float32Text(NaN), "float('nan')");
});

test('the page writes numbers with a minus sign and with powers of ten', () => {
  assert.deepEqual(
    [-0.03, -1.1920929e-7, 3e21, 12.5].map((value) => numberText(Math.fround(value))),
    ['−0.03', '−1.1920929 × 10⁻⁷', '3 × 10²¹', '12.5'],
  );
  assert.equal(numberText(0.0000118822, 5), '0.000011882');
  assert.equal(numberText(1.23456789e-12, 5), '1.2346 × 10⁻¹²');
});

test('factors are shown with the digits that give their products', () => {
  const pair = /** @type {[number, number]} */ ([0.749, 0.1473]);
  assert.equal(factorDigits([[0.5, 0.25]], 4, 2), 2);
  assert.equal(factorDigits([pair], 2, 2), 2);
  const digits = factorDigits([pair], 4, 2);
  const [a, b] = pair.map((factor) => Number(factor.toFixed(digits)));
  assert.equal((a * b).toFixed(4), '0.1103');
  assert.ok(digits > 2);
  for (const tiny of [1e-9, -1e-9])
    assert.equal(factorDigits([[tiny, -0.3]], 4, 2), 2, 'a product of 0 needs none for its sign');
  assert.equal(factorDigits([[Number.NaN, 1]], 4, 2), 2);
});

test('the outline of ink is where it lies at paper', () => {
  const pixels = new Uint8Array(784);
  pixels.fill(255, 0, 2);
  pixels[2] = 100;
  assert.equal(inkOutline(pixels), 'M0 0h1M0 0v1M1 0h1M2 0v1M0 1h1M1 1h1');
  assert.equal(inkOutline(new Uint8Array(784)), '');
  const whole = inkOutline(new Uint8Array(784).fill(255));
  assert.equal(whole.match(/M/g)?.length, 4 * 28);
});

test('the steps between two floats are counted across 0', () => {
  assert.equal(stepsBetween(1, 1), 0);
  assert.equal(stepsBetween(1, Math.fround(1 + 2 ** -23)), 1);
  assert.equal(stepsBetween(-(2 ** -149), 2 ** -149), 2);
  assert.equal(stepsBetween(0, -0), 0);
});

test('a layer knows its windows, and a dense layer the maps that were put in a row', () => {
  const facts = layerFacts([
    summary('conv 8 5x3 same stride 2 relu he', [14, 14, 8]),
    summary('maxpool 3 stride 2', [6, 6, 8]),
    summary('flatten', [288]),
    summary('dropout 0.5', [288]),
    summary('batchnorm', [288]),
    summary('dense 10 softmax', [10]),
  ]);
  const [conv, pool, flat, drop, norm, dense] = facts;
  assert.deepEqual(
    [conv.kernel, conv.stride, conv.top, conv.left, conv.activation],
    [[5, 3], 2, 1, 0, 'relu'],
  );
  assert.deepEqual([pool.kernel, pool.stride, pool.top, pool.source], [[3, 3], 2, 0, 1]);
  assert.deepEqual([flat.input, flat.source], [{ height: 6, width: 6, channels: 8 }, 2]);
  assert.deepEqual([drop.input.channels, norm.input.channels, norm.source], [8, 288, 4]);
  assert.deepEqual(
    [dense.input, dense.kernel, dense.activation],
    [{ height: 1, width: 1, channels: 288 }, [1, 1], 'softmax'],
  );
  const [, , , straight] = layerFacts([
    summary('conv 2 3x3', [26, 26, 2]),
    summary('flatten', [1352]),
    summary('dropout 0.5', [1352]),
    summary('dense 10 softmax', [10]),
  ]);
  assert.deepEqual([straight.input, straight.source], [{ height: 26, width: 26, channels: 2 }, 1]);
});

test('a number of a deeper map depends on a part of the image, which ends where the image does', () => {
  const facts = layerFacts([
    summary('conv 8 5x3 same stride 2 relu', [14, 14, 8]),
    summary('batchnorm relu', [14, 14, 8]),
    summary('dropout 0.5', [14, 14, 8]),
    summary('maxpool 3 stride 2', [6, 6, 8]),
    summary('conv 4 2x2', [5, 5, 4]),
  ]);
  const field = (/** @type {number} */ layer, /** @type {number} */ row, /** @type {number} */ column) => {
    const { top, left, height, width } = receptiveField(facts, layer, row, column);
    return [top, left, height, width];
  };
  assert.deepEqual(field(2, 3, 4), [5, 8, 5, 3], 'as under the window');
  assert.deepEqual(
    field(2, 0, 13),
    [0, 26, 4, 2],
    'a row above the image and a column beside it are left out',
  );
  assert.deepEqual(field(4, 1, 2), [3, 8, 9, 7], 'three windows, two pixels apart');
  assert.deepEqual(field(5, 1, 2), [3, 8, 13, 11]);
});

test('zeros stand around the image of a convolution with padding', () => {
  const [facts] = layerFacts([summary('conv 1 3x3 same', [28, 28, 1])]);
  const input = Float32Array.from({ length: 784 }, () => 1);
  const weights = { kernel: Float32Array.from({ length: 9 }, () => 0.5), bias: Float32Array.of(1) };
  const at = (/** @type {number} */ row, /** @type {number} */ column) =>
    arithmeticOf(facts, weights, input, { unit: 0, row, column });
  assert.deepEqual([at(0, 0).sum, at(0, 5).sum, at(5, 5).sum, at(27, 27).sum], [3, 4, 5.5, 3]);
  assert.deepEqual([at(0, 0).window.top, at(0, 0).window.left], [-1, -1]);
  assert.match(
    pythonLine(at(0, 0)),
    /^import numpy as np; print\(np\.cumsum\(np\.float32\(\[0, 0, 0, 0, 1, 1, 0, 1, 1\]\) \*/,
  );
});

test('a sum is rounded at every step, in the order of its products', () => {
  const [facts] = layerFacts([summary('dense 1', [1])]);
  const input = new Float32Array(784);
  input.set([1, 2 ** -24, 2 ** -24, 2 ** -24]);
  const kernel = Float32Array.from({ length: 784 }, () => 1);
  const found = arithmeticOf(facts, { kernel }, input, { unit: 0, row: 0, column: 0 });
  assert.equal(found.sum, 1, 'each of the small ones alone is lost');
});

test('what adds most and what takes away most are listed apart', () => {
  const { adding, taking } = strongest(Float32Array.of(1, -3, 0, 2, -4, 5), 2);
  assert.deepEqual(
    [adding, taking],
    [
      [5, 3],
      [4, 1],
    ],
  );
});

test('the shown steps of a rescaling give its sum, whichever pixel it is', () => {
  for (const text of ['rescaling 0..1', 'rescaling -1..1']) {
    const [facts] = layerFacts([summary(text, [28, 28, 1])]);
    for (let byte = 0; byte < 256; byte++) {
      const pixels = new Float32Array(784).fill(byte);
      const found = arithmeticOf(facts, {}, pixels, { unit: 0, row: 0, column: 0 });
      assert.ok(found.form === 'scaled');
      const factor = Number(float32Text(Math.fround(1 / found.whole)));
      assert.equal(Math.fround((byte - found.offset) * Math.fround(factor)), found.sum);
    }
  }
});

test('each kind of layer has its own reason for other last digits', () => {
  const shapes = [[26, 26, 8], [24, 24, 8], [12, 12, 8], [8], [10]];
  const texts = ['conv 8 3x3', 'conv 8 3x3', 'avgpool 2', 'globalavgpool', 'dense 10 softmax'];
  const facts = layerFacts(texts.map((text, i) => summary(text, shapes[i])));
  const why = (/** @type {boolean} */ isRelaxed) => facts.map((each) => otherWay(each, isRelaxed));
  assert.deepEqual(why(false), ['order', 'winograd', 'share', 'share', 'order']);
  assert.deepEqual(why(true), ['fused', 'winograd', 'share', 'share', 'fused']);
});

test('activations and softmax are those of the books', () => {
  assert.deepEqual(
    [activated('relu', -1), activated('sigmoid', 0), activated('step', 0), activated('linear', 2)],
    [0, 0.5, 0, 2],
  );
  assert.deepEqual(softmaxOf(Float32Array.of(1000, 1000)), [0.5, 0.5]);
});

test('a layer that only changes maps stands in the column of the layer before it', () => {
  const facts = layerFacts(
    /** @type {any} */ ([
      { text: 'rescaling 0..1', shape: [28, 28, 1] },
      { text: 'conv 8 5x5', shape: [24, 24, 8] },
      { text: 'batchnorm relu', shape: [24, 24, 8] },
      { text: 'flatten', shape: [4608] },
      { text: 'dense 10', shape: [10] },
      { text: 'batchnorm softmax', shape: [10] },
    ]),
  );
  assert.deepEqual(
    columnsOf(facts).map((column) => column.map(({ number }) => number)),
    [[1], [2, 3, 4], [5], [6]],
  );
  assert.deepEqual(facts.map(shownAtFirst), [1, 8, 4, 0, 10, 10]);
});

test('a unit that is chosen is among those that are shown', () => {
  assert.deepEqual(withUnit([1, 4, 6], 4), [1, 4, 6]);
  assert.deepEqual(withUnit([1, 4, 6], 2), [1, 2, 4]);
});

test('the strongest units stay while they are strong enough', () => {
  const strengths = Float32Array.of(1, 5, 4, 3, 2, 0);
  assert.deepEqual(strongestUnits(strengths, 2), [1, 2]);
  assert.deepEqual(strongestUnits(strengths, 2, [3, 0]), [1, 3], '3 is among the four strongest, 0 is not');
  assert.deepEqual(strongestUnits(strengths, 2, [0, 5]), [1, 2]);
  const [facts] = layerFacts([summary('conv 2 3x3', [26, 26, 2])]);
  const output = new Float32Array(26 * 26 * 2);
  output[(3 * 26 + 7) * 2 + 1] = -9;
  assert.deepEqual(strongestPixel(facts, output, 1), { row: 3, column: 7 });
});

test('the weights of several channels stand side by side', () => {
  const [, facts] = layerFacts([summary('conv 4 1x1', [28, 28, 4]), summary('conv 2 1x2', [28, 27, 2])]);
  const kernel = Float32Array.from({ length: 16 }, (_, i) => i);
  const { values, height, width } = tiled(facts, kernel, 1);
  assert.deepEqual([height, width], [3, 5]);
  assert.deepEqual([...values], [1, 9, 0, 3, 11, 0, 0, 0, 0, 0, 5, 13, 0, 7, 15]);
});

test('a large layer is one picture: units in lines, each map with a line of paper beside it', () => {
  const units = { height: 1, width: 1, channels: 7 };
  assert.deepEqual(tiling(units), { across: 4, down: 2, tileHeight: 1, tileWidth: 1 });
  assert.deepEqual([...mosaicOf(Float32Array.of(1, 2, 3, 4, 5, 6, 7), units)], [1, 2, 3, 4, 5, 6, 7, 0]);
  const maps = { height: 1, width: 2, channels: 3 };
  assert.deepEqual(tiling(maps), { across: 2, down: 2, tileHeight: 2, tileWidth: 3 });
  const pixels = mosaicOf(Float32Array.of(1, 3, 5, 2, 4, 6), maps);
  assert.deepEqual([...pixels], [1, 2, 0, 3, 4, 0, 0, 0, 0, 0, 0, 0, 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
});

test('a number is a pixel of its sign, as opaque as it is far from 0, and of a channel each number is its own', () => {
  const pixels = new Uint32Array(4);
  const values = Float32Array.of(9, 2, 9, -1, 9, 0, 9, -3);
  paint(pixels, { values, from: 1, step: 2, most: 2 }, [0x8f3f1d, 0x1d508f]);
  assert.deepEqual([...new Uint8Array(pixels.buffer)].slice(0, 8), [29, 63, 143, 255, 143, 80, 29, 128]);
  assert.deepEqual([pixels[2] >>> 24, pixels[3] >>> 24], [0, 255], 'none at 0, and no more than all');
  paint(pixels, { values: new Float32Array(4), most: 0 }, [1, 2]);
  assert.deepEqual([...pixels], [1, 1, 1, 1], 'nothing is seen where all are 0');
});

test('a walk goes through all layers that compute and back, and an address leads no farther than its end', () => {
  const layers = ['conv 4 5x5 relu', 'maxpool 2', 'dropout 0.2', 'flatten', 'dense 10 softmax'].map((text) =>
    summary(text, [10]),
  );
  assert.deepEqual(
    stopsOf(layers).map(({ kind, index }) => `${kind} ${index}`),
    [
      ...['image 0', 'forward 0', 'forward 1', 'forward 4', 'loss 0'],
      ...['backward 4', 'backward 1', 'backward 0', 'step 0'],
    ],
  );
  const at = (/** @type {number | null} */ walk) =>
    stopAt(/** @type {any} */ ({ model: { layers }, insidePlace: { ...noPlace(), walk } }));
  assert.deepEqual([at(null), at(1), at(9), at(99)], [null, 0, 8, 8]);
});

test('a place is read from an address as it is written, and nothing else is', () => {
  const place = {
    layer: 2,
    unit: 17,
    pixel: /** @type {[number, number]} */ ([3, 28]),
    image: /** @type {const} */ ({ pool: 'train', index: 0 }),
    step: 0,
    walk: 3,
  };
  for (const [key, text] of placePairs(place)) {
    const read = PLACE_KEYS[/** @type {keyof typeof PLACE_KEYS} */ (key)](String(text));
    assert.deepEqual(read, place[/** @type {keyof typeof PLACE_KEYS} */ (key)], key);
  }
  assert.ok(placePairs(noPlace()).every(([, text]) => text === null));
  for (const [key, text] of [
    ['layer', '0'],
    ['layer', '100'],
    ['unit', '1.5'],
    ['pixel', '3'],
    ['pixel', '3,0'],
    ['pixel', '1,2,3'],
    ['image', 'own-3'],
    ['image', 'test-'],
    ['step', '-1'],
  ])
    assert.equal(PLACE_KEYS[/** @type {keyof typeof PLACE_KEYS} */ (key)](text), null, `${key}=${text}`);
});

test('what a link names and is not there gives way to the nearest that is, and is said; another network says nothing', () => {
  const layers = [
    summary('conv 8 5x5 relu', [24, 24, 8]),
    summary('flatten', [4608]),
    summary('dense 10 softmax', [10]),
  ];
  /** @type {any} */
  const link = {
    state: {
      insidePlace: {
        ...noPlace(),
        layer: 1,
        unit: 500,
        pixel: [99, 3],
        image: { pool: 'test', index: 999_999 },
        walk: 99,
      },
      ...{ model: null, creating: false, testCount: 0, arrival: { count: 0 }, unread: ['x=1'] },
    },
    update: (/** @type {object} */ change) => Object.assign(link.state, change),
  };
  const nearest = new NearestPlace(link);
  nearest.notice(link.state);
  assert.equal(link.state.insidePlace.unit, 500, 'nothing is known yet');
  link.update({ model: { layers } });
  nearest.notice(link.state);
  assert.deepEqual(link.state.unread, ['x=1', 'unit=500', 'pixel=99,3', 'walk=99']);
  link.update({ testCount: 1000 });
  nearest.notice(link.state);
  const image = { pool: 'test', index: 999 };
  assert.deepEqual(link.state.insidePlace, {
    ...noPlace(),
    layer: 1,
    unit: 8,
    pixel: [24, 3],
    image,
    walk: 7,
  });
  assert.equal(link.state.unread.at(-1), 'image=test-999999');
  const said = link.state.unread.length;
  link.update({ model: { layers: layers.slice(2) } });
  nearest.notice(link.state);
  const { unit, pixel, walk } = link.state.insidePlace;
  assert.deepEqual([unit, pixel, walk], [8, null, 5]);
  assert.equal(link.state.unread.length, said);
  link.update({ insidePlace: { ...noPlace(), layer: 99, unit: 3 } });
  nearest.notice(link.state);
  assert.deepEqual([link.state.insidePlace.layer, link.state.unread.at(-1)], [1, 'layer=99']);
});
