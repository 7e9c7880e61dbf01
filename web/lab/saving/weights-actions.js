// weights-actions.js — weights in files: taken from the network on the page, and brought to it.

import { download } from '../../site/download.js';
import { appliedSettings, savedSettings } from '../settings/saved-settings.js';
import { epochsDone } from '../state.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../../weights/files.js').Tensor} Tensor */
/** @typedef {'safetensors' | 'npz' | 'npy'} Format */

/**
 * Makes a network with these weights, or rejects and leaves everything as it is.
 * @typedef {(settings: Partial<State>, inherited: import('../network/network-maker.js').Inherited) => Promise<void>} Adopt
 */

export class WeightsFiles {
  #link;
  #adopt;

  /** @param {import('../worker-link.js').WorkerLink} link @param {Adopt} adopt */
  constructor(link, adopt) {
    this.#link = link;
    this.#adopt = adopt;
  }

  /** @param {Format} format */
  downloadWeights = async (format) => {
    this.#link.update({ saveError: null });
    try {
      const { tensors } = await this.#link.call('weights');
      const bytes = await encode(format, tensors, this.#link.state);
      const blob = new Blob([bytes], { type: 'application/octet-stream' });
      download(`${fileStem(this.#link.state)}.${format}`, blob);
    } catch (error) {
      this.#link.fail('saveError', error);
    }
  };

  /**
   * With its settings where it has them, else into a network such as the one on the page.
   * @param {File} file
   */
  openWeights = async (file) => {
    this.#link.update({ weightsError: null, weightsFile: '' });
    try {
      const { readWeights } = await import('../../weights/files.js');
      const { tensors, metadata } = readWeights(new Uint8Array(await file.arrayBuffer()), file.name);
      const settings = appliedSettings(metadata, this.#link.state) ?? {};
      await this.#adopt(settings, { tensors, state: { origin: 'file', weightsFile: file.name } });
    } catch (error) {
      this.#link.fail('weightsError', error);
    }
  };
}

/**
 * The libraries of the formats come with the first file.
 * @param {Format} format
 * @param {Tensor[]} tensors
 * @param {State} state
 */
async function encode(format, tensors, state) {
  const { writeNpy, writeNpz, writeSafetensors } = await import('../../weights/files.js');
  if (format === 'npy') return writeNpy(tensors[0]);
  return format === 'npz' ? writeNpz(tensors) : writeSafetensors(tensors, metadata(state));
}

/** @param {State} state @returns {Record<string, string>} */
function metadata(state) {
  const { build = '', arithmetic = '' } = state.engine ?? {};
  return { ...savedSettings(state), epochsDone: String(epochsDone(state)), build, arithmetic };
}

/** @param {State} state */
const fileStem = (state) => `digit-lab-${state.preset}-${epochsDone(state)}-epochs`;

/**
 * By its name; an .npz holds weights unless its first array is one of a data set.
 * @param {File} file
 */
export async function isWeightsFile(file) {
  if (!/\.npz$/i.test(file.name)) return /\.(safetensors|npy)$/i.test(file.name);
  return !/[xy]_(train|test)\.npy/.test(await file.slice(0, 64).text());
}

/** Whether all weights of a network are one matrix, which a .npy can hold. @param {State['model']} model */
export function isOneMatrix(model) {
  const weighted = model?.layers.filter(({ paramCount }) => paramCount > 0) ?? [];
  return weighted.length === 1 && /\bnobias\b/.test(weighted[0].text);
}
