// safetensors.js — reads and writes the file format safetensors.
//
// A file has eight bytes with the header's length, little-endian; the header, JSON with type, shape and byte
// range of every tensor and a table of strings; and the tensors without gaps. Spaces pad the header to a multiple
// of eight, so that the numbers are aligned for programs that map the file into memory.
// See https://huggingface.co/docs/safetensors

import { FileError } from '../files/errors.js';
import { FLOATS, floatBytes, shapeSize, shapeText } from '../files/floats.js';

/** @typedef {import('./files.js').Tensor} Tensor */
/** @typedef {{ dtype: string, shape: number[], data_offsets: [number, number] }} Entry */

/** The format's limit for a header. */
const LONGEST_HEADER_BYTES = 100_000_000;

/** Counters of PyTorch's batch normalisation, which are no weights. */
export const COUNTER = /(^|\.)num_batches_tracked$/;
const COUNTER_BYTES = 8;

/** PyTorch's variances, and where a file of this project says what is added to them. */
const VARIANCE = /(^|\.)running_var$/;
export const EPSILON_KEY = 'batchnorm_epsilon';

/** @param {Record<string, unknown>} metadata */
function epsilonOf({ [EPSILON_KEY]: text }) {
  const epsilon = typeof text === 'string' ? Number(text) : NaN;
  return Number.isFinite(epsilon) ? { epsilon } : {};
}

/** @param {Tensor[]} tensors @param {Record<string, string>} metadata */
export function writeSafetensors(tensors, metadata) {
  let end = 0;
  const entries = tensors.map(({ name, shape, values }) => {
    const begin = end;
    end += values.byteLength;
    return [name, { dtype: 'F32', shape, data_offsets: [begin, end] }];
  });
  const json = JSON.stringify({ __metadata__: metadata, ...Object.fromEntries(entries) });
  const text = new TextEncoder().encode(json);
  const headerBytes = Math.ceil(text.length / 8) * 8;
  const file = new Uint8Array(8 + headerBytes + end).fill(0x20, 8, 8 + headerBytes);
  new DataView(file.buffer).setBigUint64(0, BigInt(headerBytes), true);
  file.set(text, 8);
  let place = 8 + headerBytes;
  for (const { values } of tensors) {
    file.set(floatBytes(values), place);
    place += values.byteLength;
  }
  return file;
}

/** Whether the header begins with a brace. @param {Uint8Array} bytes */
export const looksLikeSafetensors = (bytes) => bytes.length > 8 && bytes[8] === 0x7b;

/**
 * Throws a FileError if the file is damaged or holds other types than FLOATS. Counters are left out.
 * @param {Uint8Array} bytes
 * @param {string} file   its name, for errors
 * @returns {import('./files.js').Weights}
 */
export function readSafetensors(bytes, file) {
  const { header, numbers } = readHeader(bytes, file);
  const { __metadata__: metadata = {}, ...entries } = header;
  if (!isRecord(metadata)) throw new FileError('FILE_HEADER', { file });
  const places = Object.entries(entries).map(([name, entry]) => checkEntry(name, entry, file));
  checkTiling(places, numbers.length, bytes.length, file);
  const weights = places.filter(({ dtype }) => Object.hasOwn(FLOATS, dtype));
  const tensors = weights.map(({ name, dtype, shape, begin, end }) => ({
    name,
    shape,
    values: FLOATS[dtype].read(numbers.subarray(begin, end)),
    ...(VARIANCE.test(name) && epsilonOf(metadata)),
  }));
  return { tensors, metadata: asText(metadata, file) };
}

/**
 * The format has texts here; some writers put numbers and more. Throws a FileError if they are nested too deeply.
 * @param {Record<string, unknown>} metadata @param {string} file
 * @returns {Record<string, string>}
 */
function asText(metadata, file) {
  const textOf = (/** @type {unknown} */ value) =>
    typeof value === 'string' ? value : JSON.stringify(value);
  try {
    return Object.fromEntries(Object.entries(metadata).map(([key, value]) => [key, textOf(value)]));
  } catch {
    throw new FileError('FILE_HEADER', { file });
  }
}

/** @param {Uint8Array} bytes @param {string} file */
function readHeader(bytes, file) {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true);
  if (length > LONGEST_HEADER_BYTES) throw new FileError('FILE_HEADER', { file });
  const end = 8 + Number(length);
  if (end > bytes.length) throw new FileError('FILE_CUT_SHORT', { file, bytes: bytes.length, needed: end });
  return { header: parseHeader(bytes.subarray(8, end), file), numbers: bytes.subarray(end) };
}

/** @param {Uint8Array} text @param {string} file @returns {Record<string, unknown>} */
function parseHeader(text, file) {
  try {
    const header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text));
    if (isRecord(header)) return header;
  } catch {
    /* thrown below */
  }
  throw new FileError('FILE_HEADER', { file });
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {unknown} value @returns {value is number[]} */
const isCounts = (value) => Array.isArray(value) && value.every((n) => Number.isSafeInteger(n) && n >= 0);

/** @param {string} name @param {unknown} entry @param {string} file */
function checkEntry(name, entry, file) {
  if (!isRecord(entry)) throw new FileError('FILE_HEADER', { file });
  const { dtype, shape, data_offsets: offsets } = entry;
  if (typeof dtype !== 'string') throw new FileError('FILE_HEADER', { file });
  const isCounter = dtype === 'I64' && COUNTER.test(name);
  if (!isCounts(shape) || !isCounts(offsets) || offsets.length !== 2)
    throw new FileError('FILE_PLACE', { file, tensor: name });
  if (!isCounter && !Object.hasOwn(FLOATS, dtype))
    throw new FileError('FILE_TYPE', { file, tensor: name, shape: shapeText(shape), type: dtype });
  const [begin, end] = offsets;
  const size = isCounter ? COUNTER_BYTES : FLOATS[dtype].bytes;
  if (end - begin !== shapeSize(shape) * size) throw new FileError('FILE_PLACE', { file, tensor: name });
  return { name, dtype, shape, begin, end };
}

/**
 * Throws a FileError unless each tensor begins where the one before ends and the last ends with the file.
 * @param {{ name: string, begin: number, end: number }[]} places
 * @param {number} length   of all tensors together, in bytes
 * @param {number} bytes    of the file
 * @param {string} file
 */
function checkTiling(places, length, bytes, file) {
  let reached = 0;
  for (const { name, begin, end } of [...places].sort((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (begin !== reached) throw new FileError('FILE_PLACE', { file, tensor: name });
    reached = end;
  }
  const sizes = { file, bytes, needed: bytes - length + reached };
  if (reached > length) throw new FileError('FILE_CUT_SHORT', sizes);
  if (reached < length) throw new FileError('FILE_TOO_LONG', sizes);
}
