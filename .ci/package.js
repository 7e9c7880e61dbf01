// package.js — makes build/package, the package `digit-lab` of npm: the Trainer with its worker and engines inside.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import binaryen from 'binaryen';
import { build, minifySync } from 'vite';

import { mustRun, ROOT } from './process.js';
import { writeLicences } from './publish.js';
import { COMPILED_FEATURES } from './wasm-features.js';

const SOURCE = join(ROOT, 'web/package');
export const PACKAGE = join(ROOT, 'build/package');

/** The module that says where the engines are. */
const ENGINES = 'engines.js';

/** The packages of npm whose code is in this one. */
const PACKAGES = ['wasm-feature-detect'];

/** Of the engine, what no Trainer calls: files of any kind, benchmarks, pictures of layers, sessions, edits. */
const UNUSED =
  /^(nn_(bench_|inspection_|state_|dataset_(push|end|read_npz)|evaluate_(keep|from)|augmented_|model_times)|stack|__errno|__indirect)/;

/**
 * Writes an engine without what is unused, and without all that only this needs, of which zlib is the most: 37 kB with brotli
 * and not 47. The code that stays is the same.
 * @param {string} file   engine-<build>.wasm
 */
function writeEngine(file) {
  const whole = readFileSync(join(ROOT, 'build/wasm', file));
  const module = binaryen.readBinary(whole);
  module.setFeatures(COMPILED_FEATURES);
  for (const { name } of WebAssembly.Module.exports(new WebAssembly.Module(whole)))
    if (UNUSED.test(name)) module.removeExport(name);
  module.runPasses(['remove-unused-module-elements']);
  if (!module.validate()) throw new Error(`${file} is not valid without what is unused`);
  writeFileSync(join(PACKAGE, file), module.emitBinary());
  module.dispose();
}

/** Of the modules, what no Trainer uses: their names are there, and do nothing. @type {Record<string, string>} */
const LEFT_OUT = {
  'worker/checkpoint.js': 'export const checkRunPlace = () => {}, restoreCheckpoint = checkRunPlace;',
  'worker/engine/inspection.js': 'export class Inspection {}',
  'worker/engine/kept.js': 'export class Kept {}',
  'worker/invented/add-invented.js': 'export async function addInvented() {}',
};

/** Of the sentences about files, those of one in safetensors, which is all that is read. */
const READ = /^FILE_(HEADER|CUT_SHORT|TOO_LONG|PLACE|TYPE)$/;

/** @type {import('vite').Plugin} */
const leaving = {
  name: 'leaving',
  async load(id) {
    const path = relative(join(ROOT, 'web'), id);
    if (path !== 'files/errors.js') return LEFT_OUT[path];
    const { SENTENCES } = await import('../web/files/errors.js');
    const read = Object.fromEntries(Object.entries(SENTENCES).filter(([status]) => READ.test(status)));
    return readFileSync(id, 'utf8').replace(/(?<=SENTENCES = )\{.*?^\}/ms, JSON.stringify(read));
  },
};

/** What all builds of this file share. @param {import('vite').UserConfig['build']} options @param {import('vite').Plugin[]} [plugins] */
async function bundle(options, plugins = []) {
  const built = await build({
    ...{
      configFile: false,
      root: SOURCE,
      publicDir: false,
      logLevel: 'error',
      plugins: [leaving, ...plugins],
    },
    build: { write: false, target: 'es2022', minify: true, modulePreload: false, ...options },
  });
  const [{ output }] = /** @type {{ output: { fileName: string, code: string }[] }[]} */ (
    Array.isArray(built) ? built : [built]
  );
  return output;
}

/** The worker in one script, which needs no modules. */
async function bundleWorker() {
  const entry = join(SOURCE, 'worker.js');
  const [{ code }] = await bundle({ lib: { entry, formats: ['iife'], name: 'digitLab' } });
  return code.trim();
}

/** Puts the worker's script into its module. @param {string} script @returns {import('vite').Plugin} */
const embedding = (script) => ({
  name: 'embedding',
  load: (id) =>
    id === join(SOURCE, 'embedded/worker.js')
      ? `export const WORKER = ${JSON.stringify(script)};`
      : undefined,
});

/**
 * The modules: one for each name that is exported, so that bundlers leave out those that are not imported. The addresses of
 * the engines stay as they are, for the bundler of whoever uses them.
 * @param {string} worker   its script
 */
async function bundleModules(worker) {
  const paths = ['index', 'trainer', 'image', 'start-worker', '../shared/protocol'];
  const input = Object.fromEntries(paths.map((path) => [basename(path), join(SOURCE, `${path}.js`)]));
  const modules = await bundle(
    {
      lib: { entry: input, formats: ['es'] },
      rolldownOptions: {
        external: [`./${ENGINES}`],
        makeAbsoluteExternalsRelative: false,
        preserveEntrySignatures: 'allow-extension',
        output: { entryFileNames: '[name].js', chunkFileNames: '[name].js', minifyInternalExports: false },
      },
    },
    [embedding(worker)],
  );
  const engines = readFileSync(join(SOURCE, ENGINES), 'utf8');
  for (const { fileName, code } of [...modules, { fileName: ENGINES, code: engines }])
    writeFileSync(join(PACKAGE, fileName), minifySync(fileName, code, { module: true }).code);
}

/** A type in another file, of a declaration. */
const REFERENCE = /(?:from |import\()["'](\.[^"']+)\.js["']/g;

/** A long one stands above a block of types, and the compiler repeats it with each of them. */
const COMMENT = /\/\*\*(?:(?!\*\/)[\s\S]){1000,}\*\/\n/g;

/** The declarations that index.js needs, of all that the compiler makes. */
function declareTypes() {
  const all = join(ROOT, 'build/package-types');
  rmSync(all, { recursive: true, force: true });
  mustRun([join(ROOT, 'node_modules/.bin/tsc'), '--project', SOURCE, '--outDir', all], 'failure');
  const wanted = new Set([join(all, 'package/index')]);
  for (const file of wanted) {
    const text = readFileSync(`${file}.d.ts`, 'utf8');
    for (const [, path] of text.matchAll(REFERENCE)) wanted.add(join(dirname(file), path));
    const seen = new Set();
    const once = text.replace(COMMENT, (comment) => (seen.has(comment) ? '' : seen.add(comment) && comment));
    const copy = join(PACKAGE, 'types', `${relative(all, file)}.d.ts`);
    mkdirSync(dirname(copy), { recursive: true });
    writeFileSync(copy, once);
  }
  rmSync(all, { recursive: true });
}

/** Its package.json: what it is called, and which version, stands in that of the repository. */
function describe() {
  const { name, version, license } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return {
    ...{ name, version, license, type: 'module', sideEffects: false },
    description: 'Train neural networks on handwritten digits in the browser, in a worker, with WebAssembly.',
    exports: {
      '.': { types: './types/package/index.d.ts', default: './index.js' },
      './worker': './worker.js',
      './package.json': './package.json',
    },
    types: './types/package/index.d.ts',
  };
}

/** Makes the folder anew. */
export async function makePackage() {
  rmSync(PACKAGE, { recursive: true, force: true });
  mkdirSync(PACKAGE, { recursive: true });
  const worker = await bundleWorker();
  await bundleModules(worker);
  writeFileSync(join(PACKAGE, 'worker.js'), worker);
  for (const file of ['engine-simd128.wasm', 'engine-simd128-threads.wasm']) writeEngine(file);
  declareTypes();
  writeFileSync(join(PACKAGE, 'package.json'), `${JSON.stringify(describe(), null, 2)}\n`);
  cpSync(join(SOURCE, 'README.md'), join(PACKAGE, 'README.md'));
  writeLicences(PACKAGE, PACKAGES, ['musl']);
}
