// package.test.js — what `npm pack` gives: installed, built by Vite and webpack, and opened as it is, from its tarball.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';
import webpack from 'webpack';

import { requireCurrent } from '../../.ci/build.js';
import { ROOT } from '../../.ci/process.js';
import { answer } from '../../.ci/serve.js';
import { leftOut } from '../gate.js';
import { launch, skipped, startBrowser } from './browser.js';

requireCurrent('package');

/** Bytes that a page loads of the package, with brotli: every module, with the worker, and the engine for one thread. */
const MOST_BYTES = 60_000;
/** What a page loads that has `imageOf` alone: 3.4 kB, and no worker. */
const MOST_OF_IMAGE = 4_000;

const ISOLATING = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** A folder with the examples, in which the tarball is installed. */
let folder = '';
const installed = (/** @type {string} */ path) => join(folder, 'node_modules/digit-lab', path);

/** Runs a program in the folder. @param {string} program @param {string[]} args @param {string} [cwd] */
function run(program, args, cwd = folder) {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  assert.equal(status, 0, stdout + stderr);
  return stdout;
}

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'digit-lab-package-'));
  run('npm', ['pack', '--pack-destination', folder], ROOT);
  cpSync(join(ROOT, 'web/package/examples'), folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  const [tarball] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  run('npm', ['install', '--offline', '--no-audit', '--no-fund', `./${tarball}`]);
});

after(() => rmSync(folder, { recursive: true, force: true }));

/** What Vite makes of a page or a module of the folder. @param {string} name @param {string} to */
const bundle = (name, to) =>
  build({
    ...{ configFile: false, root: folder, base: './', publicDir: false, logLevel: 'error' },
    build: { outDir: to, rolldownOptions: { input: join(folder, name) } },
  });

/** What webpack makes of a module of the folder. @param {import('webpack').Configuration} options */
async function pack(options) {
  const compiler = webpack({ mode: 'production', context: folder, ...options });
  const stats = await new Promise((resolve, reject) =>
    compiler?.run((error, done) => (error ? reject(error) : resolve(done))),
  );
  assert.deepEqual(stats.toJson({ all: false, errors: true, warnings: true }).errors, []);
}

/** Bytes of these files with brotli. @param {string[]} paths */
const compressed = (paths) =>
  paths.reduce((sum, path) => sum + brotliCompressSync(readFileSync(path)).length, 0);

/** All files below a folder. @param {string} path */
const filesIn = (path) =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));

describe('the package', () => {
  test('has what it needs, and says nothing of the repository', () => {
    const described = JSON.parse(readFileSync(installed('package.json'), 'utf8'));
    const repository = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    assert.equal(described.name, 'digit-lab');
    assert.equal(described.version, repository.version);
    assert.equal(described.sideEffects, false);
    for (const key of ['private', 'scripts', 'dependencies', 'devDependencies'])
      assert.ok(!(key in described), key);
    assert.match(readFileSync(installed('LICENSE.txt'), 'utf8'), /MIT License/);
    const notices = readFileSync(installed('licences.txt'), 'utf8');
    for (const part of ['wasm-feature-detect', 'musl']) assert.ok(notices.includes(part), part);
    const readme = readFileSync(installed('README.md'), 'utf8');
    for (const name of [
      'add',
      'addAll',
      'start',
      'train',
      'classify',
      'classifyAll',
      'save',
      'load',
      'dispose',
    ])
      assert.ok(readme.includes(`${name}(`), name);
  });

  test('is under 60 kB with one engine', () => {
    const modules = filesIn(installed('')).filter((path) => /\/(?!worker)[\w-]+\.js$/.test(path));
    assert.ok(modules.length > 3);
    const bytes = compressed([...modules, installed('engine-simd128.wasm')]);
    assert.ok(bytes < MOST_BYTES, `${bytes} bytes`);
  });

  test('is imported in Node.js and does nothing', () => {
    const program =
      "import { Trainer } from 'digit-lab'; new Trainer('dense 10 softmax'); console.log('well');";
    assert.equal(run(process.execPath, ['--input-type=module', '--eval', program]), 'well\n');
  });

  test('has types, which an application is checked against', () => {
    const options = ['--strict', '--noEmit', '--module', 'esnext', '--moduleResolution', 'bundler'];
    const lib = ['--target', 'es2022', '--lib', 'es2023,dom'];
    run(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), ...options, ...lib, 'use.ts']);
  });

  test('leaves out what is not imported', { skip: leftOut }, async () => {
    writeFileSync(
      join(folder, 'image.js'),
      "import { imageOf } from 'digit-lab'; globalThis.imageOf = imageOf;",
    );
    await bundle('image.js', 'image-vite');
    await pack({ entry: './image.js', output: { path: join(folder, 'image-webpack') } });
    for (const made of ['image-vite', 'image-webpack']) {
      const scripts = filesIn(join(folder, made)).filter((path) => path.endsWith('.js'));
      const bytes = compressed(scripts);
      assert.ok(bytes < MOST_OF_IMAGE, `${made}: ${bytes} bytes`);
    }
  });
});

describe('pages with the package', { skip: skipped('chrome') }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  /** @type {import('puppeteer-core').Page} */
  let page;
  /** @type {import('node:http').Server} */
  let server;
  let url = '';
  let isIsolated = false;
  /** @type {string[]} */
  const faults = [];

  before(async () => {
    server = createServer((request, response) => {
      for (const [name, value] of Object.entries(isIsolated ? ISOLATING : {}))
        response.setHeader(name, value);
      void answer(folder, request, response);
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    url = `http://127.0.0.1:${port}/`;
    site = await startBrowser('chrome'); // so that the browser ends with these tests
    page = await (await launch('chrome')).newPage();
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('favicon')) faults.push(message.text());
    });
  });

  after(async () => {
    await page?.close();
    await site?.close();
    server?.close();
    server?.closeAllConnections();
  });

  /** Trains on the page, draws a 1, and gives what is said. @param {string} path */
  async function trainAndDraw(path) {
    faults.length = 0;
    await page.goto(url + path);
    await (await page.waitForSelector('aria/Train[role="button"]'))?.click();
    const status = await page.waitForFunction(() => {
      const said = document.querySelector('[role=status]')?.textContent ?? '';
      return !/^(Not trained|Epoch)/.test(said) && said;
    });
    const pad = await page.waitForSelector('aria/Pad');
    const box = await pad?.boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x + 150, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + 145, box.y + 240, { steps: 8 });
    await page.mouse.up();
    const said = await page.waitForFunction(() => document.querySelector('output')?.textContent);
    assert.deepEqual(faults, []);
    return {
      answer: String(await said.jsonValue()),
      status: String(await status.jsonValue()),
    };
  }

  test('as it is, from a script of type module', { skip: leftOut }, async () => {
    const { answer, status } = await trainAndDraw('plain.html');
    assert.match(answer, /^It is a 1 /);
    assert.match(status, /threads: 1$/);
  });

  test('as it is, with threads where the page is isolated', { skip: leftOut }, async (t) => {
    isIsolated = true;
    t.after(() => {
      isIsolated = false;
    });
    const { answer, status } = await trainAndDraw('plain.html');
    assert.match(answer, /^It is a 1 /);
    assert.match(status, /threads: [2-8]$/);
  });

  test('from Vite', async () => {
    await bundle('vite.html', 'vite');
    assert.match((await trainAndDraw('vite/vite.html')).answer, /^It is a 1 /);
  });

  test('from webpack', { skip: leftOut }, async () => {
    const { default: options } = await import(join(folder, 'webpack.config.js'));
    await pack(options);
    assert.match((await trainAndDraw('webpack.html')).answer, /^It is a 1 /);
  });
});
