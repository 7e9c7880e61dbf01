// release.test.js — what lies beside each other in a release, and that the same input gives the same bytes.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';

import { writeRelease } from '../../../.ci/release.js';

/** A release of a small site, in a folder until the test is over. @param {import('node:test').TestContext} t @param {number} day   when the files are made */
function makeRelease(t, day) {
  const folder = mkdtempSync(join(tmpdir(), 'digit-lab-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const site = join(folder, 'site');
  const release = join(folder, 'release');
  mkdirSync(join(site, 'assets'), { recursive: true });
  mkdirSync(release);
  /** @type {Record<string, string>} */
  const files = {
    'site/index.html': 'the page',
    'site/assets/lab.js': 'its script',
    'release/digit-lab.html': 'all in one',
    'release/digit-lab-small.html': 'little in one',
    'release/digit-lab-old.zip': 'of an earlier version',
  };
  for (const [path, text] of Object.entries(files)) {
    writeFileSync(join(folder, path), text);
    utimesSync(join(folder, path), day, day);
  }
  writeRelease(release, site);
  return release;
}

/** @param {string} folder @param {string} name */
const unzipped = (folder, name) => unzipSync(new Uint8Array(readFileSync(join(folder, name))));

test('the site, the page in one file and its packages lie beside each other, with their sums', (t) => {
  const folder = makeRelease(t, 1e9);
  const names = readdirSync(folder).sort();
  assert.deepEqual(names, [
    ...['SHA256SUMS', 'digit-lab-html5.zip', 'digit-lab-scorm.zip', 'digit-lab-site.zip'],
    ...['digit-lab-small-html5.zip', 'digit-lab-small-scorm.zip', 'digit-lab-small.html', 'digit-lab.html'],
  ]);
  const site = unzipped(folder, 'digit-lab-site.zip');
  assert.deepEqual(Object.keys(site), ['assets/lab.js', 'index.html']);
  assert.equal(strFromU8(site['index.html']), 'the page');
  assert.equal(strFromU8(unzipped(folder, 'digit-lab-scorm.zip')['index.html']), 'all in one');
  assert.equal(strFromU8(unzipped(folder, 'digit-lab-small-html5.zip')['index.html']), 'little in one');
  const { status, stdout } = spawnSync('sha256sum', ['--check', 'SHA256SUMS'], {
    cwd: folder,
    encoding: 'utf8',
  });
  assert.equal(status, 0);
  assert.equal(stdout.trim().split('\n').length, names.length - 1);
});

test('the same files of another day give the same bytes', (t) => {
  const [one, other] = [makeRelease(t, 1e9), makeRelease(t, 1.5e9)];
  assert.equal(
    readFileSync(join(one, 'SHA256SUMS'), 'utf8'),
    readFileSync(join(other, 'SHA256SUMS'), 'utf8'),
  );
});
