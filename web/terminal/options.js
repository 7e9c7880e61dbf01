// options.js — how both programs of the terminal choose an engine, and refuse what they are told wrong.

import { availableParallelism } from 'node:os';
import { chooseBuild, MAX_THREADS } from '../worker/variant.js';
import { loadEngine } from './files.js';

/** What the person at the terminal got wrong. */
export class UsageError extends Error {}

export const ENGINE_HELP = `\
  --arithmetic WORD  strict: the same bits on every machine; relaxed: faster  [relaxed, if Node.js can]
  --threads N        1 … ${MAX_THREADS}; no bit of a result depends on it  [as many as the processor has]`;

/** For parseArgs. */
export const engineOptions = /** @type {const} */ ({
  arithmetic: { type: 'string' },
  threads: { type: 'string' },
});

/**
 * A whole number from an option, or `missing` without it.
 * @template Missing
 * @param {string} name @param {string | undefined} text @param {Missing} missing
 * @param {number} min @param {number} max
 */
export function wholeNumber(name, text, missing, min, max) {
  if (text === undefined) return missing;
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  if (value >= min && value <= max) return value;
  throw new UsageError(`--${name} takes a whole number from ${min} to ${max}, not '${text}'`);
}

/**
 * The engine, and what is run.
 * @param {{ arithmetic?: string, threads?: string }} values
 */
export async function startEngine({ arithmetic, threads }) {
  if (arithmetic !== undefined && arithmetic !== 'strict' && arithmetic !== 'relaxed')
    throw new UsageError(`--arithmetic takes strict or relaxed, not '${arithmetic}'`);
  const wanted = wholeNumber('threads', threads, undefined, 1, MAX_THREADS);
  const chosen = await chooseBuild({ arithmetic, threads: wanted }, availableParallelism());
  if (arithmetic && chosen.arithmetic !== arithmetic)
    throw new UsageError(`this Node.js cannot run ${arithmetic} arithmetic`);
  const engine = await loadEngine(chosen.build, chosen.threads);
  return { engine, running: { ...chosen, threads: engine.threads } };
}

/** What is said of it, before anything else. @param {{ build: string, threads: number }} running */
export const engineLine = ({ build, threads }) => `Engine ${build}, threads: ${threads}\n`;
