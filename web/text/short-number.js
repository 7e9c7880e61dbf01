// short-number.js — numbers that need no rules of a language.

/**
 * A whole number of up to three figures, which every language of the page writes alike, with a minus sign; null for any
 * other. The first number that Intl writes takes a browser 25 to 120 ms, once in a process: the first screen has short ones
 * only.
 * @param {number} number
 */
export const shortNumber = (number) =>
  Number.isInteger(number) && Math.abs(number) < 1000 ? String(number).replace('-', '−') : null;
