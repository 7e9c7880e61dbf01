// unzip.js — unpacks NumPy's archives and checks the checksum of every array.
//
// fflate unpacks but does not check the CRC-32 of each member, which is in the directory at the archive's end.
// See https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.7, 4.3.12 and 4.3.16.

import { Inflate, unzipSync } from 'fflate';
import { FileError } from './errors.js';
import { npyHeader } from './npy.js';

/** Limit of the unpacked size: larger than any network here, and small enough to stop a zip bomb. */
export const LARGEST_UNPACKED_BYTES = 2 ** 30;
/** A byte of Deflate becomes at most so many: 258 for every two bits. */
const MOST_INFLATED = 1032;
/** Bytes of the directory's last record, and of the comment that may follow it. */
const [END_BYTES, LONGEST_COMMENT] = [22, 0xffff];
/** Packed bytes that surely hold the header of an array. */
const HEADER_BYTES = 2048;
/** Arrays whose headers are looked at; a data set has four. */
const MOST_HEADERS = 16;

/** The CRC-32 remainder of each byte; polynomial 0x04c11db7 with its bits reversed. */
const REMAINDERS = Uint32Array.from({ length: 256 }, (_, byte) => {
  for (let bit = 0; bit < 8; bit++) byte = byte & 1 ? (byte >>> 1) ^ 0xedb88320 : byte >>> 1;
  return byte;
});

/** @param {Uint8Array} bytes */
export function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) crc = REMAINDERS[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  return ~crc >>> 0;
}

/**
 * The .npy members of an archive by name. Throws a FileError if it is damaged or too large.
 * @param {Uint8Array} bytes
 * @param {string} file   its name, for errors
 */
export function unzip(bytes, file) {
  const { members, checksums } = unpack(bytes, file);
  for (const [name, content] of Object.entries(members))
    if (crc32(content) !== checksums.get(name)) throw new FileError('FILE_CHECKSUM', { file, member: name });
  return members;
}

/** The names of all members; none if the archive is damaged. @param {Uint8Array} bytes */
export const memberNames = (bytes) => members(bytes).map(({ name }) => name);

/**
 * Type and shape of the first arrays, of which only the beginning is unpacked; without those that are damaged.
 * @param {Uint8Array} bytes
 */
export function arrayHeaders(bytes) {
  const arrays = members(bytes).filter(({ name }) => name.endsWith('.npy'));
  return arrays.slice(0, MOST_HEADERS).flatMap(({ name, packed, at }) => {
    try {
      return [npyHeader(beginning(bytes, at, packed), '', name)];
    } catch {
      return [];
    }
  });
}

/** @param {Uint8Array} bytes */
function members(bytes) {
  /** @type {Member[]} */
  const found = [];
  try {
    for (const member of directory(bytes)) found.push(member);
  } catch {
    /* A damaged directory ends here. */
  }
  return found;
}

/**
 * The first bytes of a member, unpacked.
 * @param {Uint8Array} bytes
 * @param {number} at        of its local header
 * @param {boolean} packed   or stored
 */
function beginning(bytes, at, packed) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const some = bytes.subarray(start, start + HEADER_BYTES);
  if (!packed) return some;
  /** @type {Uint8Array[]} */
  const chunks = [];
  new Inflate((chunk) => chunks.push(chunk)).push(some);
  return new Uint8Array(chunks.flatMap((chunk) => [...chunk.subarray(0, HEADER_BYTES)]));
}

/**
 * Unpacks no more than the archive can hold: members that overlap or claim other sizes would fill the memory.
 * @param {Uint8Array} bytes @param {string} file
 */
function unpack(bytes, file) {
  let [packed, total] = [0, 0];
  /** @type {Map<string, number>} */
  const checksums = new Map();
  try {
    const listed = directory(bytes);
    const members = unzipSync(bytes, {
      filter({ name, size, originalSize, compression }) {
        checksums.set(name, Number(listed.next().value?.checksum));
        if (!name.endsWith('.npy')) return false;
        packed += size;
        total += originalSize;
        if (total > LARGEST_UNPACKED_BYTES) throw new FileError('FILE_SIZE', { file });
        const isPossible = compression ? originalSize <= MOST_INFLATED * size : originalSize === size;
        if (!isPossible || packed > bytes.length) throw new FileError('FILE_ARCHIVE', { file });
        return true;
      },
    });
    return { members, checksums };
  } catch (error) {
    throw error instanceof FileError ? error : new FileError('FILE_ARCHIVE', { file });
  }
}

/**
 * @typedef {object} Member
 * @property {string} name
 * @property {boolean} packed     deflated, not stored
 * @property {number} checksum
 * @property {number} at          of its local header
 */

/**
 * Yields the members in the order of the archive's directory. Throws a RangeError if the bytes have none.
 * @param {Uint8Array} bytes
 * @returns {Generator<Member, void>}
 */
function* directory(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let end = bytes.length - END_BYTES;
  while (view.getUint32(end, true) !== 0x06054b50)
    if (--end < bytes.length - END_BYTES - LONGEST_COMMENT) throw new RangeError('no directory');
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    const [name, ...others] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    yield {
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)),
      packed: view.getUint16(at + 10, true) !== 0,
      checksum: view.getUint32(at + 16, true),
      at: view.getUint32(at + 42, true),
    };
    at += 46 + name + others[0] + others[1];
  }
}
