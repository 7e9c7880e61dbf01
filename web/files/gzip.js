// gzip.js — what a gzip file holds: its first bytes, which tell what it is, or all of it, checked.

import { Gunzip } from 'fflate';
import { FileError } from './errors.js';
import { joined } from './joined.js';
import { crc32, LARGEST_UNPACKED_BYTES } from './unzip.js';

/** Bytes of a member's end, its checksum and its length, and of the shortest file. */
const [TRAILER_BYTES, LEAST_BYTES] = [8, 18];
/** So many are unpacked at once, at most 1,032 times as many in memory. */
const CHUNK_BYTES = 1 << 16;
/** A step of those that are looked at for the beginning. */
const STEP_BYTES = 1 << 12;
/** Bytes that surely hold the beginning: a block that is stored is unpacked once all its bytes are there. */
export const GZIP_HEAD_BYTES = CHUNK_BYTES + STEP_BYTES;

/** @param {Uint8Array} bytes */
export const isGzip = (bytes) => bytes[0] === 0x1f && bytes[1] === 0x8b;

/**
 * The first bytes of what a file holds; none if it is damaged there.
 * @param {Uint8Array} bytes   of the file, at least its first GZIP_HEAD_BYTES
 * @param {number} most
 */
export function gunzipBeginning(bytes, most) {
  /** @type {Uint8Array[]} */
  const chunks = [];
  let length = 0;
  const stream = new Gunzip((chunk) => {
    chunks.push(chunk);
    length += chunk.length;
  });
  try {
    for (let at = 0; at < GZIP_HEAD_BYTES && at < bytes.length && length < most; at += STEP_BYTES)
      stream.push(bytes.subarray(at, at + STEP_BYTES));
  } catch {
    /* What comes after the first bytes is not looked at. */
  }
  return joined(chunks).subarray(0, most);
}

/**
 * What a file holds: one member or several, one after another; what follows them is passed by, as `gzip` does. Throws a
 * FileError if it is damaged or too large.
 * @param {Uint8Array} bytes
 * @param {string} file   its name, for errors
 */
export function gunzip(bytes, file) {
  /** @type {Uint8Array[]} */
  const members = [];
  /** @type {Uint8Array[]} */
  let chunks = [];
  let length = 0;
  const stream = new Gunzip((chunk) => {
    length += chunk.length;
    if (length > LARGEST_UNPACKED_BYTES) throw new FileError('FILE_SIZE', { file });
    chunks.push(chunk);
  });
  const endMember = (/** @type {number} */ end) => {
    const member = joined(chunks);
    if (!hasTrailer(bytes, end, member)) throw new FileError('FILE_ARCHIVE', { file });
    members.push(member);
    chunks = [];
  };
  stream.onmember = endMember;
  try {
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES)
      stream.push(bytes.subarray(at, at + CHUNK_BYTES), at + CHUNK_BYTES >= bytes.length);
  } catch (error) {
    if (error instanceof FileError) throw error;
    // Where no other member begins, the last one is whole; else its checksum is not that of its bytes.
  }
  endMember(bytes.length);
  return members.length === 1 ? members[0] : joined(members);
}

/**
 * Whether checksum and length of a member stand at its end, or before what follows it there.
 * @param {Uint8Array} bytes @param {number} end @param {Uint8Array} member   unpacked
 */
function hasTrailer(bytes, end, member) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const checksum = crc32(member);
  for (; end >= LEAST_BYTES; end--) {
    const at = end - TRAILER_BYTES;
    if (view.getUint32(at, true) === checksum && view.getUint32(at + 4, true) === member.length) return true;
  }
  return false;
}
