// signed.js — numbers in the sentences of these panels.

import { significant } from '../../../site/format.js';

/** To four significant digits, with a true minus. @param {number} number */
export const signed = (number) => significant(number).replace('-', '−');
