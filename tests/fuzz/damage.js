// damage.js — changes bytes, texts and records at random, for tests that a reader takes or refuses whatever comes.

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

/** A damaged directory may claim more. */
const LARGEST_MEMBER = 1 << 20;

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
function damagedBytes(file, random) {
  /** @type {Buffer} */
  let bytes = Buffer.from(file);
  for (let left = 1 + random(4); left > 0; left--) bytes = CHANGES[random(CHANGES.length)](bytes, random);
  return new Uint8Array(bytes);
}

/** What may come instead of any value. */
const ODD = [
  ...[undefined, null, true, false, NaN, Infinity, -1, 0, 1, 0.5, 2 ** 31, 2 ** 53, 1e308, 10n],
  ...['', 'x', '1', '__proto__', 'length', [], [null], {}, new Date(0), new Map()],
  ...[new Uint8Array(0), new Float32Array(3), Float32Array.of(NaN)],
];

/**
 * The input with one value or some bytes changed; itself stays as it is.
 * @param {any} input   bytes, a text, or records and lists, as structuredClone takes them
 * @param {Random} random
 * @returns {any}
 */
export function damaged(input, random) {
  if (input instanceof Uint8Array) return damagedBytes(input, random);
  if (typeof input === 'string') return new TextDecoder().decode(damagedBytes(Buffer.from(input), random));
  return random(3) ? damagedValue(input, random) : damagedValue(damagedValue(input, random), random);
}

/** @param {any} value @param {Random} random @returns {any} */
function damagedValue(value, random) {
  const isPlain = Array.isArray(value) || Object.getPrototypeOf(value ?? 0) === Object.prototype;
  const keys = isPlain ? Object.keys(value) : [];
  if (!keys.length || !random(12)) return insteadOf(value, random);
  const key = keys[random(keys.length)];
  const changed = random(4) ? damagedValue(value[key], random) : value[keys[random(keys.length)]];
  if (Array.isArray(value)) return value.toSpliced(Number(key), random(8) ? 1 : random(3), changed);
  const { [key]: _, ...others } = value;
  return random(8) ? { ...value, [key]: changed } : others;
}

/** @param {any} value @param {Random} random */
function insteadOf(value, random) {
  if (typeof value === 'number' && random(2)) return [value + 1, value - 1, -value, value / 3][random(4)];
  const isText = typeof value === 'string' || value instanceof Uint8Array;
  return isText && random(2) ? damaged(value, random) : ODD[random(ODD.length)];
}

/**
 * The archive anew, with one array damaged and the right checksum.
 * @param {Uint8Array} file
 * @param {Random} random
 */
export function repacked(file, random) {
  const members = unpacked(file);
  const names = Object.keys(members);
  if (!names.length) return damagedBytes(file, random);
  const name = names[random(names.length)];
  return zipSync({ ...members, [name]: damagedBytes(members[name], random) }, { level: random(2) ? 0 : 1 });
}

/** @param {Uint8Array} file @returns {Record<string, Uint8Array>}   none if it is damaged */
function unpacked(file) {
  try {
    return unzipSync(file, { filter: ({ originalSize }) => originalSize < LARGEST_MEMBER });
  } catch {
    return {};
  }
}

/**
 * A file of safetensors with its header damaged, and the right length before it.
 * @param {Uint8Array} file
 * @param {Random} random
 */
export function reheaded(file, random) {
  if (file.length < 8) return file;
  const end = 8 + new DataView(file.buffer, file.byteOffset).getUint32(0, true);
  const header = damagedBytes(file.subarray(8, end), random);
  const length = new Uint8Array(8);
  new DataView(length.buffer).setUint32(0, header.length, true);
  return new Uint8Array(Buffer.concat([length, header, file.subarray(end)]));
}
