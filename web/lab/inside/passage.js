// passage.js — the image that is looked at, and what each layer of the network makes of it, as it is now.

import { layerFacts, shapeCount } from '../../shared/layer-facts.js';
import { fetchSamples } from '../data/data-actions.js';
import { LatestRequest } from '../latest-request.js';
import { shownAtFirst, strengthsOf, strongestUnits } from './core/units.js';
import { mostOf } from './picture.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../data/state.js').Sample} Sample */
/** @typedef {import('../../shared/protocol.js').Inside} Inside */
/** @typedef {import('./core/arithmetic.js').Weights} Weights */
/** @typedef {import('../../shared/layer-facts.js').LayerFacts} LayerFacts */

/**
 * @typedef {object} Seen             all of one moment: no step of the run lies between its numbers
 * @property {Uint8Array} pixels
 * @property {Sample | null} sample   null for the drawing
 * @property {LayerFacts[]} facts     of the network that was asked
 * @property {Inside} inside          what it said
 * @property {Map<number, Weights>} weights   of the layers that are looked at, by their number
 * @property {number[][]} shown       the strongest units of each layer, counted from 0
 * @property {number[]} most          of each layer, how far its numbers are from 0 at most
 */

/** Least time between two requests in training, in milliseconds: the pictures change 10 times a second at most. */
const ASK_EVERY_MS = 100;
/**
 * The image of the data that is wanted; null for the drawing. Without one, the first test image of the chosen classes.
 * @param {State} state @returns {import('./place.js').DataImage & { classes?: number[] } | null}
 */
export const wantedImage = ({ insidePlace, drawing, classes }) =>
  insidePlace.image ?? (drawing ? null : { pool: 'test', index: 0, classes });

/** The layer whose weights are shown as pictures, counted from 1: the chosen one, or the first with a kernel. @param {State} state */
export function weightsLayer({ inside, model }) {
  const layers = model?.layers ?? [];
  const hasKernel = ({ text = '' } = {}) => /^(conv|dense)\b/.test(text);
  const chosen = inside?.weightsOf ?? 0;
  return hasKernel(layers[chosen - 1]) ? chosen : 1 + layers.findIndex(hasKernel);
}

/** The layers whose weights are looked at, counted from 1. @param {State} state */
function wantedLayers(state) {
  const { layer } = state.insidePlace;
  const count = state.model?.layers.length ?? 0;
  return [...new Set([weightsLayer(state), ...(layer && layer <= count ? [layer] : [])])];
}

/** Whether an answer is one of the network that has these layers. @param {Inside} inside @param {LayerFacts[]} facts */
const fits = ({ layers }, facts) =>
  layers.length === facts.length &&
  layers.every(({ output }, i) => output.length === shapeCount(facts[i].output));

/** Follows the image and the network. @implements {Required<import('./room.js').Part>} */
export class Passage {
  #link;
  /** Fetched last, and for what. @type {{ about: unknown[], sample: Sample } | null} */
  #found = null;
  /** What the last request was about. @type {unknown[]} */
  #asked = [];
  #request = new LatestRequest(() => this.#ask());

  /** @param {import('../worker-link.js').WorkerLink} link */
  constructor(link) {
    this.#link = link;
  }

  /** Shows all of a part, or the strongest. @param {string} part @param {boolean} whole */
  unfold = (part, whole) => {
    const { inside } = this.#link.state;
    if (!inside) return;
    const others = inside.unfolded.filter((each) => each !== part);
    this.#link.update({ inside: { ...inside, unfolded: whole ? [...others, part] : others } });
  };

  /** Asks if the image, the network or the layers whose weights are wanted are others. @param {State} state */
  notice(state) {
    const { drawing, model, dataset, arrival } = state;
    const image = wantedImage(state);
    // An image of the data may come with the next ones that arrive.
    const about = image ? [image.pool, image.index, image.classes, dataset, arrival.ready] : [drawing];
    const asked = [...about, model, wantedLayers(state).join()];
    if (asked.length === this.#asked.length && asked.every((each, i) => each === this.#asked[i])) return;
    this.#asked = asked;
    this.refresh();
  }

  refresh() {
    return this.#request.send();
  }

  refreshInTraining() {
    this.#request.sendAtMostEvery(ASK_EVERY_MS);
  }

  reset() {
    this.#request.reset();
    this.#asked = [];
  }

  async #ask() {
    const { state } = this.#link;
    const { model, drawing } = state;
    const wanted = wantedImage(state);
    if (!model) return;
    try {
      const sample = wanted && (await this.#find(wanted));
      const pixels = sample ? sample.pixels : drawing;
      if (!pixels) return;
      const weightsOf = wantedLayers(state).map((layer) => layer - 1);
      const { tensors, ...inside } = await this.#link.call('inside', { pixels, weightsOf });
      const facts = layerFacts(model.layers);
      const room = this.#link.state.inside;
      if (!room || this.#link.state.model !== model || !fits(inside, facts)) return;
      const strengths = facts.map((each, i) => strengthsOf(each, inside.layers[i].output));
      const seen = {
        ...{ pixels, sample, facts, inside, weights: weightsByLayer(tensors ?? []) },
        shown: facts.map((each, i) => strongestUnits(strengths[i], shownAtFirst(each), room.seen?.shown[i])),
        most: strengths.map(mostOf),
      };
      this.#link.update({ inside: { ...room, seen } });
    } catch {
      /* The network or the data are gone, and the next ones are asked again. */
    }
  }

  /** An image of the data, which is fetched once. @param {NonNullable<ReturnType<typeof wantedImage>>} wanted */
  async #find({ pool, index, classes }) {
    const about = [this.#link.state.dataset, pool, index, classes];
    if (this.#found?.about.every((each, i) => each === about[i])) return this.#found.sample;
    const [sample] = await fetchSamples(this.#link, pool, { indices: [index], classes });
    this.#found = { about, sample };
    return sample;
  }
}

/** @param {import('../../shared/protocol.js').Tensor[]} tensors @returns {Map<number, Weights>} */
export function weightsByLayer(tensors) {
  /** @type {Map<number, Weights>} */
  const byLayer = new Map();
  for (const { name, values } of tensors) {
    const [index, kind] = name.split('.');
    byLayer.set(Number(index) + 1, { ...byLayer.get(Number(index) + 1), [kind]: values });
  }
  return byLayer;
}
