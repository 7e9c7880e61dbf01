// protobuf.js — writes messages of Protocol Buffers: a list of fields, each a number and a value.
// See https://protobuf.dev/programming-guides/encoding

import { joined } from '../files/joined.js';

/** @typedef {Uint8Array | string | number} Value   a message or bytes, a text, a whole number of at least 0 */

const VARINT = 0;
const LENGTH = 2;

/** @param {number} value   whole, at least 0 */
function varint(value) {
  const bytes = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    const isLast = rest < 128;
    bytes.push(isLast ? rest : (rest % 128) + 128);
    if (isLast) return bytes;
  }
}

/** A 32-bit float, which has a type of its own on the wire. */
export class Float32 {
  /** @param {number} value */
  constructor(value) {
    this.value = value;
  }
}

const FIXED_32 = 5;

/** @param {number} number @param {Value | Float32} value @returns {Uint8Array[]} */
function field(number, value) {
  const tag = (/** @type {number} */ type) => varint(number * 8 + type);
  if (typeof value === 'number') return [Uint8Array.from([...tag(VARINT), ...varint(value)])];
  if (value instanceof Float32) {
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setFloat32(0, value.value, true);
    return [Uint8Array.from(tag(FIXED_32)), bytes];
  }
  const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value;
  return [Uint8Array.from([...tag(LENGTH), ...varint(bytes.length)]), bytes];
}

/**
 * The bytes of a message.
 * @param {...[number, Value | Float32]} fields   in the order of the file; a field may come several times
 */
export function message(...fields) {
  return joined(fields.flatMap(([number, value]) => field(number, value)));
}
