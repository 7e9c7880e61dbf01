// idx.js — IDX, the format of MNIST's own files: a header of sizes, then bytes.

import { GZIP_HEAD_BYTES, gunzipBeginning, isGzip } from './gzip.js';

/** An IDX file of unsigned bytes. @param {number[]} sizes   one to four @param {Uint8Array} bytes */
export function writeIdx(sizes, bytes) {
  const start = 4 + 4 * sizes.length;
  const file = new Uint8Array(start + bytes.length);
  file.set([0, 0, UNSIGNED_BYTE, sizes.length]);
  const view = new DataView(file.buffer);
  for (const [i, size] of sizes.entries()) view.setUint32(4 + 4 * i, size);
  file.set(bytes, start);
  return file;
}

/** The number of the type "unsigned byte" in the header. */
const UNSIGNED_BYTE = 8;

/**
 * The sizes and the bytes of an IDX file, unpacked.
 * @param {Uint8Array} file
 * @returns {{ sizes: number[], bytes: Uint8Array } | null}   null if it is of another type, cut short or too long
 */
export function readIdx(file) {
  const [zero, zeroToo, type, rank = 0] = file;
  const start = 4 + 4 * rank;
  if (zero !== 0 || zeroToo !== 0 || type !== UNSIGNED_BYTE || rank < 1 || file.length < start) return null;
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const sizes = Array.from({ length: rank }, (_, i) => view.getUint32(4 + 4 * i));
  const count = sizes.reduce((product, size) => product * size, 1);
  return file.length === start + count ? { sizes, bytes: file.subarray(start) } : null;
}

/** Bytes of the longest header, and most sizes in one. */
const HEADER_BYTES = 20;
const MOST_SIZES = 4;
/** The types of numbers, by their number in the header, as NumPy calls them. @type {Record<number, string>} */
const TYPES = { 8: '|u1', 9: '|i1', 11: '>i2', 12: '>i4', 13: '>f4', 14: '>f8' };

/**
 * What a file's header says, as that of a .npy.
 * @param {Uint8Array} file   or its beginning, as recognise needs it; gzip or not
 * @returns {import('./npy.js').NpyHeader | null}   null without a header
 */
export function idxHeader(file) {
  const head = isGzip(file) ? gunzipBeginning(file, HEADER_BYTES) : file.subarray(0, HEADER_BYTES);
  const [zero, zeroToo, type, rank = 0] = head;
  const start = 4 + 4 * rank;
  if (zero !== 0 || zeroToo !== 0 || rank < 1 || rank > MOST_SIZES || head.length < start) return null;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const shape = Array.from({ length: rank }, (_, i) => view.getUint32(4 + 4 * i));
  return { type: TYPES[type] ?? `type ${type}`, fortran: false, shape, start };
}

/** QMNIST's labels have eight numbers for each image; the first is the digit. */
export const QMNIST_COLUMNS = 8;
/** A row of labels has a 1 at the place of the digit. */
export const ONE_HOT_COLUMNS = 10;

/** Labels are a vector, a column, or a row of numbers for each image. @param {number[]} shape */
export const isLabelShape = ([, ...row]) =>
  row.length === 0 || (row.length === 1 && [1, QMNIST_COLUMNS, ONE_HOT_COLUMNS].includes(row[0]));

/**
 * Whether a file holds images or labels: by its header, or by its name where it has none.
 * @param {number[] | undefined} sizes   in its header @param {string} name
 * @returns {'Images' | 'Labels' | null}
 */
export function idxHalf(sizes, name) {
  if (sizes) return isLabelShape(sizes) ? 'Labels' : 'Images';
  if (/label|idx[12]/i.test(name)) return 'Labels';
  return /image|idx3/i.test(name) ? 'Images' : null;
}

/** The sizes in the header of a file that may be large. @param {Blob} file */
export async function idxSizesOf(file) {
  return idxHeader(new Uint8Array(await file.slice(0, GZIP_HEAD_BYTES).arrayBuffer()))?.shape;
}
