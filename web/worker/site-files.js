// site-files.js — what a worker loads from the site: builds of the engine, scripts of its threads, data sets.
//
// An engine is in a folder that is named by its hash, so that browsers may keep it for ever; the data are in a folder
// beside the scripts'.

/// <reference types="vite/client" />

import { fetchFile, SITE, startWorker } from '../shared/site.js';
import { ENGINES, VERSION } from '../shared/version.js';
import { Engine } from './engine/engine.js';
import threadWorker from './engine/thread-worker.js?worker&url';
import { EngineFileError, fetchEngine } from './engine-file.js';
import { chooseBuild } from './variant.js';

/** Lists the data sets. */
export const MANIFEST = new URL('data/manifest.json', SITE);

/** The bytes of a file. Throws an Error if the server does not send it. @param {string} path   from index.html */
export async function readFile(path) {
  const response = await fetchFile(path);
  if (!response.ok) throw new Error(`The server has no ${path}: it answered ${response.status}.`);
  return response.arrayBuffer();
}

/**
 * The engine that this runtime supports and the site has: without the build for threads, one thread. Throws an
 * EngineFileError.
 * @param {import('./variant.js').EngineWish} wish
 * @returns the build, its arithmetic, the number of threads, and what loads it
 */
export async function findEngine(wish) {
  const chosen = await chooseBuild(wish, navigator.hardwareConcurrency);
  const { build, threads } = chosen;
  if (threads > 1 && !ENGINES[build]) return findEngine({ ...wish, threads: 1 });
  const file = `engine-${build}.wasm`;
  try {
    const wasm = await fetchEngine(
      new URL(`assets/${ENGINES[build].sha256.slice(0, 16)}/${file}`, SITE),
      ENGINES[build],
    );
    const load = () =>
      Engine.load(wasm, { threads, startThread }).catch((error) => {
        throw new EngineFileError('ENGINE_REFUSED', { file }, error);
      });
    return { ...chosen, load };
  } catch (error) {
    const isMissing = error instanceof EngineFileError && error.status === 'ENGINE_MISSING';
    if (threads === 1 || !isMissing) throw error;
    return findEngine({ ...wish, threads: 1 });
  }
}

/** A thread's worker says its version when it is ready. @type {import('./engine/threads.js').StartThread} */
function startThread(ready, failed) {
  const worker = startWorker(threadWorker);
  worker.onmessage = ({ data }) => (data === VERSION ? ready() : failed());
  worker.onerror = failed;
  return worker;
}
