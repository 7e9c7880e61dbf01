// find-digits.test.js — digits found in pictures are read by a trained network, in their places.

import '../built.js';
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findDigits } from '../../../web/photo/find-digits.js';
import { loadDataset, loadEngine, MNIST } from '../../../web/terminal/files.js';
import { Run } from '../../../web/worker/training.js';
import { leftOut } from '../../gate.js';
import { digitPage, photograph, placesOf, readTestDigits } from '../../node/photo.js';

/** @typedef {import('../../node/photo.js').Scene} Scene */

const { images, labels } = readTestDigits();

/** @type {Record<string, Omit<Scene, 'lines'>>} */
const PHOTOS = {
  'dark on light, in uneven light with a shadow and noise': { gradient: 0.4, shadow: 0.4, noise: 8 },
  'light on dark, in uneven light with noise': { gradient: 0.3, noise: 6, lightOnDark: true },
  'turned by 8°': { degrees: 8 },
  'turned by 8° the other way': { degrees: -8 },
  'with a pen of 1 pixel of 28': { pen: 1 },
  'with a pen of 4 pixels of 28': { pen: 4, spacing: 1.15 },
  'no larger than in MNIST': { size: 28 },
};

/** A small network after one pass over a part of MNIST, the same on every machine. */
async function trainedModel() {
  const engine = await loadEngine('simd128');
  const dataset = await loadDataset(engine, MNIST);
  const layers = 'conv 8 5x5 relu he | maxpool 2 | conv 16 3x3 relu he | maxpool 2 | dense 10 softmax';
  const model = engine.createModel({ layers, optimizer: 'adam', seed: 1 });
  const counts = { trainCount: 12_800, validationCount: 0, testCount: 100 };
  const settings = { ...counts, epochs: 1, batch: 32, rate: 0.004, schedule: 'one-cycle', l2: 0 };
  const source = { dataset, arrived: Promise.resolve() };
  await new Run({ model, seed: 1, epochs: 0 }, source, settings, () => {}).start();
  return model;
}

/** @param {import('../../../web/photo/find-digits.js').Findings} findings */
const shapeOf = ({ lines }) => lines.map((line) => line.length);

describe('photographs of test digits', { skip: leftOut }, async () => {
  const model = await trainedModel();
  const read = (/** @type {Uint8Array} */ image) => {
    const outputs = model.predict(image);
    return outputs.indexOf(Math.max(...outputs));
  };

  for (const [name, scene] of Object.entries(PHOTOS)) {
    test(`${name}: every digit is found in its place, and 9 of 10 are read`, () => {
      const { lines, indices } = digitPage(images, 40, 24);
      const findings = findDigits(photograph({ ...scene, lines }));
      assert.deepEqual(shapeOf(findings), [4, 4, 4, 4, 4, 4]);
      const digits = findings.lines.flat();
      placesOf({ ...scene, lines })
        .flat()
        .forEach(({ x, y, reach }, i) => {
          const { left, top, right, bottom } = digits[i].box;
          const distance = Math.hypot((left + right) / 2 - x, (top + bottom) / 2 - y);
          assert.ok(distance < reach, `digit ${i} is ${distance} pixels off`);
        });
      const right = digits.filter(({ image }, i) => read(image) === labels[indices[i]]).length;
      assert.ok(right >= 0.9 * 24, `${right} of 24 are read`);
    });
  }
});
