// errors.js — why a file of weights cannot be used: in English, and by status for other languages.

import { fill } from '../text/fill.js';

/** By status, without a full stop. Names in braces are filled in. */
export const SENTENCES = {
  FILE_FORMAT: 'the file {file} is neither safetensors nor an array (.npy) or archive (.npz) of NumPy',
  FILE_CUT_SHORT: 'the file {file} is cut short: it has {bytes} bytes instead of {needed}',
  FILE_TOO_LONG: 'the file {file} is damaged: it has {bytes} bytes instead of {needed}',
  FILE_HEADER: 'the file {file} is damaged: its header cannot be read',
  FILE_ARCHIVE: 'the file {file} is damaged: it cannot be unpacked',
  FILE_CHECKSUM: 'the file {file} is damaged: the checksum of "{member}" in it does not match',
  FILE_PLACE: 'the file {file} is damaged: the bytes and the shape of "{tensor}" do not match',
  FILE_TYPE: '"{tensor}" in {file} has numbers of type {type}; only floats of 16, 32 or 64 bits can be read',
  FILE_SIZE: 'the file {file} would unpack to more than a gigabyte',
  FILE_EMPTY: 'there are no weights in {file}',
  WEIGHTS_MISSING: 'weights are missing for layer {layer} ({text}): there is no "{tensor}"',
  WEIGHTS_UNKNOWN: 'no layer of this network has weights named "{tensor}" ({found})',
  WEIGHTS_SHAPE:
    'the weights "{tensor}" do not fit: their shape is {found}, but layer {layer} ({text}) needs {needed}',
  WEIGHTS_ONE_MATRIX:
    'the file has one matrix without a name ({found}), but this network has {count} layers with weights',
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
