// packed-weights.js — the weights of a small network as text in an address, exact to the bit.
//
// They are a safetensors file, deflated, in base64url. Deflate saves a tenth: the mantissas of trained weights are
// as good as random. Half precision would save half, but the network would not be the same.

import { MOST_BYTES, MOST_PARAMS, MOST_WEIGHTS_CHARS } from './weights-in-links.js';

/** @typedef {import('../../shared/protocol.js').Tensor} Tensor */

/** The name under which errors speak of the weights. */
const NAME = 'weights';

/**
 * Packs all weights of a network. Rejects if there are too many.
 * @param {Tensor[]} tensors
 * @returns {Promise<string>}  letters, digits, `-` and `_`
 */
export async function packWeights(tensors) {
  const { writeSafetensors } = await import('../../weights/safetensors.js');
  requireFew(tensors);
  const bytes = writeSafetensors(tensors, {});
  return toBase64(await transformed(bytes, new CompressionStream('deflate-raw'), Infinity));
}

/**
 * Unpacks weights, whoever has written the text. Whether they fit a network is for the worker to say. Rejects with
 * a FileError, or a RangeError or TypeError, if the text is damaged, too long, or if a weight is no number.
 * @param {string} text
 * @returns {Promise<Tensor[]>}
 */
export async function unpackWeights(text) {
  if (text.length > MOST_WEIGHTS_CHARS) throw new RangeError('These weights are too long for a link.');
  const [{ looksLikeSafetensors, readSafetensors }, { requireFinite }] = await Promise.all([
    import('../../weights/safetensors.js'),
    import('../../weights/files.js'),
  ]);
  const bytes = await transformed(fromBase64(text), new DecompressionStream('deflate-raw'), MOST_BYTES);
  if (!looksLikeSafetensors(bytes)) throw new TypeError('These are no weights.');
  const { tensors } = readSafetensors(bytes, NAME);
  requireFew(tensors);
  requireFinite(tensors, NAME);
  return tensors;
}

/** @param {Tensor[]} tensors */
function requireFew(tensors) {
  const count = tensors.reduce((sum, { values }) => sum + values.length, 0);
  if (count > MOST_PARAMS)
    throw new RangeError(`A link carries at most ${MOST_PARAMS} weights, not ${count}.`);
}

/**
 * What a stream makes of bytes. Rejects as soon as it is more than `most` bytes, so that nothing small expands to
 * something huge.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {CompressionStream | DecompressionStream} stream
 * @param {number} most
 */
async function transformed(bytes, stream, most) {
  const writer = stream.writable.getWriter();
  const written = writer.write(bytes).then(() => writer.close());
  written.catch(() => {}); // the reader says so, too
  const reader = stream.readable.getReader();
  const parts = [];
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    length += part.value.length;
    if (length <= most) continue;
    await reader.cancel().catch(() => {});
    throw new RangeError('These weights are too large for a link.');
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** Characters that are made of bytes at once. */
const CHUNK = 8192;

/** @param {Uint8Array} bytes */
function toBase64(bytes) {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK)
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** @param {string} text */
const fromBase64 = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
    character.charCodeAt(0),
  );
