// table-file.js — what came of the lines as CSV, for a spreadsheet.

import { reasons, stamp } from './verdict.js';

/** @typedef {import('./rows.js').Row} Row */
/** @typedef {import('./verdict.js').Of} Of */

/**
 * A cell as in RFC 4180. What a pupil has written must be no formula: spreadsheets run what begins with these characters.
 * @param {string | number | undefined} value
 */
function cell(value = '') {
  const text = /^[=+\-@\t\r]/.test(String(value)) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** @param {number} right @param {number} count */
const share = (right, count) => (right / count).toFixed(4);

/** The columns, and the value of each for a row. @type {[string, (row: Row, of: Of, explain: (failure: any) => string) => string | number | undefined][]} */
const COLUMNS = [
  ['line', ({ line }) => line.number],
  ['name', ({ line }) => line.name],
  ['result', (row, of) => stamp(row, of)],
  ['why', (row, of, explain) => reasons(row, of, explain).join(' ')],
  ['claimed accuracy (0 to 1)', ({ line: { claim } }) => (claim ? share(claim.right, claim.count) : '')],
  ['computed accuracy (0 to 1)', ({ found }) => (found ? share(found.right, found.count) : '')],
  ['parameters', ({ found }) => found?.parameters],
  ['claimed fingerprint', ({ line }) => line.claim?.fingerprint],
  ['computed fingerprint', ({ found }) => found?.fingerprint],
  ['seconds here', ({ found }) => found?.seconds.toFixed(2)],
  ['settings', ({ line }) => line.run],
];

/**
 * The table with its header.
 * @param {Row[]} rows @param {Of} of @param {(failure: import('../../../shared/protocol.js').Failure) => string} explain
 */
export const rowsCsv = (rows, of, explain) =>
  [COLUMNS.map(([name]) => name), ...rows.map((row) => COLUMNS.map(([, value]) => value(row, of, explain)))]
    .map((cells) => `${cells.map(cell).join()}\r\n`)
    .join('');
