// images.js — what a network makes of many images of the data: which excite a unit, which are alike to it, which it gets
// right.

import { SettingsError } from '../check-settings.js';
import { checkedSubset, countImages } from '../splits.js';

/** @typedef {import('../engine/model.js').Model} Model */
/** @typedef {import('../engine/dataset.js').Dataset} Dataset */
/** @typedef {import('../engine/dataset.js').Pool} Pool */
/** @typedef {import('../slices.js').Slices} Slices */
/** @typedef {import('../../shared/protocol.js').FoundImages} FoundImages */

/** Images that are looked at, from the first of a pool on. */
const MOST_IMAGES = 10_000;
/** Images whose pixels are compared between two looks at the clock. */
const PIECE = 100;
/** Numbers that are kept of images that pass together, 16 MB, and the most and the fewest of such images. */
const MOST_NUMBERS = 2 ** 22;
const MOST_TOGETHER = 1000;
const LEAST_TOGETHER = 16;

/** Images of these digits that have arrived, at most those. @param {Dataset} dataset @param {Pool} pool @param {number[]} [classes] */
export function arrived(dataset, pool, classes) {
  const count = countImages(dataset.labels(pool).subarray(0, dataset.ready(pool)), classes);
  if (count === 0)
    throw new SettingsError(`No ${pool === 'test' ? 'test' : 'training'} images have arrived yet.`);
  return Math.min(MOST_IMAGES, count);
}

/**
 * The best of many numbers, with what belongs to them; of equal ones the first.
 * @template Item
 */
class Best {
  #most;
  /** @type {{ value: number, item: Item }[]} */
  items = [];

  /** @param {number} most   how many */
  constructor(most) {
    this.#most = most;
  }

  /** @param {number} value   the larger the better @param {() => Item} item */
  offer(value, item) {
    const { items } = this;
    if (items.length === this.#most && !(value > items[items.length - 1].value)) return;
    const place = items.findIndex((each) => value > each.value);
    items.splice(place < 0 ? items.length : place, 0, { value, item: item() });
    items.length = Math.min(items.length, this.#most);
  }
}

/**
 * Passes training images through a network. Throws STOPPED or a SettingsError.
 * @param {Model} model @param {Dataset} dataset @param {number[] | undefined} classes
 * @param {number} layer   whose outputs are wanted; of the last one the logits
 * @param {(outputs: Float32Array, index: number) => void} visit   for each image, with its index in the pool. The array is
 *   a view that lives until it returns
 * @param {Slices} slices
 * @returns {Promise<number>}   how many images
 */
async function pass(model, dataset, classes, layer, visit, slices) {
  const count = arrived(dataset, 'train', classes);
  const fitting = Math.floor(MOST_NUMBERS / model.sizeAt(layer + 1));
  const most = Math.min(Math.max(fitting, LEAST_TOGETHER), MOST_TOGETHER);
  for (let skip = 0; skip < count; skip += most) {
    const spec = { pool: /** @type {const} */ ('train'), classes, skip, count: Math.min(most, count - skip) };
    const subset = checkedSubset(dataset, spec, model);
    model.beginEvaluation(subset);
    const kept = model.keep(layer + 1, subset.count);
    try {
      await slices.finish(model, () => {});
      const indices = subset.indices();
      kept.visit((outputs, i) => visit(outputs, indices[i]));
    } finally {
      model.cancel();
      kept.destroy();
      subset.destroy();
    }
  }
  return count;
}

/** @param {Dataset} dataset @param {{ index: number }[]} found @param {number} count @returns {FoundImages} */
function withPixels(dataset, found, count) {
  const labels = dataset.labels('train');
  const images = found.map((each) => ({
    ...each,
    label: labels[each.index],
    pixels: dataset.images('train', [each.index]),
  }));
  return { images, count };
}

/**
 * The training images for which a unit, or the strongest place of its map, is largest.
 * @param {Model} model @param {Dataset} dataset
 * @param {{ layer: number, unit: number, count: number, classes?: number[] }} request   from 0
 * @param {Slices} slices
 */
export async function findExciting(model, dataset, { layer, unit, count, classes }, slices) {
  const [, width, channels] = model.layers[layer]?.shape ?? [0, 0, 0];
  if (!(unit >= 0 && unit < channels)) throw new RangeError(`layer ${layer} has no unit ${unit}`);
  /** @type {Best<{ index: number, value: number, place: [number, number] }>} */
  const best = new Best(count);
  const of = await pass(
    model,
    dataset,
    classes,
    layer,
    (outputs, index) => {
      let at = unit;
      for (let i = unit; i < outputs.length; i += channels) if (outputs[i] > outputs[at]) at = i;
      const pixel = Math.floor(at / channels);
      const value = outputs[at];
      best.offer(value, () => ({ index, value, place: [Math.floor(pixel / width), pixel % width] }));
    },
    slices,
  );
  return withPixels(
    dataset,
    best.items.map(({ item }) => item),
    of,
  );
}

/**
 * The training images whose outputs of the last hidden layer are nearest to those of an image, by Euclidean distance. A
 * network without a hidden layer compares what it gets.
 * @param {Model} model @param {Dataset} dataset
 * @param {{ pixels: Uint8Array, count: number, classes?: number[] }} request
 * @param {Slices} slices
 */
export async function findSimilar(model, dataset, { pixels, count, classes }, slices) {
  const layer = lastHidden(model);
  model.inspection.forward(pixels);
  const own = layer === null ? inked(pixels) : model.inspection.layer(layer).output;
  /** @type {Best<{ index: number, distance: number }>} */
  const best = new Best(count);
  const compare = (/** @type {Float32Array} */ outputs, /** @type {number} */ index) => {
    let square = 0;
    for (let i = 0; i < own.length; i++) square += (outputs[i] - own[i]) ** 2;
    best.offer(-square, () => ({ index, distance: Math.sqrt(square) }));
  };
  const of =
    layer === null
      ? await passPixels(dataset, classes, compare, slices)
      : await pass(model, dataset, classes, layer, compare, slices);
  return {
    ...withPixels(
      dataset,
      best.items.map(({ item }) => item),
      of,
    ),
    layer,
  };
}

/** The last layer before the outputs that computes; null if there is none. @param {Model} model */
function lastHidden({ layers }) {
  const hidden = layers
    .slice(0, -1)
    .findLastIndex(({ text }) => !/^(rescaling|flatten|dropout)\b/.test(text));
  return hidden < 0 ? null : hidden;
}

/** @param {Uint8Array} pixels */
const inked = (pixels) => Float32Array.from(pixels, (byte) => byte / 255);

/** As `pass`, of the pixels, from 0 to 1. @param {Dataset} dataset @param {number[] | undefined} classes @param {(pixels: Float32Array, index: number) => void} visit @param {Slices} slices */
async function passPixels(dataset, classes, visit, slices) {
  const count = arrived(dataset, 'train', classes);
  const subset = dataset.createSubset({ pool: 'train', classes, count });
  const indices = subset.indices();
  subset.destroy();
  for (const [i, index] of indices.entries()) {
    if (i % PIECE === 0 && slices.left === 0) await slices.next();
    visit(inked(dataset.images('train', [index])), index);
  }
  return count;
}
