// bench-revision.js — builds the engine of another Git revision, to compare its speed with this one's.
//
// Only its WebAssembly is used. Binding, data and benchmark are this revision's, so that only the engines differ.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { UsageError } from './options.js';

const ROOT = new URL('../../', import.meta.url);

/** The engine's functions that the benchmark calls. */
const NEEDED = [
  ...['nn_alloc', 'nn_bench_gemm', 'nn_bench_peak', 'nn_free'],
  ...['nn_dataset_count', 'nn_dataset_create', 'nn_dataset_end', 'nn_dataset_push', 'nn_dataset_ready'],
  ...['nn_subset_count', 'nn_subset_create', 'nn_subset_shuffle'],
  ...['nn_model_create', 'nn_model_destroy', 'nn_model_layer', 'nn_model_layer_count', 'nn_model_times'],
  ...['nn_train_begin', 'nn_evaluate_begin', 'nn_advance', 'nn_correct', 'nn_predict'],
];

/**
 * Runs a program in a folder and returns its standard output. Throws a UsageError if it fails.
 * @param {string[]} command @param {URL} folder @param {Buffer} [input]
 */
function run([program, ...args], folder, input) {
  const env = { ...process.env, NODE_PATH: `${process.env.NODE_PATH ?? ''}:/usr/share/nodejs` };
  const cwd = fileURLToPath(folder);
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, env, input, maxBuffer: 1 << 28 });
  if (error) throw error;
  if (status === 0) return stdout;
  const output = Buffer.concat([stderr, stdout]).toString().trim();
  throw new UsageError(`'${program} ${args.join(' ')}' failed:\n${output}`);
}

/**
 * The WebAssembly of a revision, which is built unless it has been before. The build is in this project's folder,
 * where Node.js finds its packages. Throws a UsageError if there is no such revision or build.
 * @param {string} revision   as Git understands it
 * @param {string} build      as in engine-<build>.wasm
 */
export async function buildRevision(revision, build) {
  const commit = run(['git', 'rev-parse', '--verify', `${revision}^{commit}`], ROOT)
    .toString()
    .trim();
  const folder = new URL(`build/against/${commit}/`, ROOT);
  const wasm = new URL('build/wasm/', folder);
  if (!existsSync(new URL('built', folder))) {
    process.stderr.write(`Building ${revision} in build/against\n`);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(new URL('build/', folder), { recursive: true });
    run(['tar', '-x'], folder, run(['git', 'archive', commit], ROOT));
    symlinkSync(new URL('build/zlib', ROOT), new URL('build/zlib', folder));
    run(['cmake', '--preset', 'wasm'], folder);
    run(['cmake', '--build', '--preset', 'engine'], folder);
    mkdirSync(new URL('built', folder));
  }
  const builds = (await readdir(wasm)).map((file) => /^engine-(.+)\.wasm$/.exec(file)?.[1]).filter(Boolean);
  if (!builds.includes(build))
    throw new UsageError(`${revision} has no build '${build}': choose one of ${builds.join(', ')}`);
  return checked(await readFile(new URL(`engine-${build}.wasm`, wasm)), revision);
}

/** @param {Buffer<ArrayBuffer>} bytes @param {string} revision */
async function checked(bytes, revision) {
  const exported = WebAssembly.Module.exports(await WebAssembly.compile(bytes)).map(({ name }) => name);
  const missing = NEEDED.filter((name) => !exported.includes(name));
  if (missing.length)
    throw new UsageError(
      `${revision} cannot be measured with this revision's binding: it has no ${missing.join(', ')}`,
    );
  return bytes;
}
