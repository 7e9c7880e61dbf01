// coverage.js — which branches of source files have run, by V8's counts.
//
// V8 goes through the functions of all modules of the thread for that, so that a thread that counts loads few.

import { Session } from 'node:inspector';

/** Counts branches of source files from its creation on. */
export class Coverage {
  #session = new Session();
  /** @type {Map<string, { places: number[], done: Set<number> }>} by URL */
  #files;

  /** @param {Record<string, number[]>} places   of branches, by the URL of their file */
  constructor(places) {
    const entries = Object.entries(places);
    this.#files = new Map(entries.map(([url, its]) => [url, { places: its, done: new Set() }]));
    this.#session.connect();
    this.#post('Profiler.enable');
    this.#post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** The answer comes at once, because the session is with this thread. @param {string} method @param {object} [args] */
  #post(method, args) {
    /** @type {any} */
    let answer;
    this.#session.post(method, args, (error, result) => {
      if (error) throw error;
      answer = result;
    });
    return answer;
  }

  /** The branches that have run for the first time. @returns {Branch[]} */
  news() {
    const found = [];
    for (const { url, functions } of this.#post('Profiler.takePreciseCoverage').result) {
      const file = this.#files.get(url);
      if (!file) continue;
      const ranges = functions.flatMap((/** @type {{ ranges: Range[] }} */ { ranges }) => ranges);
      const { places, done } = file;
      const fresh = places.filter((place) => !done.has(place) && hasRun(ranges, place));
      for (const place of fresh) done.add(place);
      found.push(...fresh.map((place) => ({ done, place })));
    }
    return found;
  }

  /** The branches count as not run. @param {Branch[]} branches */
  forget(branches) {
    for (const { done, place } of branches) done.delete(place);
  }

  /** The places of the branches that have not run, by the URL of their file. @returns {Record<string, number[]>} */
  missed() {
    const rest = [...this.#files].map(([url, { places, done }]) => [
      url,
      places.filter((place) => !done.has(place)),
    ]);
    return Object.fromEntries(rest);
  }

  end() {
    this.#session.disconnect();
  }
}

/** @typedef {{ done: Set<number>, place: number }} Branch   of a file, by its place there */
/** @typedef {{ startOffset: number, endOffset: number, count: number }} Range */

/** Whether the innermost range around a place has run. @param {Range[]} ranges @param {number} place */
function hasRun(ranges, place) {
  /** @type {Range | undefined} */
  let inner;
  for (const range of ranges) {
    const { startOffset: start, endOffset: end } = range;
    if (start <= place && place < end && (!inner || end - start <= inner.endOffset - inner.startOffset))
      inner = range;
  }
  return inner !== undefined && inner.count > 0;
}
