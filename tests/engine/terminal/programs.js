// programs.js — runs the programs of the terminal, for tests: on a small data set, to what they print.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { makeFiles, NAMES } from '../../node/synthetic.js';

/**
 * Runs a program of the terminal to its end.
 * @param {string} program @param {string[]} args
 * @returns {Promise<{ code: unknown, stdout: string, stderr: string }>}
 */
export function run(program, ...args) {
  const script = fileURLToPath(new URL(`../../../web/terminal/${program}.js`, import.meta.url));
  return new Promise((resolve) =>
    execFile(process.execPath, [script, ...args], (error, stdout, stderr) =>
      resolve({ code: error ? error.code : 0, stdout, stderr }),
    ),
  );
}

/** A folder with a small data set, until the test is over. @param {import('node:test').TestContext} t */
export async function makeFolder(t) {
  const folder = await mkdtemp(join(tmpdir(), 'digit-lab-'));
  t.after(() => rm(folder, { recursive: true }));
  for (const [part, bytes] of Object.entries(makeFiles(300, 50)))
    await writeFile(join(folder, `${NAMES[/** @type {keyof typeof NAMES} */ (part)]}.gz`), gzipSync(bytes));
  return folder;
}

/** What a program prints with --json: an object a line. @param {string} text @returns {any[]} */
export const parseLines = (text) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
