// site.js — where the files of the site are, how they are fetched, and how a script of it becomes a worker. The page and
// its workers have no other way to either. A build whose files lie elsewhere, such as within the page itself, puts a
// module with the same exports in place of this one:
//
//   SITE                      URL that the paths of files begin with; theirs are 'data/manifest.json' and the like
//   isForeign                 whether SITE is of another origin than this script runs in
//   fetchFile(url, init)      as fetch(), for a URL below SITE
//   startWorker(address)      a Worker at once; what is sent to it before its script is here reaches it. A script that
//                             does not come is an `error` event of the worker. `address` is what the bundler makes
//                             of an import that ends in `?worker&url`

import { trustScript } from './trusted-types.js';

const HERE = import.meta.url;

/** The folder of index.html. Every script of the built site is in a folder beside it. */
export const SITE = new URL('..', HERE);

/**
 * A frame that is sandboxed without allow-same-origin has an origin of its own: its server must share the files with
 * everybody, and tells little of them in its headers.
 */
export const isForeign = 'origin' in globalThis && SITE.origin !== globalThis.origin;

/** A file of the site. @param {URL | string} url @param {RequestInit} [init] */
export const fetchFile = (url, init) => fetch(new URL(url, SITE), init);

/** Scripts of another origin, each behind one of this origin. @type {Map<string, string>} */
const importers = new Map();

/** A script of the site as a worker. @param {string | URL} address */
export const startWorker = (address) =>
  isForeign ? new Worker(importerOf(new URL(address, HERE).href)) : new Worker(address, { type: 'module' });

/**
 * A script of this origin that has another do its work, which itself may not be a worker here. It is no module: Chromium
 * starts none from a blob in a frame with an origin of its own. What comes before the other has run is kept for it.
 * @param {string} address
 */
function importerOf(address) {
  const known = importers.get(address);
  if (known) return known;
  const text = `const early = [];
    onmessage = (event) => early.push(event);
    import(${JSON.stringify(address)}).then(() => {
      for (const { data, ports } of early) dispatchEvent(new MessageEvent('message', { data, ports }));
    }, reportError);`;
  const importer = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  trustScript(importer);
  importers.set(address, importer);
  return importer;
}
