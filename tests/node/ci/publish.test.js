// publish.test.js — what stands beside the pages: the whole source, and the licence of everything in it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { findProgram, ROOT } from '../../../.ci/process.js';
import { packSources, SOURCES, writeLicences } from '../../../.ci/publish.js';
import { LIBRARIES } from '../../../web/about/contents.js';

/** @param {string[]} command @returns {string[]}  the lines that it prints */
const linesOf = ([program, ...args]) =>
  spawnSync(program, args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28 })
    .stdout.split('\n')
    .filter(Boolean);

/** @param {import('node:test').TestContext} t */
function makeFolder(t) {
  const folder = mkdtempSync(join(tmpdir(), 'digit-lab-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const tracked = findProgram('git') ? linesOf(['git', 'ls-files']) : [];

test('the sources are all that Git tracks', {
  skip: tracked.length === 0 && 'this is no working tree',
}, () => {
  const names = new Set(tracked.map((path) => path.split('/')[0]));
  assert.deepEqual([...SOURCES].sort(), [...names].sort());
});

test('they unpack into one folder, and nothing else is packed', (t) => {
  const archive = join(makeFolder(t), 'source', 'source.tar.gz');
  packSources(archive);
  const packed = linesOf(['tar', '-tzf', archive]);
  for (const path of packed) assert.match(path, /^digit-lab\//);
  for (const path of ['src/nn.h', 'web/index.html', 'LICENSE', 'package.json', '.ci/build.js'])
    assert.ok(packed.includes(`digit-lab/${path}`), path);
  assert.ok(!packed.some((path) => /\/(node_modules|build|\.git)\//.test(path)));
});

test('every package whose code is in the pages has its licence beside them', (t) => {
  const site = join(makeFolder(t), 'site');
  writeLicences(site);
  assert.equal(readFileSync(join(site, 'LICENSE.txt'), 'utf8'), readFileSync(join(ROOT, 'LICENSE'), 'utf8'));
  const licences = readFileSync(join(site, 'licences.txt'), 'utf8');
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  for (const [name, version] of Object.entries(dependencies)) {
    const named = LIBRARIES.find(({ id }) => id === name);
    assert.ok(named, `the page of help names ${name}`);
    assert.ok(licences.includes(`${name} ${version}: ${named.licence}\n`), name);
  }
  assert.ok(!licences.includes('undefined'));
});
