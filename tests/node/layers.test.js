// layers.test.js — the folders of web/ import each other in one direction only, and none holds too many files.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const WEB = fileURLToPath(new URL('../../web/', import.meta.url));

/** The folders of web/ from bottom to top: a folder may import from those before it, types included. */
const LAYERS = [
  ...['public', 'shared', 'offline', 'text', 'files', 'weights', 'export', 'site', 'plot', 'photo', 'worker'],
  ...[
    'package',
    'ideas',
    'about',
    'bench',
    'reproductions',
    'sheet',
    'teacher',
    'lab',
    'embed',
    'share',
    'single',
    'reader',
    'terminal',
    'vite.config.js',
  ],
];

const MOST_FILES = 20;

/** Files that start a worker for another one, which connects to it. */
const LENDERS = ['lab/worker-script.js', 'reproductions/main.js'];

/** Relative paths in `import` and `export … from`, in JSDoc types, and in `new URL` for workers. */
const IMPORT = /(?:\bfrom\s+|\bimport\s*\(?\s*|\bnew URL\(\s*)'(\.[^']*)'/g;

const entries = readdirSync(WEB, { recursive: true, withFileTypes: true });
const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));

/** The folder of web/ that a file is in; '..' for a file outside. @param {string} file */
const folderOf = (file) => relative(WEB, file).split('/')[0];

/** Imports from one folder of web/ in another. */
const imports = files
  .filter((file) => file.endsWith('.js'))
  .flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, path]) => ({
      file: relative(WEB, file),
      from: folderOf(file),
      to: folderOf(join(dirname(file), path)),
    })),
  )
  .filter(({ from, to }) => from !== to && LAYERS.includes(to));

test('every folder of web/ with code has a place among the layers', () => {
  const folders = new Set(files.filter((file) => file.endsWith('.js')).map(folderOf));
  assert.deepEqual([...folders].sort(), [...LAYERS].sort());
});

test('a folder imports only from layers below it, so that there are no circles', () => {
  assert.ok(imports.length > 100, 'the imports are found');
  const upward = imports.filter(({ from, to }) => LAYERS.indexOf(to) > LAYERS.indexOf(from));
  assert.deepEqual(upward, []);
});

test('pages and workers of the site start workers and fetch files in one place', () => {
  const others = /^(terminal|package|offline|single|public|vite|shared\/site\.js)/;
  const found = files
    .map((file) => relative(WEB, file))
    .filter((file) => file.endsWith('.js') && !others.test(file))
    .filter((file) => /new Worker\(|(?<![\w.#]|async )fetch\(/.test(readFileSync(join(WEB, file), 'utf8')));
  assert.deepEqual(found, []);
});

test('only the terminal and the build ask for variables of the environment', () => {
  assert.deepEqual(
    having(/\bprocess\.env\b/).filter((file) => !/^(terminal\/|vite\.config)/.test(file)),
    [],
  );
});

test('the side of an image is a number in one place, and a name elsewhere', () => {
  const said = files
    .filter((file) => file.endsWith('.js'))
    .flatMap((file) => {
      const found =
        readFileSync(file, 'utf8').match(/\w*(side|height|width|pixels) ={1,3} (28|784)\b/gi) ?? [];
      return found.map((line) => `${relative(WEB, file)}: ${line}`);
    });
  assert.deepEqual(said, ['shared/ink-to-image.js: IMAGE_SIDE = 28']);
});

/** The files of web/ that have these words, from web/. @param {RegExp} words */
const having = (words) =>
  files
    .filter((file) => file.endsWith('.js') && words.test(readFileSync(file, 'utf8')))
    .map((file) => relative(WEB, file))
    .sort();

test('pages reach their workers by `connect`, which the package exports too, and by nothing else', () => {
  const door = readFileSync(join(WEB, 'package/index.js'), 'utf8');
  assert.match(door, /^export \{ connect \} from '\.\.\/shared\/protocol\.js';$/m);
  assert.deepEqual(having(/\bnew Worker\(/), [
    ...[
      'package/start-worker.js',
      'package/worker.js',
      'shared/site.js',
      'single/page-site.js',
      'terminal/files.js',
    ],
  ]);
  const asking = having(/\bstartWorker\(|\b#?script\.start\(/).filter(
    (file) => !/^(shared|package|single|worker)\//.test(file),
  );
  for (const file of asking) assert.ok(having(/\bconnect\(/).includes(file) || LENDERS.includes(file), file);
  assert.deepEqual(
    having(/\b(worker|port)\.(onmessage|postMessage)\b/i).filter(
      (file) => !/^(shared|package|single|worker|terminal)\//.test(file),
    ),
    [],
  );
});

test(`no folder of web/ holds more than ${MOST_FILES} files`, () => {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const file of files) {
    const folder = relative(WEB, dirname(file));
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  assert.deepEqual(
    [...counts].filter(([, count]) => count > MOST_FILES),
    [],
  );
});
