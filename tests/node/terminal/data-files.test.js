// data-files.test.js — of a folder, the terminal takes the files that the page takes.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { writeIdx } from '../../../web/files/idx.js';
import { readDataFiles } from '../../../web/terminal/files.js';
import { npy, utf8 } from '../file-samples.js';

const IMAGES = npy('<f4', [1, 784], new Float32Array(784));
const LABELS = npy('<f4', [1, 10], new Float32Array(10));
const TABLE = utf8(`${Array(785).fill(1)}\n`.repeat(2));
const IDX = writeIdx([1], Uint8Array.of(1));

/** Folders, and which of their files are taken. @type {Record<string, [Record<string, Uint8Array>, string[]]>} */
const FOLDERS = {
  'what a server says in place of a file comes along, to be refused': [
    {
      'train-labels-idx1-ubyte': IDX,
      't10k-labels-idx1-ubyte.gz': utf8('404: Not Found'),
      'LICENSE.md': utf8('As is.'),
    },
    ['t10k-labels-idx1-ubyte.gz', 'train-labels-idx1-ubyte'],
  ],
  'arrays of floats are data where their names say so': [
    { 'train_x.npy': IMAGES, 'train_y.npy': LABELS, 'weights.npy': IMAGES },
    ['train_x.npy', 'train_y.npy'],
  ],
  'tables of other things come along, to be left out': [
    { 'train.csv': TABLE, 'sample_submission.csv': utf8('ImageId,Label\n1,0\n2,0\n') },
    ['sample_submission.csv', 'train.csv'],
  ],
};

for (const [what, [files, taken]] of Object.entries(FOLDERS))
  test(what, async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'data-files-'));
    t.after(() => rmSync(folder, { recursive: true }));
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
    const found = await readDataFiles(pathToFileURL(`${folder}/`));
    assert.deepEqual(found.map(({ name }) => name).sort(), taken);
  });
