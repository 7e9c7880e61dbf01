// fetch-zlib.test.js — only the sources of zlib that the project knows are built.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { findProgram, ROOT } from '../../../.ci/process.js';

/** Stands in for apt-get: the distribution's archive holds a file that is nobody's zlib. */
const APT_GET = `#!/bin/sh
case "$*" in
  indextargets*) . /etc/os-release; echo "http://archive.invalid $VERSION_CODENAME main" ;;
  *source*) echo 'not the source' > zlib_9.9.dfsg.orig.tar.gz ;;
esac
`;

const skip = ['bash', 'cmake'].every(findProgram) ? false : 'bash or cmake is not installed';

test('a source of zlib that is not listed is refused, with its checksum', { skip }, (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'digit-lab-'));
  t.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'apt-get'), APT_GET, { mode: 0o755 });
  const { status, stderr } = spawnSync(join(ROOT, '.ci/fetch-zlib.sh'), [join(folder, 'zlib')], {
    env: { ...process.env, PATH: `${folder}:${process.env.PATH}` },
    encoding: 'utf8',
  });
  assert.match(stderr, /zlib_9\.9\.dfsg\.orig\.tar\.gz is not a source of zlib .* \(SHA-256 [0-9a-f]{64}\)/);
  assert.match(stderr, /Compare it with what \w+ publishes, then add its checksum/);
  assert.equal(status, 1);
  assert.equal(existsSync(join(folder, 'zlib/source')), false);
});
