// address.js — what the address of the page for teachers names: a section, or worksheets, as `#print=4,5`.

import { LESSONS } from './contents.js';

/** @typedef {typeof LESSONS[number]} LessonNumber */

/** The key of the address. */
const SHEETS = 'print';

/**
 * The worksheets that an address names, in their order; all of them if it names none, and null if it is about no
 * worksheets.
 * @param {string} hash   of the page's address
 * @returns {LessonNumber[] | null}
 */
export function readSheets(hash) {
  const [key, list] = hash.replace(/^#/, '').split('=');
  if (key !== SHEETS) return null;
  if (list === undefined) return [...LESSONS];
  const named = list.split(',').map(Number);
  return LESSONS.filter((lesson) => named.includes(lesson));
}

/** @param {readonly LessonNumber[]} lessons */
export const writeSheets = (lessons) =>
  lessons.length === LESSONS.length ? `#${SHEETS}` : `#${SHEETS}=${lessons.join()}`;
