// ink.js — measures how accurate a network trained on MNIST is on digits that people drew with a pen.
//
//   node tests/bench/ink.js [--strokes FILE] [--model PRESET] [--epochs N] [--seed N] [--augment LINE] [--invented N]
//     [--fit] [--hand N] [--writers N]
//
// It prints how many are read correctly, and how many of the answers that the page would not mark as not sure. --fit
// also prints, for training images that are turned, sheared and stretched at random, from which probability on so
// many of the answers are right: that is how the page's limit was found. With --hand, the network also learns the
// first N digits of each kind of each writer, or of the first so many writers, and reads the rest before and after.
//
// The strokes are lines of JSON in gzip: {"y": digit, "w": writer, "s": [[x0, y0, x1, y1, …], …]}, y growing down. By
// default they are those of 30 people that lie beside the repository: "Pen-Based Recognition of Handwritten
// Digits" (Alpaydin and Alimoglu, 1998, UCI Machine Learning Repository). They measure and never train.

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { SURE_FROM } from '../../web/lab/digit/answer.js';
import { formOfStrokes, isOddDrawing } from '../../web/photo/form.js';
import { IMAGE_SIDE, imageOfStrokes, strokesToInk } from '../../web/shared/ink-to-image.js';
import { percent } from '../../web/site/format.js';
import { loadDataset, loadEngine, MNIST } from '../../web/terminal/files.js';
import { printHands } from './hands.js';
import { trainedNetwork } from './trained-model.js';

/** @typedef {import('../../web/worker/engine/model.js').Model} Model */
/** @typedef {{ y: number, w?: number, s: number[][] }} Drawing */

const STROKES = new URL('../../../shared/strokes/pendigits-train.ndjson.gz', import.meta.url);
const PAIRS_SHOWN = 12;
/** Turned images, and how much each is turned (radians), sheared and stretched (as an exponent of e) at most. */
const TURNED = { count: 6000, angle: 0.625, shear: 0.5, stretch: 0.31 };
/** Shares of right answers for which a limit is printed. */
const GOALS = [0.98, 0.985, 0.99, 0.995];

const { values } = parseArgs({
  options: {
    strokes: { type: 'string', default: fileURLToPath(STROKES) },
    model: { type: 'string', default: 'mlp-adam' },
    epochs: { type: 'string' },
    seed: { type: 'string', default: '1' },
    augment: { type: 'string' },
    invented: { type: 'string' },
    fit: { type: 'boolean', default: false },
    hand: { type: 'string' },
    writers: { type: 'string', default: '1000' },
  },
});

/** @param {number} part @param {number} whole */
const shareOf = (part, whole) => percent(part / whole, 2).padStart(8);

/** @param {string} file @returns {Promise<Drawing[]>} */
async function readDrawings(file) {
  const text = gunzipSync(await readFile(file)).toString();
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/**
 * What is read in each drawing, and whether the page would say so without a mark; drawings without a point are left out.
 * @param {Model} model @param {Drawing[]} drawings
 */
const readAll = (model, drawings) =>
  drawings.flatMap(({ y, s }) => {
    const ink = strokesToInk(s);
    if (!ink) return [];
    const { digit, probability } = read(model, imageOfStrokes(ink));
    const isSure = probability >= SURE_FROM && !isOddDrawing(formOfStrokes(ink), digit);
    return [{ drawn: y, digit, isSure }];
  });

/** @param {Model} model @param {Uint8Array} image */
function read(model, image) {
  const outputs = [...model.predict(image)];
  const probability = Math.max(...outputs);
  return { digit: outputs.indexOf(probability), probability };
}

/** @param {ReturnType<typeof readAll>} answers  @returns {number[][]}  [drawn][read] */
function countPairs(answers) {
  const counts = Array.from({ length: 10 }, () => new Array(10).fill(0));
  for (const { drawn, digit } of answers) counts[drawn][digit]++;
  return counts;
}

/** Numbers from 0 to 1, the same at each call. @param {number} seed */
function numbersFrom(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * An image about its middle, with its pixels between those of the original.
 * @param {Uint8Array} image @param {{ angle: number, shear: number, wide: number, high: number }} by
 */
function turned(image, { angle, shear, wide, high }) {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const middle = IMAGE_SIDE / 2;
  const at = (/** @type {number} */ x, /** @type {number} */ y) =>
    x >= 0 && x < IMAGE_SIDE && y >= 0 && y < IMAGE_SIDE ? image[y * IMAGE_SIDE + x] : 0;
  return Uint8Array.from(image, (_, i) => {
    const [x, y] = [(i % IMAGE_SIDE) - middle, Math.floor(i / IMAGE_SIDE) - middle];
    const down = cos * y - sin * x;
    const [u, v] = [(cos * x + sin * y - shear * down) * wide + middle, down * high + middle];
    const [left, top] = [Math.floor(u), Math.floor(v)];
    const [right, below] = [u - left, v - top];
    const upper = at(left, top) * (1 - right) + at(left + 1, top) * right;
    const lower = at(left, top + 1) * (1 - right) + at(left + 1, top + 1) * right;
    return Math.round(upper * (1 - below) + lower * below);
  });
}

/** Prints from which probability on so many answers to turned training images are right. @param {Model} model */
async function printFit(model) {
  const dataset = await loadDataset(await loadEngine('simd128'), MNIST);
  const labels = dataset.labels('train');
  const next = numbersFrom(1);
  const within = (/** @type {number} */ most) => (2 * next() - 1) * most;
  const answers = Array.from({ length: TURNED.count }, () => {
    const index = Math.floor(next() * labels.length);
    const [angle, shear] = [within(TURNED.angle), within(TURNED.shear)];
    const [wide, high] = [Math.exp(within(TURNED.stretch)), Math.exp(within(TURNED.stretch))];
    const image = turned(dataset.images('train', Uint32Array.of(index)), { angle, shear, wide, high });
    const { digit, probability } = read(model, image);
    return { isRight: digit === labels[index], probability };
  }).sort((a, b) => b.probability - a.probability);
  console.log('\nturned training images: right, from which probability on, of all answers');
  for (const goal of GOALS) {
    let [right, from, share] = [0, 1, 0];
    for (const [i, { isRight, probability }] of answers.entries()) {
      right += Number(isRight);
      if (right / (i + 1) >= goal) [from, share] = [probability, (i + 1) / answers.length];
    }
    console.log(`  ${shareOf(goal, 1)}  ${from.toFixed(4)}  ${shareOf(share, 1)}`);
  }
}

/** @param {number[][]} counts [drawn][read] */
function print(counts) {
  const sum = (/** @type {number[]} */ row) => row.reduce((total, count) => total + count, 0);
  const right = sum(counts.map((row, digit) => row[digit]));
  const all = sum(counts.map(sum));
  console.log(`\nread correctly\n  all  ${shareOf(right, all)} of ${all} drawings`);
  for (const [digit, row] of counts.entries())
    console.log(`    ${digit}  ${shareOf(row[digit], sum(row))} of ${sum(row)}`);
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
const network = await trainedNetwork(values);
const { model } = network;
const answers = readAll(model, drawings);
print(countPairs(answers));
const sure = answers.filter(({ isSure }) => isSure);
console.log(`\nnot marked as not sure  ${shareOf(sure.length, answers.length)}`);
console.log(
  `  of these right        ${shareOf(sure.filter(({ drawn, digit }) => drawn === digit).length, sure.length)}`,
);
if (values.fit) await printFit(model);
if (values.hand)
  await printHands(network, drawings, { ofEach: Number(values.hand), writers: Number(values.writers) });
