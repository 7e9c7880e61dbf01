// text-file.js — reads a digit from a text file: 28 lines of 28 characters 0 or 1, or of 28 numbers.

import { IMAGE_PIXELS, IMAGE_SIDE, inkToImage } from '../shared/ink-to-image.js';
import { connectedParts } from './connected-parts.js';
import { strokeWidth, withUsualStrokes } from './stroke-width.js';

/**
 * Why a file cannot be read; lines and columns count from 1.
 * @typedef {{ problem: 'textLines' | 'textColumns' | 'textCharacter' | 'textEmpty',
 *   values: Record<string, string | number> }} TextProblem
 */

/** Between the numbers of a line, as NumPy, R and spreadsheets write them; brackets are those of a printed array. */
const SEPARATORS = /[\s,;[\]]+/;
const WHITE = 255;
/** Characters of a wrong word that are told. */
const LONGEST_WORD = 20;

/**
 * Parses a text file: digits 0 and 1 without anything between them, or numbers with spaces or commas between them:
 * 0 and 1, shares of 1, or greys 0 … 255.
 * @param {string} text   lines end with LF, CR LF or CR; empty lines and comments after # are ignored
 * @returns {Float32Array | TextProblem}   [28, 28], 0 paper … 1 ink
 */
export function parseDigitText(text) {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .map((line, i) => ({ line: i + 1, content: line.trimEnd() }))
    .filter(({ content }) => content && !content.startsWith('#'));
  const separated = lines.filter(({ content }) => SEPARATORS.test(content.trim())).length;
  const isFlat = lines.length === IMAGE_PIXELS || (lines.length === 1 && separated);
  return separated > lines.length / 2 || isFlat ? parseNumbers(lines, Boolean(isFlat)) : parseBits(lines);
}

/** @typedef {{ line: number, content: string }} TextLine   its number, and what stands in it */

/** @param {TextLine[]} lines @returns {Float32Array | TextProblem} */
function parseBits(lines) {
  for (const { line, content } of lines) {
    const column = content.search(/[^01]/);
    if (column >= 0) {
      const character = String.fromCodePoint(/** @type {number} */ (content.codePointAt(column)));
      return { problem: 'textCharacter', values: { line, column: column + 1, character } };
    }
  }
  const rows = lines.map(({ line, content }) => ({ line, values: Array.from(content, Number) }));
  return squareOf(rows);
}

/** @param {TextLine[]} lines @param {boolean} isFlat   all pixels in one row or column @returns {Float32Array | TextProblem} */
function parseNumbers(lines, isFlat) {
  const rows = [];
  for (const { line, content } of lines) {
    const words = content.split(SEPARATORS).filter(Boolean);
    const wrong = words.find((word) => !(Number(word) >= 0 && Number(word) <= WHITE));
    if (wrong !== undefined)
      return {
        problem: 'textCharacter',
        values: { line, column: content.indexOf(wrong) + 1, character: wrong.slice(0, LONGEST_WORD) },
      };
    rows.push({ line, values: words.map(Number) });
  }
  const all = rows.flatMap(({ values }) => values);
  const square =
    isFlat && all.length === IMAGE_PIXELS
      ? squareOf(Array.from({ length: IMAGE_SIDE }, () => ({ line: 1, values: all.splice(0, IMAGE_SIDE) })))
      : squareOf(rows);
  if (!(square instanceof Float32Array)) return square;
  const ink = inkOf(square);
  return ink.some(Boolean) ? ink : { problem: 'textEmpty', values: {} };
}

/** @param {{ line: number, values: number[] }[]} rows @returns {Float32Array | TextProblem} */
function squareOf(rows) {
  if (rows.length !== IMAGE_SIDE) return { problem: 'textLines', values: { lines: rows.length || 1 } };
  const wrong = rows.find(({ values }) => values.length !== IMAGE_SIDE);
  if (wrong) return { problem: 'textColumns', values: { line: wrong.line, columns: wrong.values.length } };
  const numbers = Float32Array.from(rows.flatMap(({ values }) => values));
  return numbers.some(Boolean) ? numbers : { problem: 'textEmpty', values: {} };
}

/** Shares of full ink. Greys that are light along the border are those of dark ink on light paper. @param {Float32Array} numbers */
function inkOf(numbers) {
  const greatest = Math.max(...numbers);
  if (greatest <= 1) return numbers;
  const border = numbers.filter((_, i) => i < IMAGE_SIDE || i >= numbers.length - IMAGE_SIDE);
  const isLight = border.filter((value) => value > WHITE / 2).length > border.length / 2;
  return numbers.map((value) => (isLight ? WHITE - value : value) / (isLight ? WHITE : greatest));
}

/**
 * The digit scaled and centred as in MNIST, because text files seldom place it in the same way.
 * @param {Float32Array} ink   [28, 28], 0 paper … 1 ink
 * @returns {import('./find-digits.js').FoundDigit}
 */
export function digitOfText(ink) {
  const full = Math.max(...ink);
  const { parts } = connectedParts(
    Uint8Array.from(ink, (value) => (value >= full / 2 ? 1 : 0)),
    IMAGE_SIDE,
    IMAGE_SIDE,
  );
  const box = {
    left: Math.min(...parts.map(({ left }) => left)),
    top: Math.min(...parts.map(({ top }) => top)),
    right: Math.max(...parts.map(({ right }) => right)),
    bottom: Math.max(...parts.map(({ bottom }) => bottom)),
  };
  const [columns, rows] = [box.right - box.left, box.bottom - box.top];
  const values = Float32Array.from(
    { length: columns * rows },
    (_, i) => ink[(box.top + Math.floor(i / columns)) * IMAGE_SIDE + box.left + (i % columns)] / full,
  );
  const area = parts.reduce((sum, part) => sum + part.area, 0);
  const edge = parts.reduce((sum, part) => sum + part.edge, 0);
  const usual = withUsualStrokes({ values, width: columns, height: rows }, strokeWidth({ area, edge }));
  const image = /** @type {Uint8Array} */ (inkToImage(usual.values, usual.width, usual.height));
  return { box, image, doubtful: false };
}

/** The digit as RGBA pixels: black ink, transparent paper. @param {Float32Array} ink   [28, 28], 0 … 1 */
export function pixelsOfText(ink) {
  const data = new Uint8ClampedArray(ink.length * 4);
  ink.forEach((value, i) => {
    data[4 * i + 3] = value * 255;
  });
  return { data, width: IMAGE_SIDE, height: IMAGE_SIDE };
}
