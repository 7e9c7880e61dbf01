// site-files.js — what a worker of the page gets from the site: builds of the engine, their threads, the data.
//
// In the built site every script lies one folder below index.html; engines and data lie beside that.

const SITE = new URL('..', self.location.href);

/** Of the data sets. */
export const MANIFEST = new URL('data/manifest.json', SITE);

/** @param {string} path   from index.html */
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
