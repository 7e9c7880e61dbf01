// choose-images.js — the images that a request asks for.

import { parseAugmentation } from '../../shared/augmentation.js';
import { FIRST_EXTRA } from '../../shared/invented.js';
import { batchImages } from '../splits.js';

/**
 * Images by index, of these classes where there are some, `random` ones chosen by `seed`, the first `invented` ones, or
 * those of a batch. Throws a RangeError if one has not arrived.
 * @param {import('../engine/dataset.js').Dataset} dataset
 * @param {{ pool?: 'train' | 'test', indices?: ArrayLike<number>, classes?: number[], random?: number, invented?: number,
 *   seed?: number, batch?: number, epoch?: number, run?: import('../../shared/protocol.js').RunSettings,
 *   augment?: { line: string, seed: number, epoch: number } }} choice
 */
export function chooseImages(
  dataset,
  { pool = 'train', indices, classes, random = 0, invented = 0, seed = 0, augment, ...batch },
) {
  const asked = indices
    ? Uint32Array.from(indices)
    : invented
      ? Uint32Array.from({ length: invented }, (_, i) => FIRST_EXTRA + i)
      : null;
  const taken = !asked && batch.run ? batchImages(dataset, { ...batch, run: batch.run, seed }) : null;
  const chosen =
    taken?.indices ??
    (!asked
      ? randomIndices(dataset, pool, random, seed)
      : classes
        ? indicesWithin(dataset, pool, classes, asked)
        : asked);
  const labels = taken?.labels ?? dataset.labelsOf(pool, chosen);
  const pixels = augment
    ? dataset.augmentedImages(pool, chosen, { ...augment, ranges: parseAugmentation(augment.line) })
    : dataset.images(pool, chosen);
  return { indices: chosen, labels, pixels };
}

/**
 * Indices in the pool of images that are counted among those of some digits. Throws a RangeError if there is none.
 * @param {import('../engine/dataset.js').Dataset} dataset
 * @param {'train' | 'test'} pool @param {number[]} classes @param {Uint32Array} places
 */
function indicesWithin(dataset, pool, classes, places) {
  const subset = dataset.createSubset({ pool, classes });
  const indices = subset.indices();
  subset.destroy();
  const missing = places.find((place) => place >= indices.length);
  if (missing !== undefined)
    throw new RangeError(`there is no image ${missing} of the digits ${classes.join()}`);
  return places.map((place) => indices[place]);
}

/**
 * Indices of different random images among those that have arrived.
 * @param {import('../engine/dataset.js').Dataset} dataset
 * @param {'train' | 'test'} pool @param {number} count @param {number} seed
 */
function randomIndices(dataset, pool, count, seed) {
  const subset = dataset.createSubset({ pool, count: dataset.ready(pool) });
  subset.shuffle(seed, 0);
  const indices = subset.indices().slice(0, count);
  subset.destroy();
  return indices;
}
