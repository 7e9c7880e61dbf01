// weights.js — copies a network's weights out of the engine as named tensors, and back into it; their fingerprint and
// their mark.

import { Sha256 } from '../shared/sha256.js';
import { matchTensors, tensorsOf } from '../weights/match.js';

/** @typedef {import('./engine/model.js').Model} Model */
/** @typedef {import('../shared/protocol.js').Tensor} Tensor */

/** Bytes that are hashed in one piece, in a few milliseconds. */
const PIECE_BYTES = 2 ** 17;

/**
 * Copies of all weights, or those of some layers, named as in match.js: '0.kernel', '0.bias' and so on.
 * @param {Model} model @param {number[]} [indices]   of the layers @returns {Tensor[]}
 */
export function collectTensors(model, indices = [...model.layers.keys()]) {
  return indices.flatMap((index) => {
    const layer = model.layers[index];
    const { kernel, bias, moving } = model.weights(index);
    const half = moving.length / 2;
    const values = [kernel, bias, moving.slice(0, half), moving.slice(half)];
    return tensorsOf(layer, index).map(({ name, shape }, place) => ({ name, shape, values: values[place] }));
  });
}

/**
 * Replaces all weights. Throws a WeightsError if the tensors do not fit; the weights are unchanged then.
 * @param {Model} model @param {Tensor[]} tensors   named as those of `collectTensors`, or as match.js allows
 */
export function restoreTensors(model, tensors) {
  for (const { index, ...weights } of matchTensors(tensors, model.layers)) model.setWeights(index, weights);
}

/**
 * Tells whether two networks have the same weights to the last bit: the first 16 hexadecimal digits of the SHA-256 of
 * all weights, in fours, as in b34a-519c-e32c-2307. The weights are hashed as 32-bit floats, the lowest byte first,
 * layer by layer, in the order of `tensorsOf`, each row-major: as they lie in a .safetensors file behind its header.
 * Throws STOPPED.
 * @param {Model} model @param {import('./slices.js').Slices} slices
 */
export async function fingerprintOf(model, slices) {
  const hash = new Sha256();
  for (const { values } of collectTensors(model)) {
    const bytes = new Uint8Array(values.buffer); // as they lie in WebAssembly's memory
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      if (slices.left === 0) await slices.next();
      hash.update(bytes.subarray(at, at + PIECE_BYTES));
    }
  }
  return /** @type {string[]} */ (hash.digest().slice(0, 16).match(/..../g)).join('-');
}

/** Of MurmurHash2, which mixes words of 32 bits: https://github.com/aappleby/smhasher. */
const MIX = 0x5bd1e995;

/**
 * Four hexadecimal digits of all weights, in a few nanoseconds a weight, for the epochs of a run: they say where two
 * runs depart, and prove nothing, as a fingerprint does.
 * @param {Model} model
 */
export function markOf(model) {
  let mark = 0;
  for (const { values } of collectTensors(model)) {
    const words = new Uint32Array(values.buffer);
    for (let i = 0; i < words.length; i++) {
      mark = Math.imul(mark ^ words[i], MIX);
      mark ^= mark >>> 13;
    }
  }
  return ((mark ^ (mark >>> 16)) & 0xffff).toString(16).padStart(4, '0');
}
