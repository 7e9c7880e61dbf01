// facts.js — what the worksheets are about, in numbers, and what the figures and the answers compute of them.

import { trace } from '../../ideas/core/counts.js';
import { weightedSum } from '../../ideas/core/neuron.js';
import { FILTERS, pool } from '../../ideas/core/windows.js';
import { IMAGE_SIDE, strokesToImage } from '../../shared/ink-to-image.js';

/** @typedef {import('../../ideas/core/counts.js').Layer} Layer */

export const TRAINING_IMAGES = 60_000;
export const TEST_IMAGES = 10_000;
/** Test images of MNIST with a 1, the most frequent digit. */
export const ONES = 1135;
/** Of a weight, a 32-bit float. */
export const WEIGHT_BYTES = 4;
export const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Each layer's output and parameters, of an image. @param {Layer[]} layers */
const traced = (layers) => trace([IMAGE_SIDE, IMAGE_SIDE, 1], layers);

/** @param {Layer[]} layers */
export const parametersIn = (layers) => traced(layers).reduce((sum, { parameters }) => sum + parameters, 0);

/** The parameters of the network that the lab begins with, the preset `fast`. */
export const FIRST_PARAMETERS = parametersIn([
  { kind: 'conv', filters: 8, kernel: 5, stride: 2, nobias: true },
  { kind: 'batchnorm' },
  { kind: 'conv', filters: 24, kernel: 3, same: true, nobias: true },
  { kind: 'pool', size: 2 },
  { kind: 'batchnorm' },
  { kind: 'conv', filters: 64, kernel: 3, nobias: true },
  { kind: 'batchnorm' },
  { kind: 'flatten' },
  { kind: 'dense', units: 10 },
]);

/** Those of the network of lessons 4 and 6. */
export const SMALL_PARAMETERS = parametersIn([
  { kind: 'flatten' },
  { kind: 'dense', units: 128 },
  { kind: 'dense', units: 10 },
]);

/** A 5 in a square of 100, as somebody draws it. */
const FIVE = [68, 16, 36, 16, 33, 46, 50, 42, 64, 48, 68, 62, 62, 78, 46, 86, 30, 80];
/** The part of its image, made half as wide and high, that has ink. */
const CUT = { rows: [2, 13], columns: [3, 11] };

/** From which number on a square of the shaded image is dark. */
export const SHADED_FROM = 100;

/** The numbers that are to be shaded, line by line. */
export function shadedRows() {
  const image = [.../** @type {Uint8Array} */ (strokesToImage([FIVE]))];
  const half = pool(image, IMAGE_SIDE, { kind: 'average', size: 2, stride: 2 }).map(Math.round);
  const side = IMAGE_SIDE / 2;
  const rows = Array.from({ length: side }, (_, row) => half.slice(row * side, (row + 1) * side));
  return rows.slice(...CUT.rows).map((row) => row.slice(...CUT.columns));
}

/** The neuron that is computed by hand, and other inputs for it. */
export const NEURON = {
  inputs: [1, 0.5, 0],
  others: [0, 1, 0.2],
  weights: [0.8, -0.4, 0.6],
  bias: 0.1,
};

/** A neuron on nine pixels, and two pictures for it: an edge that stands, and one that lies. */
export const FILTER = {
  weights: /** @type {{ weights: number[] }} */ (FILTERS.find(({ id }) => id === 'vertical')).weights,
  a: [0, 0, 1, 0, 0, 1, 0, 0, 1],
  b: [0, 0, 0, 0, 0, 0, 1, 1, 1],
};

/** @param {number[]} picture */
export const filtered = (picture) => weightedSum(picture, FILTER.weights, 0).sum;

/** Sums of a last layer with three units. */
export const SUMS = [1, 2, 3];

/** How often a 4 was read as a 4 and as a 9, and a 9 as each. @type {[number, number, number, number]} */
export const MATRIX = [960, 22, 31, 978];
export const PAIR = [4, 9];

/**
 * The two networks of the tutorials without their dropout, which has no parameters, with what each layer is called in both programs.
 * @type {Record<'dense' | 'conv', { layer: Layer, keras: string, lab: string }[]>}
 */
export const KERAS = {
  dense: [
    { layer: { kind: 'dense', units: 512 }, keras: "Dense(512, activation='relu')", lab: 'dense 512 relu' },
    { layer: { kind: 'dense', units: 512 }, keras: "Dense(512, activation='relu')", lab: 'dense 512 relu' },
    {
      layer: { kind: 'dense', units: 10 },
      keras: "Dense(10, activation='softmax')",
      lab: 'dense 10 softmax',
    },
  ],
  conv: [
    {
      layer: { kind: 'conv', filters: 32, kernel: 3 },
      keras: "Conv2D(32, (3, 3), activation='relu')",
      lab: 'conv 32 3x3 relu',
    },
    {
      layer: { kind: 'conv', filters: 64, kernel: 3 },
      keras: "Conv2D(64, (3, 3), activation='relu')",
      lab: 'conv 64 3x3 relu',
    },
    { layer: { kind: 'pool', size: 2 }, keras: 'MaxPooling2D((2, 2))', lab: 'maxpool 2' },
    { layer: { kind: 'flatten' }, keras: 'Flatten()', lab: 'flatten' },
    { layer: { kind: 'dense', units: 128 }, keras: "Dense(128, activation='relu')", lab: 'dense 128 relu' },
    {
      layer: { kind: 'dense', units: 10 },
      keras: "Dense(10, activation='softmax')",
      lab: 'dense 10 softmax',
    },
  ],
};

/** Lines of Keras beside which the page's are to be written. */
export const WORDS = [
  ...[KERAS.conv[0], KERAS.conv[2], { keras: 'Dropout(0.25)', lab: 'dropout 0.25' }],
  ...[KERAS.conv[3], KERAS.conv[4]],
];

/** A network's layers with their outputs and parameters. @param {keyof typeof KERAS} network */
export const layersOf = (network) =>
  traced(KERAS[network].map(({ layer }) => layer)).map((row, index) => ({
    ...KERAS[network][index],
    ...row,
  }));
