// lessons.js — the images that teach a network a person's digits: each batch is half of the data set's, half own.

import { writeIdx } from '../../files/idx.js';
import { IMAGE_PIXELS, IMAGE_SIDE } from '../../shared/ink-to-image.js';

/** @typedef {import('../engine/engine.js').Engine} Engine */
/** @typedef {import('../engine/dataset.js').Dataset} Dataset */
/** @typedef {import('../../shared/protocol.js').OwnDigits} OwnDigits */

/**
 * Digits as a data set whose training images they are, in their order.
 * @param {Engine} engine @param {OwnDigits} digits   at least one
 */
export function datasetOf(engine, { labels, pixels }) {
  const dataset = engine.createDataset();
  dataset.push('trainImages', writeIdx([labels.length, IMAGE_SIDE, IMAGE_SIDE], pixels));
  dataset.end('trainImages');
  dataset.push('trainLabels', writeIdx([labels.length], labels));
  dataset.end('trainLabels');
  return dataset;
}

/** Some of the digits. @param {OwnDigits} digits @param {number[]} places @returns {OwnDigits} */
export function pick({ labels, pixels }, places) {
  const chosen = {
    labels: new Uint8Array(places.length),
    pixels: new Uint8Array(IMAGE_PIXELS * places.length),
  };
  for (const [i, place] of places.entries()) {
    chosen.labels[i] = labels[place];
    chosen.pixels.set(pixels.subarray(IMAGE_PIXELS * place, IMAGE_PIXELS * (place + 1)), IMAGE_PIXELS * i);
  }
  return chosen;
}

/**
 * Places in a subset, in an order that is drawn anew for each pass over it.
 * @param {import('../engine/dataset.js').Subset} subset @param {number} count @param {number} seed
 */
function drawn(subset, count, seed) {
  const indices = new Uint32Array(count);
  for (let at = 0, pass = 0; at < count; at += subset.count, pass++) {
    subset.shuffle(seed, pass);
    indices.set(subset.indices().subarray(0, count - at), at);
  }
  return indices;
}

/**
 * The images of all steps, batch behind batch. In each batch, images of the data set come first, then as many of
 * the person's own. Both are drawn by the seed, so that the same seed gives the same images.
 * @param {Engine} engine
 * @param {object} from
 * @param {Dataset} from.dataset
 * @param {import('../splits.js').SubsetSpec} from.train   the images of the data set that a run trains on
 * @param {OwnDigits} from.digits
 * @param {object} plan
 * @param {number} plan.steps @param {number} plan.batch   an even number @param {number} plan.seed
 * @returns {Dataset}   the caller destroys it
 */
export function makeLessons(engine, { dataset, train, digits }, { steps, batch, seed }) {
  const half = batch / 2;
  const subset = dataset.createSubset(train);
  const common = drawn(subset, steps * half, seed);
  subset.destroy();
  const own = datasetOf(engine, digits);
  const ownSubset = own.createSubset({ pool: 'train' });
  const ownPlaces = drawn(ownSubset, steps * half, seed);
  ownSubset.destroy();
  own.destroy();

  const labels = new Uint8Array(steps * batch);
  const pixels = new Uint8Array(steps * batch * IMAGE_PIXELS);
  const allLabels = dataset.labels('train');
  for (let step = 0; step < steps; step++) {
    const places = common.subarray(step * half, (step + 1) * half);
    const mine = pick(digits, [...ownPlaces.subarray(step * half, (step + 1) * half)]);
    const start = step * batch;
    labels.set(
      places.map((place) => allLabels[place]),
      start,
    );
    labels.set(mine.labels, start + half);
    pixels.set(dataset.images('train', places), start * IMAGE_PIXELS);
    pixels.set(mine.pixels, (start + half) * IMAGE_PIXELS);
  }
  return datasetOf(engine, { labels, pixels });
}
