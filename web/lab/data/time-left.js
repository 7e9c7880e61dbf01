// time-left.js — how long the rest of a data set takes to arrive.

/** For less time and less of the data, a pause of a busy machine would be most of what is measured; in ms, and as a share. */
const [LEAST_MS, LEAST_SHARE] = [1000, 0.05];
/** After so long even little says how fast the connection is, in ms. */
const LONG_MS = 5000;

/**
 * In seconds, as fast as it has come since its first bytes were here; null while that says little.
 * @param {{ bytes: number, totalBytes: number }} arrived
 * @param {{ bytes: number, ms: number }} first   what was here first, and when
 * @param {number} now   in ms
 */
export function secondsLeft({ bytes, totalBytes }, first, now) {
  const ms = now - first.ms;
  const come = bytes - first.bytes;
  if (ms < LEAST_MS || come <= 0 || (bytes < totalBytes * LEAST_SHARE && ms < LONG_MS)) return null;
  return ((totalBytes - bytes) / come) * (ms / 1000);
}
