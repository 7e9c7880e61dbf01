// effect.js — what changes of a network do to its answers to the test images. What the layers before the first change make
// of the images is kept, so that the next change takes less. A few images pass first, so that a large network has an answer
// at once.

import { checkedSubset, countImages } from '../splits.js';
import { throttled } from '../throttle.js';
import { arrived } from './images.js';

/** @typedef {import('../engine/model.js').Model} Model */
/** @typedef {import('../engine/dataset.js').Dataset} Dataset */
/** @typedef {import('../engine/dataset.js').Subset} Subset */
/** @typedef {import('../engine/kept.js').Kept} Kept */
/** @typedef {import('../slices.js').Slices} Slices */
/** @typedef {import('../../shared/protocol.js').Effect} Effect */

/** Numbers that are kept: 48 MB. */
const MOST_NUMBERS = 3 * 2 ** 22;
/** One in so many images passes first: of 10,000 they are 500, which `cnn-adam` reads in a quarter of a second. */
const FIRST_SHARE = 20;
/** With which images are drawn, so that the first are like the rest: MNIST's first test images are the easier ones. */
const SEED = 1;

/**
 * The place where a network is parted, so that all weights that change are behind it: the last one whose numbers can be
 * kept; null if there is none.
 * @param {Model} model @param {number} layer   the first whose weights change @param {number} images
 */
export function parting(model, layer, images) {
  for (let place = layer; place > 0; place--) if (images * model.sizeAt(place) <= MOST_NUMBERS) return place;
  return null;
}

/** Images that pass a network together. */
class Part {
  #dataset;
  #spec;
  /** Of the trained network, by image. @type {Uint8Array | null} */
  before = null;
  /** @type {Uint8Array} */
  labels = new Uint8Array(0);
  /** Where a network is entered. @type {Kept | null} */
  kept = null;

  /** @param {Dataset} dataset @param {import('../splits.js').SubsetSpec} spec */
  constructor(dataset, spec) {
    this.#dataset = dataset;
    this.#spec = spec;
    this.count = spec.count;
  }

  /**
   * What the trained network has answered before; null unless it has to all of these images.
   * @param {Model} model @param {Map<number, number>} known   digits by index
   */
  recall(model, known) {
    const subset = checkedSubset(this.#dataset, this.#spec, model);
    const indices = subset.indices();
    subset.destroy();
    if (!indices.every((index) => known.has(index))) return null;
    this.#label(indices);
    return Uint8Array.from(indices, (index) => Number(known.get(index)));
  }

  /** @param {Uint32Array} indices */
  #label(indices) {
    const labels = this.#dataset.labels('test');
    this.labels = Uint8Array.from(indices, (index) => labels[index]);
  }

  /**
   * Evaluates a network. Throws STOPPED.
   * @param {Model} model @param {number} layer   the first whose weights differ from those of the trained network
   * @param {number | null} place   whose numbers are kept @param {Slices} slices
   * @param {(predictions: () => Uint8Array) => void} [progress]
   * @returns {Promise<Uint8Array>}   predictions
   */
  async pass(model, layer, place, slices, progress) {
    const subset = checkedSubset(this.#dataset, this.#spec, model);
    const from = this.kept && this.kept.place <= layer ? this.kept : null;
    /** @type {Kept | null} */
    let kept = null;
    try {
      this.#label(subset.indices());
      model.beginEvaluation(subset, from);
      if (place !== null && place !== this.kept?.place) kept = keepIfFits(model, place, this.count);
      await slices.finish(model, () => progress?.(() => subset.predictions()));
      if (kept) [this.kept, kept] = [kept, this.kept];
      return subset.predictions();
    } finally {
      model.cancel();
      kept?.destroy();
      subset.destroy();
    }
  }
}

/** The answers of a trained network, and of others that begin with the same layers. */
export class TestAnswers {
  #dataset;
  #count;
  /** Which images they are. */
  #key;
  #parts;
  #known;

  /**
   * Throws a SettingsError if there are no images.
   * @param {Dataset} dataset @param {number[] | undefined} classes
   * @param {Map<number, number>} known   what the trained network has answered before, by index
   */
  constructor(dataset, classes, known) {
    this.#dataset = dataset;
    this.#known = known;
    this.#count = arrived(dataset, 'test', classes);
    this.#key = keyOf(dataset, classes);
    const areAll = this.#count === countImages(dataset.labels('test'), classes);
    const draw = areAll ? SEED : 0;
    const first = Math.ceil(this.#count / FIRST_SHARE);
    this.#parts = [
      { skip: 0, count: first },
      { skip: first, count: this.#count - first },
    ]
      .filter(({ count }) => count)
      .map((range) => new Part(dataset, { pool: 'test', classes, draw, ...range }));
  }

  /** Whether they are of these images. @param {Dataset} dataset @param {number[]} [classes] */
  areOf(dataset, classes) {
    return this.#dataset === dataset && this.#key === keyOf(dataset, classes);
  }

  destroy() {
    for (const part of this.#parts) {
      part.kept?.destroy();
      part.kept = null;
    }
  }

  /**
   * Evaluates the trained network, unless that has been done. Throws STOPPED.
   * @param {Model} model @param {number} layer   from which on changes are expected @param {Slices} slices
   */
  async begin(model, layer, slices) {
    const place = parting(model, layer, this.#count);
    for (const part of this.#parts)
      if (!part.before || (place !== null && place !== part.kept?.place))
        part.before = await part.pass(model, layer, place, slices);
  }

  /**
   * Evaluates another network. Throws STOPPED.
   * @param {Model} model @param {number} layer   the first whose weights differ from those of the trained network
   * @param {Slices} slices
   * @param {(effect: Effect) => void} report   receives what is found so far
   * @param {() => Model} trained   the trained network, if it has not answered yet
   * @returns {Promise<Effect>}
   */
  async after(model, layer, slices, report, trained) {
    const tell = throttled(report);
    const place = parting(model, layer, this.#count);
    /** @type {Uint8Array[]} */
    const found = [];
    for (const part of this.#parts) {
      part.before ??= part.recall(model, this.#known) ?? (await part.pass(trained(), layer, place, slices));
      const predictions = await part.pass(model, layer, place, slices, (so) =>
        tell(() => this.#tally([...found, so().subarray(0, model.imagesDone)])),
      );
      found.push(predictions);
      report(this.#tally(found));
    }
    return this.#tally(found);
  }

  /** Of the trained network alone. */
  get untouched() {
    return this.#tally(this.#parts.map(({ before }) => /** @type {Uint8Array} */ (before)));
  }

  /** @param {Uint8Array[]} found   predictions after changes, by part, from the first image on @returns {Effect} */
  #tally(found) {
    const [counts, before, after] = [new Uint32Array(10), new Uint32Array(10), new Uint32Array(10)];
    for (const [i, predictions] of found.entries()) {
      const part = this.#parts[i];
      for (const [k, prediction] of predictions.entries()) {
        const label = part.labels[k];
        counts[label]++;
        before[label] += Number(part.before?.[k] === label);
        after[label] += Number(prediction === label);
      }
    }
    return { counts, before, after, total: this.#count };
  }
}

/** @param {Dataset} dataset @param {number[]} [classes] */
const keyOf = (dataset, classes) => `${dataset.ready('test')} ${classes}`;

/** Without memory nothing is kept: each change takes longer then. @param {Model} model @param {number} place @param {number} images */
function keepIfFits(model, place, images) {
  try {
    return model.keep(place, images);
  } catch {
    return null;
  }
}
