// verdict.js — what came of a line in words, on the page and in the terminal.

import { SETTING_KEYS } from '../../address/setting-keys.js';

/**
 * @typedef {import('./rows.js').Row} Row
 * @typedef {import('../../../shared/claim.js').Difference} Difference
 * @typedef {import('../../../shared/protocol.js').Failure} Failure
 * @typedef {keyof typeof import('../../../text/en/learn/homework.js').default} Key
 * @typedef {import('../../../text/translate.js').TranslateOf<any>} Of   of these texts
 */

/** The stamp of a row. @type {Record<Row['status'], Key>} */
const STAMPS = {
  ...{ same: 'homework.same', other: 'homework.other', failed: 'homework.failed', unread: 'homework.unread' },
  ...{ left: 'homework.left', waiting: 'homework.waiting', training: 'homework.under' },
};

/** A word or two. @param {Row} row @param {Of} of @returns {string} */
export const stamp = ({ status }, of) => of(STAMPS[status]);

/**
 * Sentences on what is not as it is claimed, or why that is not known; none if all is.
 * @param {Row} row @param {Of} of
 * @param {(failure: Failure) => string} explain   a failure as a sentence
 * @returns {string[]}
 */
export function reasons(row, of, explain) {
  const { line, differences, failure, unfit, twin } = row;
  const twins = twin === null ? [] : [of('homework.twin', { number: twin })];
  if (line.problem) {
    const parts = line.problem.problem === 'unread' ? line.problem.parts.join(', ') : '';
    return [of(`homework.problem.${line.problem.problem}`, { parts })];
  }
  if (unfit.length) return [of('homework.unfit', { names: unfit.map(keyOf).join(', ') })];
  if (failure) return [of('homework.failure', { reason: explain(failure) })];
  return [...differences.map((each) => sentence(each, row, of)), ...twins];
}

/** What a setting is called in an address. @param {string} name */
const keyOf = (name) => Object.entries(SETTING_KEYS).find(([, key]) => key.name === name)?.[0] ?? name;

/** @param {Difference} difference @param {Row} row @param {Of} of @returns {string} */
function sentence(difference, { line, found }, of) {
  const prints = { claimed: line.claim?.fingerprint, found: found?.fingerprint };
  const { is } = difference;
  if (is === 'departs') return departure(difference, of);
  if (is === 'mark') return of('homework.mark', { epoch: difference.epoch });
  if (is === 'fingerprint')
    return of(difference.marks ? 'homework.fingerprint.alone' : 'homework.fingerprint', prints);
  if (is === 'accuracy') {
    const [claimed, found] = [difference.claimed, difference.found].map((pair) => rightOf(pair, of));
    return of('homework.accuracy', { claimed, found });
  }
  return of(is === 'epochs' ? 'homework.epochs' : 'homework.parameters', {
    claimed: difference.claimed,
    found: difference.found,
  });
}

/** `9,812 of 10,000` @param {[number, number]} pair @param {Of} of */
const rightOf = ([right, all], of) => of('homework.of', { right, count: all });

/** @param {{ epoch: number, since: number }} departs @param {Of} of */
function departure({ epoch, since }, of) {
  const values = { epoch, since };
  if (epoch === 0) return of('homework.departs.start');
  if (since < 0) return of('homework.departs.from', values);
  if (epoch === 1) return of('homework.departs.first');
  return of(since === epoch - 1 ? 'homework.departs.epoch' : 'homework.departs.between', values);
}
