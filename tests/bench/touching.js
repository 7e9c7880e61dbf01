// touching.js — measures how many pairs of digits that touch are read as something else for sure, and how many single
// digits are not sure.
//
//   node tests/bench/touching.js [--model PRESET] [--epochs N] [--seed N] [--pairs N] [--singles N]
//
// N pairs of MNIST's test digits are drawn at random for each width of the strokes and each overlap, and the first N
// digits alone with each width. All take the way of a photo that the page opens, marks of doubt included.

import { parseArgs } from 'node:util';
import { ALL_CLASSES } from '../../web/lab/data/state.js';
import { withAnswer, withCuts } from '../../web/lab/pictures/picture-panel.js';
import { findDigits } from '../../web/photo/find-digits.js';
import { percent } from '../../web/site/format.js';
import { photograph, randoms, readTestDigits } from '../node/photo.js';
import { touching } from '../node/photo-scenes.js';
import { trainedModel } from './trained-model.js';

/** Widths of the strokes, of 28 pixels; first as MNIST has them. */
const PENS = [undefined, 3, 5, 7];
/** How far the ink of two digits overlaps, of 84 pixels along an image. */
const OVERLAPS = [1, 3, 6, 9];
/** Pixels of a picture along one of the 28, and the usual width of MNIST's strokes. */
const PICTURE_PIXELS = 3;
const USUAL_PEN = 2.5;
/** Digits that overlap by a larger share of the stroke cover each other: a 1 behind the stem of a 4 cannot be seen. */
const COVERING = 0.5;
/** Of the wrong ones, so many are named. */
const MOST_NAMED = 8;

const { values } = parseArgs({
  options: {
    model: { type: 'string', default: 'fast' },
    epochs: { type: 'string' },
    seed: { type: 'string', default: '1' },
    pairs: { type: 'string', default: '50' },
    singles: { type: 'string', default: '2000' },
  },
});
const [pairCount, singleCount] = [Number(values.pairs), Number(values.singles)];

const { images, labels } = readTestDigits();
const model = await trainedModel(values);

/** What the page says of each digit in a picture. @param {import('../node/photo-scenes.js').Picture} picture */
function answersTo(picture) {
  const { lines } = findDigits(picture);
  const predictions = lines.flat().map(({ image }) => {
    const outputs = Float32Array.from(model.predict(image));
    return /** @type {const} */ ([image, { outputs, predicted: model.predicted }]);
  });
  const state = /** @type {any} */ ({
    ...{ sheetPredictions: new Map(predictions), classes: ALL_CLASSES },
    ...{ model: {}, dataset: 'mnist' },
  });
  const read = lines.map((line) => line.map((digit) => withAnswer(digit, null, state)));
  return withCuts(read)
    .flat()
    .map(({ answer }) => /** @type {import('../../web/lab/digit/answer.js').Answer} */ (answer));
}

/**
 * Prints what is said of pictures of the same sort. Wrong is a sure answer that is not that of the digit in its place, or
 * any sure answer where another number of digits is found.
 * @param {string} name
 * @param {number[][]} groups   indices of the digits in each picture
 * @param {(group: number[]) => import('../node/photo-scenes.js').Picture} draw
 */
function measure(name, groups, draw) {
  const sums = { right: 0, unsure: 0, one: 0, several: 0 };
  /** @type {string[]} */
  const wrong = [];
  for (const group of groups) {
    const answers = answersTo(draw(group));
    const expected = group.map((index) => labels[index]);
    const isOther = answers.length !== expected.length;
    const isWrong = answers.some(({ best, sure }, i) => sure && (isOther || best !== expected[i]));
    if (isWrong) {
      sums[answers.length === 1 ? 'one' : 'several']++;
      const digits = answers.map(({ best }) => best).join(' ');
      wrong.push(`${expected.join(' ')} as ${digits} (${group.join(', ')})`);
    } else if (answers.length && answers.every(({ sure }) => sure)) sums.right++;
    else sums.unsure++;
  }
  const share = (/** @type {number} */ count) => percent(count / groups.length, 1).padStart(7);
  console.log(
    `${name.padEnd(24)} right ${share(sums.right)}, not sure ${share(sums.unsure)}, ` +
      `wrong as one ${sums.one}, as several ${sums.several}: ${wrong.slice(0, MOST_NAMED).join('; ')}`,
  );
  return sums;
}

const totals = [COVERING, Infinity].map((most) => ({ most, one: 0, several: 0, pairs: 0 }));
const random = randoms(Number(values.seed));
const anyDigit = () => Math.floor(random() * images.length);
for (const pen of PENS) {
  const strokes = pen ? `strokes of ${pen} px` : 'strokes as they are';
  const singles = Array.from({ length: singleCount }, (_, index) => [index]);
  measure(`${strokes}, alone`, singles, ([index]) =>
    photograph({ lines: [[images[index]]], margin: 0.5, pen }),
  );
  for (const overlap of OVERLAPS) {
    const pairs = Array.from({ length: pairCount }, () => [anyDigit(), anyDigit()]);
    const draw = (/** @type {number[]} */ pair) =>
      touching(
        pair.map((index) => images[index]),
        { overlap, pen },
      );
    const { one, several } = measure(`${strokes}, ${overlap} px`, pairs, draw);
    const covered = overlap / (PICTURE_PIXELS * (pen ?? USUAL_PEN));
    const total = totals[covered <= COVERING ? 0 : 1];
    total.one += one;
    total.several += several;
    total.pairs += pairCount;
  }
}
for (const { most, one, several, pairs } of totals)
  console.log(
    `Of ${pairs} pairs that overlap by ${most === COVERING ? 'at most' : 'more than'} half a stroke, ` +
      `${one} are wrong as one digit for sure, ${several} as several.`,
  );
