// site-files.js — what a worker loads from the site: builds of the engine, scripts of its threads, data sets.
//
// In the built site every script is in a folder beside index.html, and so are the engines and the data.

import '../shared/trusted-types.js';

const SITE = new URL('..', self.location.href);

/** Lists the data sets. */
export const MANIFEST = new URL('data/manifest.json', SITE);

/** The bytes of a file. Throws an Error if the server does not send it. @param {string} path   from index.html */
export async function fetchFile(path) {
  const response = await fetch(new URL(path, SITE));
  if (!response.ok) throw new Error(`The server has no ${path}: it answered ${response.status}.`);
  return response.arrayBuffer();
}

/** @type {import('./engine/threads.js').StartThread} */
export function startThread(ready, failed) {
  const worker = new Worker(new URL('./engine/thread-worker.js', import.meta.url), { type: 'module' });
  worker.onmessage = ready;
  worker.onerror = failed;
  return worker;
}
