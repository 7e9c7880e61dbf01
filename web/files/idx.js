// idx.js — IDX, the format of MNIST's own files: a header of sizes, then bytes.

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
