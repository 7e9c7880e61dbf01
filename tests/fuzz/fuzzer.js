// fuzzer.js — damages right inputs of a reader at random, and looks whether it reads or refuses them as it says.
//
// With Coverage, inputs that reach a new branch are damaged further, as libFuzzer does it.

import { deserialize, getHeapStatistics, serialize } from 'node:v8';
import { SENTENCES } from '../../web/files/errors.js';
import { damaged, generator } from './damage.js';

/**
 * @typedef {object} Target     a reader, and what is known of it
 * @property {string[]} files    its sources, from web/
 * @property {any[]} seeds       right inputs: bytes, texts, or records and lists of them
 * @property {(input: any) => unknown} read   reads and checks what was read
 * @property {(new (...args: any[]) => Error)[]} refusals   the errors that it documents
 * @property {typeof damaged} [damage]   what knows the format, and is used as often as `damaged`
 * @property {number} [growth]   bytes of arrays that a byte of input may need
 * @property {number} [spare]   bytes that any input may need
 */

/** Of inputs that are larger, the changes are taken back: readers should meet many, not long ones. */
const LARGEST_BYTES = 1 << 16;
/** Inputs between two looks at the coverage. */
const BATCH = 256;
/** Arrays that an input of any size may need. */
const SPARE_BYTES = 1 << 20;
const USUAL_GROWTH = 16;

/** An input as bytes. @param {unknown} input @returns {Uint8Array} */
export function bytesOf(input) {
  if (input instanceof Uint8Array) return input;
  return typeof input === 'string' ? Buffer.from(input) : serialize(input);
}

/** An input of a target from its bytes. @param {Target} target @param {Uint8Array} bytes */
export function inputOf({ seeds: [seed] }, bytes) {
  if (seed instanceof Uint8Array) return new Uint8Array(bytes);
  return typeof seed === 'string' ? Buffer.from(bytes).toString() : deserialize(bytes);
}

/** As `npm run fuzz` takes it. @param {Uint8Array} bytes */
export const argumentOf = (bytes) => `--input ${Buffer.from(bytes).toString('base64')}`;

/**
 * Reads an input. Throws an Error if that is neither read nor refused in words, or needs too much memory.
 * @param {Target} target @param {unknown} input
 * @returns {Promise<boolean>}   whether it was read
 */
export async function tryInput({ read, refusals, growth = USUAL_GROWTH, spare = SPARE_BYTES }, input) {
  const before = getHeapStatistics().external_memory;
  let isRead = true;
  try {
    await read(input);
  } catch (error) {
    if (!(error instanceof Error) || !refusals.some((each) => error instanceof each)) throw error;
    requireWords(error);
    isRead = false;
  }
  const needed = getHeapStatistics().external_memory - before - spare;
  if (needed > 0 && needed > growth * bytesOf(input).length)
    throw new Error(`${bytesOf(input).length} bytes of input needed ${needed} bytes of memory`);
  return isRead;
}

/**
 * Throws an Error if a refusal lacks a value of its sentence.
 * @param {Error & { status?: string, values?: Record<string, unknown> }} error
 */
function requireWords({ message, status, values = {} }) {
  const sentence = SENTENCES[/** @type {keyof typeof SENTENCES} */ (status)] ?? '';
  const lacking = [...sentence.matchAll(/\{(\w+)\}/g)].filter(([, name]) => values[name] === undefined);
  if (lacking.length || !message || /\bundefined\b|\[object/.test(sentence ? '' : message))
    throw new Error(`a refusal without words: ${status}, ${message}`);
}

/**
 * Damages inputs of a target and tries them. Throws an Error with the input that failed.
 * @param {Target} target
 * @param {object} plan
 * @param {number} plan.runs
 * @param {number} plan.seed
 * @param {import('./coverage.js').Coverage} [plan.coverage]
 * @param {(input: unknown) => void} [plan.begin]   is called before each input
 * @returns {Promise<number>}   how many were read; the others were refused
 */
export async function fuzz(target, { runs, seed, coverage, begin = () => {} }) {
  const random = generator(seed);
  const corpus = [...target.seeds];
  let read = 0;
  const attempt = async (/** @type {unknown} */ input) => {
    begin(input);
    try {
      read += Number(await tryInput(target, input));
    } catch (error) {
      throw new Error(argumentOf(bytesOf(input)), { cause: error });
    }
  };
  for (const input of corpus) await attempt(input);
  coverage?.news();
  for (let run = 0; run < runs; run += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, runs - run) }, () => changed(target, corpus, random));
    for (const input of batch) await attempt(input);
    const news = coverage?.news() ?? [];
    coverage?.forget(news);
    for (let i = 0, left = news.length; left > 0 && i < batch.length; i++) {
      await attempt(batch[i]);
      const found = coverage?.news().length ?? 0;
      if (found) corpus.push(batch[i]);
      left -= found;
    }
  }
  return read;
}

/** @param {Target} target @param {unknown[]} corpus @param {import('./damage.js').Random} random */
function changed({ damage = damaged }, corpus, random) {
  const input = corpus[random(corpus.length)];
  const result = (random(2) ? damage : damaged)(input, random);
  return bytesOf(result).length > LARGEST_BYTES ? input : result;
}
