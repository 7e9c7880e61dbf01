// service-worker.test.js — the files that the service worker is told of.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { writeServiceWorker } from '../../../.ci/service-worker.js';

/** @param {string | Buffer} bytes */
const hash = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 16);

test('every file of a site is listed by its address, but those that no page of it asks for', async (t) => {
  const site = mkdtempSync(join(tmpdir(), 'digit-lab-list-'));
  t.after(() => rmSync(site, { recursive: true }));
  const archive = gzipSync('images');
  const page = '<script src="./start.js?0123456789abcdef"></script>';
  const files = {
    ...{ 'index.html': page, 'start.js': '1', 'assets/a-1.js': '2', 'data/mnist/images.gz': archive },
    ...{ _headers: '/*', 'embed.js': '3', 'assets/a-1.js.map': '{}', 'source.tar.gz': archive },
  };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(site, path)), { recursive: true });
    writeFileSync(join(site, path), content);
  }
  await writeServiceWorker(site);
  const [, list] = /^self\.FILES=(.*);\n/.exec(readFileSync(join(site, 'service-worker.js'), 'utf8')) ?? [];
  assert.deepEqual(JSON.parse(list), {
    'assets/a-1.js': [1, hash('2')],
    'data/mnist/images.gz': [archive.length, hash(archive), hash('images')],
    'index.html': [page.length, hash(page)],
    'start.js?0123456789abcdef': [1, hash('1')],
  });
});
