// signed.js — numbers with their sign, as the sentences and tables of the room have them.

import { decimal } from '../../site/format.js';

/** @param {number} number @param {number} digits   after the point */
export const plusOrMinus = (number, digits) =>
  `${number < 0 ? '−' : '+'}${decimal(Math.abs(number), digits)}`;
