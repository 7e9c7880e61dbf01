// weights-actions.js — what a person can do with weights: download them as a file, or open one.

import { download } from '../../site/download.js';
import { appliedSettings, savedSettings } from '../settings/saved-settings.js';
import { epochsDone } from '../training/state.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../../weights/files.js').Tensor} Tensor */
/** @typedef {'safetensors' | 'npz' | 'npy'} Format */

/** What a person can do with weights. */
export class WeightsActions {
  #link;
  #network;

  /**
   * @param {import('../worker-link.js').WorkerLink} link
   * @param {import('../network/network-maker.js').NetworkMaker} network
   */
  constructor(link, network) {
    this.#link = link;
    this.#network = network;
  }

  /** Loads what reads and writes the formats: later there may be no network, or another version of the site. */
  prepare() {
    for (const part of [import('../../weights/files.js'), import('../../files/recognise.js')])
      part.catch(() => {}); // asked for again when it is needed
  }

  /** @param {Format} format */
  downloadWeights = async (format) => {
    this.#link.update({ saveError: null });
    try {
      const tensors = await this.#network.weights();
      const bytes = await encode(format, tensors, this.#link.state);
      const blob = new Blob([bytes], { type: 'application/octet-stream' });
      download(`${fileStem(this.#link.state)}.${format}`, blob);
    } catch (error) {
      this.#link.fail('saveError', error);
    }
  };

  /**
   * Downloads the network for another tool.
   * @param {import('../../export/formats.js').FormatName} format
   * @param {import('../../text/translate.js').Translate} t   for texts in it
   */
  exportNetwork = async (format, t) => {
    this.#link.update({ exportError: null });
    try {
      const { exportNetwork } = await import('./export-network.js');
      const tensors = await this.#network.weights();
      const { state } = this.#link;
      exportNetwork(format, {
        model: state.model,
        tensors,
        metadata: metadata(state),
        stem: fileStem(state),
        t,
      });
    } catch (error) {
      this.#link.fail('exportError', error);
    }
  };

  /**
   * Makes a network of the file's settings, or of the page's where it has none, with the file's weights.
   * @param {File} file
   * @param {File[]} others   dropped with it, with which none is opened
   */
  openWeights = async (file, ...others) => {
    this.#link.update({ weightsError: null, weightsFile: '' });
    try {
      const { readWeights, requireFinite, requireOne } = await import('../../weights/files.js');
      requireOne([file, ...others]);
      const { tensors, metadata } = readWeights(new Uint8Array(await file.arrayBuffer()), file.name);
      requireFinite(tensors, file.name);
      const settings = appliedSettings(metadata, this.#link.state) ?? {};
      await this.#network.adopt(settings, { tensors, state: { origin: 'file', weightsFile: file.name } });
    } catch (error) {
      this.#link.fail('weightsError', error);
    }
  };
}

/**
 * The bytes of a file.
 * @param {Format} format
 * @param {Tensor[]} tensors
 * @param {State} state
 */
async function encode(format, tensors, state) {
  const { writeNpy, writeNpz, writeSafetensors } = await import('../../weights/files.js');
  if (format === 'npy') return writeNpy(tensors[0]);
  return format === 'npz' ? writeNpz(tensors) : writeSafetensors(tensors, metadata(state));
}

/** What a safetensors file says of its weights. @param {State} state @returns {Record<string, string>} */
function metadata(state) {
  const { build = '', arithmetic = '' } = state.engine ?? {};
  return { ...savedSettings(state), epochsDone: String(epochsDone(state)), build, arithmetic };
}

/** @param {State} state */
const fileStem = (state) => `digit-lab-${state.preset}-${epochsDone(state)}-epochs`;

/** Whether all weights of a network are one matrix, which a .npy can hold. @param {State['model']} model */
export function isOneMatrix(model) {
  const weighted = model?.layers.filter(({ paramCount }) => paramCount > 0) ?? [];
  return weighted.length === 1 && /\bnobias\b/.test(weighted[0].text);
}
