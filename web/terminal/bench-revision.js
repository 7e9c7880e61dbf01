// bench-revision.js — the engine of another revision, to be measured against this one's.
//
// Only its WebAssembly is used: binding, data and measuring are this revision's, so that nothing else differs.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { UsageError } from './options.js';

const ROOT = new URL('../../', import.meta.url);

/** What the benchmark calls. */
const NEEDED = [
  ...['nn_alloc', 'nn_bench_gemm', 'nn_bench_peak', 'nn_free'],
  ...['nn_dataset_count', 'nn_dataset_create', 'nn_dataset_end', 'nn_dataset_push', 'nn_dataset_ready'],
  ...['nn_subset_count', 'nn_subset_create', 'nn_subset_shuffle'],
  ...['nn_model_create', 'nn_model_destroy', 'nn_model_layer', 'nn_model_layer_count', 'nn_model_times'],
  ...['nn_train_begin', 'nn_evaluate_begin', 'nn_advance', 'nn_correct', 'nn_predict'],
];

/**
 * Runs a program in a folder; its standard output.
 * @param {string[]} command @param {URL} folder @param {Buffer} [input]
 */
function run([program, ...args], folder, input) {
  const env = { ...process.env, NODE_PATH: `${process.env.NODE_PATH ?? ''}:/usr/share/nodejs` };
  const cwd = fileURLToPath(folder);
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, env, input, maxBuffer: 1 << 28 });
  if (error) throw error;
  if (status === 0) return stdout;
  const said = Buffer.concat([stderr, stdout]).toString().trim();
  throw new UsageError(`'${program} ${args.join(' ')}' failed:\n${said}`);
}

/**
 * Builds the engine of a revision, unless that has been done before. It lies within this project's folder, where
 * Node.js finds this project's packages.
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
    throw new UsageError(
      `${revision} has no build '${build}', only ${builds.join(', ')}: choose one of them`,
    );
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
