// ink.js — measures how accurate a network trained on MNIST is on digits that people drew with a pen.
//
//   node tests/bench/ink.js [--strokes FILE] [--model PRESET] [--epochs N] [--seed N]
//
// The strokes are lines of JSON in gzip: {"y": digit, "s": [[x0, y0, x1, y1, …], …]}, y growing down. By
// default they are those of 30 people that lie beside the repository: "Pen-Based Recognition of Handwritten
// Digits" (Alpaydin and Alimoglu, 1998, UCI Machine Learning Repository). They measure and never train.

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { strokesToImage } from '../../web/shared/ink-to-image.js';
import { trainedModel } from './trained-model.js';

/** @typedef {import('../../web/worker/engine/model.js').Model} Model */
/** @typedef {{ y: number, s: number[][] }} Drawing */

const STROKES = new URL('../../../shared/strokes/pendigits-train.ndjson.gz', import.meta.url);
const PAIRS_SHOWN = 12;

const { values } = parseArgs({
  options: {
    strokes: { type: 'string', default: fileURLToPath(STROKES) },
    model: { type: 'string', default: 'mlp-adam' },
    epochs: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});

/** @param {number} part @param {number} whole */
const percent = (part, whole) => `${((100 * part) / whole).toFixed(2).padStart(6)} %`;

/** @param {string} file @returns {Promise<Drawing[]>} */
async function readDrawings(file) {
  const text = gunzipSync(await readFile(file)).toString();
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/**
 * Counts predictions by drawn digit; drawings without a point are left out.
 * @param {Model} model @param {Drawing[]} drawings
 * @returns {number[][]}  [drawn][read]
 */
function readAll(model, drawings) {
  const counts = Array.from({ length: 10 }, () => new Array(10).fill(0));
  for (const { y, s } of drawings) {
    const image = strokesToImage(s);
    if (!image) continue;
    const outputs = model.predict(image);
    counts[y][outputs.indexOf(Math.max(...outputs))]++;
  }
  return counts;
}

/** @param {number[][]} counts [drawn][read] */
function print(counts) {
  const sum = (/** @type {number[]} */ row) => row.reduce((total, count) => total + count, 0);
  const right = sum(counts.map((row, digit) => row[digit]));
  const all = sum(counts.map(sum));
  console.log(`\nread correctly\n  all  ${percent(right, all)} of ${all} drawings`);
  for (const [digit, row] of counts.entries())
    console.log(`    ${digit}  ${percent(row[digit], sum(row))} of ${sum(row)}`);
  const pairs = counts.flatMap((row, drawn) => row.map((count, read) => ({ drawn, read, count })));
  const wrong = pairs.filter(({ drawn, read }) => drawn !== read).sort((a, b) => b.count - a.count);
  console.log('\ndrawn → read, most often first');
  for (const { drawn, read, count } of wrong.slice(0, PAIRS_SHOWN))
    console.log(`  ${drawn} → ${read}  ${count}`);
}

const drawings = await readDrawings(values.strokes).catch((error) => {
  console.error(`No strokes to read: ${error.message}\nName a file of them with --strokes FILE.`);
  process.exit(2);
});
print(readAll(await trainedModel(values), drawings));
