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

/** Signatures: of a member, of the directory's last record, and of an archive that was cut into several. */
const [MEMBER, END, SPANNED] = [0x04034b50, 0x06054b50, 0x08074b50];
/** Bytes of a member's header before its name. */
const MEMBER_BYTES = 30;
/** What macOS adds for itself. */
const OF_MACOS = /(^|\/)(__MACOSX\/|\._)/;
/** How members may be packed, by number, but for Deflate. @type {Record<number, string>} */
const COMPRESSIONS = {
  9: 'Deflate64',
  12: 'bzip2',
  14: 'LZMA',
  93: 'Zstandard',
  95: 'xz',
  98: 'PPMd',
  99: 'AES',
};
const [STORED, DEFLATED] = [0, 8];

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

/** @param {Uint8Array} bytes */
export const isZip = (bytes) =>
  bytes.length > 3 && [MEMBER, END, SPANNED].includes(viewOf(bytes).getUint32(0, true));

/** Whether the directory at the end is missing. @param {Uint8Array} bytes */
export const isCutShort = (bytes) => endOf(bytes) < 0;

/** The names of all members that are found. @param {Uint8Array} bytes */
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
    for (const member of isCutShort(bytes) ? inOrder(bytes) : directory(bytes)) found.push(member);
  } catch {
    /* A damaged directory ends here. */
  }
  return found.filter(({ name }) => !OF_MACOS.test(name));
}

/**
 * The first bytes of a member, unpacked.
 * @param {Uint8Array} bytes
 * @param {number} at        of its local header
 * @param {boolean} packed   or stored
 */
function beginning(bytes, at, packed) {
  const view = viewOf(bytes);
  const start = at + MEMBER_BYTES + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
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
  if (isCutShort(bytes)) throw new FileError('FILE_UNFINISHED', { file });
  let [packed, total] = [0, 0];
  /** @type {Map<string, number>} */
  const checksums = new Map();
  try {
    const listed = directory(bytes);
    const members = unzipSync(bytes, {
      filter({ name, size, originalSize, compression }) {
        checksums.set(name, Number(listed.next().value?.checksum));
        if (!name.endsWith('.npy') || OF_MACOS.test(name)) return false;
        if (compression !== STORED && compression !== DEFLATED)
          throw new FileError('FILE_COMPRESSION', {
            ...{ file, member: name, compression: COMPRESSIONS[compression] ?? compression },
          });
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

/** @param {Uint8Array} bytes */
const viewOf = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

/** Where the directory's last record is; -1 if it is missing. @param {Uint8Array} bytes */
function endOf(bytes) {
  const view = viewOf(bytes);
  const last = bytes.length - END_BYTES;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--)
    if (view.getUint32(at, true) === END) return at;
  return -1;
}

/**
 * Yields the members in the order of the archive's directory. Throws a RangeError if it is damaged.
 * @param {Uint8Array} bytes
 * @returns {Generator<Member, void>}
 */
function* directory(bytes) {
  const view = viewOf(bytes);
  const end = endOf(bytes);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    const [name, ...others] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    yield {
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)),
      packed: view.getUint16(at + 10, true) !== STORED,
      checksum: view.getUint32(at + 16, true),
      at: view.getUint32(at + 42, true),
    };
    at += 46 + name + others[0] + others[1];
  }
}

/**
 * Yields the members by their own headers, of an archive whose directory is missing. Throws a RangeError at its end.
 * @param {Uint8Array} bytes
 * @returns {Generator<Member, void>}
 */
function* inOrder(bytes) {
  const view = viewOf(bytes);
  for (let at = 0; at >= 0; at = bytes.indexOf(MEMBER & 0xff, at + 1)) {
    if (view.getUint32(at, true) !== MEMBER) continue;
    const start = at + MEMBER_BYTES;
    yield {
      name: new TextDecoder().decode(bytes.subarray(start, start + view.getUint16(at + 26, true))),
      packed: view.getUint16(at + 8, true) !== STORED,
      checksum: view.getUint32(at + 14, true),
      at,
    };
  }
}
