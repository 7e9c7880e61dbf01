// changes.js — what a piece of a run has changed: weights, layer by layer, and the answers to its own images.

import { datasetOf } from '../hand/lessons.js';
import { collectTensors, restoreTensors } from '../weights.js';
import { augmentationRanges } from './step.js';

/** @typedef {import('../engine/engine.js').Engine} Engine */
/** @typedef {import('../engine/model.js').Model} Model */
/** @typedef {import('../slices.js').Slices} Slices */
/** @typedef {import('../../shared/protocol.js').Tensor} Tensor */
/** @typedef {import('../../shared/protocol.js').LayerChange} LayerChange */
/** @typedef {import('../../shared/protocol.js').PieceChange} PieceChange */

/** Images that are answered before and after a piece: all of a batch, or the last of an epoch. */
const MOST_IMAGES = 1000;
/** Of these, the first are told with their pixels. */
const SHOWN_IMAGES = 24;

/**
 * How far the trained weights of each layer have moved. Layers without weights are left out, and moving averages,
 * which no step trains.
 * @param {Tensor[]} before @param {Tensor[]} after   of the same names and shapes
 * @returns {LayerChange[]}
 */
export function weightChanges(before, after) {
  /** @type {Map<number, LayerChange>} */
  const layers = new Map();
  for (const [place, { name, values }] of before.entries()) {
    if (!values.length || name.includes('moving')) continue;
    const index = Number.parseInt(name, 10);
    const layer = layers.get(index) ?? {
      index,
      change: 0,
      norm: 0,
      count: 0,
      most: { name, place: 0, from: 0, to: 0 },
    };
    const now = after[place].values;
    for (let i = 0; i < values.length; i++) {
      const change = now[i] - values[i];
      layer.change += change * change;
      layer.norm += values[i] * values[i];
      if (Math.abs(change) > Math.abs(layer.most.to - layer.most.from))
        layer.most = { name, place: i, from: values[i], to: now[i] };
    }
    layer.count += values.length;
    layers.set(index, layer);
  }
  return [...layers.values()].map((layer) => ({
    ...layer,
    ...{ change: Math.sqrt(layer.change), norm: Math.sqrt(layer.norm) },
  }));
}

/** Follows a run piece by piece, and tells what each has changed. */
export class PieceWatch {
  #engine;
  #network;
  #source;
  #settings;
  #emit;
  /** The weights from before the piece under way. @type {Tensor[] | null} */
  #before = null;

  /**
   * @param {Engine} engine
   * @param {{ model: Model, layers: string, seed: number }} network
   * @param {import('../training.js').ImageSource} source
   * @param {import('../../shared/protocol.js').RunSettings} settings
   * @param {(event: any) => void} emit   receives `changed` events, as in protocol.js
   */
  constructor(engine, network, source, settings, emit) {
    this.#engine = engine;
    this.#network = network;
    this.#source = source;
    this.#settings = settings;
    this.#emit = emit;
  }

  begins() {
    this.#before = collectTensors(this.#network.model);
  }

  /**
   * Tells what the piece has changed. Throws STOPPED.
   * @param {import('../../shared/protocol.js').Piece} piece
   * @param {import('../training.js').Place} place   where the run is now
   * @param {number} count   images of its last step
   * @param {import('../engine/dataset.js').Subset} train
   * @param {Slices} slices
   */
  async ended(piece, place, count, train, slices) {
    const before = this.#before;
    if (!before) return;
    this.#before = null;
    const after = collectTensors(this.#network.model);
    const most = Math.min(piece === 'epoch' ? place.images : count, MOST_IMAGES);
    const taken = /** @type {const} */ ([place.images - most, place.images]);
    const indices = train.indices().slice(...taken);
    const pixels = this.#pixels(indices, place.order);
    const images = { labels: train.labels().slice(...taken), pixels };
    const [was, is] = await this.#answers([before, after], images, slices);
    const shown = Math.min(indices.length, SHOWN_IMAGES);
    /** @type {PieceChange} */
    const change = {
      ...{ piece, epoch: place.epoch, step: place.step, count: indices.length },
      ...{ before: was.figures, after: is.figures, layers: weightChanges(before, after) },
      images: {
        indices: indices.slice(0, shown),
        labels: images.labels.slice(0, shown),
        pixels: images.pixels.slice(0, (shown * images.pixels.length) / indices.length),
        before: was.predictions,
        after: is.predictions,
        ...{ outputsBefore: was.outputs, outputsAfter: is.outputs },
      },
    };
    this.#emit({ event: 'changed', ...change });
  }

  /** Images as the steps of an epoch saw them. @param {Uint32Array} indices @param {number} order   of the epoch */
  #pixels(indices, order) {
    const { dataset } = this.#source;
    const ranges = augmentationRanges(this.#settings);
    return ranges
      ? dataset.augmentedImages('train', indices, { ranges, seed: this.#network.seed, epoch: order })
      : dataset.images('train', indices);
  }

  /**
   * What networks with these weights say of images, without dropout.
   * @param {Tensor[][]} weights @param {{ labels: Uint8Array, pixels: Uint8Array }} images @param {Slices} slices
   */
  async #answers(weights, images, slices) {
    const { layers, seed } = this.#network;
    const copy = this.#engine.createModel({ layers, optimizer: 'sgd', seed });
    const dataset = datasetOf(this.#engine, images);
    const subset = dataset.createSubset({ pool: 'train', classes: this.#settings.classes });
    try {
      const found = [];
      for (const tensors of weights) {
        restoreTensors(copy, tensors);
        copy.beginEvaluation(subset);
        await slices.finish(copy, () => {});
        const figures = { loss: copy.loss, accuracy: copy.correct / subset.count };
        const predictions = subset.predictions();
        const outputs = copy.predict(images.pixels.subarray(0, images.pixels.length / images.labels.length));
        found.push({ figures, predictions, outputs });
      }
      return found;
    } finally {
      subset.destroy();
      dataset.destroy();
      copy.destroy();
    }
  }
}
