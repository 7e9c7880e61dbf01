// augmentation.js — the line of words that says how training images are augmented, such as `shift 2 rotate 10`.

/**
 * The parts in the order of nn_augmentation in nn.h: the largest range of each, how it is measured, and how much of
 * it is usual.
 * @type {Record<string, { most: number, usual: number }>}
 */
export const AUGMENTATIONS = {
  shift: { most: 100, usual: 2 }, // pixels
  rotate: { most: 180, usual: 10 }, // degrees
  scale: { most: 0.9, usual: 0.1 }, // share
  shear: { most: 45, usual: 10 }, // degrees
  elastic: { most: 20, usual: 1 }, // pixels
  stroke: { most: 4, usual: 1 }, // pixels
};

const NAMES = Object.keys(AUGMENTATIONS);
/** Stands for no augmentation where a line must not be empty: in a link, in a list of a search. */
const NONE = 'none';

/** What is wrong with a line, by status, without a full stop. @type {Record<string, (values: Record<string, string | number>) => string>} */
export const AUGMENTATION_FAULTS = {
  AUGMENT_WORD: ({ at, word, words }) =>
    `No augmentation has the name '${word}' at column ${at}; there are ${words}`,
  AUGMENT_NUMBER: ({ at, word, most }) => `'${word}' needs a number from 0 to ${most} at column ${at}`,
  AUGMENT_TWICE: ({ at, word }) => `'${word}' is there twice, again at column ${at}`,
};

/** A line that does not say how to augment images. */
export class AugmentationError extends Error {
  name = 'AugmentationError';

  /**
   * @param {'AUGMENT_WORD' | 'AUGMENT_NUMBER' | 'AUGMENT_TWICE'} status
   * @param {number} at   the column, 1 for the first character
   * @param {Record<string, string | number>} values
   */
  constructor(status, at, values) {
    super(AUGMENTATION_FAULTS[status]({ at, ...values }));
    this.status = status;
    this.at = at;
    this.values = values;
  }
}

/**
 * The range of each part, in the order of AUGMENTATIONS; all 0 for an empty line and for `none`. Throws an
 * AugmentationError.
 * @param {string} line
 * @returns {number[]}
 */
export function parseAugmentation(line) {
  const ranges = NAMES.map(() => 0);
  const words = [...line.toLowerCase().matchAll(/\S+/g)].map(({ 0: word, index }) => ({
    word,
    at: index + 1,
  }));
  if (words.length === 1 && words[0].word === NONE) return ranges;
  const named = new Set();
  for (let i = 0; i < words.length; i += 2) {
    const { word, at } = words[i];
    const part = NAMES.indexOf(word);
    if (part < 0) throw new AugmentationError('AUGMENT_WORD', at, { word, words: NAMES.join(', ') });
    if (named.has(word)) throw new AugmentationError('AUGMENT_TWICE', at, { word });
    named.add(word);
    const { most } = AUGMENTATIONS[word];
    const number = words[i + 1] ?? { word: '', at: line.trimEnd().length + 2 };
    const value = /^(\d+\.?\d*|\.\d+)$/.test(number.word) ? Number(number.word) : NaN;
    if (!(value <= most)) throw new AugmentationError('AUGMENT_NUMBER', number.at, { word, most });
    ranges[part] = value;
  }
  return ranges;
}

/** The mistake in a line, or null. @param {string} line @returns {AugmentationError | null} */
export function augmentationMistake(line) {
  try {
    parseAugmentation(line);
    return null;
  } catch (error) {
    if (error instanceof AugmentationError) return error;
    throw error;
  }
}

/**
 * The one line that stands for ranges: parts in their order, without those of 0; empty for none.
 * @param {number[]} ranges   as parseAugmentation gives them
 */
export const augmentationLine = (ranges) =>
  NAMES.flatMap((name, i) => (ranges[i] > 0 ? [`${name} ${ranges[i]}`] : [])).join(' ');

/** A line that is not empty, for a link. @param {string} line */
export const orNone = (line) => line || NONE;

/** All parts, as much of each as is usual. */
export const USUAL_AUGMENTATION = augmentationLine(Object.values(AUGMENTATIONS).map(({ usual }) => usual));
