// measured.js — what trainings gave that the answers of the worksheets tell: their means, and the limits of what is right.

/** Trainings of the preset `mlp-adam` that the figures are means of, one for each seed. */
export const SEEDS = 10;

/** Its loss after each epoch, to three digits: the means of those that the reproductions keep. */
export const LOSSES = {
  training: [0.218, 0.08, 0.051, 0.035, 0.027],
  validation: [0.102, 0.085, 0.076, 0.074, 0.076],
};

/** The share of test images that the presets read right, by seed the least and the most: of the reproductions too. */
export const SCORES = {
  'mlp-adam': { least: 0.976, most: 0.9802 },
  'cnn-adam': { least: 0.9897, most: 0.9915 },
};

/**
 * The share of test images that is read right at the end of the trainings that `node tests/bench/worksheets.js` makes: the
 * least and the most by seed, rounded outwards. tests/fixtures/worksheets.json has each of them.
 */
export const TRAININGS = {
  untrained: { seeds: 8, least: 0.03, most: 0.15 },
  first: { seeds: 5, least: 0.99, most: 0.992 },
  lesson4: { seeds: 5, least: 0.939, most: 0.949 },
  lesson6: { seeds: 5, least: 0.955, most: 0.961 },
  rate: { seeds: 5, least: 0.09, most: 0.17 },
  labels: { seeds: 3, least: 0.07, most: 0.13 },
  few: { seeds: 3, least: 0.87, most: 0.89 },
  fewFirst: { seeds: 3, least: 0.94, most: 0.95 },
  linear: { seeds: 3, least: 0.92, most: 0.93 },
};

/**
 * The share of people's own drawings that `fast` reads right, before and after it has learnt three of each digit, as
 * `node tests/bench/ink.js --model fast --hand 3` prints it.
 */
export const HAND = { before: 0.944, after: 0.984 };
