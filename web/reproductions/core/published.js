// published.js — the published systems: how each is trained, and the figures that its source printed.
//
// A system is a preset. What its source does not say, such as which images it chose, is set in presets.js.

/** @typedef {import('../../shared/protocol.js').RunSettings} RunSettings */

/**
 * A published figure, or a figure of ours that has no published one.
 * @typedef {object} PublishedFigure
 * @property {string} measure   what is measured: a key of MEASURES in reproduction.js and its argument
 * @property {number | null} published
 * @property {Limit} [limit]    of the mean over the seeds
 * @property {readonly ['epoch' | 'iteration', number]} [at]   the time, as the source counts it
 * @property {string} [by]      the program that computed it on the same images as ours, if not the source
 */

/**
 * The limit of a figure of ours: a relative deviation from the published one, or bounds.
 * @typedef {{ relative: number } | { from?: number, to?: number }} Limit
 */

/**
 * @typedef {object} PublishedRun
 * @property {string} id                     unique within the system
 * @property {Partial<RunSettings>} change   of the preset's settings
 * @property {PublishedFigure[]} figures
 */

/**
 * @typedef {object} System
 * @property {string} id                of its preset; the text `<id>.source` says where the figures stand
 * @property {number} seeds             figures are means over the seeds 1 … seeds; 1 if the seed has no effect
 * @property {readonly [number, number]} [seconds]   per epoch, as published: from, to
 * @property {PublishedRun[]} runs
 * @property {string} [chooseBy]   a measure; the run with its largest value is chosen
 */

/** @param {number} value @param {number} by */
const around = (value, by) => ({ from: value - by, to: value + by });
/** @param {number} value */
const exactly = (value) => around(value, 0);

/** A figure for each epoch from 1 on. @param {string} name @param {number[]} values @returns {PublishedFigure[]} */
const eachEpoch = (name, values) =>
  values.map((published, i) => ({ measure: `${name} ${i + 1}`, published, at: ['epoch', i + 1] }));

/**
 * Costs after the update of an epoch, which the source counts from 0: after one update more than its number.
 * @param {Record<number, number>} costs
 * @returns {PublishedFigure[]}
 */
const costsOfEpochs = (costs) =>
  Object.entries(costs).map(([epoch, published]) => ({
    measure: `cost ${Number(epoch) + 1}`,
    published,
    limit: { relative: 0.01 },
    at: ['epoch', Number(epoch)],
  }));

/**
 * Costs before the update of an iteration, which the source counts from 1: after one update less than its number.
 * @param {Record<number, number>} costs
 * @returns {PublishedFigure[]}
 */
const costsOfIterations = (costs) =>
  Object.entries(costs).map(([iteration, published]) => ({
    measure: `cost ${Number(iteration) - 1}`,
    published,
    limit: { relative: 0.02 },
    at: ['iteration', Number(iteration)],
  }));

/**
 * Validation accuracies, on the test images, after each epoch; the last one has a limit.
 * @param {number[]} values @param {Limit} limit
 * @returns {PublishedFigure[]}
 */
const validationAccuracies = (values, limit) => {
  const figures = eachEpoch('valAccuracy', values);
  return figures.with(-1, { .../** @type {PublishedFigure} */ (figures.at(-1)), limit });
};

/** @type {PublishedFigure} */
const CNN_PARAMETERS = { measure: 'parameters', published: 1_199_882, limit: exactly(1_199_882) };

/** Figures of the search of `softmax-numpy` for which nothing was published. @type {PublishedFigure[]} */
const SEARCHED = [
  { measure: 'valAccuracy 1000', published: null },
  { measure: 'accuracy holdout', published: null },
];

/**
 * The test accuracy of a network varies by 0.1 to 0.2 points with the seed, as much as between the epochs of the
 * tutorials. The mean of ten seeds is precise to 0.05 points; slow systems have three, to save half an hour.
 */
const MANY_SEEDS = 10;
const FEW_SEEDS = 3;

/** @type {System[]} */
export const SYSTEMS = [
  {
    id: 'perceptron',
    seeds: MANY_SEEDS,
    runs: [{ id: 'perceptron', change: {}, figures: [{ measure: 'accuracy test', published: null }] }],
  },
  {
    id: 'logreg-1v2',
    seeds: 1,
    runs: [
      {
        id: 'rate 0.01',
        change: { rate: 0.01, epochs: 201 },
        figures: costsOfEpochs({ 0: 0.678631, 50: 0.346475, 100: 0.248488, 200: 0.173489 }),
      },
      {
        id: 'rate 0.005',
        change: { rate: 0.005, epochs: 501 },
        figures: costsOfEpochs({ 0: 0.685846, 50: 0.455447, 100: 0.348575, 200: 0.249479, 500: 0.154798 }),
      },
      {
        id: 'rate 0.001',
        change: { rate: 0.001, epochs: 1501 },
        figures: [
          ...costsOfEpochs({ 0: 0.69168, 50: 0.626086, 100: 0.57261, 200: 0.490451, 500: 0.350268 }),
          ...costsOfEpochs({ 1000: 0.250276, 1500: 0.202639 }),
          { measure: 'accuracy train', published: 0.9703, limit: around(0.97, 0.002) },
        ],
      },
    ],
  },
  {
    id: 'logreg-lbfgs',
    seeds: 1,
    runs: [
      {
        id: 'lbfgs',
        change: {},
        figures: [
          { measure: 'accuracy train', published: 0.9966 },
          { measure: 'right train', published: 12_649, limit: exactly(12_649), by: 'scikit-learn' },
          {
            measure: 'penalised train',
            published: 244.052169 / 12_700,
            limit: { relative: 0.001 },
            by: 'scikit-learn',
          },
        ],
      },
    ],
  },
  {
    id: 'softmax-numpy',
    seeds: 1,
    runs: [
      {
        id: 'c 0, rate 0.3',
        change: { l2: 0, rate: 0.3 },
        figures: [
          // biome-ignore lint/suspicious/noApproximativeNumericConstant: as the source prints it
          ...costsOfIterations({ 1: 2.302585, 101: 0.44404, 201: 0.383447, 301: 0.357023, 401: 0.341185 }),
          ...costsOfIterations({ 501: 0.33026, 601: 0.322097, 701: 0.315671, 801: 0.310424, 901: 0.30602 }),
          { measure: 'accuracy train', published: 0.9158, limit: around(0.916, 0.004) },
          { measure: 'valAccuracy 1000', published: null },
          { measure: 'accuracy holdout', published: 0.9111, limit: around(0.911, 0.006) },
          { measure: 'accuracy test', published: null },
        ],
      },
      { id: 'c 0, rate 0.5', change: { l2: 0, rate: 0.5 }, figures: SEARCHED },
      { id: 'c 5, rate 0.3', change: { l2: 5, rate: 0.3 }, figures: SEARCHED },
      { id: 'c 5, rate 0.5', change: { l2: 5, rate: 0.5 }, figures: SEARCHED },
    ],
    chooseBy: 'valAccuracy 1000',
  },
  {
    id: 'mlp-rmsprop',
    seeds: MANY_SEEDS,
    seconds: [2, 2],
    runs: [
      {
        id: 'five epochs',
        change: {},
        figures: [
          ...eachEpoch('trainLoss', [0.2544, 0.1024, 0.0678, 0.0485, 0.0368]),
          ...eachEpoch('trainAccuracy', [0.9271, 0.9697, 0.9799, 0.9857, 0.989]),
          { measure: 'accuracy test', published: 0.9758, limit: { from: 0.9758 } },
          { measure: 'weights', published: 406_528, limit: exactly(406_528) },
          { measure: 'biases', published: null, limit: exactly(522) },
        ],
      },
    ],
  },
  {
    id: 'mlp-dropout',
    seeds: MANY_SEEDS,
    seconds: [2, 3],
    runs: [
      {
        id: 'four epochs',
        change: {},
        figures: validationAccuracies([0.9657, 0.977, 0.9786, 0.9746], { from: 0.9746 }),
      },
    ],
  },
  {
    id: 'mlp-adam',
    seeds: MANY_SEEDS,
    seconds: [5, 6],
    runs: [
      {
        id: 'five epochs',
        change: {},
        figures: [
          ...validationAccuracies([0.9668, 0.9756, 0.9774, 0.9731, 0.9782], { from: 0.9782 }),
          { measure: 'wrong test', published: 218, limit: { to: 218 } },
        ],
      },
    ],
  },
  {
    id: 'lenet-5',
    seeds: FEW_SEEDS,
    runs: [{ id: 'lenet-5', change: {}, figures: [{ measure: 'accuracy test', published: null }] }],
  },
  {
    id: 'cnn-adadelta',
    seeds: FEW_SEEDS,
    seconds: [49, 53],
    runs: [
      {
        id: 'twelve epochs',
        change: {},
        figures: [
          { measure: 'valAccuracy 1', published: 0.9811, at: ['epoch', 1] },
          { measure: 'valAccuracy 6', published: 0.99, at: ['epoch', 6] },
          { measure: 'valAccuracy 12', published: 0.9919, limit: { from: 0.991 }, at: ['epoch', 12] },
          CNN_PARAMETERS,
        ],
      },
    ],
  },
  {
    id: 'cnn-adam',
    seeds: FEW_SEEDS,
    seconds: [64, 69],
    runs: [
      {
        id: 'five epochs',
        change: {},
        figures: [
          ...validationAccuracies([0.9825, 0.9855, 0.9891, 0.9889, 0.99], { from: 0.99 }),
          { measure: 'wrong test', published: 100, limit: { to: 100 } },
          CNN_PARAMETERS,
        ],
      },
    ],
  },
];
