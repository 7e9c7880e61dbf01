// weights-files.js — loads the weights that `npm run train` starts from, and saves the trained ones.

import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { readWeights, requireFinite, writeNpy, writeNpz, writeSafetensors } from '../weights/files.js';
import { collectTensors, restoreTensors } from '../worker/weights.js';
import { UsageError } from './options.js';
import { checkReplaceable, replaceFile } from './replace-file.js';

/** @typedef {import('../worker/engine/model.js').Model} Model */
/** @typedef {import('../weights/files.js').Tensor} Tensor */
/** @typedef {import('../weights/files.js').Weights} Weights */
/** @typedef {(tensors: Tensor[], metadata: Record<string, string>) => Uint8Array} Writer */

/** How to write a file, by the extension of its name. @type {Record<string, Writer>} */
const WRITERS = {
  '.safetensors': writeSafetensors,
  '.npz': writeNpz,
  '.npy': ([tensor]) => writeNpy(tensor),
};

/**
 * Runs `work`, which uses a file that the user chose; its errors become UsageErrors.
 * @template T @param {string} option @param {() => T} work
 */
function asUsage(option, work) {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new UsageError(`${option}: ${error.message}`);
  }
}

/**
 * The weights in the file of --load. Throws a UsageError if they cannot be read.
 * @param {string | undefined} file @returns {Promise<Weights | null>}   null without the option
 */
export async function loadWeights(file) {
  if (file === undefined) return null;
  const bytes = await readFile(file).catch((/** @type {Error} */ error) => {
    throw new UsageError(`--load: ${error.message}`);
  });
  return asUsage('--load', () => {
    const weights = readWeights(bytes, file);
    requireFinite(weights.tensors, file);
    return weights;
  });
}

/** Whether the file of --load, or --model, names the layers. @param {Weights} weights @param {{ model?: string }} values */
const areLayersNamed = ({ metadata }, { model }) => Boolean(metadata.layers) || model !== undefined;

/** Of weights whose layers nobody names. @param {string | undefined} file */
const layersUnknown = (file) => `--load: ${file} does not name its layers; --model does`;

/**
 * The line of layers that the file of --load names. Throws a UsageError if it names none, and --model does not either.
 * @param {Weights | null} weights   of the file, if there is one
 * @param {{ load?: string, model?: string }} values
 */
export function layersNamed(weights, values) {
  if (weights && !areLayersNamed(weights, values)) throw new UsageError(layersUnknown(values.load));
  return weights?.metadata.layers;
}

/**
 * Puts weights, if there are any, into the model. Throws a UsageError if they do not fit.
 * @param {Model} model @param {Weights | null} weights
 * @param {{ load?: string, model?: string }} values   what the model was chosen by: without --model it may be that of another network
 */
export function applyWeights(model, weights, values) {
  if (!weights) return;
  const unknown = `${layersUnknown(values.load)}. With the usual layers`;
  asUsage(areLayersNamed(weights, values) ? '--load' : unknown, () => restoreTensors(model, weights.tensors));
}

/**
 * Checks before the training that its weights can be saved. Throws a UsageError.
 * @param {string | undefined} file @param {Model} model
 */
export async function checkSavable(file, model) {
  if (file === undefined) return;
  const end = extname(file);
  if (!Object.hasOwn(WRITERS, end))
    throw new UsageError(`--save must be a name that ends in .safetensors, .npz or .npy; got '${file}'`);
  const tensors = collectTensors(model);
  if (end === '.npy' && tensors.length !== 1)
    throw new UsageError(`--save: a .npy holds one array, but this network has ${tensors.length}: use .npz`);
  await checkReplaceable(file, WRITERS[end](tensors, {}).length).catch((/** @type {Error} */ { message }) => {
    throw new UsageError(`--save cannot write to ${file}: ${message}`);
  });
}

/**
 * Writes the file of --save, if it was given. Throws an Error if it cannot; a file that was there is unchanged.
 * @param {string | undefined} file @param {Model} model
 * @param {object} facts   settings to store with the weights, if the format can hold them
 */
export async function saveWeights(file, model, facts) {
  if (file === undefined) return;
  const metadata = Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, `${value}`]));
  const bytes = WRITERS[extname(file)](collectTensors(model), metadata);
  await replaceFile(file, bytes).catch((/** @type {Error} */ { message }) => {
    throw new Error(`the weights could not be saved in ${file}: ${message}`);
  });
}
