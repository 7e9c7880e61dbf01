// build.js — builds the engine, the data and the site into build/, each only when what it is made of has
// changed, and says which of them is older than its sources.
import { createHash } from 'node:crypto';
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
import { join, relative, resolve } from 'node:path';

import { FASHION_MNIST, MNIST, prepareData } from '../data/prepare.js';
import { prepareSmallData } from '../data/prepare-small.js';
import { findProgram, mustRun, ROOT } from './process.js';
import { packSources, SOURCES, writeLicences } from './publish.js';
import { writeServiceWorker } from './service-worker.js';

const BUILD = join(ROOT, 'build');
export const SITE = join(BUILD, 'site');
export const RELEASE = join(BUILD, 'release');

const engines = () => readdirSync(join(BUILD, 'wasm')).filter((name) => /^engine-.*\.wasm$/.test(name));

/**
 * The files and folders that each part of build/ is made of. `wasm` is CMake's configuration alone,
 * `engine` the modules in build/wasm; `release` the page in one file alone.
 */
const INPUTS = {
  wasm: () => [findProgram('emcc') ?? 'emcc', 'CMakePresets.json'],
  engine: () => ['src', 'CMakeLists.txt', 'CMakePresets.json', '.ci/relax.js', '.ci/wasm-features.js'],
  data: () => ['data/prepare.js', 'data/checksums.txt', MNIST, FASHION_MNIST],
  'data-small': () => ['data/prepare-small.js', 'build/data.inputs'],
  site: () => [
    ...[
      'web',
      'package-lock.json',
      'LICENSE',
      '.ci/publish.js',
      '.ci/bundle-reader.js',
      '.ci/service-worker.js',
      'build/data.inputs',
    ],
    ...engines().map((name) => join('build/wasm', name)),
  ],
  package: () => [
    ...['package', 'shared', 'files', 'photo', 'weights', 'worker', 'text/fill.js'].map(
      (path) => `web/${path}`,
    ),
    ...[
      'package.json',
      'package-lock.json',
      'LICENSE',
      '.ci/package.js',
      '.ci/publish.js',
      '.ci/wasm-features.js',
    ],
    ...['build/wasm/engine-simd128.wasm', 'build/wasm/engine-simd128-threads.wasm'],
  ],
  source: () => SOURCES,
  pieces: () => [
    ...['.ci/single-data.js', 'web/single/base85.js', 'web/single/packed-images.js'],
    ...['data/prepare-small.js', 'build/data.inputs'],
  ],
  release: () => ['.ci/single-file.js', 'build/site.inputs', 'build/pieces.inputs'],
};

/** @typedef {keyof typeof INPUTS} Part */

/** @param {Part} part */
const stampOf = (part) => join(BUILD, `${part}.inputs`);

/** @param {Part} part */
const folderOf = (part) => join('build', part === 'engine' ? 'wasm' : part);

/**
 * Every file below a path with its size and time.
 * @param {string} path
 * @returns {string[]}
 */
function listing(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  const name = relative(ROOT, path);
  if (!found) return [`${name} missing`];
  if (found.isDirectory())
    return readdirSync(path)
      .sort()
      .flatMap((entry) => listing(join(path, entry)));
  return [`${name} ${found.size} ${found.mtimeMs}`];
}

/** @param {Part} part */
const inputsOf = (part) => [
  ...INPUTS[part]().flatMap((input) => listing(resolve(ROOT, input))),
  ...(part === 'site' && process.env.SITE_URL ? [`SITE_URL=${process.env.SITE_URL} missing`] : []),
];

/**
 * Does the work unless the part is there and its inputs are as they were then.
 * @param {Part} part
 * @param {() => void | Promise<void>} work
 */
async function unlessCurrent(part, work) {
  if (!staleness(part)) return;
  console.error(`Building ${folderOf(part)}`);
  await stamped(part, work);
}

/**
 * Does the work and keeps what it was done with.
 * @param {Part} part
 * @param {() => void | Promise<void>} work
 */
async function stamped(part, work) {
  const current = inputsOf(part).join('\n');
  rmSync(stampOf(part), { force: true });
  await work();
  mkdirSync(BUILD, { recursive: true });
  writeFileSync(stampOf(part), current);
}

/**
 * Why a part is not what its sources would give, in one sentence; undefined if it is.
 * @param {Part} part
 */
function staleness(part) {
  const folder = folderOf(part);
  if (!existsSync(stampOf(part)) || !existsSync(join(ROOT, folder)))
    return `${folder} has not been built: run npm run build.`;
  const before = readFileSync(stampOf(part), 'utf8').split('\n');
  const now = inputsOf(part);
  const isSame = before.length === now.length && before.every((line, i) => line === now[i]);
  if (isSame) return undefined;
  const changed = now.find((line) => !before.includes(line)) ?? before.find((line) => !now.includes(line));
  const [path] = String(changed).split(/ (?=missing$|\d+ [\d.]+$)/);
  return `${folder} is older than ${path}: run npm run build.`;
}

/**
 * Ends a test's process with one sentence where a part is not built or older than its sources.
 * @param {Part[]} parts
 */
export function requireCurrent(...parts) {
  const stale = parts.map(staleness).find((sentence) => sentence);
  if (!stale) return;
  console.error(stale);
  process.exit(1);
}

/**
 * build/wasm/engine-*.wasm; what is current there is Ninja's to know. CMake keeps the compiler that
 * it first found, so another emcc on the PATH asks for a new start.
 */
export async function buildEngine() {
  await unlessCurrent('wasm', () => mustRun(['cmake', '--preset', 'wasm', '--fresh'], 'failure'));
  await stamped('engine', () => mustRun(['cmake', '--build', '--preset', 'engine'], 'failure'));
}

/** build/data, and build/data-small for tests of the page. */
export async function buildData() {
  await unlessCurrent('data', prepareData);
  await unlessCurrent('data-small', prepareSmallData);
}

/** Puts an engine where the workers look for it: in a folder named by its SHA-256. @param {string} name */
function placeEngine(name) {
  const file = join(BUILD, 'wasm', name);
  const hash = createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16);
  cpSync(file, join(SITE, 'assets', hash, name));
}

/** build/site: the pages as Vite bundles them, with the engines, the data, the licences and the sources beside them. */
export async function buildSite() {
  await buildEngine();
  await buildData();
  await unlessCurrent('site', async () => {
    const { build } = await import('vite');
    await build({ configFile: join(ROOT, 'web/vite.config.js') });
    for (const name of engines()) placeEngine(name);
    cpSync(join(BUILD, 'data'), join(SITE, 'data'), { recursive: true });
    writeLicences(SITE);
    await writeServiceWorker(SITE);
  });
  const archive = join(BUILD, 'source/source.tar.gz');
  await unlessCurrent('source', () => packSources(archive));
  cpSync(archive, join(SITE, 'source.tar.gz'));
}

/** build/package: what `npm pack` packs. */
export async function buildPackage() {
  await buildEngine();
  await unlessCurrent('package', async () => {
    const { makePackage } = await import('./package.js');
    await makePackage();
  });
}

/** build/release: the page in one file, with all data and with little. */
export async function buildSingleFiles() {
  await buildSite();
  await unlessCurrent('pieces', async () => {
    const { writePieces } = await import('./single-data.js');
    await writePieces();
  });
  await unlessCurrent('release', async () => {
    const { writeSingleFiles } = await import('./single-file.js');
    await writeSingleFiles(RELEASE, SITE);
  });
}
