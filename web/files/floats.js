// floats.js — converts the little-endian floats of files into Float32Array.

/** A copy of the bytes, so that a view of it is aligned. @param {Uint8Array} bytes @returns {ArrayBuffer} */
const copy = (bytes) => new Uint8Array(bytes).buffer;

/** The value of an IEEE 754 binary16 number. @param {number} bits */
export function half(bits) {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction ? NaN : sign * Infinity;
  return exponent ? sign * 2 ** (exponent - 25) * (1024 + fraction) : sign * 2 ** -24 * fraction;
}

/** The bits of the binary32 number with the value of a bfloat16. @param {number} bits */
const upperHalf = (bits) => bits << 16;

/**
 * The types that can be read, by their name in safetensors: bytes per number, and the conversion.
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

/** The bytes of an array, for writing; not a copy. @param {Float32Array} values */
export const floatBytes = (values) => new Uint8Array(values.buffer, values.byteOffset, values.byteLength);

/** A shape in words, as `784 × 16`; `1` for a scalar. @param {number[]} shape */
export const shapeText = (shape) => shape.join(' × ') || '1';

/** Number of elements of an array of this shape; 1 for a scalar. @param {number[]} shape */
export const shapeSize = (shape) => shape.reduce((product, length) => product * length, 1);
