// process.js — finds other programs and runs them.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** A reason to end that the user can do something about: shown as it is, without a stack. */
export class Stop extends Error {}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * Where the PATH has a program, or undefined.
 * @param {string} program
 */
export function findProgram(program) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, program)).find(isExecutable);
}

/** @type {Record<'show' | 'aside' | 'failure', import('node:child_process').StdioOptions>} */
const STDIO = {
  show: ['inherit', 'inherit', 'inherit'],
  aside: ['inherit', 2, 2],
  failure: ['inherit', 'pipe', 'pipe'],
};

/**
 * Runs a program to its end in the project's folder and gives its exit code.
 *
 *   output   'show': on standard output; 'aside': on standard error; 'failure': there, if it fails
 *
 * @param {string[]} command
 * @param {keyof typeof STDIO} [output]
 */
export function run([program, ...args], output = 'aside') {
  const { status, signal, error, stdout, stderr } = spawnSync(program, args, {
    cwd: ROOT,
    stdio: STDIO[output],
    maxBuffer: 1 << 28,
  });
  if (error) throw new Stop(`${program}: ${error.message}`);
  if (signal) throw new Stop(`${program} was ended by ${signal}`);
  if (output === 'failure' && status !== 0) process.stderr.write(Buffer.concat([stdout, stderr]));
  return status ?? 1;
}

/**
 * As run(), but anything other than exit code 0 is a Stop.
 * @param {string[]} command
 * @param {keyof typeof STDIO} [output]
 */
export function mustRun(command, output) {
  const status = run(command, output);
  if (status !== 0) throw new Stop(`\`${command.join(' ')}\` ended with ${status}`);
}
