// files.js — loads the engine's builds and data sets from files of this machine.

import './relaxed-simd.js';
import { readdir, readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';

import { placeOf, recognise } from '../files/recognise.js';
import { Engine } from '../worker/engine/engine.js';
import { findHints } from '../worker/own/data-hints.js';
import { readFiles } from '../worker/own/own-files.js';

const BUILDS = new URL('../../build/wasm/', import.meta.url);

/** The folder in which `npm run build` puts MNIST. */
export const MNIST = new URL('../../build/data/mnist/', import.meta.url);

/** The bytes of a build. Throws an Error if there is none. @param {string} build   as in engine-<build>.wasm */
export async function readBuild(build) {
  try {
    return await readFile(new URL(`engine-${build}.wasm`, BUILDS));
  } catch (cause) {
    throw new Error(`there is no engine-${build}.wasm in build/wasm: run 'npm run build'`, { cause });
  }
}

/** @type {import('../worker/engine/threads.js').StartThread} */
export function startThread(ready, failed) {
  const worker = new Worker(new URL('thread-worker.js', import.meta.url));
  worker.once('message', ready).once('error', failed);
  worker.unref(); // threads must not keep the process alive
  return worker;
}

/** @param {string} build   as in engine-<build>.wasm @param {number} [threads]   1 by default */
export async function loadEngine(build, threads) {
  return Engine.load(await readBuild(build), { threads, startThread });
}

/** The kinds of each format, and what files of it are called, whatever is in them; the first one that is there is taken. */
const FORMATS = [
  { kinds: ['dataNpz', 'floatsNpz'], misnamed: /\.npz(\.gz)?$/i },
  { kinds: ['idx', 'gzip'], misnamed: /ubyte|idx[1-3]|images|labels/i },
  { kinds: ['csv'], misnamed: /\.csv(\.gz)?$/i },
  { kinds: ['dataNpy', 'floatsNpy'], misnamed: /\.npy(\.gz)?$/i },
];

/**
 * The files of a data set from a folder: .npz, else the four of MNIST, `.gz` or not, else .csv or .npy. They are
 * told by what is in them; what is called like data and is something else comes along, to be refused by name.
 * @param {URL} folder   ends with a slash
 */
export async function readDataFiles(folder) {
  const entries = await readdir(folder, { withFileTypes: true });
  const files = await Promise.all(
    entries
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map(async ({ name }) => {
        const bytes = await readFile(new URL(encodeURIComponent(name), folder));
        return { name, bytes, kind: recognise(bytes) };
      }),
  );
  const data = files.filter(({ name, kind }) => placeOf(kind, name) === 'data');
  const of = (/** @type {string[]} */ kinds) => data.filter(({ kind }) => kinds.includes(kind));
  for (const { kinds, misnamed } of FORMATS)
    if (of(kinds).length) return data.filter(({ name, kind }) => kinds.includes(kind) || misnamed.test(name));
  return files;
}

/**
 * The data set of a folder.
 * @param {Engine} engine
 * @param {URL} folder   ends with a slash
 * @param {(hint: import('../shared/protocol.js').DataHint) => void} [onHint]   called with what may mislead
 */
export async function loadDataset(engine, folder, onHint) {
  const files = await readDataFiles(folder);
  const dataset = engine.createDataset();
  const hints = await readFiles(
    { dataset, abort: new AbortController(), onBytes() {}, onLabels() {} },
    files,
  );
  if (onHint) [...hints, ...findHints(dataset)].forEach(onHint);
  return dataset;
}
