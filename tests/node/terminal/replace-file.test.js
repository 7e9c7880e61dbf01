// replace-file.test.js — why a file cannot be written is said of the file that was chosen.

import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkReplaceable } from '../../../web/terminal/replace-file.js';

test('a folder is said to be missing only if it is; other reasons name the file, whatever its name', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'digit-lab-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const path = (/** @type {string[]} */ ...words) => join(folder, ...words);
  writeFileSync(path('plain'), '');
  for (const [file, message] of [
    [path('none', 'w.npz'), `ENOENT: no such file or directory: the folder ${path('none')} is not there`],
    [path('plain', '$&.npz'), `ENOTDIR: not a directory, open '${path('plain', '$&.npz')}'`],
    [path('plain', 'in', 'w.npz'), `ENOTDIR: not a directory, open '${path('plain', 'in', 'w.npz')}'`],
  ])
    await assert.rejects(checkReplaceable(file, 3), { message });
  await checkReplaceable(path('$&.npz'), 3);
  assert.deepEqual(readdirSync(folder), ['plain']);
});
