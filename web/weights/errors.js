// errors.js — why a file of weights cannot be used, in words, and by name for other languages.

import { fill } from '../text/fill.js';

/** By status, without a full stop. Names in braces are filled in. */
export const SENTENCES = {
  FILE_FORMAT: 'the file {file} is neither safetensors nor an array (.npy) or archive (.npz) of NumPy',
  FILE_CUT_SHORT: 'the file {file} is cut short: it has {bytes} bytes, and {needed} are announced',
  FILE_TOO_LONG: 'the file {file} is damaged: it has {bytes} bytes, and only {needed} are announced',
  FILE_HEADER: 'the file {file} is damaged: its header cannot be read',
  FILE_ARCHIVE: 'the file {file} is damaged: it cannot be unpacked',
  FILE_CHECKSUM: 'the file {file} is damaged: the checksum of "{member}" in it does not match',
  FILE_PLACE: 'the file {file} is damaged: the place and the shape of "{tensor}" do not belong together',
  FILE_TYPE: '"{tensor}" in {file} holds numbers of the type {type}; floats of 16, 32 or 64 bits can be read',
  FILE_SIZE: 'the file {file} would unpack to more than a gigabyte',
  FILE_EMPTY: 'there are no weights in {file}',
  WEIGHTS_MISSING: 'weights are missing for layer {layer} ({text}): there is no "{tensor}"',
  WEIGHTS_UNKNOWN: 'no layer of this network takes the weights "{tensor}" ({found})',
  WEIGHTS_SHAPE:
    'the weights "{tensor}" do not fit: they are {found}, and layer {layer} ({text}) needs {needed}',
  WEIGHTS_ONE_MATRIX:
    'there is one matrix without a name ({found}), and this network has {count} layers with weights',
};

/** @typedef {keyof typeof SENTENCES} WeightsStatus */

class WordedError extends Error {
  /** @param {WeightsStatus} status @param {Record<string, string | number>} values */
  constructor(status, values) {
    super(fill(SENTENCES[status], values));
    this.status = status;
    this.values = values;
  }
}

/** A file that is not what it should be. */
export class FileError extends WordedError {
  name = 'FileError';
}

/** Weights that are not this network's. */
export class WeightsError extends WordedError {
  name = 'WeightsError';
}
