// fuzz.test.js — files of every kind, damaged at random: recognised, and data read or refused in words.
//
// MUTATIONS and SEED as in tests/node/weights/fuzz.test.js.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readArrays } from '../../../web/files/arrays.js';
import { readCsv } from '../../../web/files/csv.js';
import { DataError, FileError } from '../../../web/files/errors.js';
import { placeOf, recognise } from '../../../web/files/recognise.js';
import { damaged, generator, repacked } from '../../fuzz/damage.js';
import { KINDS, npy, npz, utf8 } from '../file-samples.js';

const MUTATIONS = Number(process.env.MUTATIONS ?? 2000);
const SEED = Number(process.env.SEED ?? 1);

const arrays = npz({
  x_train: npy('<f4', [1, 784], new Float32Array(784).fill(0.5)),
  y_train: npy('<i8', [1], new BigInt64Array(1)),
  x_test: npy('|u1', [1, 28, 28], new Uint8Array(784), true),
  y_test: npy('>i2', [1, 1], new Uint8Array(2)),
});
const table = utf8(
  `label,${Array.from({ length: 784 }, (_, i) => `p${i}x`)}\n${`3,${Array(784).fill(7)}\n`.repeat(2)}`,
);

/** Reads a file; false if it was refused in words. @param {() => unknown} read */
async function isUsable(read) {
  try {
    await read();
    return true;
  } catch (error) {
    if (!(error instanceof FileError || error instanceof DataError)) throw error;
    assert.doesNotMatch(error.message, /undefined/);
    return false;
  }
}

/** @param {string} what @param {(random: import('../../fuzz/damage.js').Random, i: number) => Uint8Array} change @param {(bytes: Uint8Array) => unknown} read */
const fuzz = (what, change, read) =>
  test(`${what}: whatever is damaged, a file is read or refused in words`, async () => {
    const random = generator(SEED);
    for (let i = 0; i < MUTATIONS; i++) {
      const bytes = change(random, i);
      try {
        await isUsable(() => read(bytes));
      } catch (error) {
        const input = Buffer.from(bytes).toString('base64');
        throw new Error(`mutation ${i} of seed ${SEED}, in base64: ${input}`, { cause: error });
      }
    }
  });

const readOne = (/** @type {Uint8Array} */ bytes) => {
  const { train, test } = readArrays([{ name: 'd.npz', bytes }]);
  for (const { pixels, labels } of [train, test]) {
    assert.equal(pixels.length, 784 * labels.length);
    assert.ok(labels.every((label) => label <= 9));
  }
};

fuzz(
  'every kind',
  (random, i) => damaged(KINDS[i % KINDS.length][3], random),
  (bytes) => assert.ok(['data', 'weights', 'pictures'].includes(placeOf(recognise(bytes), 'x'))),
);
fuzz('archives of data', (random) => damaged(arrays, random), readOne);
fuzz('arrays in whole archives', (random) => repacked(arrays, random), readOne);
fuzz(
  'tables',
  (random) => damaged(table, random),
  async (bytes) => {
    const { pixels, labels } = await readCsv(bytes, 't.csv', async () => {});
    assert.equal(pixels.length % 784, 0);
    assert.ok(!labels || labels.every((label) => label <= 9));
  },
);
