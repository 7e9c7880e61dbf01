// main.js — `npm run fuzz`: damages inputs of the readers for as long as one likes, and says what was reached.
//
//   npm run fuzz -- --target npy --runs 1000000 --seed 1
//   npm run fuzz -- --target npy --input TEXT      tries one input, as a failure names it
//
// Without --target every reader has its turn. Each runs in a thread of its own, which this one watches.

import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

import { Coverage } from './coverage.js';
import { ENGINE_TARGETS } from './engine-targets.js';
import { argumentOf, bytesOf, fuzz, inputOf, tryInput } from './fuzzer.js';

import { TARGETS as OTHERS } from './targets.js';

const TARGETS = { ...OTHERS, ...ENGINE_TARGETS };
const WEB = new URL('../../web/', import.meta.url);
/** An input that takes longer hangs. */
const LONGEST_MS = 10_000;
/** Room for the input that is being tried, so that it is known even where the thread hangs. */
const ROOM_BYTES = 1 << 17;

/**
 * The thread's part.
 * @param {{ name: string, runs: number, seed: number, room: SharedArrayBuffer }} data
 */
async function work({ name, runs, seed, room }) {
  const target = TARGETS[name];
  const coverage = new Coverage(target.files.map((file) => new URL(file, WEB)));
  const [counts, bytes] = [new Uint32Array(room, 0, 2), new Uint8Array(room, 8)];
  const begin = (/** @type {unknown} */ input) => {
    const content = bytesOf(input).subarray(0, bytes.length);
    bytes.set(content);
    counts[1] = content.length;
    counts[0]++;
  };
  Error.stackTraceLimit = 0; // refusals are thrown, not looked at; --input shows where
  await fuzz(target, { runs, seed, coverage, begin });
  parentPort?.postMessage(coverage.report());
}

/**
 * Fuzzes a reader. Throws the error of the input that failed.
 * @param {string} name @param {number} runs @param {number} seed
 */
function watch(name, runs, seed) {
  const room = new SharedArrayBuffer(ROOM_BYTES);
  const [counts, bytes] = [new Uint32Array(room, 0, 2), new Uint8Array(room, 8)];
  const worker = new Worker(new URL(import.meta.url), { workerData: { name, runs, seed, room } });
  let last = -1;
  return new Promise((resolve, reject) => {
    const timer = setInterval(() => {
      // A thread that has not begun yet is not in an input.
      if (counts[0] && counts[0] === last)
        reject(new Error(`hangs: ${argumentOf(bytes.slice(0, counts[1]))}`));
      last = counts[0];
    }, LONGEST_MS);
    worker.once('message', resolve).once('error', reject);
    worker.once('exit', () => clearInterval(timer));
  }).finally(() => worker.terminate());
}

async function main() {
  const { values } = parseArgs({
    options: {
      target: { type: 'string' },
      runs: { type: 'string', default: '100000' },
      seed: { type: 'string', default: '1' },
      input: { type: 'string' },
    },
  });
  const names = Object.keys(TARGETS).filter((name) => name === (values.target ?? name));
  if (!names.length) throw new Error(`Targets: ${Object.keys(TARGETS).join(', ')}`);
  if (values.input) {
    const target = TARGETS[names[0]];
    const isRead = await tryInput(target, inputOf(target, Buffer.from(values.input, 'base64')));
    return console.log(isRead ? 'read' : 'refused');
  }
  for (const name of names) {
    const start = performance.now();
    const report = await watch(name, Number(values.runs), Number(values.seed));
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    console.log(`${name}: ${values.runs} inputs in ${seconds} s, none failed`);
    for (const { path, done, all, missed } of report) {
      const rest = missed.length ? `; not lines ${missed.join(', ')}` : '';
      console.log(`  ${path.slice(WEB.pathname.length)}: ${done} of ${all} branches${rest}`);
    }
  }
}

await (isMainThread ? main() : work(workerData));
