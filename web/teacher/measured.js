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
  'cnn-adam': { least: 0.9897, most: 0.9904 },
};

/** The share of test images that the preset `fast` reads right, rounded outwards: untrained, by eight seeds; and trained. */
export const UNTRAINED = { least: 0.05, most: 0.2 };
export const FIRST = { least: 0.988, most: 0.994 };

/** The same of broken trainings: with 1,000 images and 50 epochs, of `fast`, `mlp-adam` and one layer of 64 units; of layers without activation. */
export const BROKEN = {
  few: { least: 0.85, most: 0.96 },
  linear: { least: 0.9, most: 0.93 },
};

/** The share of people's own drawings that `fast` reads right, before and after it has learnt three of each digit. */
export const HAND = { before: 0.947, after: 0.984 };
