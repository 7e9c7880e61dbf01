// data-hints.js — finds what misleads in data that fit: pixels of 0 and 1, digits that lie on their side, one class.

import { IMAGE_SIDE } from '../../shared/ink-to-image.js';

/** @typedef {import('../engine/dataset.js').Dataset} Dataset */
/** @typedef {import('../../shared/protocol.js').DataHint} DataHint */

/** Images are looked at in cells of 4 × 4 pixels. */
const CELL = 4;
const CELLS = IMAGE_SIDE / CELL;
/** Images of each class that are looked at; a class with fewer than the least is left out. */
const MOST = 100;
const LEAST = 5;

/** A class with a larger share of the training images leaves nothing to learn. */
const ONE_CLASS = 0.9;

/** The mean image of each digit in MNIST's training images, a cell a hexadecimal digit, row by row. */
const MEANS = [
  '0000000003ab3002ba9a006b24b10983a7005dd8100011000',
  '000000000056100009700000e200003d10000681000000000',
  '0001100017b9200144a300138a2005cea5104a76400000000',
  '0000000027b8100148b20006db200223a4004ac9100011000',
  '00000000022430028494004d9e30026ba1000265100001100',
  '00000000037851018953101aa6100235830039b7100011000',
  '00022000038510017821002b9a6002dcc50005a5100000000',
  '0000000012331004bbe400233c200019810004a3000034100',
  '0000000003a9300198a60017f910019b71002ac7100012100',
  '0000000001651001a8b3003b9e10014991000285100023200',
].map((cells) => Array.from(cells, (cell) => parseInt(cell, 16)));

/**
 * The eight ways to lay a square, the upright one first: where cell (row, column) of an image is in MNIST's.
 * @type {((row: number, column: number) => [number, number])[]}
 */
const LAYS = [false, true].flatMap((isTransposed) =>
  [false, true].flatMap((isFlipped) =>
    [false, true].map((isMirrored) => (/** @type {number} */ row, /** @type {number} */ column) => {
      const [y, x] = isTransposed ? [column, row] : [row, column];
      return /** @type {[number, number]} */ ([
        isFlipped ? CELLS - 1 - y : y,
        isMirrored ? CELLS - 1 - x : x,
      ]);
    }),
  ),
);
/** Digits are turned if they are like MNIST's in another lay, and so much more than upright. */
const ALIKE = 0.6;
const MARGIN = 0.1;

/** @param {Dataset} dataset   complete @returns {DataHint[]} */
export function findHints(dataset) {
  const labels = dataset.labels('train');
  return [...binary(dataset), ...oneClass(labels), ...turned(dataset, labels)];
}

/** Whether no pixel of the first images is above 1: then nearly nothing reaches the network. @param {Dataset} dataset @returns {DataHint[]} */
function binary(dataset) {
  const indices = Array.from({ length: Math.min(dataset.count('train'), MOST * 10) }, (_, i) => i);
  const pixels = dataset.images('train', indices);
  return pixels.every((pixel) => pixel <= 1) ? [{ hint: 'binary', values: {} }] : [];
}

/** @param {Uint8Array} labels @returns {DataHint[]} */
function oneClass(labels) {
  const counts = Array(10).fill(0);
  for (const label of labels) counts[label]++;
  const most = Math.max(...counts);
  const percent = Math.floor((100 * most) / labels.length);
  const digit = counts.indexOf(most);
  return most > ONE_CLASS * labels.length ? [{ hint: 'oneClass', values: { digit, percent } }] : [];
}

/** @param {Dataset} dataset @param {Uint8Array} labels @returns {DataHint[]} */
function turned(dataset, labels) {
  const means = MEANS.map((_, digit) => meanOf(dataset, labels, digit));
  const [upright, ...others] = LAYS.map((lay) => likeness(means, lay));
  const best = Math.max(...others);
  return best > ALIKE && best > upright + MARGIN ? [{ hint: 'turned', values: {} }] : [];
}

/** The mean of some images of a digit in cells; null if there are too few. @param {Dataset} dataset @param {Uint8Array} labels @param {number} digit */
function meanOf(dataset, labels, digit) {
  /** @type {number[]} */
  const indices = [];
  for (let i = 0; i < labels.length && indices.length < MOST; i++) if (labels[i] === digit) indices.push(i);
  if (indices.length < LEAST) return null;
  const cells = Array(CELLS * CELLS).fill(0);
  dataset.images('train', indices).forEach((pixel, i) => {
    const [row, column] = [Math.floor(i / IMAGE_SIDE) % IMAGE_SIDE, i % IMAGE_SIDE];
    cells[Math.floor(row / CELL) * CELLS + Math.floor(column / CELL)] += pixel;
  });
  return cells;
}

/**
 * How like the means of MNIST the means are in a lay: the mean over the digits of their correlation; 0 without
 * digits.
 * @param {(number[] | null)[]} means @param {(row: number, column: number) => [number, number]} lay
 */
function likeness(means, lay) {
  const found = means.flatMap((mean, digit) => {
    if (!mean) return [];
    const laid = mean.map((_, i) => {
      const [row, column] = lay(Math.floor(i / CELLS), i % CELLS);
      return mean[row * CELLS + column];
    });
    return [correlation(laid, MEANS[digit])];
  });
  return found.reduce((sum, each) => sum + each, 0) / (found.length || 1);
}

/** Pearson's; 0 if all numbers of a side are equal. @param {number[]} a @param {number[]} b */
function correlation(a, b) {
  const mean = (/** @type {number[]} */ x) => x.reduce((sum, each) => sum + each, 0) / x.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [both, squareA, squareB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    both += (a[i] - meanA) * (b[i] - meanB);
    squareA += (a[i] - meanA) ** 2;
    squareB += (b[i] - meanB) ** 2;
  }
  return squareA && squareB ? both / Math.sqrt(squareA * squareB) : 0;
}
