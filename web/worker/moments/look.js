// look.js — what a network at a moment of its run says of the test images, and how its last hidden layer sees them.

import { checkedSubset, testSplit } from '../splits.js';
import { fitPlane, project } from './pca.js';

/** @typedef {import('../engine/model.js').Model} Model */
/** @typedef {import('../slices.js').Slices} Slices */
/** @typedef {import('./record.js').Record} Record */
/** @typedef {import('./pca.js').Plane} Plane */

/** Test images in the plane, and numbers that are copied for them: 16 MB. */
const MOST_POINTS = 2000;
const MOST_FEATURES = 2 ** 22;
/** Of the order in which test images are drawn for the plane. */
const SEED = 1;
/** Columns of a confusion: the digits, and a class without one. */
export const COLUMNS = 11;

/**
 * The test images of a record's run. Throws a SettingsError if there are none.
 * @param {Record} record @param {Model} model
 */
function testImages({ source: { dataset }, settings }, model) {
  const subset = checkedSubset(dataset, testSplit(dataset, settings), model);
  subset.shuffle(SEED, 0);
  return subset;
}

/** The place whose numbers are in the plane: what the last layer reads. @param {Model} model */
const placeOfPlane = ({ layers }) => layers.length - 1;

/** How many of them are in the plane. @param {number} count @param {number} dimensions */
const pointCount = (count, dimensions) =>
  Math.min(count, MOST_POINTS, Math.max(1, Math.floor(MOST_FEATURES / dimensions)));

/**
 * Evaluates the test images. Throws STOPPED.
 * @param {Model} model @param {Record} record @param {Slices} slices
 * @returns {Promise<{ loss: number, accuracy: number, count: number, confusion: Uint32Array, features: Float32Array,
 *   dimensions: number, indices: Uint32Array, labels: Uint8Array }>}   confusion: [10, COLUMNS] images by label and
 *   prediction; features ([images, dimensions]), indices and labels of the images in the plane
 */
export async function lookAt(model, record, slices) {
  const subset = testImages(record, model);
  const { count } = subset;
  model.beginEvaluation(subset);
  const place = placeOfPlane(model);
  const kept = model.keep(place, pointCount(count, model.sizeAt(place)));
  try {
    await slices.finish(model, () => {});
    const features = kept.values();
    const all = record.source.dataset.labels('test');
    const indices = subset.indices();
    const predictions = subset.predictions();
    const confusion = new Uint32Array(10 * COLUMNS);
    for (const [i, index] of indices.entries()) confusion[all[index] * COLUMNS + predictions[i]]++;
    const shown = indices.slice(0, kept.images);
    const labels = Uint8Array.from(shown, (index) => all[index]);
    const { loss, correct } = model;
    const { size: dimensions } = kept;
    return {
      loss,
      accuracy: correct / count,
      count,
      confusion,
      features,
      dimensions,
      indices: shown,
      labels,
    };
  } finally {
    model.cancel();
    kept.destroy();
    subset.destroy();
  }
}

/** The plane of some features. Throws STOPPED. @param {Float32Array} features @param {number} dimensions @param {Slices} slices */
export async function planeOf(features, dimensions, slices) {
  const fitting = fitPlane(features, dimensions);
  for (;;) {
    const { done, value } = fitting.next();
    if (done) return value;
    if (slices.left === 0) await slices.next();
  }
}

/**
 * What a network says of one image, and where the image lies in a plane.
 * @param {Model} model @param {Uint8Array} pixels @param {Plane} plane
 */
export function readImage({ inspection, layers }, pixels, plane) {
  const predicted = inspection.forward(pixels);
  const last = layers.length - 1;
  const read = last ? inspection.layer(last - 1).output : inspection.input();
  return { outputs: inspection.layer(last).output, predicted, point: project(plane, read) };
}
