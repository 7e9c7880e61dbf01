// printed.js — the numbers that the sources print, as they print them.
//
// `null` stands for a number that is printed there and not noted here.

/** Costs after the update of an epoch, which the source counts from 0, by learning rate. */
export const LOGISTIC_COSTS = {
  0.01: costs({ 0: 0.678631, 50: 0.346475, 100: 0.248488, 200: 0.173489 }, 200),
  0.005: costs({ 0: 0.685846, 50: 0.455447, 100: 0.348575, 200: 0.249479, 500: 0.154798 }, 500),
  0.001: costs(
    {
      ...{ 0: 0.69168, 50: 0.626086, 100: 0.57261, 200: 0.490451, 500: 0.350268 },
      ...{ 1000: 0.250276, 1500: 0.202639 },
    },
    1500,
  ),
};

/** The source prints every 50th epoch. @param {Record<number, number>} noted @param {number} last */
function costs(noted, last) {
  /** @type {Record<number, number | null>} */
  const all = {};
  for (let epoch = 0; epoch <= last; epoch += 50) all[epoch] = noted[epoch] ?? null;
  return all;
}

/** Costs before the update of an iteration, which the source counts from 1. @type {Record<number, number>} */
export const SOFTMAX_COSTS = {
  // biome-ignore lint/suspicious/noApproximativeNumericConstant: as the source prints it
  ...{ 1: 2.302585, 101: 0.44404, 201: 0.383447, 301: 0.357023, 401: 0.341185 },
  ...{ 501: 0.33026, 601: 0.322097, 701: 0.315671, 801: 0.310424, 901: 0.30602 },
};

/** What the source's search printed for c 0 and 5 with the rates 0.3 and 0.5, in this order. */
export const SEARCH_ACCURACIES = [0.931333, 0.936867, 0.9402, 0.9422];

/**
 * A line of a Keras log; a column that the log does not have is left out.
 * @typedef {{ trainLoss?: number | null, trainAccuracy?: number | null,
 *   valLoss?: number | null, valAccuracy?: number | null }} LogLine
 */

/**
 * @param {(number | null)[][]} lines   training loss and accuracy, and validation loss and accuracy if printed
 * @returns {LogLine[]}
 */
const log = (...lines) =>
  lines.map(([trainLoss, trainAccuracy, valLoss, valAccuracy]) => ({
    ...{ trainLoss, trainAccuracy },
    ...(valLoss === undefined ? {} : { valLoss, valAccuracy }),
  }));

/** The logs of Keras, an epoch a line, by system. */
export const KERAS_LOGS = {
  'mlp-rmsprop': log([0.2544, 0.9271], [0.1024, 0.9697], [0.0678, 0.9799], [0.0485, 0.9857], [0.0368, 0.989]),
  'mlp-dropout': log(
    [0.2525, 0.9235, 0.1099, 0.9657],
    [0.1028, 0.9686, 0.0735, 0.977],
    [0.0704, 0.9782, 0.0666, 0.9786],
    [0.0573, 0.9814, 0.0798, 0.9746],
  ),
  'mlp-adam': log(
    [null, null, null, 0.9668],
    [null, null, null, 0.9756],
    [null, null, null, 0.9774],
    [null, null, null, 0.9731],
    [null, null, null, 0.9782],
  ),
  'cnn-adadelta': log(
    [0.2657, 0.9191, 0.0558, 0.9811],
    [0.0863, 0.9751, 0.0402, 0.9869],
    [0.0654, 0.9806, 0.036, 0.9876],
    [0.0547, 0.9833, 0.0306, 0.9888],
    [0.0469, 0.9859, 0.0306, 0.9884],
    [0.0425, 0.9872, 0.0289, 0.99],
    [0.0373, 0.9887, 0.0315, 0.9882],
    [0.0346, 0.9894, 0.0322, 0.9892],
    [0.0307, 0.9905, 0.0269, 0.991],
    [0.0293, 0.9907, 0.0291, 0.9898],
    [0.0277, 0.9914, 0.0257, 0.9917],
    [0.0266, 0.992, 0.0262, 0.9919],
  ),
  'cnn-adam': log(
    [null, null, null, 0.9825],
    [null, null, null, 0.9855],
    [null, null, null, 0.9891],
    [null, null, null, 0.9889],
    [null, null, null, 0.99],
  ),
};
