// revectorize.js — which functions of the engine V8's 256-bit vectorizer takes (--wasm-revectorize).
//
//   node tests/bench/revectorize.js [--build BUILD]
//
// Chromium compiles every function twice, without and with the vectorizer, which has taken a function where the machine
// code has another size. The engine has no names of functions: its index and its size in the module stand for one.
// Both change with the source. Needs a processor with AVX2.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { browserPath } from '../../.ci/browsers.js';
import { requireCurrent } from '../../.ci/build.js';
import { count } from '../../web/site/format.js';
import { readBuild } from '../../web/terminal/files.js';

requireCurrent('engine');

/** @typedef {{ index: number, bodyBytes: number, codeBytes: number }} Compiled */

/** All functions at once, by the optimizing compiler alone, and a line about each. */
const COMPILER = ['--no-liftoff', '--no-wasm-lazy-compilation', '--trace-wasm-compilation-times'];
const VECTORIZER = '--wasm-revectorize';

const { values } = parseArgs({ options: { build: { type: 'string', default: 'simd128' } } });

/** @param {string} page   an address @param {string[]} flags   of V8 @returns {Map<number, Compiled>} */
function compiled(page, flags) {
  const path = browserPath('chrome');
  if (!path) throw new Error('Chromium is not installed.');
  const text = execFileSync(
    path,
    ['--headless', '--no-sandbox', '--single-process', `--js-flags=${flags.join(' ')}`, '--dump-dom', page],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const functions = text.matchAll(/#(\d+) using TurboFan.* bodysize (\d+) codesize (\d+)/g);
  return new Map(
    Array.from(functions, ([, ...sizes]) => {
      const [index, bodyBytes, codeBytes] = sizes.map(Number);
      return [index, { index, bodyBytes, codeBytes }];
    }),
  );
}

const folder = mkdtempSync(join(tmpdir(), 'digit-lab-'));
try {
  const page = join(folder, 'page.html');
  const bytes = (await readBuild(values.build)).toString('base64');
  writeFileSync(
    page,
    `<!doctype html><script>new WebAssembly.Module(Uint8Array.from(atob('${bytes}'), (c) => c.charCodeAt(0)))</script>`,
  );
  const narrow = compiled(`file://${page}`, COMPILER);
  const wide = compiled(`file://${page}`, [...COMPILER, VECTORIZER]);
  if (!narrow.size) throw new Error('Chromium has not said what it compiled: its flags have changed.');
  const taken = [...narrow.values()]
    .map((each) => ({ ...each, wideBytes: wide.get(each.index)?.codeBytes ?? 0 }))
    .filter(({ codeBytes, wideBytes }) => codeBytes !== wideBytes)
    .sort((a, b) => b.bodyBytes - a.bodyBytes);
  console.log(
    `engine-${values.build}.wasm: ${taken.length} of ${narrow.size} functions are vectorized with 256 bits`,
  );
  console.log('function  bytes in the module  machine code, 128 bits  256 bits');
  for (const { index, bodyBytes, codeBytes, wideBytes } of taken)
    console.log(
      String(index).padStart(8) +
        count(bodyBytes).padStart(21) +
        count(codeBytes).padStart(24) +
        count(wideBytes).padStart(10),
    );
} finally {
  rmSync(folder, { recursive: true });
}
