// format.js — numbers as people read them.

import { plainNumber } from '../text/plain-number.js';

/** @typedef {import('../text/translate.js').Translate} Translate */

/** A page has one language at a time, and the terminal English: what is written stands in `locale`. */
let locale = 'en';

/** Numbers are written so from now on. @param {string} tag  of a language */
export const writeNumbersIn = (tag) => {
  locale = tag;
};

/** Made once: that takes longer than to use them. @type {Record<string, Intl.NumberFormat>} */
const formats = {};

/**
 * With a minus sign where Intl has a hyphen, and none before what is shown as zero.
 * @param {number} number @param {Intl.NumberFormatOptions} options @returns {string}
 */
function written(number, options) {
  if (number < 0) {
    const size = written(-number, options);
    return size === written(0, options) ? size : `−${size}`;
  }
  const plain = plainNumber(number, locale, options);
  if (plain !== null) return plain;
  const id = JSON.stringify([locale, options]);
  formats[id] ??= new Intl.NumberFormat(locale, options);
  return formats[id].format(number + 0); // which is no −0
}

/**
 * @param {number} number
 * @param {number} digits  after the point
 * @returns {string}
 */
export const decimal = (number, digits) =>
  written(number, { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** A number with its sign, − or +; none for what is shown as zero. @param {number} number @param {number} digits  after the point */
export function signed(number, digits) {
  const text = decimal(number, digits);
  return number > 0 && text !== decimal(0, digits) ? `+${text}` : text;
}

/** @param {number} number @param {number} digits  after the point, at most @returns {string} */
export const upTo = (number, digits) => written(number, { maximumFractionDigits: digits });

/** @param {number} number @returns {string}  a whole number, with marks between thousands */
export const count = (number) => decimal(Math.round(number), 0);

/**
 * Nothing but all is 100 %: what rounding would make of the rest is left to the digit below. The space before
 * the sign is the SI's, in every language and in the terminal too.
 * @param {number} share  0 … 1
 * @param {number} [digits]  after the point
 * @returns {string}
 */
export function percent(share, digits = 1) {
  const most = share < 1 ? 100 - 10 ** -digits : 100;
  return `${decimal(Math.min(share * 100, most), digits)} %`;
}

/**
 * How sure a network is: to a per cent, near the top to a tenth. It is never quite sure. No line ends in the number.
 * @param {number} confidence  0 … 1
 * @param {Translate} t
 * @returns {string}
 */
export function sureness(confidence, t) {
  const close = confidence > 0.999 ? t('moreThan', { percent: percent(0.999) }) : percent(confidence);
  const said = confidence > 0.99 ? close : percent(confidence, 0);
  return t('sure', { percent: said.replace(' ', '\u00a0') });
}

/** What stands over a narrow bar: per cent, without the sign. @param {number} share  0 … 1 */
export const barLabel = (share) => (share > 0.99 ? '>99' : String(Math.round(share * 100)));

/** @param {number} number @returns {string}  to four significant digits, without zeros that say nothing */
export const significant = (number) => written(number, { maximumSignificantDigits: 4, useGrouping: false });

/** A 32-bit float with the nine digits that give it again, without grouping. @param {number} number @returns {string} */
export const fullPrecision = (number) => written(number, { maximumSignificantDigits: 9, useGrouping: false });

/** @param {number} bytes @returns {string}  in millions, as file managers show them */
export const megabytes = (bytes) => decimal(bytes / 1e6, 1);

/** @param {number[]} shape  [height, width, channels] or [units] @returns {string} */
export const shape = (shape) => shape.map(count).join(' × ');

/**
 * A duration that is counted down: no more than two units, and none that would flicker.
 * @param {number} seconds
 * @param {Translate} t
 * @returns {string}
 */
export function duration(seconds, t) {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return t('duration.seconds', { seconds: whole });
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return t('duration.minutes', { minutes, seconds: whole % 60 });
  return t('duration.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

/**
 * A duration that is over: to a tenth where whole seconds would say little, and of a very short one the first
 * digit that is not 0.
 * @param {number} seconds
 * @param {Translate} t
 * @returns {string}
 */
export function timeTaken(seconds, t) {
  if (seconds >= 9.95) return duration(seconds, t);
  const isShort = seconds > 0 && seconds < 0.095;
  return t('duration.seconds', {
    seconds: isShort ? written(seconds, { maximumSignificantDigits: 1 }) : decimal(seconds, 1),
  });
}

/** A day and a time of day. @param {number} ms   since 1970 */
export const dateAndTime = (ms) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(ms);
