// unzip.js — unpacks NumPy's archives and checks the checksum of every array.
//
// fflate unpacks but does not check the CRC-32 of each member, which is in the directory at the archive's end.
// See https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.12 and 4.3.16.

import { unzipSync } from 'fflate';
import { FileError } from './errors.js';

/** Limit of the unpacked size: larger than any network here, and small enough to stop a zip bomb. */
const LARGEST_ARCHIVE_BYTES = 2 ** 30;

/** The CRC-32 remainder of each byte; polynomial 0x04c11db7 with its bits reversed. */
const REMAINDERS = Uint32Array.from({ length: 256 }, (_, byte) => {
  for (let bit = 0; bit < 8; bit++) byte = byte & 1 ? (byte >>> 1) ^ 0xedb88320 : byte >>> 1;
  return byte;
});

/** @param {Uint8Array} bytes */
function crc32(bytes) {
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

/** @param {Uint8Array} bytes @param {string} file */
function unpack(bytes, file) {
  let total = 0;
  /** @type {Map<string, number>} */
  const checksums = new Map();
  try {
    const listed = directory(bytes);
    const members = unzipSync(bytes, {
      filter({ name, originalSize }) {
        checksums.set(name, Number(listed.next().value));
        if (!name.endsWith('.npy')) return false;
        total += originalSize;
        if (total > LARGEST_ARCHIVE_BYTES) throw new FileError('FILE_SIZE', { file });
        return true;
      },
    });
    return { members, checksums };
  } catch (error) {
    throw error instanceof FileError ? error : new FileError('FILE_ARCHIVE', { file });
  }
}

/**
 * Yields the checksum of each member in the order of the archive's directory. Throws a RangeError if the bytes
 * have none.
 * @param {Uint8Array} bytes
 */
function* directory(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let end = bytes.length - 22;
  while (view.getUint32(end, true) !== 0x06054b50) end--;
  let at = view.getUint32(end + 16, true);
  for (;;) {
    yield view.getUint32(at + 16, true);
    const lengths = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    at += lengths.reduce((sum, length) => sum + length, 46);
  }
}
