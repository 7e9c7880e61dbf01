// files.js — reads and writes files of weights: safetensors, and NumPy's .npy and .npz; reads ONNX.

import { zipSync } from 'fflate';
import { FileError, WeightsError } from '../files/errors.js';
import { gunzip, isGzip } from '../files/gzip.js';
import { looksLikeNpy, readNpy, writeNpy } from '../files/npy.js';
import { recognise, refusal } from '../files/recognise.js';
import { unzip } from '../files/unzip.js';
import { requireFinite } from './finite.js';
import { readOnnx } from './onnx.js';
import { COUNTER, looksLikeSafetensors, readSafetensors, writeSafetensors } from './safetensors.js';

export { requireFinite, writeNpy, writeSafetensors };

/**
 * @typedef {import('../shared/protocol.js').Tensor} Tensor
 *
 * @typedef {object} Weights
 * @property {Tensor[]} tensors
 * @property {Record<string, string>} metadata   settings; empty for NumPy's formats, which cannot hold any
 */

/** The earliest time that ZIP can hold; a fixed time gives the same bytes for the same weights. */
const EPOCH = new Date(1980, 0, 1);

/**
 * An archive of arrays, not compressed, as `numpy.savez` writes it: compression hardly shrinks weights.
 * @param {Tensor[]} tensors
 */
export function writeNpz(tensors) {
  const files = tensors.map((tensor) => [`${tensor.name}.npy`, writeNpy(tensor)]);
  return zipSync(Object.fromEntries(files), { level: 0, mtime: EPOCH });
}

/**
 * Reads .safetensors, .onnx, .npy and .npz, gzip or not, recognised by their first bytes. The array of a .npy gets the name ''.
 * Throws a FileError.
 * @param {Uint8Array} bytes
 * @param {string} file   its name, for errors
 * @returns {Weights}
 */
export function readWeights(bytes, file) {
  const weights = readAny(isGzip(bytes) ? gunzip(bytes, file) : bytes, file);
  if (!weights.tensors.length) throw new FileError('FILE_EMPTY', { file });
  return weights;
}

/** Throws a WeightsError if there are several files: a network's weights are one. @param {ArrayLike<unknown>} files */
export function requireOne({ length: count }) {
  if (count > 1) throw new WeightsError('WEIGHTS_SEVERAL', { count });
}

/** @param {Uint8Array} bytes @param {string} file @returns {Weights} */
function readAny(bytes, file) {
  const kind = recognise(bytes);
  if (looksLikeNpy(bytes)) return { tensors: [readNpy(bytes, file, '')], metadata: {} };
  if (kind === 'npz' || kind === 'floatsNpz') return { tensors: readNpz(bytes, file), metadata: {} };
  if (kind === 'onnx') return readOnnx(bytes, file);
  if (looksLikeSafetensors(bytes)) return readSafetensors(bytes, file);
  throw refusal(bytes, file, 'weights');
}

/** @param {Uint8Array} bytes @param {string} file @returns {Tensor[]} */
function readNpz(bytes, file) {
  const arrays = Object.entries(unzip(bytes, file)).filter(
    ([path]) => !COUNTER.test(path.replace(/\.npy$/, '')),
  );
  return arrays.map(([path, content]) => {
    const name = path.slice(0, -'.npy'.length);
    if (!looksLikeNpy(content)) throw new FileError('FILE_HEADER', { file: `${file}/${path}` });
    return readNpy(content, `${file}/${path}`, name);
  });
}
