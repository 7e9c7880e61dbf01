// data-figures.test.js — what the tutorials print of the data themselves is what the engine reads.

import '../built.js';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { loadEngine, MNIST, readDataFiles } from '../../../web/terminal/files.js';
import { createHandlers } from '../../../web/worker/handlers.js';

/**
 * An entry of the inventory that says something of the data.
 * @typedef {object} DataEntry
 * @property {string} place
 * @property {number[]} [counts]   training images of each digit, from 0 on, behind the first `skip`
 * @property {number} [skip]
 * @property {{ pool: 'train' | 'test', index: number, is: number }} [label]
 * @property {number[]} [labels]   the first and the last three of the training set
 */

const FILE = new URL('../../fixtures/tutorials.json', import.meta.url);

test('labels and their counts are those that the tutorials print', async () => {
  const engine = await loadEngine('simd128');
  const handlers = createHandlers(
    async () => ({ engine, build: 'simd128', arithmetic: 'strict' }),
    new URL('manifest.json', MNIST),
    () => {},
  );
  await handlers.start({});
  await handlers.open({ files: await readDataFiles(MNIST) });
  /** @param {'train' | 'test'} pool @param {number} from @param {number} to */
  const labelsOf = async (pool, from, to) => {
    const indices = Array.from({ length: to - from }, (_, i) => from + i);
    const { result } = /** @type {any} */ (await handlers.images({ pool, indices }));
    return /** @type {number[]} */ ([...result.labels]);
  };
  /** @type {{ entries: DataEntry[] }} */
  const { entries } = JSON.parse(readFileSync(FILE, 'utf8'));
  const found = entries.filter(({ counts, label, labels }) => counts || label || labels);
  assert.equal(found.length, 5);
  const all = await labelsOf('train', 0, 60_000);
  for (const { place, counts = [], skip, label, labels } of found) {
    for (const [digit, count] of counts.entries())
      assert.equal(all.slice(skip).filter((each) => each === digit).length, count, `${place}: ${digit}`);
    if (label) assert.deepEqual(await labelsOf(label.pool, label.index, label.index + 1), [label.is], place);
    if (labels) assert.deepEqual([...all.slice(0, 3), ...all.slice(-3)], labels, place);
  }
});
