// published.js — the published systems: how each is trained, and the figures that its source printed.
//
// A system is a preset. What its source does not say, such as which images it chose, is set in presets.js.

import { KERAS_LOGS, LOGISTIC_COSTS, SEARCH_ACCURACIES, SOFTMAX_COSTS } from './printed.js';

/** @typedef {import('../../shared/protocol.js').RunSettings} RunSettings */

/**
 * A published figure, or a figure of ours that has no published one.
 * @typedef {object} PublishedFigure
 * @property {string} measure   what is measured: a key of MEASURES in reproduction.js and its argument
 * @property {number | null} published
 * @property {boolean} [printed]   the source prints it, and it is not noted here: `published` is null
 * @property {boolean} [draw]   depends on images that the source drew at random and does not name
 * @property {Limit} [limit]    of the mean over the seeds
 * @property {readonly ['start' | 'epoch' | 'iteration' | 'layer' | 'image' | 'step', number]} [at]   the time or place, as the
 *   source counts it
 * @property {string} [by]      the program that computed it on the same images as ours, if not the source
 */

/**
 * The limit of a figure of ours: a relative deviation from the published one, bounds, a bar that it must reach or stay
 * below, or the spread of our seeds, of which the published figure is one draw (see limits.js).
 * @typedef {{ relative: number } | { from: number, to: number } | { least: number } | { most: number } | 'spread'} Limit
 */

/**
 * @typedef {object} PublishedRun
 * @property {string} id                     unique within the system
 * @property {'pool' | 'whole' | 'search'} [title]   its text is `run.<title>`; without it, the settings are told
 * @property {Partial<RunSettings>} change   of the preset's settings
 * @property {Partial<RunSettings>[]} [stages]   trained after it, one after the other, on the same weights
 * @property {PublishedFigure[]} figures
 */

/**
 * @typedef {object} System
 * @property {string} id                of its preset; the text `<id>.source` says where the figures stand
 * @property {number} seeds             figures are means over the seeds 1 … seeds; 1 if the seed has no effect
 * @property {readonly [number, number]} [seconds]   per epoch, as published: from, to
 * @property {string} main              the measure that stands for the system
 * @property {PublishedRun[]} runs
 * @property {string} [chooseBy]   a measure; the run with its largest value is chosen
 */

/** @param {number} value @param {number} by */
const around = (value, by) => ({ from: value - by, to: value + by });

/** A figure that must reach a bar. @param {string} measure @param {number} bar @returns {PublishedFigure} */
const atLeast = (measure, bar) => ({ measure, published: bar, limit: { least: bar } });

/** A figure that must reach a bar of this project's own. @param {string} measure @param {number} bar @returns {PublishedFigure} */
const ownBar = (measure, bar) => ({ measure, published: null, limit: { least: bar } });

/** A figure that a bar bounds. @param {string} measure @param {number} bar @returns {PublishedFigure} */
const atMost = (measure, bar) => ({ measure, published: bar, limit: { most: bar } });

/** A figure that is the same for every seed. @param {string} measure @param {number} published @returns {PublishedFigure} */
const exactly = (measure, published) => ({ measure, published, limit: around(published, 0) });

/** A figure of a network that depends on the seed. @param {string} measure @param {number | null} published @returns {PublishedFigure} */
const drawn = (measure, published) =>
  published === null ? { measure, published, printed: true } : { measure, published, limit: 'spread' };

/** A figure of an unknown draw of images. @param {string} measure @param {number | null} published @returns {PublishedFigure} */
const ofUnknownDraw = (measure, published) => ({
  ...{ measure, published, draw: true },
  ...(published === null ? { printed: true } : {}),
});

/**
 * Costs after the update of an epoch, which the source counts from 0: after one update more than its number. The
 * tutorial's draw of images moves them by 0.004 % at epoch 0 and by up to 0.27 % at epoch 200 (standard deviation of
 * 400 draws); one update too few would be off by 0.2 % at the lowest rate.
 * @param {Record<number, number | null>} costs
 * @returns {PublishedFigure[]}
 */
const costsOfEpochs = (costs) =>
  Object.entries(costs).map(([epoch, published]) => ({
    measure: `cost ${Number(epoch) + 1}`,
    published,
    ...(published === null ? { printed: true } : { limit: { relative: epoch === '0' ? 0.0005 : 0.006 } }),
    at: ['epoch', Number(epoch)],
  }));

/**
 * Costs before each update. The source counts iterations from 1: that of iteration n is ours after n − 1 updates.
 * A draw of 30,000 images moves them by 1.1 %, two draws by 1.6 %.
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
 * The log that Keras printed, column by column.
 * @param {import('./printed.js').LogLine[]} lines
 * @returns {PublishedFigure[]}
 */
const logOf = (lines) =>
  /** @type {const} */ (['trainLoss', 'trainAccuracy', 'valLoss', 'valAccuracy']).flatMap((column) =>
    lines.flatMap((line, i) => {
      const published = line[column];
      return published === undefined
        ? []
        : [
            /** @type {PublishedFigure} */ ({
              ...drawn(`${column} ${i + 1}`, published),
              at: ['epoch', i + 1],
            }),
          ];
    }),
  );

/** Parameters of the layers that have weights, in their order. @param {number[]} counts @returns {PublishedFigure[]} */
const parametersOfLayers = (counts) =>
  counts.map((count, i) => ({ ...exactly(`parameters ${i + 1}`, count), at: ['layer', i + 1] }));

/** What Keras' summary of the convolutional network says. */
const CNN_PARAMETERS = [
  ...parametersOfLayers([320, 18_496, 1_179_776, 1290]),
  exactly('parameters', 1_199_882),
];

/** Figures of the search of `softmax-numpy` for which nothing was published. @type {PublishedFigure[]} */
const SEARCHED = [
  { measure: 'valAccuracy 1000', published: null },
  { measure: 'accuracy holdout', published: null },
];

/**
 * The test accuracy of a network varies by 0.1 to 0.2 points with the seed, as much as between the epochs of the
 * tutorials. The mean of ten seeds is precise to 0.05 points; slow systems have three, to save half an hour, and those
 * that must reach a bar have five: a seed may be below it.
 */
const MANY_SEEDS = 10;
const FEW_SEEDS = 3;
const BAR_SEEDS = 5;

/** The ones and twos among the 55,000 images behind the first 5,000, which TensorFlow leaves for training. */
const LEFT_FOR_TRAINING = 11_649;
/** The ones and twos of the whole training set. */
const ONES_AND_TWOS = 12_700;

/** What the search of the NumPy tutorial does each time: its function's own rate, the images for choosing. */
const CONTINUED = { trainCount: 15_000, validationCount: 0, holdoutCount: 0, rate: 0.5, validateEvery: 1000 };

/** @type {System[]} */
export const SYSTEMS = [
  {
    id: 'perceptron',
    seeds: MANY_SEEDS,
    main: 'accuracy test',
    runs: [{ id: 'perceptron', change: {}, figures: [{ measure: 'accuracy test', published: null }] }],
  },
  {
    id: 'logreg-1v2',
    seeds: 1,
    main: 'accuracy train',
    runs: [
      {
        id: 'rate 0.01',
        change: { rate: 0.01, epochs: 201 },
        figures: [
          { measure: 'cost 0', published: 0.6931578, limit: { relative: 0.0005 }, at: ['start', 0] },
          ...costsOfEpochs(LOGISTIC_COSTS[0.01]),
          { ...ofUnknownDraw('probability', 0.22688206), at: ['image', 1110] },
        ],
      },
      {
        id: 'rate 0.005',
        change: { rate: 0.005, epochs: 501 },
        figures: [
          ...costsOfEpochs(LOGISTIC_COSTS[0.005]),
          { ...ofUnknownDraw('probability', 0.2044488), at: ['image', 1110] },
        ],
      },
      {
        id: 'rate 0.001',
        change: { rate: 0.001, epochs: 1501 },
        figures: [
          ...costsOfEpochs(LOGISTIC_COSTS[0.001]),
          { measure: 'accuracy train', published: 0.97031105, limit: around(0.97031105, 0.0005) },
          ofUnknownDraw('images train', 12_732),
          ofUnknownDraw('imagesOf 1', 6764),
          ofUnknownDraw('imagesOf 2', 5968),
          { ...ofUnknownDraw('probability', 0.25781834), at: ['image', 1110] },
        ],
      },
    ],
  },
  {
    id: 'logreg-lbfgs',
    seeds: 1,
    main: 'accuracy train',
    runs: [
      {
        id: 'the 55,000 of the tutorial',
        title: 'pool',
        // The first ones and twos of the training set are those of the first 5,000 images.
        change: { validationCount: ONES_AND_TWOS - LEFT_FOR_TRAINING, l2: 1 / LEFT_FOR_TRAINING },
        figures: [{ measure: 'accuracy train', published: 0.99662268, limit: around(0.99662268, 0.0005) }],
      },
      {
        id: 'the whole training set',
        title: 'whole',
        change: {},
        figures: [
          { measure: 'accuracy train', published: null },
          // One image lies at the boundary: the last bits of the weights decide it.
          { measure: 'right train', published: 12_649, limit: around(12_649, 1), by: 'scikit-learn' },
          {
            measure: 'penalised train',
            published: 244.052169 / ONES_AND_TWOS,
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
    main: 'accuracy holdout',
    runs: [
      {
        id: 'c 0, rate 0.3',
        change: { l2: 0, rate: 0.3 },
        figures: [
          ...costsOfIterations(SOFTMAX_COSTS),
          { measure: 'accuracy train', published: 0.9158, limit: around(0.9158, 0.004) },
          { measure: 'valAccuracy 1000', published: null },
          { measure: 'accuracy holdout', published: 0.9111, limit: around(0.9111, 0.006) },
          { measure: 'accuracy test', published: null },
          { measure: 'ownDigits asWritten', published: 2, draw: true },
          { measure: 'ownDigits asMnist', published: null },
        ],
      },
      {
        id: 'the search as printed',
        title: 'search',
        change: { l2: 0, rate: 0.3 },
        // Its loop passes neither c nor the rate on, and trains the same weights four times more.
        stages: SEARCH_ACCURACIES.map(() => CONTINUED),
        figures: [
          ...SEARCH_ACCURACIES.map(
            (published, i) =>
              /** @type {PublishedFigure} */ ({
                ...{ measure: `stage ${i + 1}`, published, limit: around(published, 0.004) },
                at: ['step', i + 1],
              }),
          ),
          { measure: 'accuracy holdout', published: 0.9111, limit: around(0.9111, 0.006) },
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
    main: 'accuracy test',
    runs: [
      {
        id: 'five epochs',
        change: {},
        figures: [
          ...logOf(KERAS_LOGS['mlp-rmsprop']),
          drawn('loss test', 0.0742),
          drawn('accuracy test', 0.9758),
          { ...exactly('weights 1', 401_408), at: ['layer', 1] },
          { ...exactly('weights 2', 5120), at: ['layer', 2] },
          exactly('weights', 406_528),
          { measure: 'biases', published: null },
          exactly('steps', 469),
          exactly('updates', 2345),
        ],
      },
    ],
  },
  {
    id: 'mlp-dropout',
    seeds: MANY_SEEDS,
    seconds: [2, 3],
    main: 'accuracy test',
    runs: [
      {
        id: 'four epochs',
        change: {},
        figures: [
          ...logOf(KERAS_LOGS['mlp-dropout']),
          drawn('loss test', 0.07981417),
          drawn('accuracy test', 0.9746),
        ],
      },
    ],
  },
  {
    id: 'mlp-adam',
    seeds: MANY_SEEDS,
    seconds: [5, 6],
    main: 'accuracy test',
    runs: [
      {
        id: 'five epochs',
        change: {},
        figures: [
          ...logOf(KERAS_LOGS['mlp-adam']),
          drawn('loss test', 0.07348),
          drawn('accuracy test', 0.9782),
          drawn('right test', 9782),
          drawn('wrong test', 218),
        ],
      },
    ],
  },
  {
    id: 'lenet-5',
    seeds: FEW_SEEDS,
    main: 'accuracy test',
    runs: [{ id: 'lenet-5', change: {}, figures: [{ measure: 'accuracy test', published: null }] }],
  },
  {
    id: 'sharp',
    seeds: BAR_SEEDS,
    main: 'accuracy test',
    runs: [{ id: 'five epochs', change: {}, figures: [ownBar('accuracy test', 0.995)] }],
  },
  {
    id: 'record',
    seeds: FEW_SEEDS,
    main: 'accuracy test',
    runs: [{ id: 'twenty epochs', change: {}, figures: [ownBar('accuracy test', 0.997)] }],
  },
  {
    id: 'pen',
    seeds: BAR_SEEDS,
    main: 'accuracy test',
    runs: [{ id: 'five epochs', change: {}, figures: [ownBar('accuracy test', 0.993)] }],
  },
  {
    id: 'small',
    seeds: BAR_SEEDS,
    main: 'accuracy test',
    runs: [
      {
        id: 'fifteen epochs',
        change: {},
        figures: [atLeast('accuracy test', 0.994), atMost('parameters', 7999)],
      },
    ],
  },
  {
    id: 'tiny',
    seeds: BAR_SEEDS,
    main: 'accuracy test',
    runs: [
      {
        id: 'thirty epochs',
        change: {},
        figures: [
          ownBar('accuracy test', 0.99),
          { measure: 'parameters', published: null, limit: { most: 1710 } },
        ],
      },
    ],
  },
  {
    id: 'cnn-adadelta',
    seeds: FEW_SEEDS,
    seconds: [49, 53],
    main: 'valAccuracy 12',
    runs: [
      {
        id: 'twelve epochs',
        change: {},
        figures: [
          ...logOf(KERAS_LOGS['cnn-adadelta']),
          drawn('loss test', 0.02622414),
          drawn('accuracy test', 0.9919),
          ...CNN_PARAMETERS,
          exactly('steps', 469),
        ],
      },
    ],
  },
  {
    id: 'cnn-adam',
    seeds: FEW_SEEDS,
    seconds: [64, 69],
    main: 'valAccuracy 5',
    runs: [
      {
        id: 'five epochs',
        change: {},
        figures: [
          ...logOf(KERAS_LOGS['cnn-adam']),
          drawn('loss test', 0.03103),
          drawn('accuracy test', 0.99),
          drawn('wrong test', 100),
          exactly('parameters', 1_199_882),
          { measure: 'ownDigits asMnist', published: null },
        ],
      },
    ],
  },
];
