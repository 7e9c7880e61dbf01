// engine-file.js — the engine as the site sends it: in time, whole, and the one that these scripts belong to.

import { Sha256 } from '../shared/sha256.js';
import { fetchFile } from '../shared/site.js';
import { fill } from '../text/fill.js';

/** @typedef {import('../shared/version.js').EngineFile} EngineFile */

/** A download ends with an error if the server sends nothing for this long. */
const STALL_MS = 30_000;

/** Why there is no engine, by status. Names in braces are filled in. */
export const ENGINE_FAULTS = {
  ENGINE_MISSING: 'The server has no {file}: it answered {answer}.',
  ENGINE_SILENT: 'The server has sent nothing of {file} for {seconds} seconds. Please try again.',
  ENGINE_BROKEN_OFF: 'The connection broke while {file} was loading. Please try again.',
  ENGINE_FOREIGN:
    'The engine does not belong to this page: {file} is damaged or of another version. Reload the page.',
  ENGINE_REFUSED:
    'The browser did not start {file}, probably for lack of memory. Close other tabs and try again.',
};

export class EngineFileError extends Error {
  /**
   * @param {keyof typeof ENGINE_FAULTS} status
   * @param {Record<string, string | number>} values   that the sentence names
   * @param {unknown} [cause]
   */
  constructor(status, values, cause) {
    super(fill(ENGINE_FAULTS[status], values), { cause });
    this.name = 'EngineFileError';
    this.status = status;
    this.values = values;
  }
}

/**
 * The bytes of an engine. Throws an EngineFileError.
 * @param {URL} url
 * @param {EngineFile} expected
 * @param {number} [stallMs]
 */
export async function fetchEngine(url, expected, stallMs = STALL_MS) {
  const file = /** @type {string} */ (url.pathname.split('/').at(-1));
  const bytes = await fetchWithin(url, 'default', file, stallMs);
  if (await matches(bytes, expected)) return bytes;
  // A cache on the way may hold a damaged or an old file: this address and this request pass it by.
  const fresh = new URL(`?${expected.sha256.slice(0, 16)}`, url);
  const again = await fetchWithin(fresh, 'reload', file, stallMs);
  if (await matches(again, expected)) return again;
  throw new EngineFileError('ENGINE_FOREIGN', { file });
}

/** @param {URL} url @param {RequestCache} cache @param {string} file @param {number} stallMs */
async function fetchWithin(url, cache, file, stallMs) {
  const abort = new AbortController();
  let timer = setTimeout(() => abort.abort(), stallMs);
  try {
    const response = await fetchFile(url, { cache, signal: abort.signal });
    if (!response.ok) throw new EngineFileError('ENGINE_MISSING', { file, answer: response.status });
    const parts = [];
    const reader = response.body?.getReader();
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
      if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
      parts.push(value);
      clearTimeout(timer);
      timer = setTimeout(() => abort.abort(), stallMs);
    }
  } catch (error) {
    if (error instanceof EngineFileError) throw error;
    if (abort.signal.aborted) throw new EngineFileError('ENGINE_SILENT', { file, seconds: stallMs / 1000 });
    throw new EngineFileError('ENGINE_BROKEN_OFF', { file }, error);
  } finally {
    clearTimeout(timer);
  }
}

/** @param {Uint8Array<ArrayBuffer>} bytes @param {EngineFile} expected */
const matches = async (bytes, expected) =>
  bytes.length === expected.bytes && (await sha256(bytes)) === expected.sha256;

/** By the browser where it has the hash, which is at once; ours takes 30 ms until it is compiled. @param {Uint8Array<ArrayBuffer>} bytes */
async function sha256(bytes) {
  const subtle = globalThis.crypto?.subtle;
  if (!subtle) return new Sha256().update(bytes).digest();
  const hash = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
