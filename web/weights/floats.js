// floats.js — numbers as files hold them, little-endian, as Float32Array.

/** @param {Uint8Array} bytes @returns {ArrayBuffer}  of their own, so that a view is aligned */
const copy = (bytes) => new Uint8Array(bytes).buffer;

/** IEEE 754 binary16. @param {number} bits */
function half(bits) {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction ? NaN : sign * Infinity;
  return exponent ? sign * 2 ** (exponent - 25) * (1024 + fraction) : sign * 2 ** -24 * fraction;
}

/** What bfloat16 is of a float of 32 bits. @param {number} bits */
const upperHalf = (bits) => bits << 16;

/**
 * By type, as safetensors names it: bytes of a number, and how they are read.
 * @type {Record<string, { bytes: number, read: (bytes: Uint8Array) => Float32Array }>}
 */
export const FLOATS = {
  F32: { bytes: 4, read: (bytes) => new Float32Array(copy(bytes)) },
  F64: { bytes: 8, read: (bytes) => Float32Array.from(new Float64Array(copy(bytes))) },
  F16: { bytes: 2, read: (bytes) => Float32Array.from(new Uint16Array(copy(bytes)), half) },
  BF16: {
    bytes: 2,
    read: (bytes) => new Float32Array(Uint32Array.from(new Uint16Array(copy(bytes)), upperHalf).buffer),
  },
};

/** The bytes of an array that is to be written. @param {Float32Array} values */
export const floatBytes = (values) => new Uint8Array(values.buffer, values.byteOffset, values.byteLength);

/** How many numbers an array of this shape has. @param {number[]} shape */
export const shapeSize = (shape) => shape.reduce((product, length) => product * length, 1);
