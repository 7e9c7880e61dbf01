// thread.js — the thread in which a reader is fuzzed, and all readers by name.

import { isMainThread, parentPort, workerData } from 'node:worker_threads';

import { Coverage } from './coverage.js';
import { ENGINE_TARGETS } from './engine-targets.js';
import { bytesOf, fuzz } from './fuzzer.js';
import { TARGETS as OTHERS } from './targets.js';

export const TARGETS = { ...OTHERS, ...ENGINE_TARGETS };

/**
 * @typedef {object} Work
 * @property {string} name   of the target
 * @property {number} runs
 * @property {number} seed
 * @property {Record<string, number[]>} places   of branches, by the URL of their file
 * @property {SharedArrayBuffer} room   for the inputs tried and the length of the present one, 32 bits each, and its bytes
 */

/** Answers with the places that were not reached. @param {Work} data */
async function work({ name, runs, seed, places, room }) {
  const coverage = new Coverage(places);
  const [counts, bytes] = [new Uint32Array(room, 0, 2), new Uint8Array(room, 8)];
  const begin = (/** @type {unknown} */ input) => {
    const content = bytesOf(input).subarray(0, bytes.length);
    bytes.set(content);
    counts[1] = content.length;
    counts[0]++;
  };
  Error.stackTraceLimit = 0; // refusals are thrown, not looked at; --input shows where
  await fuzz(TARGETS[name], { runs, seed, coverage, begin });
  parentPort?.postMessage(coverage.missed());
}

if (!isMainThread) await work(workerData);
