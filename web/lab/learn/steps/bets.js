// bets.js — whether an option is what was measured, and whether an answer is.

/** @typedef {import('../lessons/lessons.js').Wanted} Wanted */
/** @typedef {import('../lessons/lessons.js').Question} Question */

/** Whether a value is the one wanted, or within its limits. @param {Wanted} wanted @param {number | string | undefined} value */
export const fits = (wanted, value) =>
  Array.isArray(wanted) ? Number(value) >= wanted[0] && Number(value) < wanted[1] : wanted === value;

/**
 * Whether the answer to a question is what the page measures.
 * @param {Question} question @param {string} answer   an option, or what was typed
 * @param {Record<string, number | string> | null} values   null if there is nothing to measure yet
 */
export function isRight({ on, options, within = 0 }, answer, values) {
  const value = values?.[on];
  if (value === undefined || !answer) return false;
  if (options) return Object.hasOwn(options, answer) && fits(options[answer], value);
  return Math.abs(readNumber(answer) - Number(value)) <= within + 1e-9;
}

/** As people write it: `1,024`, `97.3 %`, `１２`. @param {string} text */
const readNumber = (text) => Number(text.normalize('NFKC').replaceAll(/[\s,%]/g, '') || NaN);
