// signed.js — numbers with their sign, as the sentences and tables of the room have them.

import { decimal } from '../../site/format.js';

/** @param {number} number @param {number} digits   after the point */
export const plusOrMinus = (number, digits) => {
  const size = decimal(Math.abs(number), digits);
  if (Number(Math.abs(number).toFixed(digits)) === 0) return size; // 0 has no sign
  return `${number < 0 ? '−' : '+'}${size}`;
};
