// rows.js — the table of a check: what is known of each line, and how long the rest will take.

import { differences } from '../../../shared/claim.js';

/**
 * @typedef {import('../../../shared/claim.js').Found} Found
 * @typedef {import('../../../shared/claim.js').Difference} Difference
 * @typedef {import('../../../shared/protocol.js').Failure} Failure
 * @typedef {import('./lines.js').Line} Line
 *
 * @typedef {'unread' | 'waiting' | 'training' | 'same' | 'other' | 'failed' | 'left'} Status
 *   unread: the line cannot be read; same, other: whether the run has come to what the line claims; failed: it could
 *   not be trained; left: it has not been checked, since a person went on without it
 *
 * @typedef {object} Row
 * @property {Line} line
 * @property {Status} status
 * @property {Found | null} found
 * @property {Difference[]} differences   without any, the same bits
 * @property {Failure | null} failure
 * @property {string[]} unfit      names of settings that do not fit the data
 * @property {number | null} twin  the number of an earlier line with the same settings and the same claim
 */

/** The rows of lines that are to be checked. @param {Line[]} lines @returns {Row[]} */
export function rowsOf(lines) {
  /** @type {Map<string, number>} */
  const first = new Map();
  return lines.map((line) => {
    const same = JSON.stringify([line.run, line.claim]);
    const twin = line.problem ? null : (first.get(same) ?? null);
    if (!line.problem && twin === null) first.set(same, line.number);
    const status = line.problem ? /** @type {const} */ ('unread') : /** @type {const} */ ('waiting');
    return { line, status, found: null, differences: [], failure: null, unfit: [], twin };
  });
}

/** What comes of a run that has been trained again. @param {Row} row @param {Found} found @returns {Row} */
export function compared(row, found) {
  const all = differences(/** @type {NonNullable<Line['claim']>} */ (row.line.claim), found);
  return { ...row, status: all.length ? 'other' : 'same', found, differences: all };
}

/** @param {Row} row @param {Failure} failure @returns {Row} */
export const failed = (row, { name, message, status, at, values }) => ({
  ...row,
  status: 'failed',
  failure: { name, message, status, at, values },
});

/** Whether a row is still to be worked on. @param {Row} row */
export const isOpen = ({ status }) => status === 'waiting' || status === 'training';

/**
 * The rows in the order in which they are trained: those of one data set after each other, since each has to be loaded.
 * @param {Row[]} rows
 * @returns {number[]}   their places
 */
export function trainingOrder(rows) {
  const sets = [...new Set(rows.map(({ line }) => line.settings?.dataset))];
  return [...rows.keys()]
    .filter((at) => isOpen(rows[at]))
    .sort(
      (a, b) => sets.indexOf(rows[a].line.settings?.dataset) - sets.indexOf(rows[b].line.settings?.dataset),
    );
}

/** How many rows have come to each end. @param {Row[]} rows */
export function tally(rows) {
  const counts = { same: 0, other: 0, unchecked: 0 };
  for (const { status } of rows) {
    if (status === 'same' || status === 'other') counts[status]++;
    else if (!isOpen({ .../** @type {Row} */ ({}), status })) counts.unchecked++;
  }
  return counts;
}
