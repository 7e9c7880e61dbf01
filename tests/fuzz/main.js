// main.js — `npm run fuzz`: damages inputs of the readers for as long as one likes, and says what was reached.
//
//   npm run fuzz -- --target npy --runs 1000000 --seed 1
//   npm run fuzz -- --target npy --input TEXT      tries one input, as a failure names it
//
// Without --target every reader has its turn. Each runs in a thread of its own, which this one watches.

import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';

import { argumentOf, inputOf, tryInput } from './fuzzer.js';
import { placesIn } from './places.js';
import { TARGETS } from './thread.js';

const WEB = new URL('../../web/', import.meta.url);
/** An input that takes longer hangs: in processor time, since a busy machine may leave the thread none for as long. */
const LONGEST_MS = 10_000;
const LOOK_MS = 1000;
/** Room for the input that is being tried, so that it is known even where the thread hangs. */
const ROOM_BYTES = 1 << 17;

/**
 * Fuzzes a reader. Throws the error of the input that failed.
 * @param {Omit<import('./thread.js').Work, 'room'>} work
 * @returns {Promise<Record<string, number[]>>}   the places that were not reached
 */
function watch(work) {
  const room = new SharedArrayBuffer(ROOM_BYTES);
  const [counts, bytes] = [new Uint32Array(room, 0, 2), new Uint8Array(room, 8)];
  const worker = new Worker(new URL('./thread.js', import.meta.url), { workerData: { ...work, room } });
  let [last, since] = [0, 0];
  return new Promise((resolve, reject) => {
    const timer = setInterval(() => {
      const { user, system } = process.cpuUsage();
      const spent = (user + system) / 1000;
      // A thread that has not begun yet is not in an input.
      if (!counts[0] || counts[0] !== last) [last, since] = [counts[0], spent];
      else if (spent - since > LONGEST_MS)
        reject(new Error(`hangs: ${argumentOf(bytes.slice(0, counts[1]))}`));
    }, LOOK_MS);
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
    const files = TARGETS[name].files.map((file) => {
      const url = new URL(file, WEB);
      return { file, url: url.href, ...placesIn(fileURLToPath(url)) };
    });
    const places = Object.fromEntries(files.map((each) => [each.url, each.places]));
    const start = performance.now();
    const missed = await watch({ name, runs: Number(values.runs), seed: Number(values.seed), places });
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    console.log(`${name}: ${values.runs} inputs in ${seconds} s, none failed`);
    for (const { file, url, places: all, lineAt } of files) {
      const lines = [...new Set(missed[url].map(lineAt))];
      const rest = lines.length ? `; not lines ${lines.join(', ')}` : '';
      console.log(`  ${file}: ${all.length - missed[url].length} of ${all.length} branches${rest}`);
    }
  }
}

await main();
