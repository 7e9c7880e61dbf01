// plain-number.js — numbers as English writes them. The first number that a browser's Intl writes takes it 25 to 120 ms, and
// the languages of the page mostly need none.

/** Languages that write 1,234.5 as English does. */
const LIKE_ENGLISH = /^(en|zh)(-|$)/;
/** Digits that String gives of a number, without an exponent. */
const PLAIN = /^\d+(\.\d+)?$/;

/**
 * A number with a minus sign, rounded half away from zero in the digits that String gives, as Intl does; null if Intl must
 * write it: in another language (but for whole numbers of up to three figures, which all of them write alike), or if it is
 * very large, very small or to be rounded to significant digits.
 * @param {number} number
 * @param {string} locale   of the language
 * @param {Pick<Intl.NumberFormatOptions, 'minimumFractionDigits' | 'maximumFractionDigits' | 'maximumSignificantDigits' |
 *   'useGrouping'>} options
 */
export function plainNumber(number, locale, options) {
  const { minimumFractionDigits: least = 0, maximumFractionDigits: most = Infinity } = options;
  const { maximumSignificantDigits = Infinity, useGrouping = true } = options;
  const isShort = Number.isInteger(number) && Math.abs(number) < 1000 && least === 0;
  if (!isShort && !LIKE_ENGLISH.test(locale)) return null;
  const digits = String(Math.abs(number));
  const significant = digits.replace('.', '').replace(/^0+/, '');
  if (!PLAIN.test(digits) || significant.length > maximumSignificantDigits) return null;
  const [whole, fraction] = rounded(digits, most);
  const grouped = useGrouping ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  const shown = fraction.replace(/0+$/, '').padEnd(least, '0');
  return `${number < 0 ? '−' : ''}${grouped}${shown && `.${shown}`}`;
}

/** Before and after the point. @param {string} digits @param {number} most   digits after it */
function rounded(digits, most) {
  const [whole, fraction = ''] = digits.split('.');
  if (fraction.length <= most) return [whole, fraction];
  const kept = BigInt(whole + fraction.slice(0, most)) + (fraction[most] >= '5' ? 1n : 0n);
  const text = String(kept).padStart(most + 1, '0');
  return [text.slice(0, text.length - most), text.slice(text.length - most)];
}
