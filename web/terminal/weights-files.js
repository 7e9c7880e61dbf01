// weights-files.js — the weights that `npm run train` begins with, and those that it leaves behind.

import { access, constants, readFile, writeFile } from 'node:fs/promises';
import { dirname, extname, resolve } from 'node:path';
import { readWeights, writeNpy, writeNpz, writeSafetensors } from '../weights/files.js';
import { collectTensors, restoreTensors } from '../worker/weights.js';
import { UsageError } from './options.js';

/** @typedef {import('../worker/engine/engine.js').Model} Model */
/** @typedef {import('../weights/files.js').Tensor} Tensor */
/** @typedef {import('../weights/files.js').Weights} Weights */
/** @typedef {(tensors: Tensor[], metadata: Record<string, string>) => Uint8Array} Writer */

/** By the end of a file's name. @type {Record<string, Writer>} */
const WRITERS = {
  '.safetensors': writeSafetensors,
  '.npz': writeNpz,
  '.npy': ([tensor]) => writeNpy(tensor),
};

/**
 * Does what depends on a file that the user has chosen.
 * @template T @param {string} option @param {() => T} work
 */
function usable(option, work) {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new UsageError(`${option}: ${error.message}`);
  }
}

/** @param {string | undefined} file @returns {Promise<Weights | null>} */
export async function loadWeights(file) {
  if (file === undefined) return null;
  const bytes = await readFile(file).catch((/** @type {Error} */ error) => {
    throw new UsageError(`--load: ${error.message}`);
  });
  return usable('--load', () => readWeights(bytes, file));
}

/** @param {Model} model @param {Weights | null} weights */
export function beginWith(model, weights) {
  if (weights) usable('--load', () => restoreTensors(model, weights.tensors));
}

/**
 * Finds out before the training whether its weights can be saved.
 * @param {string | undefined} file @param {Model} model
 */
export async function checkSavable(file, model) {
  if (file === undefined) return;
  const end = extname(file);
  const ends = Object.keys(WRITERS).join(', ');
  if (!Object.hasOwn(WRITERS, end))
    throw new UsageError(`--save takes a name that ends in ${ends}, not '${file}'`);
  const { length: count } = collectTensors(model);
  if (end === '.npy' && count !== 1)
    throw new UsageError(`--save: a .npy has one array, and this network has ${count}; .npz holds them all`);
  const folder = dirname(resolve(file));
  await access(folder, constants.W_OK).catch(() => {
    throw new UsageError(`--save cannot write to ${folder}`);
  });
}

/**
 * @param {string | undefined} file @param {Model} model
 * @param {object} facts   for formats that have a place for them
 */
export async function saveWeights(file, model, facts) {
  if (file === undefined) return;
  const metadata = Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, `${value}`]));
  await writeFile(file, WRITERS[extname(file)](collectTensors(model), metadata));
}
