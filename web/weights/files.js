// files.js — files of weights: which format one has, and NumPy's archives of arrays.

import { zipSync } from 'fflate';
import { FileError } from './errors.js';
import { looksLikeNpy, readNpy, writeNpy } from './npy.js';
import { looksLikeSafetensors, readSafetensors, writeSafetensors } from './safetensors.js';
import { unzip } from './unzip.js';

export { writeNpy, writeSafetensors };

/**
 * @typedef {object} Tensor
 * @property {string} name          number of the layer and what of it: '0.kernel', '0.bias'
 * @property {number[]} shape
 * @property {Float32Array} values  row-major
 *
 * @typedef {object} Weights
 * @property {Tensor[]} tensors
 * @property {Record<string, string>} metadata   settings; none in NumPy's formats, which have no place for it
 */

/** ZIP has no times before this. */
const EPOCH = new Date(1980, 0, 1);

/** Uncompressed, as `numpy.savez` writes: weights hardly become smaller. @param {Tensor[]} tensors */
export function writeNpz(tensors) {
  const files = tensors.map((tensor) => [`${tensor.name}.npy`, writeNpy(tensor)]);
  return zipSync(Object.fromEntries(files), { level: 0, mtime: EPOCH });
}

/**
 * Reads .safetensors, .npy and .npz, which the first bytes tell; the one array of a .npy has the name ''.
 * Throws a FileError that says in words what is wrong.
 * @param {Uint8Array} bytes
 * @param {string} file   its name, for errors
 * @returns {Weights}
 */
export function readWeights(bytes, file) {
  const weights = readAny(bytes, file);
  if (!weights.tensors.length) throw new FileError('FILE_EMPTY', { file });
  return weights;
}

/** @param {Uint8Array} bytes @param {string} file @returns {Weights} */
function readAny(bytes, file) {
  if (looksLikeNpy(bytes)) return { tensors: [readNpy(bytes, file, '')], metadata: {} };
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return { tensors: readNpz(bytes, file), metadata: {} };
  if (looksLikeSafetensors(bytes)) return readSafetensors(bytes, file);
  throw new FileError('FILE_FORMAT', { file });
}

/** @param {Uint8Array} bytes @param {string} file @returns {Tensor[]} */
function readNpz(bytes, file) {
  return Object.entries(unzip(bytes, file)).map(([path, content]) => {
    const name = path.slice(0, -'.npy'.length);
    if (!looksLikeNpy(content)) throw new FileError('FILE_HEADER', { file: `${file}/${path}` });
    return readNpy(content, `${file}/${path}`, name);
  });
}
