// dataset-loader.js — fills a data set of the engine with one that the site holds.

import { DataError } from '../files/errors.js';
import { IMAGE_SIDE } from '../shared/ink-to-image.js';
import { fetchChunks } from './download/steady-fetch.js';

/** @typedef {import('./engine/dataset.js').Dataset} Dataset */
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
export const ORDER = ['trainLabels', 'testLabels', 'trainImages', 'testImages'];
/** A connection has broken if the server sends nothing for this long. */
const STALL_MS = 30_000;

/**
 * Where the bytes of a data set go.
 * @typedef {object} Target
 * @property {Dataset} dataset
 * @property {AbortController} abort   ends the loading; its reason is thrown
 * @property {RequestCache} [cache]    'reload' passes by what the browser's cache has
 * @property {(bytes: number, totalBytes: number) => void} onBytes   called after each chunk
 * @property {(bytes: number, totalBytes: number, seconds: number) => Promise<void>} [onBroken]   called where the
 *   connection breaks, with a pause to make; fulfilled when it is to be tried again. Without it that is an error
 * @property {() => void} onLabels     called when the labels of both pools have arrived
 */

/**
 * Downloads a data set of the site. Throws an Error whose message names the file if the server does not send it,
 * sends something else, or cannot be reached for long; a ChangedFileError if it has another version of it by then.
 * @param {Target} target
 * @param {URL} manifest      of data/manifest.json
 * @param {string} id         of the entry
 * @param {number} [stallMs]
 */
export async function download(target, manifest, id, stallMs = STALL_MS) {
  const { files } = await findEntry(target, manifest, id, stallMs);
  const totalBytes = ORDER.reduce((sum, part) => sum + files[part].bytes, 0);
  let bytes = 0;
  const { abort, cache, onBroken } = target;
  const wait = (/** @type {number} */ seconds) =>
    onBroken?.(Math.min(bytes, totalBytes), totalBytes, seconds);
  const way = {
    ...{ abort, cache, stallMs },
    onBroken: onBroken && /** @type {(seconds: number) => Promise<void>} */ (wait),
  };
  for (const part of ORDER) {
    const { path } = files[part];
    for await (const chunk of fetchChunks(new URL(path, manifest), way)) {
      push(target.dataset, part, chunk, path);
      bytes += chunk.length;
      // If a server sends .gz files as `Content-Encoding: gzip`, the browser unpacks them and more bytes arrive.
      target.onBytes(Math.min(bytes, totalBytes), totalBytes);
    }
    withFileName(path, () => target.dataset.end(part));
    if (part === 'testLabels') target.onLabels();
  }
}

/** @param {Target} target @param {URL} manifest @param {string} id @param {number} stallMs */
async function findEntry({ abort, cache }, manifest, id, stallMs) {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of fetchChunks(manifest, { abort, cache, stallMs }))
    text += decoder.decode(chunk, { stream: true });
  const entry = withFileName('manifest.json', () => {
    /** @type {{ datasets: Entry[] }} */
    const { datasets } = JSON.parse(text);
    return datasets.find((dataset) => dataset.id === id);
  });
  if (!entry) throw new Error(`This site has no data set "${id}"; data/manifest.json does not list it.`);
  return entry;
}

/** @param {Dataset} dataset @param {Part} part @param {Uint8Array} bytes @param {string} file   their name */
export function push(dataset, part, bytes, file) {
  withFileName(file, () => dataset.push(part, bytes));
  checkSize(dataset, file);
}

/** @param {Dataset} dataset @param {string} file   whose images came last */
export function checkSize({ height, width }, file) {
  if (height && (height !== IMAGE_SIDE || width !== IMAGE_SIDE))
    throw new DataError('DATA_IMAGE_SIZE', { file, height, width });
}

/**
 * Runs `work`; if it throws, the file's name is put before the message, and among the values for other languages.
 * @template Result
 * @param {string} name @param {() => Result} work
 */
export function withFileName(name, work) {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error && !(error instanceof WebAssembly.RuntimeError))
      Object.assign(error, { message: `${name}: ${error.message}`, values: { file: name } });
    throw error;
  }
}
