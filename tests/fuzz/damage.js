// damage.js — changes files at random, for tests that a reader takes or refuses whatever comes.

import { unzipSync, zipSync } from 'fflate';

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
export function generator(seed) {
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
export function damaged(file, random) {
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
export function repacked(file, random) {
  const members = unzipSync(file);
  const names = Object.keys(members);
  const name = names[random(names.length)];
  return zipSync({ ...members, [name]: damaged(members[name], random) }, { level: random(2) ? 0 : 1 });
}
