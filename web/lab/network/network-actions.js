// network-actions.js — what a person can do with the network: choose a preset, or write its line of layers.

import { presetState } from './state.js';

/** What a person can do with the network. */
export class NetworkActions {
  #link;
  #network;

  /**
   * @param {import('../worker-link.js').WorkerLink} link
   * @param {import('./network-maker.js').NetworkMaker} network
   */
  constructor(link, network) {
    this.#link = link;
    this.#network = network;
  }

  /** @param {string} id */
  choosePreset = (id) => {
    const preset = presetState(id, this.#link.state);
    return this.#network.replace({ ...preset, entered: { layers: preset.layers } });
  };

  /** A person types, or moves the caret. @param {{ text: string, caret: number }} layersTyped */
  typeLayers = (layersTyped) => this.#link.update({ layersTyped });

  /** @param {string} layers */
  editLayers = (layers) => {
    const entered = { layersTyped: null, entered: { layers } };
    if (layers === this.#link.state.layers) return this.#link.update(entered);
    return this.#network.replace({ ...entered, layers, preset: 'custom' });
  };
}
