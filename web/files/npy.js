// npy.js — reads and writes .npy, NumPy's format of one array.
//
// A file has six magic bytes, two bytes of version, the header's length (two bytes in version 1, four in later
// ones), the header and the numbers. The header is the text of a Python dict with type, order and shape.
// See https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html

import { FileError } from './errors.js';
import { FLOATS, floatBytes, shapeSize } from './floats.js';

/** @typedef {import('../shared/protocol.js').Tensor} Tensor */

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

/** NumPy's names of types that can be read, and their keys in FLOATS. @type {Record<string, string>} */
const TYPES = { '<f2': 'F16', '<f4': 'F32', '<f8': 'F64' };

/** NumPy pads the header so that the numbers begin at a multiple of this. */
const ALIGNMENT = 64;

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
  const { header, start } = readHeader(bytes, file);
  const { descr, fortran, shape } = parseHeader(header, file, name);
  const type = TYPES[descr];
  if (!type) throw new FileError('FILE_TYPE', { file, tensor: name || 'array', type: descr });
  const needed = start + shapeSize(shape) * FLOATS[type].bytes;
  const sizes = { file, bytes: bytes.length, needed };
  if (bytes.length < needed) throw new FileError('FILE_CUT_SHORT', sizes);
  if (bytes.length > needed) throw new FileError('FILE_TOO_LONG', sizes);
  const values = FLOATS[type].read(bytes.subarray(start));
  return { name, shape, values: fortran ? toRowMajor(values, shape) : values };
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
  return { descr: descr.replaceAll("'", ''), fortran: order === 'True', shape };
}

/**
 * Converts from Fortran order, in which the first index varies fastest.
 * @param {Float32Array} values
 * @param {number[]} shape
 */
function toRowMajor(values, shape) {
  const result = new Float32Array(values.length);
  const index = shape.map(() => 0);
  for (const value of values) {
    result[index.reduce((place, each, axis) => place * shape[axis] + each, 0)] = value;
    for (let axis = 0; axis < shape.length && ++index[axis] === shape[axis]; axis++) index[axis] = 0;
  }
  return result;
}
