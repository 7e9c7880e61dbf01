// effect.js — what changes of a network do to its answers to the test images. What the layers before the first change make
// of the images is kept, so that the next change takes less.

import { checkedSubset } from '../splits.js';
import { throttled } from '../throttle.js';
import { arrived } from './images.js';

/** @typedef {import('../engine/model.js').Model} Model */
/** @typedef {import('../engine/dataset.js').Dataset} Dataset */
/** @typedef {import('../engine/dataset.js').Subset} Subset */
/** @typedef {import('../engine/kept.js').Kept} Kept */
/** @typedef {import('../slices.js').Slices} Slices */

/** Numbers that are kept: 48 MB. */
const MOST_NUMBERS = 3 * 2 ** 22;

/**
 * The place where a network is parted, so that all weights that change are behind it: the last one whose numbers can be
 * kept; null if there is none.
 * @param {Model} model @param {number} layer   the first whose weights change @param {number} images
 */
export function parting(model, layer, images) {
  for (let place = layer; place > 0; place--) if (images * model.sizeAt(place) <= MOST_NUMBERS) return place;
  return null;
}

/** The answers of a trained network, and of others that begin with the same layers. */
export class TestAnswers {
  #dataset;
  #classes;
  #count;
  /** Which images they are. */
  #key;
  /** Of the trained network, by image. @type {Uint8Array | null} */
  #before = null;
  /** @type {Uint8Array} */
  #labels = new Uint8Array(0);
  /** Where a network is entered. @type {Kept | null} */
  #kept = null;

  /** Throws a SettingsError if there are no images. @param {Dataset} dataset @param {number[]} [classes] */
  constructor(dataset, classes) {
    this.#dataset = dataset;
    this.#classes = classes;
    this.#count = arrived(dataset, 'test', classes);
    this.#key = keyOf(dataset, classes);
  }

  /** Whether they are of these images. @param {Dataset} dataset @param {number[]} [classes] */
  areOf(dataset, classes) {
    return this.#dataset === dataset && this.#key === keyOf(dataset, classes);
  }

  destroy() {
    this.#kept?.destroy();
    this.#kept = null;
  }

  /** Whether the trained network has answered. */
  get haveBegun() {
    return this.#before !== null;
  }

  /**
   * Whether the trained network would keep more: for changes from a layer on.
   * @param {Model} model @param {number} layer
   */
  lacks(model, layer) {
    const place = parting(model, layer, this.#count);
    return place !== null && place !== this.#kept?.place;
  }

  /**
   * Evaluates the trained network. Throws STOPPED.
   * @param {Model} model @param {number} layer   from which on changes are expected @param {Slices} slices
   */
  async begin(model, layer, slices) {
    await this.#pass(model, layer, slices, (subset) => {
      this.#before = subset.predictions();
    });
  }

  /**
   * Evaluates another network. Throws STOPPED.
   * @param {Model} model @param {number} layer   the first whose weights differ from those of the trained network
   * @param {Slices} slices
   * @param {(effect: import('../../shared/protocol.js').Effect) => void} report   receives what is found so far
   * @returns {Promise<import('../../shared/protocol.js').Effect>}
   */
  async after(model, layer, slices, report) {
    const tell = throttled(report);
    let effect = this.#tally(new Uint8Array(0), 0);
    await this.#pass(
      model,
      layer,
      slices,
      (subset) => {
        effect = this.#tally(subset.predictions(), this.#count);
      },
      (subset) => tell(() => this.#tally(subset.predictions(), model.imagesDone)),
    );
    return effect;
  }

  /** Of the trained network alone. */
  get untouched() {
    const before = /** @type {Uint8Array} */ (this.#before);
    return this.#tally(before, this.#count);
  }

  /**
   * @param {Model} model @param {number} layer @param {Slices} slices
   * @param {(subset: Subset) => void} finish
   * @param {(subset: Subset) => void} [progress]
   */
  async #pass(model, layer, slices, finish, progress) {
    const spec = /** @type {const} */ ({ pool: 'test', classes: this.#classes, skip: 0, count: this.#count });
    const subset = checkedSubset(this.#dataset, spec, model);
    const from = this.#kept && this.#kept.place <= layer ? this.#kept : null;
    const place = parting(model, layer, this.#count);
    /** @type {Kept | null} */
    let kept = null;
    try {
      model.beginEvaluation(subset, from);
      if (place !== null && place !== this.#kept?.place) kept = keepIfFits(model, place, this.#count);
      await slices.finish(model, () => progress?.(subset));
      const labels = this.#dataset.labels('test');
      this.#labels = Uint8Array.from(subset.indices(), (index) => labels[index]);
      finish(subset);
      if (kept) [this.#kept, kept] = [kept, this.#kept];
    } finally {
      model.cancel();
      kept?.destroy();
      subset.destroy();
    }
  }

  /** @param {Uint8Array} predictions   after changes @param {number} count   of them, from the first on */
  #tally(predictions, count) {
    const [counts, before, after] = [new Uint32Array(10), new Uint32Array(10), new Uint32Array(10)];
    for (let i = 0; i < count; i++) {
      const label = this.#labels[i];
      counts[label]++;
      before[label] += Number(this.#before?.[i] === label);
      after[label] += Number(predictions[i] === label);
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
