// files.js — the engine's builds and the data sets, as files of this machine.

import { readFile, readdir } from 'node:fs/promises';
import { readFiles } from '../worker/dataset-loader.js';
import { Engine } from '../worker/engine.js';

const BUILDS = new URL('../../build/wasm/', import.meta.url);

/** Where the build puts MNIST. */
export const MNIST = new URL('../../build/data/mnist/', import.meta.url);

/** The names of the builds that are here, as in engine-<name>.wasm: the strict one first. */
export async function listBuilds() {
  const names = (await readdir(BUILDS)).map((file) => /^engine-(.+)\.wasm$/.exec(file)?.[1]);
  const strict = (/** @type {string} */ name) => Number(name !== 'simd128');
  const builds = names.filter((name) => name !== undefined).sort((a, b) => strict(a) - strict(b));
  if (!builds.length) throw new Error("there is no engine in build/wasm; 'npm run build' makes it");
  return builds;
}

/** @param {string} build */
export async function readBuild(build) {
  return readFile(new URL(`engine-${build}.wasm`, BUILDS));
}

/** @param {string} build */
export async function loadEngine(build) {
  return Engine.load(await readBuild(build));
}

/**
 * A data set from a folder that holds the four files of MNIST, `.gz` or not, or one `.npz`.
 * @param {Engine} engine
 * @param {URL} folder   ends with a slash
 */
export async function loadDataset(engine, folder) {
  const all = await readdir(folder);
  const npz = all.filter((name) => name.endsWith('.npz'));
  const names = npz.length ? npz : all.filter((name) => /-ubyte(\.gz)?$/.test(name));
  const files = await Promise.all(
    names.map(async (name) => ({ name, bytes: await readFile(new URL(name, folder)) })),
  );
  const dataset = engine.createDataset();
  await readFiles({ dataset, abort: new AbortController(), onBytes() {}, onLabels() {} }, files);
  return dataset;
}
