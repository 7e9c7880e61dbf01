// plane.test.js — extremes over windows, and connected pixels as sets, as a direct search finds them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectedParts } from '../../../web/photo/connected-parts.js';
import { PixelSets } from '../../../web/photo/pixel-sets.js';
import { extremes } from '../../../web/photo/plane.js';
import { randoms } from '../photo.js';

test('extremes are the largest and the smallest numbers of each window', () => {
  const random = randoms(1);
  for (const [width, height] of [
    [1, 1],
    [7, 4],
    [5, 12],
  ]) {
    const values = Float32Array.from({ length: width * height }, random);
    for (const radius of [1, 2, 3, 6]) {
      const windowOf = (/** @type {number} */ at) =>
        values.filter(
          (_, i) =>
            Math.abs((i % width) - (at % width)) <= radius &&
            Math.abs(Math.floor(i / width) - Math.floor(at / width)) <= radius,
        );
      const most = values.map((_, at) => Math.max(...windowOf(at)));
      const least = values.map((_, at) => Math.min(...windowOf(at)));
      assert.deepEqual(extremes({ values, width, height }, radius, 'most').values, most);
      assert.deepEqual(extremes({ values, width, height }, radius, 'least').values, least);
    }
  }
});

test('sets of pixels are the connected parts, in whatever order pixels are added', () => {
  const random = randoms(2);
  const [width, height] = [23, 17];
  for (const share of [0.2, 0.4, 0.6]) {
    const mask = Uint8Array.from({ length: width * height }, () => (random() < share ? 1 : 0));
    const { labels, parts } = connectedParts(mask, width, height);
    const sets = new PixelSets({ width, height });
    const order = Array.from(mask.keys(), (at) => ({ at, place: random() }));
    for (const { at } of order.sort((a, b) => a.place - b.place)) if (mask[at]) sets.add(at);
    for (const [at, label] of labels.entries())
      assert.equal(sets.firstOf(at), label ? labels.indexOf(label) : -1);
    const largest = parts.reduce((most, part) => (part.area > most.area ? part : most));
    const first = labels.indexOf(largest.label);
    assert.equal(sets.largest(), first);
    assert.deepEqual([sets.areas[first], sets.bottoms[first]], [largest.area, largest.bottom]);
  }
});
