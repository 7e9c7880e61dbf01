// address.js — the address of an idea after `#`: its id, and the numbers that it is shown with.
//
// `#cross-entropy=0.6`, `#softmax=1,2,3`. Without numbers, or with some that cannot be, it is shown with its usual ones.

import { ALIASES, IDEAS, LONGEST } from './catalog.js';

/** @typedef {{ id: string, values: number[] }} Place   an idea with its numbers, each within its limits */

/** Longer addresses are none of ours. */
const MOST_CHARS = 400;

/** @param {string} id @returns {number[]} */
export const usualValues = (id) => IDEAS[id].map(({ usual }) => usual);

/**
 * Numbers as an idea can show them: those that are missing, or are no numbers, are the usual ones.
 * @param {string} id @param {number[]} given
 */
export function fitted(id, given) {
  const known = IDEAS[id];
  const length = LONGEST[id] && given.length > 1 ? Math.min(given.length, LONGEST[id]) : known.length;
  return Array.from({ length }, (_, index) => {
    const { usual, least, most } = known[Math.min(index, known.length - 1)];
    const wanted = given[index] ?? Number.NaN;
    return Number.isNaN(wanted) ? usual : Math.min(most, Math.max(least, wanted));
  });
}

/**
 * Reads an address; null if it names no idea.
 * @param {string} hash   `location.hash`
 * @returns {Place | null}
 */
export function readPlace(hash) {
  const [, name = '', list = ''] = /^#([\w-]+)(?:=(.*))?$/.exec(hash.slice(0, MOST_CHARS)) ?? [];
  const [id, ...implied] = Object.hasOwn(ALIASES, name) ? ALIASES[name] : [name];
  if (!Object.hasOwn(IDEAS, id)) return null;
  const given = list.split(/,|%2C/i).map((text) => (text.trim() === '' ? Number.NaN : Number(text)));
  return { id, values: fitted(id, list ? given : implied) };
}

/**
 * Writes an address, which has numbers only if they are not the usual ones.
 * @param {string} id
 * @param {number[]} [values]
 */
export function writePlace(id, values) {
  const isUsual = !values?.length || String(values) === String(usualValues(id));
  return isUsual ? `#${id}` : `#${id}=${values.map((value) => Number(value.toPrecision(6))).join()}`;
}
