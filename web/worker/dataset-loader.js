// dataset-loader.js — fills a data set of the engine with one that the site holds.

import { IMAGE_SIDE } from '../shared/ink-to-image.js';

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
/** A download ends with an error if the server sends nothing for this long. */
const STALL_MS = 30_000;

/**
 * Where the bytes of a data set go.
 * @typedef {object} Target
 * @property {Dataset} dataset
 * @property {AbortController} abort   ends the loading; its reason is thrown
 * @property {RequestCache} [cache]    'reload' passes by what the browser's cache has
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
    for await (const chunk of fetchChunks(new URL(path, manifest), target, stallMs)) {
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
async function findEntry(target, manifest, id, stallMs) {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of fetchChunks(manifest, target, stallMs))
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
 * @param {Target} target   its `abort` ends the download; aborted here if the server sends nothing for `stallMs`
 * @param {number} stallMs
 */
async function* fetchChunks(url, { abort, cache }, stallMs) {
  const file = url.pathname.split('/').at(-1);
  const stalled = new Error(`The server has sent nothing of ${file} for ${stallMs / 1000} seconds.`);
  const watch = () => setTimeout(() => abort.abort(stalled), stallMs);
  let timer = watch();
  /** @type {ReadableStreamDefaultReader<Uint8Array> | undefined} */
  let reader;
  try {
    const response = await fetch(url, { signal: abort.signal, cache });
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

/** @param {Dataset} dataset @param {Part} part @param {Uint8Array} bytes */
export function push(dataset, part, bytes) {
  dataset.push(part, bytes);
  checkSize(dataset);
}

/** @param {Dataset} dataset */
export function checkSize({ height, width }) {
  if (height && (height !== IMAGE_SIDE || width !== IMAGE_SIDE))
    throw new Error(`the images have ${height}×${width} pixels; Digit Lab needs ${IMAGE_SIDE}×${IMAGE_SIDE}`);
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
