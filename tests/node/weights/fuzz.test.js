// fuzz.test.js — files of weights, damaged at random: each is read or refused in words, nothing else.
//
// MUTATIONS says how many of each format are tried, SEED which:
//   MUTATIONS=1000000 SEED=2 node --test tests/node/weights/fuzz.test.js

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

import { unzipSync, zipSync } from 'fflate';
import { FileError, SENTENCES, WeightsError } from '../../../web/files/errors.js';
import { readWeights, writeSafetensors } from '../../../web/weights/files.js';
import { shapeSize } from '../../../web/files/floats.js';
import { matchTensors } from '../../../web/weights/match.js';

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

/** What the headers of all formats consist of. */
const WORDS = [
  ...['PK\x01\x02', 'PK\x03\x04', 'PK\x05\x06', '\x93NUMPY\x01\0', '.npy', 'arr_0', "'descr': ", "'shape': "],
  ...["'fortran_order': ", 'True', '(4, 3)', '()', ', ', "'<f2'", "'<f8'", "'|O'", '99999999999999999999'],
  ...['{', '}', '[', ']', '"', ':', '\\u0000', '"F64"', '"dtype"', '"shape"', '"data_offsets"', 'null', '-1'],
  ...['"__proto__"', '"__metadata__"', '0.bias', '\xff\xff\xff\xff', '\0\0\0\0', '\xff\xff\xff\x7f', '1e9'],
].map((word) => Buffer.from(word, 'latin1'));

/**
 * Draws whole numbers of [0, below): x = 1664525 x + 1013904223 mod 2^32 (Knuth, TAOCP 2, 3.3.4).
 * @param {number} seed
 */
function generator(seed) {
  let state = seed;
  return (/** @type {number} */ below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** @typedef {ReturnType<typeof generator>} Random */

/**
 * One change each: some bytes give way to others.
 * @type {((bytes: Buffer, random: Random) => Buffer)[]}
 */
const CHANGES = [
  (bytes, random) => replaced(bytes, random(bytes.length), 1, Buffer.of(random(256))),
  (bytes, random) => replaced(bytes, random(bytes.length), 1 + random(20), Buffer.of()),
  (bytes, random) => replaced(bytes, random(bytes.length), 0, piece(bytes, random)),
  (bytes, random) => replaced(bytes, random(bytes.length), random(20), piece(bytes, random)),
  (bytes, random) => replaced(bytes, random(bytes.length), bytes.length, Buffer.of()),
  (bytes, random) => {
    const word = WORDS[random(WORDS.length)];
    return replaced(bytes, random(bytes.length), random(2) * word.length, word);
  },
  (bytes, random) => {
    const digits = [...bytes.keys()].filter((at) => bytes[at] >= 0x30 && bytes[at] <= 0x39);
    if (digits.length === 0) return bytes;
    return replaced(bytes, digits[random(digits.length)], 1, Buffer.of(0x30 + random(10)));
  },
];

/** @param {Buffer} bytes @param {number} at @param {number} count @param {Buffer} others */
const replaced = (bytes, at, count, others) =>
  Buffer.concat([bytes.subarray(0, at), others, bytes.subarray(at + count)]);

/** @param {Buffer} bytes @param {Random} random */
function piece(bytes, random) {
  const at = random(bytes.length);
  return bytes.subarray(at, at + 1 + random(20));
}

/** One to four changes. @param {Uint8Array} file @param {Random} random @returns {Uint8Array} */
function damaged(file, random) {
  /** @type {Buffer} */
  let bytes = Buffer.from(file);
  for (let left = 1 + random(4); left > 0; left--) bytes = CHANGES[random(CHANGES.length)](bytes, random);
  return new Uint8Array(bytes);
}

/**
 * The archive anew, with one array damaged and the right checksum.
 * @param {Uint8Array} file
 * @param {Random} random
 */
function repacked(file, random) {
  const members = unzipSync(file);
  const names = Object.keys(members);
  const name = names[random(names.length)];
  return zipSync({ ...members, [name]: damaged(members[name], random) }, { level: random(2) ? 0 : 1 });
}

/**
 * The file with its header damaged, and the right length before it.
 * @param {Uint8Array} file
 * @param {Random} random
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

const FORMATS = /** @type {[string, Uint8Array[], (file: Uint8Array, random: Random) => Uint8Array][]} */ ([
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
