/** Numbers as people read them. */

/** @param {number} number  whole @returns {string}  with a comma between thousands */
export const count = (number) => String(Math.round(number)).replace(/\B(?=(\d{3})+$)/g, ',');

/** @param {number} share  0 … 1 @param {number} [digits]  after the point @returns {string} */
export const percent = (share, digits = 1) => `${(share * 100).toFixed(digits)} %`;

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
