// text-file.js — reads a digit from a text file: 28 lines of 28 characters, 1 for ink and 0 for paper.

import { IMAGE_SIDE, inkToImage } from '../shared/ink-to-image.js';
import { connectedParts } from './connected-parts.js';
import { strokeWidth, withUsualStrokes } from './stroke-width.js';

/**
 * Why a file cannot be read; lines and columns count from 1.
 * @typedef {{ problem: 'textLines' | 'textColumns' | 'textCharacter' | 'textEmpty',
 *   values: Record<string, string | number> }} TextProblem
 */

/**
 * Parses a text file.
 * @param {string} text   lines end with LF, CR LF or CR; empty lines at the end are ignored
 * @returns {Uint8Array | TextProblem}   28 × 28, 1 for ink
 */
export function parseDigitText(text) {
  const lines = text
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split(/\r\n|\r|\n/)
    .map((line) => line.trimEnd());
  for (const [i, line] of lines.entries()) {
    const column = line.search(/[^01]/);
    if (column >= 0) {
      const character = String.fromCodePoint(/** @type {number} */ (line.codePointAt(column)));
      return { problem: 'textCharacter', values: { line: i + 1, column: column + 1, character } };
    }
  }
  if (lines.length !== IMAGE_SIDE) return { problem: 'textLines', values: { lines: lines.length } };
  const wrong = lines.findIndex((line) => line.length !== IMAGE_SIDE);
  const columns = lines[wrong]?.length;
  if (wrong >= 0) return { problem: 'textColumns', values: { line: wrong + 1, columns } };
  const bits = Uint8Array.from(lines.join(''), Number);
  return bits.includes(1) ? bits : { problem: 'textEmpty', values: {} };
}

/**
 * The digit scaled and centred as in MNIST, because text files seldom place it in the same way.
 * @param {Uint8Array} bits   28 × 28, some of them 1
 * @returns {import('./find-digits.js').FoundDigit}
 */
export function digitOfText(bits) {
  const { parts } = connectedParts(bits, IMAGE_SIDE, IMAGE_SIDE);
  const box = {
    left: Math.min(...parts.map(({ left }) => left)),
    top: Math.min(...parts.map(({ top }) => top)),
    right: Math.max(...parts.map(({ right }) => right)),
    bottom: Math.max(...parts.map(({ bottom }) => bottom)),
  };
  const [columns, rows] = [box.right - box.left, box.bottom - box.top];
  const values = Float32Array.from(
    { length: columns * rows },
    (_, i) => bits[(box.top + Math.floor(i / columns)) * IMAGE_SIDE + box.left + (i % columns)],
  );
  const area = parts.reduce((sum, part) => sum + part.area, 0);
  const edge = parts.reduce((sum, part) => sum + part.edge, 0);
  const ink = withUsualStrokes({ values, width: columns, height: rows }, strokeWidth({ area, edge }));
  return { box, image: /** @type {Uint8Array} */ (inkToImage(ink.values, ink.width, ink.height)) };
}

/** The digit as RGBA pixels: black ink, transparent paper. @param {Uint8Array} bits   [28, 28], 1 for ink */
export function pixelsOfText(bits) {
  const data = new Uint8ClampedArray(IMAGE_SIDE * IMAGE_SIDE * 4);
  bits.forEach((bit, i) => {
    data[4 * i + 3] = bit * 255;
  });
  return { data, width: IMAGE_SIDE, height: IMAGE_SIDE };
}
