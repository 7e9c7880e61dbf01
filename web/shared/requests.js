// requests.js — what a page or a worker has asked the network for, and how much of it of other sites than its own.

import { SITE } from './site.js';

/**
 * @typedef {object} RequestCounts
 * @property {number} requests
 * @property {number} elsewhere   those to other sites
 */

/** Requests of this time are told together: each telling is a rendering of the page. */
const TOLD_EVERY_MS = 500;

/** What lies in the script itself is no request. */
const WITHIN = /^(blob|data):/;

/** Counts entries of the browser's list of resources. @param {{ name: string }[]} entries @returns {RequestCounts} */
export function countRequests(entries) {
  const own = [SITE.origin, globalThis.location?.origin];
  const asked = entries.filter(({ name }) => !WITHIN.test(name));
  const elsewhere = asked.filter(({ name }) => /^https?:/.test(name) && !own.includes(new URL(name).origin));
  return { requests: asked.length, elsewhere: elsewhere.length };
}

/**
 * Tells of each request of this script, also of those before: how many there were since it was told last. Where a browser
 * lists none in a worker, nothing is told.
 * @param {(counts: RequestCounts) => void} tell
 */
export function watchRequests(tell) {
  if (!('PerformanceObserver' in globalThis)) return;
  /** @type {PerformanceEntry[]} */
  let untold = [];
  const tellAll = () => {
    tell(countRequests(untold));
    untold = [];
  };
  new PerformanceObserver((list) => {
    if (!untold.length) setTimeout(tellAll, TOLD_EVERY_MS);
    untold.push(...list.getEntries());
  }).observe({ type: 'resource', buffered: true });
}
