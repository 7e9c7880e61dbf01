// columns.js — rows of text as columns of the same width.

/**
 * Pads the cells of each column to one width, and joins them to a line for each row.
 * @param {string[][]} rows    each with as many cells
 * @param {number} leftCount   so many first columns are aligned to the left, the others to the right
 */
export function align(rows, leftCount) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const pad = (/** @type {string} */ cell, /** @type {number} */ column) =>
    column < leftCount ? cell.padEnd(widths[column]) : cell.padStart(widths[column]);
  return rows.map((row) => row.map(pad).join('  ').trimEnd());
}
