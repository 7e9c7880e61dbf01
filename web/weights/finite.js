// finite.js — no weight may be NaN or infinite.

import { FileError } from '../files/errors.js';
import { OWN_NAME } from './match.js';

/** @typedef {import('../shared/protocol.js').Tensor} Tensor */

/**
 * Throws a FileError if a number is NaN or infinite, or has become infinite on its way from 64 bits.
 * @param {Tensor[]} tensors
 * @param {string} file   its name, for errors
 */
export function requireFinite(tensors, file) {
  for (const { name, values } of tensors) {
    const count = values.reduce((sum, value) => sum + Number(!Number.isFinite(value)), 0);
    if (!count) continue;
    const layer = OWN_NAME.exec(name)?.[1];
    const facts = { file, tensor: name || 'array', count, size: values.length };
    if (layer === undefined) throw new FileError('FILE_NOT_FINITE', facts);
    throw new FileError('FILE_NOT_FINITE_LAYER', { ...facts, layer: Number(layer) + 1 });
  }
}
