// row-lines.js — what came of a line of a check, as people and as programs read it.

import { tally } from '../../lab/learn/homework/rows.js';
import { reasons, stamp } from '../../lab/learn/homework/verdict.js';
import homework from '../../text/en/learn/homework.js';
import { translatorOf } from '../../text/translate.js';

/** @typedef {import('../../lab/learn/homework/rows.js').Row} Row */

const of = translatorOf('en', { texts: homework }, homework);

/** A failure as it is. @param {{ message: string }} failure */
const explain = ({ message }) => message;

/** A row as people read it. @param {Row} row */
export function rowLine(row) {
  const name = row.line.name ? `${row.line.name}: ` : '';
  return [`${row.line.number}. ${name}${stamp(row, of)}.`, ...reasons(row, of, explain)].join(' ');
}

/** A row as JSON. @param {Row} row */
export const rowJson = (row) => ({
  line: row.line.number,
  name: row.line.name,
  check: row.status,
  reasons: reasons(row, of, explain),
  claimed: row.line.claim && { fingerprint: row.line.claim.fingerprint, right: row.line.claim.right },
  computed: row.found && {
    ...{ fingerprint: row.found.fingerprint, right: row.found.right, count: row.found.count },
    ...{ parameters: row.found.parameters, seconds: row.found.seconds },
  },
});

/** How many lines came to each end. @param {Row[]} rows */
export const tallyLine = (rows) => of('homework.done', tally(rows));
