// dataset-loader.js — bytes of the site or of a user's files, streamed into the engine's data set.

import { IMAGE_SIDE } from '../shared/ink-to-image.js';
import { Slices } from './slices.js';

/** @typedef {import('./engine.js').Dataset} Dataset */
/** @typedef {'trainImages' | 'trainLabels' | 'testImages' | 'testLabels'} Part */

/**
 * One data set of data/manifest.json.
 * @typedef {object} Entry
 * @property {string} id
 * @property {string} name
 * @property {string[]} labels
 * @property {Record<Part, { path: string, bytes: number }>} files   paths relative to the manifest
 */

/** Labels first: an image is of use as soon as its label is known. @type {Part[]} */
const ORDER = ['trainLabels', 'testLabels', 'trainImages', 'testImages'];
const PIECE_BYTES = 1 << 18;
/** A server that sends nothing for so long has gone. */
const STALL_MS = 30_000;

/**
 * Where bytes go, and who may interrupt them.
 * @typedef {object} Target
 * @property {Dataset} dataset
 * @property {AbortController} abort
 * @property {(bytes: number, totalBytes: number) => void} onBytes
 * @property {() => void} onLabels   both pools' labels are here
 */

/**
 * Downloads a data set.
 * @param {Target} target
 * @param {URL} manifest
 * @param {string} id
 * @param {number} [stallMs]
 */
export async function download(target, manifest, id, stallMs = STALL_MS) {
  const { files } = await findEntry(target, manifest, id, stallMs);
  const totalBytes = ORDER.reduce((sum, part) => sum + files[part].bytes, 0);
  let bytes = 0;
  for (const part of ORDER) {
    const { path } = files[part];
    for await (const piece of fetchPieces(new URL(path, manifest), target.abort, stallMs)) {
      named(path, () => push(target.dataset, part, piece));
      bytes += piece.length;
      // A server that names gzip as the encoding has it undone on the way: then more bytes arrive.
      target.onBytes(Math.min(bytes, totalBytes), totalBytes);
    }
    named(path, () => target.dataset.end(part));
    if (part === 'testLabels') target.onLabels();
  }
}

/** @param {Target} target @param {URL} manifest @param {string} id @param {number} stallMs */
async function findEntry({ abort }, manifest, id, stallMs) {
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of fetchPieces(manifest, abort, stallMs))
    text += decoder.decode(piece, { stream: true });
  const entry = named('manifest.json', () => {
    /** @type {{ datasets: Entry[] }} */
    const { datasets } = JSON.parse(text);
    return datasets.find((dataset) => dataset.id === id);
  });
  if (!entry) throw new Error(`This site has no data set "${id}".`);
  return entry;
}

/**
 * The bytes of one file as they arrive.
 * @param {URL} url
 * @param {AbortController} abort   ends the download, and is used here when the server falls silent
 * @param {number} stallMs
 */
async function* fetchPieces(url, abort, stallMs) {
  const file = url.pathname.split('/').at(-1);
  const stalled = new Error(`The server has sent nothing of ${file} for ${stallMs / 1000} seconds.`);
  const watch = () => setTimeout(() => abort.abort(stalled), stallMs);
  let timer = watch();
  /** @type {ReadableStreamDefaultReader<Uint8Array> | undefined} */
  let reader;
  try {
    const response = await fetch(url, { signal: abort.signal });
    if (!response.ok) throw new Error(`The server has no ${file}: it answered ${response.status}.`);
    reader = response.body?.getReader();
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
      abort.signal.throwIfAborted();
      if (done) return;
      clearTimeout(timer);
      yield value;
      timer = watch();
    }
  } catch (error) {
    abort.signal.throwIfAborted();
    if (!(error instanceof TypeError)) throw error;
    throw new Error(`The connection broke while ${file} was loading. Please try again.`, { cause: error });
  } finally {
    clearTimeout(timer);
    reader?.cancel().catch(() => {}); // when the caller has had enough
  }
}

/**
 * Reads a user's files: the four of a data set in IDX, plain or in gzip, or one .npz.
 * @param {Target} target
 * @param {{ name: string, bytes: Uint8Array }[]} files
 */
export async function readFiles({ dataset, abort, onBytes, onLabels }, files) {
  const totalBytes = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (files.length === 1 && isZip(files[0].bytes)) {
    const [{ name, bytes }] = files;
    named(name, () => dataset.readNpz(bytes));
    named(name, () => checkSize(dataset));
    onBytes(totalBytes, totalBytes);
    return onLabels();
  }
  const byPart = sortFiles(files);
  const slices = new Slices();
  let done = 0;
  for (const part of ORDER) {
    const { name, bytes } = byPart[part];
    for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
      const piece = bytes.subarray(start, start + PIECE_BYTES);
      named(name, () => push(dataset, part, piece));
      onBytes((done += piece.length), totalBytes);
      if (slices.left === 0) await slices.rest();
      abort.signal.throwIfAborted();
    }
    named(name, () => dataset.end(part));
    if (part === 'testLabels') onLabels();
  }
}

/** @param {Uint8Array} bytes */
function isZip(bytes) {
  return bytes[0] === 0x50 && bytes[1] === 0x4b; // "PK"
}

/**
 * Which file is which, by the words that their names hold as the names of MNIST's own files do.
 * @param {{ name: string, bytes: Uint8Array }[]} files
 */
function sortFiles(files) {
  /** @type {Partial<Record<Part, { name: string, bytes: Uint8Array }>>} */
  const byPart = {};
  for (const file of files) {
    const pool = /t10k|test/i.test(file.name) ? 'test' : /train/i.test(file.name) ? 'train' : '';
    const kind = /label|idx1/i.test(file.name) ? 'Labels' : /image|idx3/i.test(file.name) ? 'Images' : '';
    const part = /** @type {Part} */ (pool + kind);
    if (!ORDER.includes(part))
      throw new Error(
        `${file.name}: the name does not say what is inside. ` +
          'It needs "train" or "t10k", and "images" or "labels".',
      );
    if (byPart[part]) throw new Error(`${file.name} and ${byPart[part].name} are for the same place.`);
    byPart[part] = file;
  }
  const missing = ORDER.filter((part) => !byPart[part]);
  if (missing.length)
    throw new Error(
      'A data set is four files, images and labels for training and for testing, or one .npz. ' +
        `Missing: ${missing.map((part) => part.replace(/(?=[A-Z])/, ' ').toLowerCase()).join(', ')}.`,
    );
  return /** @type {Record<Part, { name: string, bytes: Uint8Array }>} */ (byPart);
}

/** @param {Dataset} dataset @param {Part} part @param {Uint8Array} bytes */
function push(dataset, part, bytes) {
  dataset.push(part, bytes);
  checkSize(dataset);
}

/** @param {Dataset} dataset */
function checkSize({ height, width }) {
  if (height && (height !== IMAGE_SIDE || width !== IMAGE_SIDE))
    throw new Error(
      `the images have ${height}×${width} pixels, and Digit Lab works with ${IMAGE_SIDE}×${IMAGE_SIDE}`,
    );
}

/**
 * Puts the file's name before what goes wrong with it.
 * @template Result
 * @param {string} name @param {() => Result} work
 */
function named(name, work) {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error && !(error instanceof WebAssembly.RuntimeError))
      error.message = `${name}: ${error.message}`;
    throw error;
  }
}
