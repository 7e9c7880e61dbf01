// dataset-loader.js — fills a data set of the engine: downloads one of the site's, or reads a user's files.

import { IMAGE_SIDE } from '../shared/ink-to-image.js';
import { Slices } from './slices.js';

/** @typedef {import('./engine/engine.js').Dataset} Dataset */
/** @typedef {'trainImages' | 'trainLabels' | 'testImages' | 'testLabels'} Part */

/**
 * An entry of data/manifest.json, which data/prepare.js writes.
 * @typedef {object} Entry
 * @property {string} id
 * @property {string} name
 * @property {string[]} labels
 * @property {Record<Part, { path: string, bytes: number }>} files   paths relative to the manifest
 */

/** Labels come first: an image can be used as soon as its label is known. @type {Part[]} */
const ORDER = ['trainLabels', 'testLabels', 'trainImages', 'testImages'];
/** Files are read in chunks of this size, so that messages are handled in between. */
const CHUNK_BYTES = 1 << 18;
/** A download ends with an error if the server sends nothing for this long. */
const STALL_MS = 30_000;

/**
 * Where the bytes of a data set go.
 * @typedef {object} Target
 * @property {Dataset} dataset
 * @property {AbortController} abort   ends the loading; its reason is thrown
 * @property {(bytes: number, totalBytes: number) => void} onBytes   called after each chunk
 * @property {() => void} onLabels     called when the labels of both pools have arrived
 */

/**
 * Downloads a data set of the site. Throws an Error whose message names the file if the server does not send it,
 * sends nothing for `stallMs`, or sends something else.
 * @param {Target} target
 * @param {URL} manifest      of data/manifest.json
 * @param {string} id         of the entry
 * @param {number} [stallMs]
 */
export async function download(target, manifest, id, stallMs = STALL_MS) {
  const { files } = await findEntry(target, manifest, id, stallMs);
  const totalBytes = ORDER.reduce((sum, part) => sum + files[part].bytes, 0);
  let bytes = 0;
  for (const part of ORDER) {
    const { path } = files[part];
    for await (const chunk of fetchChunks(new URL(path, manifest), target.abort, stallMs)) {
      withFileName(path, () => push(target.dataset, part, chunk));
      bytes += chunk.length;
      // If a server sends .gz files as `Content-Encoding: gzip`, the browser unpacks them and more bytes arrive.
      target.onBytes(Math.min(bytes, totalBytes), totalBytes);
    }
    withFileName(path, () => target.dataset.end(part));
    if (part === 'testLabels') target.onLabels();
  }
}

/** @param {Target} target @param {URL} manifest @param {string} id @param {number} stallMs */
async function findEntry({ abort }, manifest, id, stallMs) {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of fetchChunks(manifest, abort, stallMs))
    text += decoder.decode(chunk, { stream: true });
  const entry = withFileName('manifest.json', () => {
    /** @type {{ datasets: Entry[] }} */
    const { datasets } = JSON.parse(text);
    return datasets.find((dataset) => dataset.id === id);
  });
  if (!entry) throw new Error(`This site has no data set "${id}"; data/manifest.json does not list it.`);
  return entry;
}

/**
 * Yields the bytes of one file as they arrive.
 * @param {URL} url
 * @param {AbortController} abort   ends the download; aborted here if the server sends nothing for `stallMs`
 * @param {number} stallMs
 */
async function* fetchChunks(url, abort, stallMs) {
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
    reader?.cancel().catch(() => {}); // ends the request if the caller stops early
  }
}

/**
 * Reads a user's files: four in IDX format, plain or gzip, or one .npz. Throws an Error whose message names the
 * file that cannot be used.
 * @param {Target} target
 * @param {{ name: string, bytes: Uint8Array }[]} files
 */
export async function readFiles({ dataset, abort, onBytes, onLabels }, files) {
  const totalBytes = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (files.length === 1 && isZip(files[0].bytes)) {
    const [{ name, bytes }] = files;
    withFileName(name, () => dataset.readNpz(bytes));
    withFileName(name, () => checkSize(dataset));
    onBytes(totalBytes, totalBytes);
    return onLabels();
  }
  const byPart = sortFiles(files);
  const slices = new Slices();
  let bytesRead = 0;
  for (const part of ORDER) {
    const { name, bytes } = byPart[part];
    for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
      const chunk = bytes.subarray(start, start + CHUNK_BYTES);
      withFileName(name, () => push(dataset, part, chunk));
      bytesRead += chunk.length;
      onBytes(bytesRead, totalBytes);
      if (slices.left === 0) await slices.next();
      abort.signal.throwIfAborted();
    }
    withFileName(name, () => dataset.end(part));
    if (part === 'testLabels') onLabels();
  }
}

/** @param {Uint8Array} bytes */
function isZip(bytes) {
  return bytes[0] === 0x50 && bytes[1] === 0x4b; // "PK"
}

/**
 * Assigns files to the parts of a data set by words in their names, as MNIST's own files have them. Throws an
 * Error if a name is unclear, or a part is missing or given twice.
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
        `${file.name}: the name does not say which part of a data set this is. ` +
          'It must contain "train" or "t10k", and "images" or "labels".',
      );
    if (byPart[part])
      throw new Error(
        `${file.name} and ${byPart[part].name} are the same part of the data set; open only one of them.`,
      );
    byPart[part] = file;
  }
  const missing = ORDER.filter((part) => !byPart[part]);
  if (missing.length)
    throw new Error(
      'A data set consists of four files (images and labels, for training and for testing) or one .npz. ' +
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
    throw new Error(`the images have ${height}×${width} pixels; Digit Lab needs ${IMAGE_SIDE}×${IMAGE_SIDE}`);
}

/**
 * Runs `work`; if it throws, the file's name is put before the message.
 * @template Result
 * @param {string} name @param {() => Result} work
 */
function withFileName(name, work) {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error && !(error instanceof WebAssembly.RuntimeError))
      error.message = `${name}: ${error.message}`;
    throw error;
  }
}
