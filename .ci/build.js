// build.js — everything that can be built, each part only when what it is made of has changed.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';

import { FASHION_MNIST, MNIST, prepareData } from '../data/prepare.js';
import { findProgram, mustRun, ROOT } from './process.js';

const BUILD = join(ROOT, 'build');
export const SITE = join(BUILD, 'site');

/**
 * Every file below a path with its size and time.
 * @param {string} path
 * @returns {string[]}
 */
function listing(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return [`${path} missing`];
  if (found.isDirectory())
    return readdirSync(path)
      .sort()
      .flatMap((name) => listing(join(path, name)));
  return [`${path} ${found.size} ${found.mtimeMs}`];
}

/**
 * Does the work unless the output is there and the inputs are as they were then.
 * @param {string} output a folder in build/
 * @param {string[]} inputs files and folders
 * @param {() => void | Promise<void>} work
 */
async function unlessCurrent(output, inputs, work) {
  const stamp = join(BUILD, `${output}.inputs`);
  const current = inputs.flatMap((input) => listing(resolve(ROOT, input))).join('\n');
  const isThere = existsSync(stamp) && existsSync(join(BUILD, output));
  if (isThere && readFileSync(stamp, 'utf8') === current) return;
  console.error(`Building build/${output}`);
  rmSync(stamp, { force: true });
  await work();
  mkdirSync(BUILD, { recursive: true });
  writeFileSync(stamp, current);
}

/**
 * build/wasm/engine-*.wasm; what is current there is Ninja's to know. CMake keeps the compiler that
 * it first found, so another emcc on the PATH asks for a new start.
 */
export async function buildEngine() {
  const emcc = findProgram('emcc') ?? 'emcc';
  await unlessCurrent('wasm', [emcc, 'CMakePresets.json'], () =>
    mustRun(['cmake', '--preset', 'wasm', '--fresh'], 'failure'),
  );
  mustRun(['cmake', '--build', '--preset', 'engine'], 'failure');
}

export const buildData = () =>
  unlessCurrent('data', ['data/prepare.js', 'data/checksums.txt', MNIST, FASHION_MNIST], prepareData);

const engines = () => readdirSync(join(BUILD, 'wasm')).filter((name) => /^engine-.*\.wasm$/.test(name));

/** build/site: the page as Vite bundles it, with the engines and the data beside it. */
export async function buildSite() {
  await buildEngine();
  await buildData();
  const wasm = engines().map((name) => join('build/wasm', name));
  const inputs = ['web', 'package-lock.json', 'build/data.inputs', ...wasm];
  await unlessCurrent('site', inputs, async () => {
    const { build } = await import('vite');
    await build({ configFile: join(ROOT, 'web/vite.config.js') });
    for (const name of engines()) cpSync(join(BUILD, 'wasm', name), join(SITE, name));
    cpSync(join(BUILD, 'data'), join(SITE, 'data'), { recursive: true });
  });
}
