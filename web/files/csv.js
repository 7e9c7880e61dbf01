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
/** Characters of a number that are read. */
const LONGEST_NUMBER = 40;
const LABEL = /^(label|class|digit|target|y)$/i;
const INDEX = /^(|\w*id|index|unnamed: 0)$/i;
const MOST_PIXEL = 255;
/** Lines that are read without a pause. */
const LINES = 2000;

/** Lines before a table: of NumPy, which begin with #, and of spreadsheets, with what separates columns. */
const COMMENT = /^(#|sep=)/i;
export const COMMENTS = /^\s*((#|sep=)[^\r\n]*[\r\n]\s*)*/i;

const [TAB, LF, CR, SPACE, QUOTE, POINT, ZERO, NINE] = [9, 10, 13, 32, 34, 46, 48, 57];
const [PLUS, MINUS, SMALL_E, LARGE_E] = [43, 45, 101, 69];

/**
 * Reads a table. Without a line of names, 785 columns are the label and the pixels, or the pixels and the label, 784 the
 * pixels alone. Throws a DataError that names line and column.
 * @param {Uint8Array} table
 * @param {string} file                  its name, for errors
 * @param {() => Promise<void>} pause    called every few milliseconds
 * @returns {Promise<Table>}
 */
export async function readCsv(table, file, pause) {
  const bytes = table.includes(LF) ? table : table.map((byte) => (byte === CR ? LF : byte));
  const { names, separator, isNamed, start, line } = readFirstLine(bytes);
  const { labelAt, roles } = assignColumns(names, isNamed, file);
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
  if (labels && !isNamed) takeLast(pixels, labels);
  return { pixels, labels };
}

/**
 * Puts right what was read of a table whose labels are its last column: its first column has a pixel of the border, which
 * is 0 in all images.
 * @param {Uint8Array} pixels @param {Uint8Array} labels
 */
function takeLast(pixels, labels) {
  const last = labels.map((_, i) => pixels[(i + 1) * IMAGE_PIXELS - 1]);
  const differ = (/** @type {Uint8Array} */ column) => column.some((value) => value !== column[0]);
  if (labels.some(Boolean) || !differ(last) || last.some((value) => value > NINE - ZERO)) return;
  for (const [i, first] of labels.entries())
    pixels
      .subarray(i * IMAGE_PIXELS, (i + 1) * IMAGE_PIXELS)
      .copyWithin(1, 0)
      .set([first]);
  labels.set(last);
}

/** The fields of the first line, and where the first image is: there or in the next. @param {Uint8Array} bytes */
function readFirstLine(bytes) {
  let end = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 2 : -1;
  let [from, line, text] = [0, 0, '#'];
  for (; COMMENT.test(text) && end < bytes.length; line++) {
    for (from = end + 1; bytes[from] <= SPACE; from++) if (bytes[from] === LF) line++;
    const found = bytes.indexOf(LF, from);
    end = found < 0 ? bytes.length : found;
    text = new TextDecoder().decode(bytes.subarray(from, end)).trim();
  }
  const separator = [',', ';', '\t'].find((each) => text.includes(each)) ?? ' ';
  const names = text
    .split(separator === ' ' ? / +/ : separator)
    .map((name) => name.trim().replaceAll('"', ''));
  const isNamed = names.some((name) => /[a-z_]{2}/i.test(name)) || isCounted(names);
  return {
    names,
    separator: separator.charCodeAt(0),
    isNamed,
    start: isNamed ? end + 1 : from,
    line: line + Number(isNamed),
  };
}

/** Whether columns are called by their numbers, as pandas does. @param {string[]} names */
const isCounted = (names) =>
  Number(names.at(-1)) > MOST_PIXEL && Number(names.at(-1)) === Number(names.at(-2)) + 1;

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
    while (isBlank(bytes[at]) || bytes[at] === SPACE) at++;
    const first = at;
    const isLast = column === roles.length - 1;
    let value = 0;
    for (; isDigit(bytes[at]); at++) value = value * 10 + bytes[at] - ZERO;
    const hasDigits = at > first;
    if (hasDigits && bytes[at] === POINT) for (at++; bytes[at] === ZERO; ) at++;
    if (hasDigits && (isDigit(bytes[at]) || isMark(bytes[at]))) [value, at] = readReal(bytes, first);
    const isNumber = hasDigits && Number.isInteger(value);
    while (isBlank(bytes[at]) || (isLast && bytes[at] === SPACE)) at++;
    const ends = at >= bytes.length || bytes[at] === LF;
    const role = roles[column];
    if (ends !== isLast && (ends || bytes[at] === separator))
      throw new DataError('CSV_LINE', { file, line: row.line, columns: roles.length });
    if (role > -2 && !(isNumber && value <= (role < 0 ? 9 : MOST_PIXEL) && (ends || bytes[at] === separator)))
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

/** @param {number} byte */
const isDigit = (byte) => byte >= ZERO && byte <= NINE;

/** Whether a number goes on with a fraction or an exponent. @param {number} byte */
const isMark = (byte) => byte === POINT || byte === SMALL_E || byte === LARGE_E;

/**
 * The number that begins at a place, as `7.000000000000000000e+00`, and where it ends.
 * @param {Uint8Array} bytes @param {number} at @returns {[number, number]}
 */
function readReal(bytes, at) {
  let end = at;
  while (isDigit(bytes[end]) || isMark(bytes[end]) || bytes[end] === PLUS || bytes[end] === MINUS) end++;
  return [Number(String.fromCharCode(...bytes.subarray(at, Math.min(end, at + LONGEST_NUMBER)))), end];
}

/** The text of a field, at most 20 characters. @param {Uint8Array} bytes @param {number} at @param {number} separator */
function field(bytes, at, separator) {
  const some = new TextDecoder().decode(bytes.subarray(at, at + 20));
  return some
    .split(/[\r\n]/, 1)[0]
    .split(String.fromCharCode(separator), 1)[0]
    .trim();
}
