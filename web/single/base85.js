// base85.js — bytes as text that may stand anywhere in HTML: five signs for four bytes, where base 64 has six.

const BASE = 85;
/** The printable signs but those that mean something in HTML or in a script. */
const SIGNS = Array.from({ length: 126 - 32 }, (_, i) => String.fromCharCode(33 + i))
  .filter((sign) => !'"&\'<>\\`'.includes(sign))
  .slice(0, BASE);

/** @param {Uint8Array} bytes */
export function encode(bytes) {
  const parts = [];
  for (let at = 0; at < bytes.length; at += 4) {
    const [a, b = 0, c = 0, d = 0] = bytes.subarray(at, at + 4);
    let number = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
    const signs = new Array(5);
    for (let i = 4; i >= 0; i--) {
      signs[i] = SIGNS[number % BASE];
      number = Math.floor(number / BASE);
    }
    // The last group needs one sign more than it has bytes.
    parts.push(signs.slice(0, Math.min(4, bytes.length - at) + 1).join(''));
  }
  return parts.join('');
}

/** The bytes of a text that encode() has made. @param {string} text */
export function decode(text) {
  const digits = new Uint8Array(128);
  SIGNS.forEach((sign, digit) => {
    digits[sign.charCodeAt(0)] = digit;
  });
  const whole = Math.ceil(text.length / 5);
  const bytes = new Uint8Array(4 * whole);
  const digitAt = (/** @type {number} */ at) =>
    at < text.length ? digits[text.charCodeAt(at) & 127] : BASE - 1;
  for (let group = 0; group < whole; group++) {
    let number = 0;
    for (let at = 5 * group; at < 5 * group + 5; at++) number = number * BASE + digitAt(at);
    bytes[4 * group] = number >>> 24;
    bytes[4 * group + 1] = number >>> 16;
    bytes[4 * group + 2] = number >>> 8;
    bytes[4 * group + 3] = number;
  }
  return bytes.subarray(0, bytes.length - (5 * whole - text.length));
}
