// data.test.js — data sets as arrays and tables whose claims are larger than themselves.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readArrays } from '../../../web/files/arrays.js';
import { readCsv } from '../../../web/files/csv.js';
import { npy, npz, utf8 } from '../file-samples.js';

test('a table with many short lines is refused before there is memory for as many images', async () => {
  const table = utf8(`1,${Array(784).fill(0)}\n${'1\n'.repeat(1e6)}`);
  const before = process.memoryUsage().arrayBuffers;
  await assert.rejects(
    readCsv(table, 't.csv', async () => {}),
    { status: 'CSV_LINE', values: { file: 't.csv', line: 2, columns: 785 } },
  );
  assert.ok(process.memoryUsage().arrayBuffers - before < 1e8);
});

test('of very many arrays the first are named', () => {
  const array = npy('<f4', [1], new Float32Array(1));
  const bytes = npz(Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`a${i}`, array])));
  const named = Array.from({ length: 8 }, (_, i) => `a${i} float32 (1,)`).join(', ');
  assert.throws(() => readArrays([{ name: 'd.npz', bytes }]), {
    values: { file: 'd.npz', found: `${named} …` },
  });
});
