// csv.js — images as a table of text: a line an image, with its label and 784 pixels, as on Kaggle.

import { IMAGE_PIXELS } from '../shared/ink-to-image.js';
import { DataError } from './errors.js';

/**
 * @typedef {object} Table
 * @property {Uint8Array} pixels           [count, 28, 28]
 * @property {Uint8Array | null} labels    [count] digits; null if the table has none
 */

/** Bytes of a line: a character for each pixel, and one between two. */
const SHORTEST_LINE = 2 * IMAGE_PIXELS - 1;
const LABEL = /^(label|class|digit|target|y)$/i;
const INDEX = /^(|id|index|imageid|unnamed: 0)$/i;
/** Lines that are read without a pause. */
const LINES = 2000;

const [TAB, LF, CR, SPACE, QUOTE, POINT, ZERO, NINE] = [9, 10, 13, 32, 34, 46, 48, 57];

/**
 * Reads a table. Without a line of names, 785 columns are the label and the pixels, 784 the pixels alone. Throws a
 * DataError that names line and column.
 * @param {Uint8Array} bytes
 * @param {string} file                  its name, for errors
 * @param {() => Promise<void>} pause    called every few milliseconds
 * @returns {Promise<Table>}
 */
export async function readCsv(bytes, file, pause) {
  const { names, separator, start, line } = readFirstLine(bytes);
  const { labelAt, roles } = assignColumns(names, start > 0, file);
  // No more than there is room for: if there are more lines, one of these is too short.
  const count = Math.min(countLines(bytes, start), Math.ceil((bytes.length - start) / SHORTEST_LINE));
  if (!count) throw new DataError('CSV_EMPTY', { file });
  const pixels = new Uint8Array(count * IMAGE_PIXELS);
  const labels = labelAt < 0 ? null : new Uint8Array(count);
  const row = { file, separator, roles, at: start, line };
  for (let i = 0; i < count; i++) {
    if (i % LINES === LINES - 1) await pause();
    readRow(
      bytes,
      row,
      pixels.subarray(i * IMAGE_PIXELS, (i + 1) * IMAGE_PIXELS),
      labels?.subarray(i, i + 1) ?? null,
    );
  }
  return { pixels, labels };
}

/** The fields of the first line, and where the first image is: there or in the next. @param {Uint8Array} bytes */
function readFirstLine(bytes) {
  let from = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  let line = 1;
  for (; bytes[from] <= SPACE; from++) if (bytes[from] === LF) line++;
  const found = bytes.indexOf(LF, from);
  const end = found < 0 ? bytes.length : found;
  const text = new TextDecoder().decode(bytes.subarray(from, end)).trim();
  const separator = [',', ';', '\t'].find((each) => text.includes(each)) ?? ' ';
  const names = text.split(separator).map((name) => name.trim().replaceAll('"', ''));
  const isHeader = names.some((name) => /[a-z_]{2}/i.test(name));
  return {
    names,
    separator: separator.charCodeAt(0),
    start: isHeader ? end + 1 : from,
    line: line + Number(isHeader),
  };
}

/**
 * What each column is: a pixel's index, -1 for the label, -2 for neither.
 * @param {string[]} names @param {boolean} named @param {string} file
 */
function assignColumns(names, named, file) {
  const byName = names.findIndex((name) => LABEL.test(name));
  const labelAt =
    byName >= 0 ? byName : names.length === IMAGE_PIXELS + 1 && !(named && INDEX.test(names[0])) ? 0 : -1;
  let pixel = 0;
  const roles = names.map((name, i) => (i === labelAt ? -1 : named && INDEX.test(name) ? -2 : pixel++));
  if (pixel !== IMAGE_PIXELS) throw new DataError('CSV_COLUMNS', { file, columns: names.length });
  return { labelAt, roles };
}

/** Lines that are not blank. @param {Uint8Array} bytes @param {number} start */
function countLines(bytes, start) {
  let count = 0;
  let blank = true;
  for (let i = start; i < bytes.length; i++) {
    if (bytes[i] > SPACE) blank = false;
    else if (bytes[i] === LF) {
      count += Number(!blank);
      blank = true;
    }
  }
  return count + Number(!blank);
}

/**
 * Reads the next line that is not blank.
 * @param {Uint8Array} bytes
 * @param {{ file: string, separator: number, roles: number[], at: number, line: number }} row   moves on
 * @param {Uint8Array} pixels          [784] out
 * @param {Uint8Array | null} label    [1] out
 */
function readRow(bytes, row, pixels, label) {
  const { file, separator, roles } = row;
  let { at } = row;
  const isBlank = (/** @type {number} */ byte) =>
    byte !== separator && (byte === SPACE || byte === TAB || byte === CR || byte === QUOTE);
  for (; bytes[at] <= SPACE; at++) if (bytes[at] === LF) row.line++;
  for (let column = 0; column < roles.length; column++) {
    const first = at;
    while (isBlank(bytes[at])) at++;
    let value = 0;
    const digits = at;
    for (; bytes[at] >= ZERO && bytes[at] <= NINE && at - digits < 4; at++)
      value = value * 10 + bytes[at] - ZERO;
    const isNumber = at > digits;
    if (bytes[at] === POINT) for (at++; bytes[at] === ZERO; ) at++;
    while (isBlank(bytes[at])) at++;
    const ends = at >= bytes.length || bytes[at] === LF;
    const isLast = column === roles.length - 1;
    const role = roles[column];
    if (ends !== isLast && (ends || bytes[at] === separator))
      throw new DataError('CSV_LINE', { file, line: row.line, columns: roles.length });
    if (role > -2 && !(isNumber && value <= (role < 0 ? 9 : 255) && (ends || bytes[at] === separator)))
      throw new DataError(role < 0 ? 'CSV_LABEL' : 'CSV_PIXEL', {
        file,
        line: row.line,
        column: column + 1,
        value: field(bytes, first, separator),
      });
    if (role >= 0) pixels[role] = value;
    else if (role === -1 && label) label[0] = value;
    else while (at < bytes.length && bytes[at] !== separator && bytes[at] !== LF) at++;
    at++;
  }
  row.at = at;
  row.line++;
}

/** The text of a field, at most 20 characters. @param {Uint8Array} bytes @param {number} at @param {number} separator */
function field(bytes, at, separator) {
  const some = new TextDecoder().decode(bytes.subarray(at, at + 20));
  return some
    .split(/[\r\n]/, 1)[0]
    .split(String.fromCharCode(separator), 1)[0]
    .trim();
}
