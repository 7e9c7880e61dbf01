// float32.js — numbers as the engine has them, 32 bits each, written so that they are read again to the same bits.

/** Enough digits for every 32-bit float. */
const MOST_DIGITS = 9;

/**
 * A 32-bit float in as few digits as give it again, in JavaScript, Python and C alike.
 * @param {number} value   as Math.fround gives it
 */
export function float32Text(value) {
  if (!Number.isFinite(value)) return `float('${Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf'}')`;
  if (Object.is(value, -0)) return '-0.0';
  for (let digits = 1; digits < MOST_DIGITS; digits++) {
    const text = String(Number(value.toPrecision(digits)));
    if (Math.fround(Number(text)) === value) return text;
  }
  return String(Number(value.toPrecision(MOST_DIGITS)));
}

/**
 * A number as the page writes it: with a minus sign, and one that is far from 1 with a power of ten.
 * @param {number} value @param {number} [digits]   significant ones; without it all that a 32-bit float needs
 */
export function numberText(value, digits) {
  const text = digits ? String(Number(value.toPrecision(digits))) : float32Text(value);
  const [number, power] = text.replace(/-/g, '−').split('e');
  return power ? `${number} × 10${power.replace('+', '').replace(/./g, (each) => RAISED[each])}` : number;
}

/** @type {Record<string, string>} */
const RAISED = Object.fromEntries([...'−0123456789'].map((each, i) => [each, [...'⁻⁰¹²³⁴⁵⁶⁷⁸⁹'][i]]));

/** The place of a float among all floats in their order, so that neighbours differ by one. @param {number} value */
function rank(value) {
  const [bits] = new Int32Array(Float32Array.of(value).buffer);
  return bits < 0 ? -(bits & 0x7fffffff) : bits;
}

/** How many steps from a 32-bit float to the next lead from one to another. @param {number} a @param {number} b */
export const stepsBetween = (a, b) => Math.abs(rank(a) - rank(b));
