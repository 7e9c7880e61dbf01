// reproduced-files.js — reads and writes the measured figures: reproduced.json, and the table in README.md beside it.

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { SYSTEMS } from '../../reproductions/core/published.js';
import { reportMarkdown } from '../../reproductions/core/report.js';
import { checkReplaceable, replaceFile } from '../replace-file.js';

/** @typedef {import('../../reproductions/core/reproduction.js').Entry} Entry */
/** @typedef {import('../../reproductions/core/reproduction.js').PlannedRun} PlannedRun */
/** @typedef {import('../../reproductions/core/reproduction.js').Reproduced} Reproduced */

const JSON_FILE = 'web/reproductions/core/reproduced.json';
const README = 'web/reproductions/README.md';
const BEGIN = '<!-- reproductions: begin -->\n';
const END = '<!-- reproductions: end -->';

/** The path of a file of the project. @param {string} name @param {URL} root */
const pathOf = (name, root) => fileURLToPath(new URL(name, root));

/** Identifies a run; there is one entry for each key. */
const key = (/** @type {string} */ system, /** @type {string} */ run, /** @type {number} */ seed) =>
  `${system}/${run}/${seed}`;

/**
 * Whether an entry is of the same run, settings and engine, so that it need not be measured again.
 * @param {Entry} entry @param {PlannedRun} plannedRun @param {NonNullable<Entry['engine']>} engine
 */
export const isSameRun = (entry, { system, run, seed, settings }, { machine, arithmetic }) =>
  key(entry.system, entry.run, entry.seed) === key(system.id, run.id, seed) &&
  isDeepStrictEqual(entry.settings, settings) &&
  entry.engine?.machine === machine &&
  entry.engine.arithmetic === arithmetic &&
  run.figures.every(({ measure, draw }) => draw || entry.ended === 'diverged' || measure in entry.values);

/**
 * Adds or replaces an entry. The order is that of systems, runs and seeds; entries of runs that no longer exist
 * are left out.
 * @param {Entry[]} entries @param {Entry} entry
 */
export function mergeEntries(entries, entry) {
  const all = new Map([...entries, entry].map((each) => [key(each.system, each.run, each.seed), each]));
  return SYSTEMS.flatMap(({ id, runs }) =>
    runs.flatMap((run) =>
      [...all.values()]
        .filter((each) => each.system === id && each.run === run.id)
        .sort((a, b) => a.seed - b.seed),
    ),
  );
}

/** @param {URL} root   of the project @returns {Promise<Reproduced>} */
export async function readReproduced(root) {
  const file = new URL(JSON_FILE, root);
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new Error(`${JSON_FILE} cannot be read or is no valid JSON`, { cause });
  }
}

/** One entry a line. @param {URL} root @param {Reproduced} reproduced */
export async function writeReproduced(root, { entries, timings }) {
  const linesOf = (/** @type {object[]} */ objects) =>
    objects.map((object) => `\n    ${JSON.stringify(object)}`).join(',');
  const text = `{\n  "entries": [${linesOf(entries)}\n  ],\n  "timings": [${linesOf(timings)}\n  ]\n}\n`;
  await replaceFile(pathOf(JSON_FILE, root), text);
}

/** The README before and behind the table. Throws an Error if it has no place for it. @param {URL} root */
export async function readReadme(root) {
  const text = await readFile(new URL(README, root), 'utf8');
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begin < 0 || end < begin)
    throw new Error(`${README} has no place for the table: ${BEGIN.trim()} … ${END}`);
  return { before: text.slice(0, begin + BEGIN.length), behind: text.slice(end) };
}

/** Throws an Error if the figures could not be written. @param {URL} root */
export async function checkWritable(root) {
  await readReadme(root);
  for (const name of [JSON_FILE, README]) await checkReplaceable(pathOf(name, root));
}

/** @param {URL} root @param {Reproduced} reproduced */
export async function writeReadme(root, reproduced) {
  const { before, behind } = await readReadme(root);
  await replaceFile(pathOf(README, root), `${before}${reportMarkdown(SYSTEMS, reproduced)}\n${behind}`);
}
