// nearest.test.js — the nearest images are those that comparing all pixels of all images finds, in the same order.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Neighbours } from '../../../web/worker/hand/nearest.js';
import { Slices } from '../../../web/worker/slices.js';

const COUNT = 300;

/** Images of few pixels, each 0, 100 or 200, of which many are equal or equally far from others. */
function makeImages() {
  const labels = Uint8Array.from({ length: COUNT }, (_, i) => (i * 7) % 3);
  const pixels = new Uint8Array(784 * COUNT);
  let seed = 1;
  const draw = (/** @type {number} */ most) => {
    seed = (seed * 48271) % 2147483647;
    return seed % most;
  };
  for (let i = 0; i < COUNT; i++)
    for (let j = 0; j < 3; j++) pixels[784 * i + 60 * (1 + draw(6)) + draw(3)] = 100 * draw(3);
  return { labels, pixels };
}

test('equally near images come in the order of the data set, whatever is compared first', async () => {
  const { labels, pixels } = makeImages();
  const one = (/** @type {number} */ index) => pixels.slice(784 * index, 784 * (index + 1));
  const dataset = /** @type {any} */ ({
    labels: () => labels,
    images: (/** @type {string} */ _, /** @type {number[]} */ indices) =>
      Uint8Array.from(indices.flatMap((index) => [...one(index)])),
  });
  const slices = new Slices();
  const neighbours = await Neighbours.of(dataset, slices);
  for (let except = 0; except < 5; except++) {
    const image = one(except);
    for (const choice of [
      { most: 5 },
      { most: 1, label: 1 },
      { most: 5, except },
      { most: 3, label: 2, except },
    ]) {
      const { most, label, except: left = -1 } = /** @type {any} */ (choice);
      const expected = [...labels.keys()]
        .filter((index) => index !== left && (label === undefined || labels[index] === label))
        .map((index) => ({
          index,
          square: one(index).reduce((sum, value, i) => sum + (value - image[i]) ** 2, 0),
        }))
        .sort((a, b) => a.square - b.square || a.index - b.index)
        .slice(0, most);
      const found = await neighbours.nearest(image, choice, slices);
      assert.deepEqual(
        found.map(({ index, distance }) => [index, distance]),
        expected.map(({ index, square }) => [index, Math.sqrt(square) / 255]),
      );
    }
  }
  assert.deepEqual(await neighbours.nearest(one(0), { most: 1, label: 9 }, slices), []);
});
