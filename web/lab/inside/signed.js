// signed.js — numbers with a true minus, as the sentences and tables of the room have them. What Python reads has a hyphen.

import { decimal, significant } from '../../site/format.js';

/** @param {string} text */
const trueMinus = (text) => text.replace('-', '−');

/** To four significant digits. @param {number} number */
export const signed = (number) => trueMinus(significant(number));

/** @param {number} number @param {number} digits   after the point */
export const signedDecimal = (number, digits) => trueMinus(decimal(number, digits));

/** With a plus, too. @param {number} number @param {number} digits   after the point */
export const plusOrMinus = (number, digits) =>
  `${number < 0 ? '−' : '+'}${decimal(Math.abs(number), digits)}`;
