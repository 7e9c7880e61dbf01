// evaluation.js — counts, orders and selects the images of an evaluation.

/**
 * @typedef {import('../../shared/protocol.js').Evaluation} Evaluation
 * @typedef {import('../../shared/protocol.js').Split} Split
 *
 * @typedef {object} Confusion
 * @property {number[]} digits      that are labels or predictions: the rows
 * @property {number[]} columns     the digits, and NO_DIGIT if the network named an output that stands for
 *   none
 * @property {number[][]} counts    [digits, columns] images
 *
 * @typedef {object} Score          how well one digit is read
 * @property {number} digit
 * @property {number} images        of it
 * @property {number} named         images that were read as it
 * @property {number} right
 * @property {number | null} recall     right of the images; null without any
 * @property {number | null} precision  right of those named
 *
 * @typedef {object} Selection      which images of an evaluation, in which order
 * @property {'wrong' | 'right'} kind
 * @property {Cell | null} cell     those of one cell of the matrix, whatever the kind
 * @property {'surest' | 'unsurest' | 'index'} order
 *
 * @typedef {{ actual: number, predicted: number }} Cell
 */

/** The prediction for an image if the network names an output that stands for no digit. */
export const NO_DIGIT = 10;

/** The confusion matrix. @param {Evaluation} evaluation @returns {Confusion} */
export function confusion({ labels, predictions, count }) {
  const table = Array.from({ length: NO_DIGIT }, () => Array(NO_DIGIT + 1).fill(0));
  for (let i = 0; i < count; i++) table[labels[i]][predictions[i]]++;
  const named = table[0].map((_, predicted) => sum(table.map((row) => row[predicted])));
  const digits = table.map((_, digit) => digit).filter((digit) => sum(table[digit]) || named[digit]);
  const columns = named[NO_DIGIT] ? [...digits, NO_DIGIT] : digits;
  return { digits, columns, counts: digits.map((digit) => columns.map((column) => table[digit][column])) };
}

/** Recall and precision of each digit. @param {Confusion} confusion @returns {Score[]} */
export const scores = ({ digits, counts }) =>
  digits.map((digit, i) => {
    const images = sum(counts[i]);
    const named = sum(counts.map((row) => row[i]));
    const right = counts[i][i];
    return {
      ...{ digit, images, named, right },
      ...{ recall: images ? right / images : null, precision: named ? right / named : null },
    };
  });

/**
 * The fullest cell beside the diagonal, or null if every image is right.
 * @param {Confusion} confusion
 * @returns {(Cell & { images: number }) | null}
 */
export function worstMixUp({ digits, columns, counts }) {
  const mixUps = digits.flatMap((actual, i) =>
    columns.map((predicted, j) => ({ actual, predicted, images: actual === predicted ? 0 : counts[i][j] })),
  );
  const worst = mixUps.reduce((most, each) => (each.images > most.images ? each : most), mixUps[0]);
  return worst?.images ? worst : null;
}

/** What has been found before: the page asks with every render. @type {WeakMap<Evaluation, ReturnType<typeof worstMixUp>>} */
const worstMixUps = new WeakMap();

/** The most common mix-up of an evaluation, or null. @param {Evaluation} evaluation */
export function worstMixUpOf(evaluation) {
  if (!worstMixUps.has(evaluation)) worstMixUps.set(evaluation, worstMixUp(confusion(evaluation)));
  return worstMixUps.get(evaluation) ?? null;
}

/** How many images were read wrong. @param {Pick<Evaluation, 'count' | 'accuracy'>} evaluation */
export const wrongCount = ({ count, accuracy }) => count - Math.round(accuracy * count);

/**
 * Places in the evaluation of the selected images.
 * @param {Evaluation} evaluation @param {Selection} selection @returns {number[]}
 */
export function placesOf({ indices, labels, predictions, confidences, count }, { kind, cell, order }) {
  const places = [];
  for (let i = 0; i < count; i++) {
    const fits = cell
      ? labels[i] === cell.actual && predictions[i] === cell.predicted
      : (labels[i] === predictions[i]) === (kind === 'right');
    if (fits) places.push(i);
  }
  if (order === 'index') return places.sort((a, b) => indices[a] - indices[b]);
  const sign = order === 'surest' ? -1 : 1;
  return places.sort((a, b) => sign * (confidences[a] - confidences[b]));
}

/**
 * Indices of the images that were read right, or wrong, ascending.
 * @param {Evaluation} evaluation @param {Selection['kind']} kind
 * @returns {number[]}
 */
export const indicesOf = ({ indices, labels, predictions }, kind) =>
  Array.from(indices)
    .filter((_, i) => (labels[i] === predictions[i]) === (kind === 'right'))
    .sort((a, b) => a - b);

/**
 * Different numbers below `count`, at random.
 * @param {number} count @param {number} many @param {() => number} random  0 … 1
 * @returns {number[]}
 */
export function draw(count, many, random) {
  const drawn = new Set();
  while (drawn.size < Math.min(count, many)) drawn.add(Math.floor(random() * count));
  return [...drawn];
}

/**
 * A share in per cent with one decimal. Only no images are 0, and only all are 100.
 * @param {number} part @param {number} whole @returns {string}
 */
export function rowShare(part, whole) {
  if (part === 0 || part === whole) return part ? '100' : '0';
  return Math.min(99.9, Math.max(0.1, (100 * part) / whole)).toFixed(1);
}

/** @param {number[]} values */
const sum = (values) => values.reduce((total, value) => total + value, 0);
