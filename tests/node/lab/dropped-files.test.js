// dropped-files.test.js — of a folder that is dropped, all files are opened, and not what systems put there.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { droppedFiles } from '../../../web/lab/dropped-files.js';

/** @typedef {{ name: string, inside?: Entry[] }} Entry */

/** As a browser gives it, two entries at a time. @param {Entry} entry @returns {any} */
const entryOf = ({ name, inside }) => ({
  name,
  isDirectory: Boolean(inside),
  file: (/** @type {(file: File) => void} */ use) => use(new File([], name)),
  createReader: () => {
    const left = (inside ?? []).map(entryOf);
    return { readEntries: (/** @type {(some: any[]) => void} */ use) => use(left.splice(0, 2)) };
  },
});

/** @param {Entry[]} entries */
async function namesOf(...entries) {
  const files = entries.map(({ name }) => new File([], name));
  const items = entries.map((entry) => ({ webkitGetAsEntry: () => entryOf(entry) }));
  const dropped = await droppedFiles(/** @type {any} */ ({ files, items }));
  return dropped.map(({ name }) => name);
}

test('the files of a folder and of folders in it are taken', async () => {
  const raw = ['train-images', 'train-labels', 't10k-images', 't10k-labels', '.DS_Store', '._train-images'];
  const folder = { name: 'MNIST', inside: [{ name: 'raw', inside: raw.map((name) => ({ name })) }] };
  assert.deepEqual(await namesOf(folder), raw.slice(0, 4));
  assert.deepEqual(await namesOf(folder, { name: 'a.txt' }), [...raw.slice(0, 4), 'a.txt']);
  assert.deepEqual(await namesOf({ name: 'empty', inside: [] }), []);
});

test('files are those of the list, also where a browser gives no entries', async () => {
  assert.deepEqual(await namesOf({ name: 'a' }, { name: 'b' }), ['a', 'b']);
  const files = [new File([], 'a')];
  assert.deepEqual(await droppedFiles(/** @type {any} */ ({ files })), files);
});

test('of a very large folder only the first files are taken', async () => {
  const inside = Array.from({ length: 1000 }, (_, i) => ({ name: `${i}.png` }));
  assert.equal((await namesOf({ name: 'pictures', inside })).length, 200);
});
