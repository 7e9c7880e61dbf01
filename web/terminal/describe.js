// describe.js — `npm run train -- --describe`: the shapes of the data, the labels of each split, and the network's layers.

import { countImages, splitMembers } from '../worker/splits.js';

/** @typedef {import('../shared/protocol.js').Split} Split */

/** @type {Split[]} */
const SPLITS = ['train', 'validation', 'holdout', 'test'];

/** The shape of a layer's output as Keras has it: a row of units has one axis. @param {number[]} shape */
const shown = ([height, width, channels]) => (height * width === 1 ? [channels] : [height, width, channels]);

/**
 * @param {import('../worker/engine/dataset.js').Dataset} dataset
 * @param {import('../shared/protocol.js').ImageSettings} run
 * @param {import('../worker/engine/model.js').Model} model
 * @param {boolean} json   one JSON object, else for people
 */
export function describe(dataset, run, { layers, paramCount }, json) {
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
  if (json) {
    const summary = layers.map(({ text, shape, paramCount: parameters }) => ({
      layer: text,
      shape: shown(shape),
      parameters,
    }));
    return `${JSON.stringify({ shapes, labels, layers: summary, parameters: paramCount })}\n`;
  }
  const arrays = Object.entries(shapes).map(
    ([name, sizes]) => `${name.padEnd(8)}(${sizes.join(', ')}${sizes.length === 1 ? ',' : ''})\n`,
  );
  const row = (/** @type {string} */ name, /** @type {number[]} */ values) =>
    `${name.padEnd(11)}${values.map((value) => `${value}`.padStart(7)).join('')}\n`;
  const digits = Array.from({ length: 10 }, (_, digit) => digit);
  const rows = Object.entries(labels).map(([split, values]) => row(split, values));
  const line = (/** @type {string[]} */ [layer, shape, parameters]) =>
    `${layer.padEnd(30)}${shape.padEnd(15)}${parameters.padStart(11)}\n`;
  const summary = [
    ['layer', 'output shape', 'parameters'],
    ...layers.map(({ text, shape, paramCount: own }) => [text, `(${shown(shape).join(', ')})`, `${own}`]),
    ['total', '', `${paramCount}`],
  ];
  return [...arrays, row('labels', digits), ...rows, ...summary.map(line)].join('');
}
