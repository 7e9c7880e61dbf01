// own-labels.js — the labels of a person's own digits, as the names of their files say, and how many are read right.

/** A number of more digits is a date, as cameras name their photos, and no label. */
const MOST_DIGITS = 7;

/**
 * The labels that a file's name begins with, one for each digit found in it: `3.txt`, `3_2.png` or `33589.jpg`.
 * @param {string} name @param {number} count   digits found
 * @returns {number[] | null}   null where the name says nothing about them
 */
export function labelsOf(name, count) {
  const [digits = ''] = /^\d+(?=[^\dA-Za-z]|$)/.exec(name) ?? [];
  const fits = digits.length === count && count > 0 && count <= MOST_DIGITS;
  return fits ? Array.from(digits, Number) : null;
}

/**
 * How many digits with a label are read right.
 * @param {{ label: number | null, best: number | null | undefined }[]} digits   best: the digit that is read
 * @returns {{ right: number, count: number }}   of those that have a label and an answer
 */
export function scoreOf(digits) {
  const judged = digits.filter(({ label, best }) => label !== null && best !== undefined);
  return { right: judged.filter(({ label, best }) => label === best).length, count: judged.length };
}
