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

/** Labels and pixels of three images. */
const ROWS = [7, 0, 9].map((label, i) => [
  label,
  ...Array(784)
    .fill(0)
    .with(300, 153 + i),
]);
const csv = (/** @type {string} */ text) => readCsv(utf8(text), 't.csv', async () => {});
/** @param {string} separator @param {(value: number) => string} [write] @param {number[][]} [rows] */
const lines = (separator, write = String, rows = ROWS) =>
  rows.map((row) => row.map(write).join(separator)).join('\n');
/** As numpy.savetxt writes numbers. @param {number} value */
const savetxt = (value) => value.toExponential(18).replace(/e\+(\d)$/, 'e+0$1');
const COUNTED = Array.from({ length: 785 }, (_, i) => i).join(',');

/** Tables of the same images. @type {Record<string, string>} */
const TABLES = {
  'commas and exponents': lines(',', savetxt),
  'spaces and exponents': `${lines(' ', savetxt)}\n`,
  'spaces in columns of equal width': lines(' ', (value) => String(value).padStart(3)),
  'spaces at the ends of lines': lines(' ').replaceAll('\n', ' \r\n'),
  'floats of pandas': lines(',', (value) => value.toFixed(1)),
  'a line end of old Macs': lines(',').replaceAll('\n', '\r'),
  'comments before it': `# label, pixels\n#\n${lines(',')}`,
  'the separator before it': `sep=;\r\n${lines(';')}`,
  'columns that are called by their numbers': `${COUNTED}\n${lines(',')}`,
  'a key of other letters': `PKID,label,${Array(784).fill('px')}\n${lines(',').replaceAll(/^/gm, '8,')}`,
  'the label in the last column': lines(
    ',',
    String,
    ROWS.map(([label, ...pixels]) => [...pixels, label]),
  ),
};

for (const [what, table] of Object.entries(TABLES))
  test(`a table with ${what} is read`, async () => {
    const { pixels, labels } = await csv(table);
    assert.deepEqual([...(labels ?? [])], [7, 0, 9]);
    assert.deepEqual(
      [...pixels],
      ROWS.flatMap(([, ...row]) => row),
    );
  });

test('a number that is not whole is named as it stands', async () => {
  const row = lines(',', savetxt).replace('1.53', '1.535');
  await assert.rejects(csv(row), {
    status: 'CSV_PIXEL',
    values: { file: 't.csv', line: 1, column: 302, value: '1.535000000000000000' },
  });
});

test('of very many arrays the first are named', () => {
  const array = npy('<f4', [1], new Float32Array(1));
  const bytes = npz(Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`a${i}`, array])));
  const named = Array.from({ length: 8 }, (_, i) => `a${i} float32 (1,)`).join(', ');
  assert.throws(() => readArrays([{ name: 'd.npz', bytes }]), {
    values: { file: 'd.npz', found: `${named} …` },
  });
});
