// describe.js — `npm run train -- --describe`: the shapes of the data, and the labels of each split.

import { countImages, splitMembers } from '../worker/splits.js';

/** @typedef {import('../shared/protocol.js').Split} Split */

/** @type {Split[]} */
const SPLITS = ['train', 'validation', 'holdout', 'test'];

/**
 * @param {import('../worker/engine/dataset.js').Dataset} dataset
 * @param {import('../shared/protocol.js').ImageSettings} run
 * @param {boolean} json   one JSON object, else for people
 */
export function describe(dataset, run, json) {
  const { height, width } = dataset;
  const pool = (/** @type {'train' | 'test'} */ name) => countImages(dataset.labels(name), run.classes);
  const shapes = {
    ...{ x_train: [pool('train'), height, width], y_train: [pool('train')] },
    ...{ x_test: [pool('test'), height, width], y_test: [pool('test')] },
  };
  const { counts } = splitMembers(dataset, run);
  const labels = Object.fromEntries(
    SPLITS.filter((split) => counts[split].some((count) => count > 0)).map((split) => [split, counts[split]]),
  );
  if (json) return `${JSON.stringify({ shapes, labels })}\n`;
  const arrays = Object.entries(shapes).map(
    ([name, sizes]) => `${name.padEnd(8)}(${sizes.join(', ')}${sizes.length === 1 ? ',' : ''})\n`,
  );
  const row = (/** @type {string} */ name, /** @type {number[]} */ values) =>
    `${name.padEnd(11)}${values.map((value) => `${value}`.padStart(7)).join('')}\n`;
  const digits = Array.from({ length: 10 }, (_, digit) => digit);
  const rows = Object.entries(labels).map(([split, values]) => row(split, values));
  return [...arrays, row('labels', digits), ...rows].join('');
}
