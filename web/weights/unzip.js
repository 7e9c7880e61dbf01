// unzip.js — NumPy's archives unpacked, and every array in them held against its checksum.
//
// fflate unpacks, and leaves the CRC-32 that the directory at the archive's end has of each member unread
// (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.12 and 4.3.16).

import { unzipSync } from 'fflate';
import { FileError } from './errors.js';

/** No network here is nearly as large; an archive of a few bytes can be. */
const LARGEST_ARCHIVE_BYTES = 2 ** 30;

/** The remainder of each byte, with the bits of the polynomial in reverse order. */
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
 * The arrays by name.
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

/** The checksum of each member, in the order in which they are listed. @param {Uint8Array} bytes */
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
