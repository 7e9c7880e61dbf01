// engine-options.js — options of the terminal's programs: a table gives their help, their values are checked.

import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { chooseBuild, MAX_THREADS } from '../worker/variant.js';
import { loadEngine } from './files.js';
import { Interruption } from './interruption.js';

/** A mistake in the command line; programs end with exit code 2. */
export class UsageError extends Error {}

/**
 * @typedef {object} Option
 * @property {string} [value]      the value's name in the help; without it the option is a flag
 * @property {string} help         its lines, with the default in brackets
 * @property {boolean} [multiple]  whether it may be given several times
 * @property {Range} [range]       of a number
 *
 * @typedef {object} Range
 * @property {number} min
 * @property {number} [max]        none by default
 * @property {boolean} [whole]     whether it must be a whole number; true by default
 * @property {boolean} [above]     whether `min` itself is excluded
 */

export const ENGINE_OPTIONS = /** @satisfies {Record<string, Option>} */ ({
  arithmetic: {
    value: 'WORD',
    help: 'strict: the same bits on every machine; relaxed: not so, but often faster\n(npm run bench says by how much), where Node.js can  [strict]',
  },
  threads: {
    value: 'N',
    help: `1 … ${MAX_THREADS}; results do not depend on it  [the number of processors]`,
    range: { min: 1, max: MAX_THREADS },
  },
});

/** @param {string} usage   the first line @param {Record<string, Option>} options @param {string} notes */
export function helpText(usage, options, notes) {
  /** @type {Record<string, Option>} */
  const all = { ...options, help: { help: '' } };
  const rows = Object.entries(all).map(([name, { value = '', help }]) =>
    `  ${`--${name} ${value}`.padEnd(18)} ${help.replaceAll('\n', `\n${' '.repeat(21)}`)}`.trimEnd(),
  );
  return `Usage: ${usage} -- [options]\n\n${rows.join('\n')}\n\n${notes}\n`;
}

/**
 * The words of the command line by option. Throws a UsageError for an option that is not in the table.
 * @template {Record<string, Option>} Options
 * @param {Options} options
 * @returns {{ [Name in keyof Options]?: Options[Name] extends { value: string }
 *   ? (Options[Name] extends { multiple: true } ? string[] : string) : boolean } & { help?: boolean }}
 */
export function readOptions(options) {
  /** @type {Record<string, Option>} */
  const all = { ...options, help: { help: '' } };
  const config = Object.entries(all).map(([name, { value, multiple = false }]) => [
    name,
    { type: value ? 'string' : 'boolean', multiple },
  ]);
  try {
    return /** @type {any} */ (parseArgs({ options: Object.fromEntries(config) }).values);
  } catch (error) {
    throw new UsageError(/** @type {Error} */ (error).message);
  }
}

/**
 * The number that an option gives, or `missing` without it. Throws a UsageError if it is out of range.
 * @template Missing
 * @param {string} name @param {string | undefined} text @param {Missing} missing @param {Range} range
 */
export function numberOf(name, text, missing, { min, max = Infinity, whole = true, above = false }) {
  if (text === undefined) return missing;
  const value = (whole ? /^\d+$/ : /\S/).test(text) ? Number(text) : NaN;
  if ((above ? value > min : value >= min) && value <= max && value < Infinity) return value;
  const isBounded = whole || max < Infinity;
  const rule = isBounded
    ? `number from ${min} to ${max}`
    : `number ${above ? 'above' : 'of at least'} ${min}`;
  throw new UsageError(`--${name} must be a ${whole ? 'whole ' : ''}${rule}; got '${text}'`);
}

/**
 * Loads the engine. Throws a UsageError if the options are wrong or this Node.js cannot do what they ask.
 * @param {{ arithmetic?: string, threads?: string }} values
 * @param {import('../worker/variant.js').Arithmetic} [usual]   the arithmetic without one in the options, if this Node.js can
 */
export async function startEngine({ arithmetic, threads }, usual = 'strict') {
  if (arithmetic !== undefined && arithmetic !== 'strict' && arithmetic !== 'relaxed')
    throw new UsageError(`--arithmetic must be strict or relaxed; got '${arithmetic}'`);
  const wanted = numberOf('threads', threads, undefined, ENGINE_OPTIONS.threads.range);
  const chosen = await chooseBuild(
    { arithmetic: arithmetic ?? usual, threads: wanted },
    availableParallelism(),
  );
  if (arithmetic && chosen.arithmetic !== arithmetic)
    throw new UsageError(`this Node.js does not support ${arithmetic} arithmetic`);
  const engine = await loadEngine(chosen.build, chosen.threads);
  return { engine, running: { ...chosen, threads: engine.threads } };
}

/** Names the engine in use, on standard error. @param {{ build: string, threads: number }} running */
export const engineLine = ({ build, threads }) => `Engine ${build}, threads: ${threads}\n`;

/** Resolves when standard output has taken, or refused, what was written to it. */
const flushed = () => new Promise((resolve) => process.stdout.write('', () => setImmediate(resolve)));

/**
 * Runs a program and prints its error. The exit code is 2 after a mistake in the command line, that of the cause
 * if the program was ended early, else 1.
 * @param {string} name
 * @param {(interruption: Interruption) => Promise<unknown>} main   may return the end of a sentence that begins with
 *   the cause: what became of the work if it was ended early
 * @param {(error: unknown) => boolean} [isUsage]   whether an error is such a mistake
 */
export async function runProgram(name, main, isUsage = (error) => error instanceof UsageError) {
  const interruption = new Interruption();
  const report = (/** @type {string} */ rest) => {
    const { cause } = interruption;
    if (!cause) return;
    process.exitCode = cause.exitCode;
    const newline = process.stdout.isTTY ? '\n' : ''; // behind the line of progress
    process.stderr.write(`${newline}${name}: ${cause.reason}${rest}\n`);
  };
  try {
    const rest = await main(interruption);
    await flushed();
    report(typeof rest === 'string' ? rest : '');
  } catch (error) {
    process.exitCode = isUsage(error) ? 2 : 1;
    process.stderr.write(`${name}: ${/** @type {Error} */ (error).message}\n`);
    if (process.exitCode === 2) process.stderr.write(`'npm run ${name} -- --help' lists the options.\n`);
  }
}
