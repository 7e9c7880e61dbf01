// npy.js — reads and writes .npy, NumPy's format of one array.
//
// A file has six magic bytes, two bytes of version, the header's length (two bytes in version 1, four in later
// ones), the header and the numbers. The header is the text of a Python dict with type, order and shape.
// See https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html

import { FileError } from './errors.js';
import { FLOATS, floatBytes, shapeSize, shapeText } from './floats.js';

/** @typedef {import('../shared/protocol.js').Tensor} Tensor */

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

/** NumPy's names of floats without the byte order, and their keys in FLOATS. @type {Record<string, string>} */
const TYPES = { f2: 'F16', f4: 'F32', f8: 'F64' };

/** NumPy pads the header so that the numbers begin at a multiple of this. */
const ALIGNMENT = 64;

/** NumPy itself reads no longer headers; they have less than 200 bytes but for structured types. */
const LONGEST_HEADER_BYTES = 10_000;

/** @param {Uint8Array} bytes */
export const looksLikeNpy = (bytes) => MAGIC.every((byte, i) => bytes[i] === byte);

/** A file in version 1, row-major. @param {Pick<Tensor, 'shape' | 'values'>} tensor */
export function writeNpy({ shape, values }) {
  const lengths = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const dict = `{'descr': '<f4', 'fortran_order': False, 'shape': (${lengths}), }`;
  const start = Math.ceil((10 + dict.length + 1) / ALIGNMENT) * ALIGNMENT;
  const file = new Uint8Array(start + values.byteLength);
  file.set([...MAGIC, 1, 0]);
  new DataView(file.buffer).setUint16(8, start - 10, true);
  file.set(new TextEncoder().encode(`${dict.padEnd(start - 11)}\n`), 10);
  file.set(floatBytes(values), start);
  return file;
}

/**
 * Throws a FileError if the file is damaged or holds another type than floats.
 * @param {Uint8Array} bytes   for which looksLikeNpy is true
 * @param {string} file        its name, for errors
 * @param {string} name        of the tensor
 * @returns {Tensor}
 */
export function readNpy(bytes, file, name) {
  const header = npyHeader(bytes, file, name);
  const type = /^[<>]f[248]$/.test(header.type) && TYPES[header.type.slice(1)];
  const shape = shapeText(header.shape);
  if (!type) throw new FileError('FILE_TYPE', { file, tensor: name || 'array', shape, type: header.type });
  const values = FLOATS[type].read(numberBytes(bytes, file, header));
  return { name, shape: header.shape, values: header.fortran ? toRowMajor(values, header.shape) : values };
}

/**
 * The numbers of an array as bytes, little-endian; a copy only if they were not. Throws a FileError if there are
 * more or fewer than its shape says.
 * @param {Uint8Array} bytes   of the .npy
 * @param {string} file        its name, for errors
 * @param {NpyHeader} header
 */
export function numberBytes(bytes, file, { type, shape, start }) {
  const size = Number(type.slice(2));
  const needed = start + shapeSize(shape) * size;
  const sizes = { file, bytes: bytes.length, needed };
  if (bytes.length < needed) throw new FileError('FILE_CUT_SHORT', sizes);
  if (bytes.length > needed) throw new FileError('FILE_TOO_LONG', sizes);
  const numbers = bytes.subarray(start);
  return type[0] === '>' && size > 1 ? swapped(numbers, size) : numbers;
}

/** The bytes of each number the other way round. @param {Uint8Array} bytes @param {number} size */
function swapped(bytes, size) {
  const result = new Uint8Array(bytes.length);
  for (let at = 0; at < bytes.length; at += size)
    for (let i = 0; i < size; i++) result[at + i] = bytes[at + size - 1 - i];
  return result;
}

/**
 * @typedef {object} NpyHeader
 * @property {string} type        as NumPy writes it: '<f4'; the first character is the byte order
 * @property {boolean} fortran    whether the first index varies fastest
 * @property {number[]} shape
 * @property {number} start       of the numbers
 */

/**
 * Throws a FileError if the file is damaged.
 * @param {Uint8Array} bytes   of a .npy, or its beginning
 * @param {string} file        its name, for errors
 * @param {string} name        of the array
 * @returns {NpyHeader}
 */
export function npyHeader(bytes, file, name) {
  if (!looksLikeNpy(bytes)) throw new FileError('FILE_HEADER', { file });
  const { header, start } = readHeader(bytes, file);
  return { ...parseHeader(header, file, name), start };
}

/** @param {Uint8Array} bytes @param {string} file */
function readHeader(bytes, file) {
  const lengthEnd = bytes[6] === 1 ? 10 : 12;
  if (bytes.length < lengthEnd)
    throw new FileError('FILE_CUT_SHORT', { file, bytes: bytes.length, needed: lengthEnd });
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const start = lengthEnd + (lengthEnd === 10 ? view.getUint16(8, true) : view.getUint32(8, true));
  if (bytes.length < start)
    throw new FileError('FILE_CUT_SHORT', { file, bytes: bytes.length, needed: start });
  if (start - lengthEnd > LONGEST_HEADER_BYTES) throw new FileError('FILE_HEADER', { file });
  return { header: new TextDecoder().decode(bytes.subarray(lengthEnd, start)), start };
}

/** @param {string} header @param {string} file @param {string} name */
function parseHeader(header, file, name) {
  const descr = /'descr':\s*('[^']*'|\[[^\]]*\])/.exec(header)?.[1];
  const order = /'fortran_order':\s*(True|False)/.exec(header)?.[1];
  const lengths = /'shape':\s*\(([\d\s,]*)\)/.exec(header)?.[1];
  if (!descr || !order || lengths === undefined) throw new FileError('FILE_HEADER', { file });
  const shape = (lengths.match(/\d+/g) ?? []).map(Number);
  if (!Number.isSafeInteger(shapeSize(shape))) throw new FileError('FILE_PLACE', { file, tensor: name });
  return { type: descr.replaceAll("'", ''), fortran: order === 'True', shape };
}

/**
 * Converts from Fortran order, in which the first index varies fastest.
 * @template {Float32Array | Float64Array | Int32Array | Int16Array | Int8Array | Uint32Array | Uint16Array |
 *   Uint8Array} Numbers
 * @param {Numbers} values
 * @param {number[]} shape
 * @returns {Numbers}
 */
export function toRowMajor(values, shape) {
  const result = /** @type {Numbers} */ (values.slice());
  const steps = shape.map((_, axis) => shapeSize(shape.slice(0, axis)));
  const index = shape.map(() => 0);
  let from = 0;
  for (let to = 0; to < values.length; to++) {
    result[to] = values[from];
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      from += steps[axis];
      if (++index[axis] < shape[axis]) break;
      from -= steps[axis] * shape[axis];
      index[axis] = 0;
    }
  }
  return result;
}
