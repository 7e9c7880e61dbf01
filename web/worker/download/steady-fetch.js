// steady-fetch.js — the bytes of a file as they arrive; where the connection breaks, another one goes on.

import { fetchFile, isForeign } from '../../shared/site.js';

/** Pauses before a file is asked for again, in seconds; they begin anew once bytes have come. */
const PAUSES_S = [1, 2, 5, 10, 20, 30];

/** The connection has broken, or the server is silent: another one may go on. */
class BrokenError extends Error {}

/** The server has another version of the file than it had at first: what has arrived is of no use. */
export class ChangedFileError extends Error {
  /** @param {string} file */
  constructor(file) {
    super(`${file} has changed on the server while it was loading. Please try again.`);
    this.name = 'ChangedFileError';
  }
}

/**
 * @typedef {object} Version    of a file, as its headers tell; null where they do not
 * @property {string | null} tag
 * @property {string | null} modified
 * @property {number | null} bytes
 * @property {boolean} isEncoded   the browser unpacks it: bytes are not those that a range would name
 *
 * @typedef {object} Way
 * @property {AbortController} abort   ends the download; its reason is thrown
 * @property {RequestCache} [cache]   'reload' passes by what the browser's cache has
 * @property {number} stallMs          a connection has broken if nothing comes for so long
 * @property {(seconds: number) => Promise<void>} [onBroken]   fulfilled when it is to be tried again; without it, a
 *   broken connection is an error at once
 */

/**
 * Yields the bytes of one file as they arrive, each once, over as many connections as it takes. Throws an Error
 * that names the file if the server does not send it, or a ChangedFileError.
 * @param {URL} url
 * @param {Way} way
 */
export async function* fetchChunks(url, { abort, cache, stallMs, onBroken }) {
  const file = new PartialFile(url, cache);
  for (let failures = 0; ; ) {
    try {
      for await (const chunk of file.rest(abort.signal, stallMs)) {
        failures = 0;
        yield chunk;
      }
      return;
    } catch (error) {
      if (!(error instanceof BrokenError) || !onBroken || failures === PAUSES_S.length) throw error;
      await onBroken(PAUSES_S[failures++]);
    }
  }
}

/** A file of which some bytes have arrived. */
class PartialFile {
  #url;
  #cache;
  #name;
  #done = 0;
  /** As it was at first. @type {Version | null} */
  #version = null;

  /** @param {URL} url @param {RequestCache} [cache] */
  constructor(url, cache) {
    this.#url = url;
    this.#cache = cache;
    this.#name = url.pathname.split('/').at(-1) ?? '';
  }

  /**
   * Yields what has not arrived, over one connection. Throws a BrokenError.
   * @param {AbortSignal} signal
   * @param {number} stallMs
   */
  async *rest(signal, stallMs) {
    signal.throwIfAborted();
    const connection = new AbortController();
    const end = () => connection.abort(signal.reason);
    signal.addEventListener('abort', end);
    const silence = `The server has sent nothing of ${this.#name} for ${stallMs / 1000} seconds.`;
    const watch = () => setTimeout(() => connection.abort(new BrokenError(silence)), stallMs);
    let timer = watch();
    /** @type {ReadableStreamDefaultReader<Uint8Array> | undefined} */
    let reader;
    try {
      const response = await fetchFile(this.#url, {
        headers: this.#range(),
        cache: this.#cache,
        signal: connection.signal,
      });
      let known = this.#accept(response);
      reader = response.body?.getReader();
      for (;;) {
        const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
        connection.signal.throwIfAborted();
        if (done) return this.#end(known);
        clearTimeout(timer);
        const fresh = value.subarray(Math.min(known, value.length));
        known -= value.length - fresh.length;
        this.#done += fresh.length;
        if (fresh.length) yield fresh;
        timer = watch();
      }
    } catch (error) {
      connection.signal.throwIfAborted();
      if (!(error instanceof TypeError)) throw error;
      throw this.#broken(error);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      reader?.cancel().catch(() => {}); // ends the request if the caller stops early
    }
  }

  /** @param {unknown} [cause] */
  #broken(cause) {
    return new BrokenError(`The connection broke while ${this.#name} was loading. Please try again.`, {
      cause,
    });
  }

  /** The headers that ask for the rest, where a server need not be asked whether it takes them. @returns {Record<string, string>} */
  #range() {
    if (isForeign || !this.#done || !this.#version || this.#version.isEncoded) return {};
    const { tag, modified } = this.#version;
    const validator = tag?.startsWith('"') ? tag : modified; // a weak tag does not vouch for bytes
    return { Range: `bytes=${this.#done}-`, ...(validator && { 'If-Range': validator }) };
  }

  /**
   * Checks that an answer belongs to what has arrived.
   * @param {Response} response
   * @returns {number}   of its bytes, how many have arrived before: a server may send the file from its beginning
   */
  #accept(response) {
    const { status, ok } = response;
    if (this.#version && status >= 500) throw this.#broken();
    if (this.#version && status === 416) throw new ChangedFileError(this.#name);
    if (!ok) throw new Error(`The server has no ${this.#name}: it answered ${status}.`);
    const [, first, total] =
      /^bytes (\d+)-\d+\/(\d+)$/.exec(response.headers.get('content-range') ?? '') ?? [];
    const version = versionOf(response, total);
    this.#version ??= version;
    const isRest = status === 206;
    if (!areAlike(version, this.#version) || (isRest && Number(first) !== this.#done))
      throw new ChangedFileError(this.#name);
    return isRest ? 0 : this.#done;
  }

  /** The answer has ended. @param {number} known   bytes that should have come once more */
  #end(known) {
    if (known > 0) throw new ChangedFileError(this.#name);
    const { bytes = null, isEncoded = false } = this.#version ?? {};
    if (bytes !== null && !isEncoded && this.#done < bytes) throw this.#broken();
  }
}

/** @param {Response} response @param {string} [total]   of a range @returns {Version} */
function versionOf({ status, headers }, total) {
  const length = status === 206 ? total : headers.get('content-length');
  return {
    tag: headers.get('etag'),
    modified: headers.get('last-modified'),
    bytes: length ? Number(length) : null,
    isEncoded: headers.has('content-encoding'),
  };
}

/** Whether nothing tells two versions apart. @param {Version} a @param {Version} b */
function areAlike(a, b) {
  const bare = (/** @type {string | null} */ tag) => tag?.replace(/^W\//, '') ?? null;
  const pairs = [
    [bare(a.tag), bare(b.tag)],
    [a.modified, b.modified],
  ];
  if (!a.isEncoded && !b.isEncoded) pairs.push([String(a.bytes ?? ''), String(b.bytes ?? '')]);
  return pairs.every(([one, other]) => !one || !other || one === other);
}
