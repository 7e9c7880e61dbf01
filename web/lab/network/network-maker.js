// network-maker.js — makes the worker's network, and shows it on the page once the worker has it.

import { evaluationEnded } from '../events.js';
import { noRun } from '../state.js';
import { idlePhase } from '../training/state.js';
import { isFatal } from '../worker-link.js';
import { modelSettings } from './state.js';

/**
 * @typedef {import('../state.js').State} State
 * @typedef {import('../../weights/files.js').Tensor} Tensor
 *
 * @typedef {object} InitialWeights   what a network begins with
 * @property {Tensor[]} [tensors]     random weights without them
 * @property {Partial<State>} state   that goes with them
 */

/**
 * Making a network takes a while, and meanwhile a person may choose another, images may arrive or be
 * replaced, and a file may be opened. So there are three states:
 *
 *   waiting   There are no images yet. `#initial` is kept for the first network; `makeFirst` makes it as soon
 *             as there are images.
 *   making    A request is with the worker, and `#made` is pending. A later request overtakes it: `#requests`
 *             counts them, and the answer to any but the last is dropped.
 *   made      `#made` is settled. The network on the page is the worker's, unless the request was refused:
 *             then the page says why.
 *
 * `make` leads from any state to making, or to waiting without images. `forget` leads to waiting: the images
 * are about to be replaced. `adopt` leads to making, and back if the weights do not fit.
 */
export class NetworkMaker {
  #link;
  #answers;
  #results;
  /** For the first network. @type {InitialWeights | null} */
  #initial = null;
  /** Null while waiting. @type {Promise<void> | null} */
  #made = null;
  #requests = 0;

  /**
   * @param {import('../worker-link.js').WorkerLink} link
   * @param {import('../answers.js').Answers} answers   refreshed by every new network
   * @param {{ showImages(): void }} results            show the images of an evaluation that comes with one
   */
  constructor(link, answers, results) {
    this.#link = link;
    this.#answers = answers;
    this.#results = results;
  }

  get #state() {
    return this.#link.state;
  }

  /** Settles when no request is with the worker any longer. */
  get made() {
    return this.#made;
  }

  /**
   * The first network begins with these weights, unless another is made before.
   * @param {InitialWeights | null} initial
   */
  beginWith(initial) {
    this.#initial = initial;
  }

  /** The images are about to be replaced. @param {boolean} keepInitial   they are the same data set */
  forget(keepInitial) {
    this.#made = null;
    if (!keepInitial) this.#initial = null;
  }

  /** There are images: makes the first network, unless that has been done. */
  makeFirst() {
    return this.#made ?? this.make(this.#initial);
  }

  /**
   * Makes a network of the page's layers, optimizer and seed. A run is then over.
   * @param {InitialWeights | null} [initial]   random weights without them
   */
  make(initial = null) {
    const { ready } = this.#state.arrival;
    this.#initial = ready ? null : initial;
    this.#link.update({ creating: true });
    const made = this.#request(initial);
    this.#made = ready ? made : null;
    return made;
  }

  /** @param {InitialWeights | null} initial @returns {Promise<void>} */
  async #request(initial) {
    const request = ++this.#requests;
    const settings = modelSettings(this.#state);
    if (!this.#state.arrival.ready || settings.seed === undefined) {
      this.#link.update({ creating: false });
      return;
    }
    try {
      const model = await this.#link.call('create', { ...settings, tensors: initial?.tensors });
      if (request === this.#requests) this.#show({ ...initial?.state, model });
    } catch (error) {
      if (request !== this.#requests) return;
      if (initial?.tensors && !isFatal(error)) return this.#request(null);
      this.#link.fail('layersError', error, { creating: false });
    }
  }

  /**
   * Makes a network with weights from a file. If they do not fit, it rejects and the network before stays.
   * @param {Partial<State>} settings   that the file brings
   * @param {InitialWeights} initial
   */
  async adopt(settings, { tensors, state }) {
    await this.#made;
    const request = ++this.#requests;
    const { seed = 1, ...network } = modelSettings({ ...this.#state, ...settings });
    const created = this.#link.call('create', { ...network, seed, tensors });
    this.#made = created.then(
      () => {},
      () => {},
    );
    try {
      const model = await created;
      if (request !== this.#requests) return;
      this.#initial = null;
      this.#show({ ...settings, ...state, model });
    } catch (error) {
      // Images that arrived meanwhile found a request under way and have not begun a network.
      if (request === this.#requests && !this.#state.model) await this.make(this.#initial);
      throw error;
    }
  }

  /**
   * Shows the worker's new network. The page's first network keeps an earlier weights error visible; later
   * ones clear it.
   * @param {Partial<State>} network
   */
  #show(network) {
    const { model, weightsError } = this.#state;
    const kept = model ? {} : { weightsError };
    const change = { ...noRun(), ...kept, ...network, creating: false, layersError: null };
    this.#link.update({ ...change, phase: idlePhase({ ...this.#state, ...change }) });
    if (network.result) this.#link.update(evaluationEnded(this.#state, network.result));
    this.#results.showImages();
    this.#answers.refresh();
  }

  /** Copies of all weights. @returns {Promise<Tensor[]>} */
  async weights() {
    const { tensors } = await this.#link.call('weights');
    return tensors;
  }
}
