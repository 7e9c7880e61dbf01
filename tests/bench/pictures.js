// pictures.js — measures how many digits of synthetic photos are found, and how many of them a network recognises.
//
//   node tests/bench/pictures.js [--model PRESET] [--epochs N] [--seed N] [--pages N] [--only WORDS]
//
// For each condition, N pages are rendered, each with two lines of four of MNIST's test digits.

import { parseArgs } from 'node:util';
import { findDigits } from '../../web/photo/find-digits.js';
import { percent } from '../../web/site/format.js';
import { photograph, placesOf, readTestDigits } from '../node/photo.js';
import { trainedModel } from './trained-model.js';

/** @typedef {import('../node/photo.js').Scene} Scene */

const PER_LINE = 4;
const PER_PAGE = 2 * PER_LINE;

const HARD = { gradient: 0.4, shadow: 0.4, noise: 10 };
/** @type {Record<string, Omit<Scene, 'lines'>>} */
const CONDITIONS = {
  plain: {},
  'light on dark': { lightOnDark: true },
  '28 pixels': { size: 28 },
  '160 pixels': { size: 160 },
  'light falls off by 60 %': { gradient: 0.6 },
  'a shadow takes 50 %': { shadow: 0.5 },
  'noise of 10': { noise: 10 },
  'noise of 20': { noise: 20 },
  'all three': HARD,
  'all three, light on dark': { ...HARD, lightOnDark: true },
  'all three, 160 pixels': { ...HARD, size: 160 },
  closer: { spacing: 0.85 },
  ...Object.fromEntries([-15, -10, -5, 5, 10, 15].map((degrees) => [`turned by ${degrees}°`, { degrees }])),
  ...Object.fromEntries(
    [0.4, 1, 2, 3, 4, 5, 6, 7, 8].map((pen) => [`pen of ${pen} px`, { pen, spacing: 1.15, size: 112 }]),
  ),
};

const { values } = parseArgs({
  options: {
    model: { type: 'string', default: 'fast' },
    epochs: { type: 'string' },
    seed: { type: 'string', default: '1' },
    pages: { type: 'string', default: '25' },
    only: { type: 'string', default: '' },
  },
});

const { images, labels } = readTestDigits();
const model = await trainedModel(values);

/** @param {ArrayLike<number>} image */
function read(image) {
  const outputs = model.predict(Uint8Array.from(image));
  return outputs.indexOf(Math.max(...outputs));
}

/** @param {Omit<Scene, 'lines'>} condition @param {number} page */
function measure(condition, page) {
  const indices = Array.from({ length: PER_PAGE }, (_, i) => page * PER_PAGE + i);
  const digits = indices.map((index) => images[index]);
  const scene = { ...condition, lines: [digits.slice(0, PER_LINE), digits.slice(PER_LINE)], seed: page + 1 };
  const picture = photograph(scene);
  const begin = performance.now();
  const boxes = findDigits(picture).lines.flat();
  const ms = performance.now() - begin;
  const found = placesOf(scene)
    .flat()
    .map(({ x, y, reach }) =>
      boxes.find(
        ({ box: { left, top, right, bottom } }) =>
          Math.hypot((left + right) / 2 - x, (top + bottom) / 2 - y) < reach,
      ),
    );
  return {
    ms,
    found: found.filter(Boolean).length,
    else: Math.max(0, boxes.length - PER_PAGE),
    read: found.filter((digit, i) => digit && read(digit.image) === labels[indices[i]]).length,
    before: indices.filter((index) => read(images[index]) === labels[index]).length,
  };
}

const pages = Number(values.pages);
for (const [name, condition] of Object.entries(CONDITIONS)) {
  if (!name.includes(values.only)) continue;
  const sums = { ms: 0, found: 0, else: 0, read: 0, before: 0 };
  for (let page = 0; page < pages; page++) {
    const result = measure(condition, page);
    for (const key of /** @type {(keyof typeof sums)[]} */ (Object.keys(sums))) sums[key] += result[key];
  }
  const share = (/** @type {number} */ count) => percent(count / (pages * PER_PAGE)).padStart(7);
  console.log(
    `${name.padEnd(25)} found ${share(sums.found)}, read ${share(sums.read)} ` +
      `(in MNIST ${share(sums.before)}), ${sums.else} false, ${Math.round(sums.ms / pages)} ms a page`,
  );
}
