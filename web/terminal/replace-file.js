// replace-file.js — writes a file whole or not at all.

import { open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** Where the bytes are written before the file gets its name. @param {string} file */
const beside = (file) => `${file}.${process.pid}.part`;

/** The file itself where a symbolic link leads to it. @param {string} file */
const target = (file) => realpath(file).catch(() => resolve(file));

/** Where this fails writing has failed, too, and the user is told why that has. @param {string} file */
const remove = (file) => rm(file, { force: true }).catch(() => {});

/** Whether two names lead to one file. @param {string} file @param {string} other */
export const isSameFile = async (file, other) => (await target(file)) === (await target(other));

/**
 * What went wrong, without the name of the file beside it, which nobody has chosen.
 * @param {Error} error @param {string} file
 */
async function reason({ message }, file) {
  const isMissing = await stat(dirname(file)).then(
    () => false,
    ({ code }) => code === 'ENOENT',
  );
  if (isMissing) return `ENOENT: no such file or directory: the folder ${dirname(file)} is not there`;
  return message.replace(/(?<=')[^']*\.part(?=')/, () => file);
}

/**
 * Throws an Error if `replaceFile` could not write this file now: by writing one as long beside it, which also finds
 * folders, file systems that are read-only, and disks that are full.
 * @param {string} file @param {number} [bytes]
 */
export async function checkReplaceable(file, bytes = 0) {
  const name = await target(file);
  const found = await stat(name).catch(() => null);
  if (found?.isDirectory()) throw new Error(`${file} is a folder`);
  if (found && !found.isFile()) throw new Error(`${file} is no file`);
  if (found && (found.mode & 0o222) === 0) throw new Error(`${file} is read-only`);
  try {
    await writeFile(beside(name), new Uint8Array(bytes));
  } catch (error) {
    throw new Error(await reason(/** @type {Error} */ (error), file), { cause: error });
  } finally {
    await remove(beside(name));
  }
}

/**
 * Replaces a file, or creates it: whenever the program or the machine stops, the old file or the new one is there.
 * @param {string} file @param {string | Uint8Array} content
 */
export async function replaceFile(file, content) {
  const name = await target(file);
  const part = beside(name);
  try {
    const handle = await open(part, 'w');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, name);
  } catch (error) {
    await remove(part);
    throw error;
  }
}
