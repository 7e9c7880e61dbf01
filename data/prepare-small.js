// prepare-small.js — the first images of every data set in build/data, as data sets of their own in
// build/data-small: enough for tests of the page that do not measure an accuracy.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { compress, PREPARED } from './prepare.js';

export const SMALL = `${PREPARED}-small`;

/** How many images and labels of each file. */
const COUNTS = { trainImages: 2000, trainLabels: 2000, testImages: 1000, testLabels: 1000 };

/**
 * The first items of an IDX file, which begins with 00 00 08, the number of sizes, and the sizes.
 * @param {Buffer} idx
 * @param {number} count
 */
export function firstOfIdx(idx, count) {
  const header = 4 + 4 * idx[3];
  const itemBytes = (idx.length - header) / idx.readUInt32BE(4);
  const cut = Buffer.from(idx.subarray(0, header + count * itemBytes));
  cut.writeUInt32BE(count, 4);
  return cut;
}

/** @param {{ id: string, files: Record<keyof typeof COUNTS, { path: string, bytes: number }> }} dataset */
async function cutDataset(dataset) {
  const files = Object.entries(dataset.files).map(async ([part, { path }]) => {
    const whole = gunzipSync(readFileSync(join(PREPARED, path)));
    const bytes = await compress(firstOfIdx(whole, COUNTS[/** @type {keyof typeof COUNTS} */ (part)]));
    mkdirSync(dirname(join(SMALL, path)), { recursive: true });
    writeFileSync(join(SMALL, path), bytes);
    return [part, { path, bytes: bytes.length }];
  });
  return { ...dataset, files: Object.fromEntries(await Promise.all(files)) };
}

/** Fills build/data-small, manifest.json too, from build/data. */
export async function prepareSmallData() {
  rmSync(SMALL, { recursive: true, force: true });
  const { datasets } = JSON.parse(readFileSync(join(PREPARED, 'manifest.json'), 'utf8'));
  const cut = await Promise.all(datasets.map(cutDataset));
  writeFileSync(join(SMALL, 'manifest.json'), `${JSON.stringify({ datasets: cut }, null, 2)}\n`);
}
