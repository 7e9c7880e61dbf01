// fuzz.test.js — files of weights, damaged at random: each is read or refused in words, nothing else.
//
// MUTATIONS says how many of each format are tried, SEED which:
//   MUTATIONS=1000000 SEED=2 node --test tests/node/weights/fuzz.test.js

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

import { FileError, SENTENCES, WeightsError } from '../../../web/files/errors.js';
import { shapeSize } from '../../../web/files/floats.js';
import { readWeights, writeSafetensors } from '../../../web/weights/files.js';
import { matchTensors } from '../../../web/weights/match.js';
import { damaged, generator, repacked } from '../../fuzz/damage.js';

const MUTATIONS = Number(process.env.MUTATIONS ?? 5000);
const SEED = Number(process.env.SEED ?? 1);

/** Made by tests/fixtures/make_weights.py. */
const FOLDER = new URL('../../fixtures/weights/', import.meta.url);

/** @param {RegExp} pattern  of names */
const fixtures = (pattern) =>
  readdirSync(FOLDER)
    .filter((name) => pattern.test(name))
    .map((name) => new Uint8Array(readFileSync(new URL(name, FOLDER))));

/** The network whose weights the archives hold. */
const LAYERS = [{ text: 'dense 3 softmax', kernelShape: [4, 3], hasBias: true }];

const SAFETENSORS = [
  writeSafetensors(
    [
      { name: '0.kernel', shape: [4, 3], values: new Float32Array(12).fill(0.5) },
      { name: '0.bias', shape: [3], values: Float32Array.of(1, -2, NaN) },
    ],
    { layers: 'dense 3 softmax', note: 'ü "1"' },
  ),
  writeSafetensors([], {}),
];

/**
 * The file with its header damaged, and the right length before it.
 * @param {Uint8Array} file
 * @param {import('../../fuzz/damage.js').Random} random
 */
function reheaded(file, random) {
  const end = 8 + new DataView(file.buffer).getUint32(0, true);
  const header = damaged(file.subarray(8, end), random);
  const length = new Uint8Array(8);
  new DataView(length.buffer).setUint32(0, header.length, true);
  return new Uint8Array(Buffer.concat([length, header, file.subarray(end)]));
}

/** Reads a file and matches it with LAYERS; false if it was refused in words. @param {Uint8Array} bytes */
function isUsable(bytes) {
  try {
    const { tensors } = readWeights(bytes, 'w.x');
    for (const { shape, values } of tensors) assert.equal(values.length, shapeSize(shape));
    for (const { kernel, bias } of matchTensors(tensors, LAYERS))
      assert.deepEqual([kernel.length, bias.length], [12, 3]);
    return true;
  } catch (error) {
    if (!(error instanceof FileError || error instanceof WeightsError)) throw error;
    for (const [, name] of SENTENCES[error.status].matchAll(/\{(\w+)\}/g))
      assert.notEqual(error.values[name], undefined, `${error.status} says no ${name}`);
    return false;
  }
}

const FORMATS =
  /** @type {[string, Uint8Array[], (file: Uint8Array, random: import('../../fuzz/damage.js').Random) => Uint8Array][]} */ ([
    ['arrays (.npy)', fixtures(/\.npy$/), damaged],
    ['archives (.npz)', fixtures(/\.npz$/), damaged],
    ['arrays in whole archives', fixtures(/\.npz$/), repacked],
    ['safetensors', SAFETENSORS, damaged],
    ['headers of safetensors', SAFETENSORS, reheaded],
  ]);

for (const [format, files, change] of FORMATS)
  test(`${format}: whatever is damaged, a file is read or refused in words`, () => {
    const random = generator(SEED);
    let usable = 0;
    for (let i = 0; i < MUTATIONS; i++) {
      const bytes = change(files[i % files.length], random);
      try {
        usable += Number(isUsable(bytes));
      } catch (error) {
        const input = Buffer.from(bytes).toString('base64');
        throw new Error(`mutation ${i} of seed ${SEED}, in base64: ${input}`, { cause: error });
      }
    }
    assert.ok(usable < MUTATIONS, 'something was damaged');
  });
