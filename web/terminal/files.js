// files.js — loads the engine's builds and data sets from files of this machine.

import './relaxed-simd.js';
import { readdir, readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { readFiles } from '../worker/dataset-loader.js';
import { Engine } from '../worker/engine/engine.js';

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

/**
 * The files of a data set from a folder: the four of MNIST, `.gz` or not, or one `.npz`.
 * @param {URL} folder   ends with a slash
 */
export async function readDataFiles(folder) {
  const all = await readdir(folder);
  const npz = all.filter((name) => name.endsWith('.npz'));
  const names = npz.length ? npz : all.filter((name) => /-ubyte(\.gz)?$/.test(name));
  return Promise.all(names.map(async (name) => ({ name, bytes: await readFile(new URL(name, folder)) })));
}

/**
 * The data set of a folder.
 * @param {Engine} engine
 * @param {URL} folder   ends with a slash
 */
export async function loadDataset(engine, folder) {
  const files = await readDataFiles(folder);
  const dataset = engine.createDataset();
  await readFiles({ dataset, abort: new AbortController(), onBytes() {}, onLabels() {} }, files);
  return dataset;
}
