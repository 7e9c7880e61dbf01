// format.js — numbers as people read them.

/** @param {number} number  whole @returns {string}  with a comma between thousands */
export const count = (number) => String(Math.round(number)).replace(/\B(?=(\d{3})+$)/g, ',');

/**
 * Nothing but all is 100 %: what rounding would make of the rest is left to the digit below.
 * @param {number} share  0 … 1
 * @param {number} [digits]  after the point
 * @returns {string}
 */
export function percent(share, digits = 1) {
  const most = share < 1 ? 100 - 10 ** -digits : 100;
  return `${Math.min(share * 100, most).toFixed(digits)} %`;
}

/**
 * How sure a network is: to a per cent, near the top to a tenth. It is never quite sure.
 * @param {number} confidence  0 … 1
 * @param {(key: 'sure' | 'moreThan', values: { percent: string }) => string} t
 * @returns {string}
 */
export function sureness(confidence, t) {
  const close = confidence > 0.999 ? t('moreThan', { percent: percent(0.999) }) : percent(confidence);
  return t('sure', { percent: confidence > 0.99 ? close : percent(confidence, 0) });
}

/** What stands over a narrow bar: per cent, without the sign. @param {number} share  0 … 1 */
export const barLabel = (share) => (share > 0.99 ? '>99' : String(Math.round(share * 100)));

/** @param {number} number @returns {string}  to four significant digits, without zeros that say nothing */
export const significant = (number) => String(Number(number.toPrecision(4)));

/** @param {number} bytes @returns {string}  in millions, as file managers show them */
export const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

/** @param {number[]} shape  [height, width, channels] or [units] @returns {string} */
export const shape = (shape) => shape.map(count).join(' × ');

/** Hours, minutes, seconds. @type {Record<import('./preferences.js').Language, [string, string, string]>} */
const UNITS = { en: ['h', 'min', 's'], zh: ['小时', '分', '秒'] };

/**
 * A duration that is counted down: no more than two units, and none that would flicker.
 * @param {number} seconds
 * @param {import('./preferences.js').Language} language
 * @returns {string}
 */
export function duration(seconds, language) {
  const [h, min, s] = UNITS[language];
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} ${s}`;
  if (whole < 3600) return `${Math.floor(whole / 60)} ${min} ${whole % 60} ${s}`;
  return `${Math.floor(whole / 3600)} ${h} ${Math.floor((whole % 3600) / 60)} ${min}`;
}

/**
 * A duration that is over: to a tenth where whole seconds would say little.
 * @param {number} seconds
 * @param {import('./preferences.js').Language} language
 * @returns {string}
 */
export const timeTaken = (seconds, language) =>
  seconds < 9.95 ? `${seconds.toFixed(1)} ${UNITS[language][2]}` : duration(seconds, language);
