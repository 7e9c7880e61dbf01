// single-images.js — single images in `npm run train`: own digits from text files, which a network reads and which are
// judged by the files' names, and images of the data set with their numbers, label and answer.

import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { answerOf, outputRows } from '../lab/digit/answer.js';
import { labelsOf, scoreOf } from '../lab/pictures/own-labels.js';
import { digitOfText, parseDigitText } from '../photo/text-file.js';
import pictures from '../text/en/pictures.js';
import { translator } from '../text/translate.js';
import { ALL_DIGITS } from '../worker/predictions.js';
import { batchImages, splitSpec } from '../worker/splits.js';
import { UsageError } from './options.js';

/** @typedef {{ file: string, label: number | null, image: Uint8Array }} OwnDigit   label: as its file's name says */
/** @typedef {{ file: string, label: number | null, best: number | null, shares: number[] }} ReadDigit */

const english = translator('en', { texts: pictures });

/** @param {string} file @returns {Promise<OwnDigit>} */
async function openDigit(file) {
  const text = await readFile(file, 'utf8').catch((/** @type {Error} */ { message }) => {
    throw new UsageError(`--read: ${message}`);
  });
  const ink = parseDigitText(text);
  if (!(ink instanceof Float32Array))
    throw new UsageError(`--read: ${file}: ${english(`picture.${ink.problem}`, ink.values)}`);
  const [label] = labelsOf(basename(file), 1) ?? [null];
  return { file, label, image: digitOfText(ink).image };
}

/** The digits of the files that --read names. Throws a UsageError. @param {string[]} [files] */
export const openDigits = (files = []) => Promise.all(files.map(openDigit));

/**
 * What a network says of them.
 * @param {OwnDigit[]} digits
 * @param {import('../worker/engine/model.js').Model} model
 * @param {number[] | undefined} classes   that it tells apart, all by default
 * @returns {ReadDigit[]}
 */
export function readDigits(digits, model, classes = ALL_DIGITS) {
  const ascending = [...classes].sort((a, b) => a - b);
  return digits.map(({ file, label, image }) => {
    const outputs = model.predict(image);
    const answer = answerOf({ outputs, predicted: model.predicted }, ascending);
    return { file, label, best: answer?.best ?? null, shares: answer?.shares ?? [] };
  });
}

/** For people, a line a file. @param {ReadDigit[]} digits */
export function ownDigitLines(digits) {
  const lines = digits.map(({ file, label, best, shares }) => {
    const sure = `${(100 * Math.max(...shares)).toFixed(1)} %`;
    const verdict = label === null ? '' : `, ${label === best ? 'right' : `wrong: it is a ${label}`}`;
    return `${file}: read as ${best ?? 'none'}, ${sure}${verdict}`;
  });
  const { right, count } = scoreOf(digits);
  return [...lines, ...(count ? [english('ownScore', { right, count })] : [])];
}

/** An object a file, and one for all of them. @param {ReadDigit[]} digits */
export function ownDigitObjects(digits) {
  const { right, count } = scoreOf(digits);
  const each = digits.map(({ file, label, best, shares }) => ({
    file,
    label,
    read: best,
    probabilities: shares,
  }));
  return [...each, ...(count ? [{ own_digits: count, right }] : [])];
}

/** @typedef {{ from: number, to: number } | 'batch'} Wanted   images of a split by their places in it, or the first batch */

/**
 * Which images --show asks for. Throws a UsageError.
 * @param {string | undefined} text   a place, two with a minus between them, or the word batch
 * @returns {Wanted | null}
 */
export function readShow(text) {
  if (text === undefined || text === 'batch') return text ?? null;
  const [, from = '', to = from] = /^(\d{1,7})(?:-(\d{1,7}))?$/.exec(text) ?? [];
  if (from && Number(from) <= Number(to)) return { from: Number(from), to: Number(to) };
  throw new UsageError(`--show must be a place as 0, places as 0-8, or batch; got '${text}'`);
}

/**
 * @typedef {object} ShownImage
 * @property {string} split
 * @property {number | null} place   in the split; null for one of a batch
 * @property {number} index    in the data set's pool of training or of test images
 * @property {number} label
 * @property {number[]} one_hot   as the outputs stand for the digits
 * @property {number | null} read
 * @property {Record<string, number>} probabilities   by digit, in the order of the outputs
 * @property {number[]} pixels   from the top left
 */

/**
 * Images of a split with what the network says of them. Throws a UsageError if there is none of them.
 * @param {Wanted} wanted
 * @param {import('../worker/engine/model.js').Model} model
 * @param {import('../worker/engine/dataset.js').Dataset} dataset
 * @param {{ split: import('../shared/protocol.js').Split, run: import('../shared/protocol.js').ImageSettings, facts: any }} of
 *   facts: seed and batch size of the run
 * @returns {ShownImage[]}
 */
export function showImages(wanted, model, dataset, { split, run, facts }) {
  const { pool, ...rest } = splitSpec(dataset, run, wanted === 'batch' ? 'train' : split);
  const subset = dataset.createSubset({ pool, ...rest });
  const all = subset.indices();
  subset.destroy();
  const { from, to } = wanted === 'batch' ? { from: 0, to: 0 } : wanted;
  if (wanted !== 'batch' && to >= all.length)
    throw new UsageError(`--show: there are ${all.length} ${split} images, from 0 to ${all.length - 1}`);
  const wantedIndices = all.slice(from, to + 1);
  const { indices, labels } =
    wanted === 'batch'
      ? batchImages(dataset, { run: { ...facts, ...run }, seed: facts.seed })
      : { indices: wantedIndices, labels: dataset.labelsOf(pool, wantedIndices) };
  const classes = [...(run.classes ?? ALL_DIGITS)].sort((a, b) => a - b);
  return Array.from(indices, (index, i) => {
    const pixels = dataset.images(pool, Uint32Array.of(index));
    const prediction = { outputs: model.predict(pixels), predicted: model.predicted };
    const rows = outputRows(prediction, classes, labels[i]);
    return {
      ...{ split: wanted === 'batch' ? 'train' : split, place: wanted === 'batch' ? null : from + i, index },
      ...{ label: labels[i], one_hot: rows.map(({ target }) => target) },
      read: answerOf(prediction, classes)?.best ?? null,
      probabilities: Object.fromEntries(rows.map(({ label, share }) => [label, share])),
      pixels: [...pixels],
    };
  });
}

/** For people: a head, the numbers of the pixels, and the probability of each digit. @param {ShownImage} image */
export function shownLines({ split, place, index, label, one_hot: code, read, probabilities, pixels }) {
  const side = Math.sqrt(pixels.length);
  const rows = Array.from({ length: side }, (_, row) =>
    pixels
      .slice(row * side, (row + 1) * side)
      .map((value) => `${value}`.padStart(4))
      .join(''),
  );
  const where = place === null ? 'of the first batch' : `${place} of ${split}`;
  const shares = Object.entries(probabilities).map(([digit, share]) => `${digit}: ${share.toFixed(6)}`);
  return [
    `Image ${where}, index ${index}: label ${label}, one-hot ${code.join(' ')}`,
    ...rows,
    `Read as ${read ?? 'none'} (${shares.join(', ')})`,
  ];
}
