// pictures.js — measures how many digits of synthetic photos are found, and how many of them a network recognises.
//
//   node tests/bench/pictures.js [--model PRESET] [--epochs N] [--seed N] [--pages N] [--only WORDS]
//
// For each condition, N pages are rendered, each with two lines of four of MNIST's test digits.

import { parseArgs } from 'node:util';
import { findDigits } from '../../web/photo/find-digits.js';
import { isOddFor } from '../../web/photo/form.js';
import { percent } from '../../web/site/format.js';
import { photograph, placesOf, readTestDigits } from '../node/photo.js';
import { noisy, onTable, ruled, tight, touching } from '../node/photo-scenes.js';
import { trainedModel } from './trained-model.js';

/**
 * @typedef {import('../node/photo.js').Scene} Scene
 * @typedef {import('../node/photo-scenes.js').Picture} Picture
 */

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

/** What is done to a photo after it is taken. @type {Record<string, (picture: Picture, seed: number) => Picture>} */
const SURROUNDINGS = {
  rulings: (picture) => ruled(picture, { every: 32, width: 3 }),
  'rulings turned by 2°': (picture) => ruled(picture, { every: 32, width: 3, degrees: 2 }),
  'squared paper': (picture) => ruled(picture, { every: 24, width: 2, squared: true }),
  'a table, 60 %': (picture) => onTable(picture, { share: 0.6, table: 118 }),
  'grained wood, 50 %': (picture, seed) => onTable(picture, { share: 0.5, table: 118, grain: 30, seed }),
  'wood, 94 %, by 4°': (picture, seed) =>
    onTable(picture, { share: 0.94, table: 110, grain: 60, degrees: 4, seed }),
  'a dark table, by 6°': (picture) => onTable(picture, { share: 0.6, table: 30, degrees: 6 }),
};

/** Digits on their own. @type {Record<string, (digit: ArrayLike<number>) => Picture>} */
const SINGLES = {
  alone: (digit) => photograph({ lines: [[digit]] }),
  ...Object.fromEntries(
    [undefined, 4, 6, 8].flatMap((pen) =>
      [false, true].map((lightOnDark) => [
        `cut to the ink${pen ? `, ${pen} px` : ''}${lightOnDark ? ', light' : ''}`,
        (/** @type {ArrayLike<number>} */ digit) => tight(digit, { pen, lightOnDark }),
      ]),
    ),
  ),
  'cut, with noise of 8': (digit) => noisy(tight(digit), 8, digit[400]),
};

/** Pairs that overlap by so many pixels. */
const OVERLAPS = [1, 3, 6];

/** @param {Omit<Scene, 'lines'>} condition @param {number} page @param {(picture: Picture, seed: number) => Picture} [surround] */
function measure(condition, page, surround = (picture) => picture) {
  const indices = Array.from({ length: PER_PAGE }, (_, i) => page * PER_PAGE + i);
  const digits = indices.map((index) => images[index]);
  const scene = { ...condition, lines: [digits.slice(0, PER_LINE), digits.slice(PER_LINE)], seed: page + 1 };
  const picture = surround(photograph(scene), page + 1);
  const place = 'place' in picture ? /** @type {ReturnType<typeof onTable>} */ (picture).place : null;
  const begin = performance.now();
  const boxes = findDigits(picture).lines.flat();
  const ms = performance.now() - begin;
  const found = placesOf(scene)
    .flat()
    .map(({ x, y, reach }) => {
      const [middleX, middleY] = place ? place(x, y) : [x, y];
      return boxes.find(
        ({ box: { left, top, right, bottom } }) =>
          Math.hypot((left + right) / 2 - middleX, (top + bottom) / 2 - middleY) < reach,
      );
    });
  return {
    ms,
    found: found.filter(Boolean).length,
    else: Math.max(0, boxes.length - PER_PAGE),
    read: found.filter((digit, i) => digit && read(digit.image) === labels[indices[i]]).length,
    before: indices.filter((index) => read(images[index]) === labels[index]).length,
  };
}

const pages = Number(values.pages);
const share = (/** @type {number} */ part) => percent(part).padStart(7);

const rows = [
  ...Object.entries(CONDITIONS).map(([name, condition]) => ({ name, condition, surround: undefined })),
  ...Object.entries(SURROUNDINGS).map(([name, surround]) => ({ name, condition: {}, surround })),
  {
    ...{ name: 'a dark board on a wall', condition: { lightOnDark: true } },
    surround: (/** @type {Picture} */ picture) => onTable(picture, { share: 0.7, table: 200, grain: 20 }),
  },
];
for (const { name, condition, surround } of rows) {
  if (!name.includes(values.only)) continue;
  const sums = { ms: 0, found: 0, else: 0, read: 0, before: 0 };
  for (let page = 0; page < pages; page++) {
    const result = measure(condition, page, surround);
    for (const key of /** @type {(keyof typeof sums)[]} */ (Object.keys(sums))) sums[key] += result[key];
  }
  const count = pages * PER_PAGE;
  console.log(
    `${name.padEnd(25)} found ${share(sums.found / count)}, read ${share(sums.read / count)} ` +
      `(in MNIST ${share(sums.before / count)}), ${sums.else} false, ${Math.round(sums.ms / pages)} ms a page`,
  );
}

/**
 * Pictures of one or two digits: how many are read, and how many of the others are marked or read as something else.
 * @param {string} name
 * @param {number[][]} groups   of indices
 * @param {(digits: ArrayLike<number>[]) => Picture} draw
 */
function measureGroups(name, groups, draw) {
  if (!name.includes(values.only)) return;
  const sums = { read: 0, doubtful: 0 };
  for (const group of groups) {
    const digits = findDigits(draw(group.map((index) => images[index]))).lines.flat();
    const answers = digits.map(({ image }) => read(image));
    if (answers.join() === group.map((index) => labels[index]).join()) sums.read++;
    else if (digits.every(({ doubtful, form }, i) => doubtful || (form && isOddFor(form, answers[i]))))
      sums.doubtful++;
  }
  const wrong = groups.length - sums.read - sums.doubtful;
  const [right, marked, rest] = [sums.read, sums.doubtful, wrong].map((count) =>
    share(count / groups.length),
  );
  console.log(`${name.padEnd(25)} read ${right}, else doubtful or none ${marked}, wrong ${rest}`);
}

const indices = Array.from({ length: pages * PER_PAGE }, (_, i) => i);
for (const [name, draw] of Object.entries(SINGLES))
  measureGroups(
    name,
    indices.map((index) => [index]),
    ([digit]) => draw(digit),
  );
for (const overlap of OVERLAPS) {
  const pairs = indices.filter((index) => index % 2).map((index) => [index - 1, index]);
  measureGroups(`touching, ${overlap} px`, pairs, (digits) => touching(digits, { overlap }));
}
