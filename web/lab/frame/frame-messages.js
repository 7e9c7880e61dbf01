// frame-messages.js — what a page in a frame and the page around it say to each other, by postMessage.
//
// The contract, version 1; web/embed/README.md says it for authors. All messages have `digitLab: 1`.
//
//   to the page around    { type: 'ready' }                                    a network is there
//                         { type: 'size', height }                             what the page needs, in CSS pixels
//                         { type: 'epoch', epoch, loss, accuracy, validationAccuracy }
//                         { type: 'done', epochs, accuracy }                   a run has ended
//                         { type: 'prediction', digit, sure, probabilities }   of the drawing
//                         { type: 'answer', id, value } or { …, id, error }    to a command
//   from it               { command, value, id }   'train', 'pause', 'load' with the settings of a link as
//                         'preset=softmax&seed=3', 'get', 'theme' with 'light' or 'dark'
//
// Only the origin that the address names with `host=` is sent messages and may send commands.

import { readAddress, writeAddress } from '../address/address.js';
import { writtenSettings } from '../address/opened-state.js';
import { answerOfDrawing } from '../digit/answer.js';
import { epochsOf } from '../training/history.js';
import { runVerb } from '../training/state.js';

export const VERSION = 1;

/** @typedef {import('../state.js').State} State */

/** The messages of one page to one origin, and from it. */
export class FrameMessages {
  #link;
  #actions;
  #address;
  #host;
  #isReady = false;
  #epochs = 0;
  #height = 0;
  /** At which it needs that height. */
  #width = 0;
  /** @type {State['phase']} */
  #phase = 'loading';
  /** @type {State['prediction']} */
  #prediction = null;

  /**
   * @param {import('../worker-link.js').WorkerLink} link
   * @param {import('../actions.js').Actions} actions
   * @param {import('../address/address-actions.js').AddressActions} address
   * @param {string} host   an origin
   */
  constructor(link, actions, address, host) {
    this.#link = link;
    this.#actions = actions;
    this.#address = address;
    this.#host = host;
    addEventListener('message', this.#onMessage);
    new ResizeObserver(() => this.#tellSize()).observe(document.body);
  }

  /** @param {string} type @param {object} [content] */
  #tell(type, content) {
    parent.postMessage({ digitLab: VERSION, type, ...content }, this.#host);
  }

  #tellSize() {
    const height = Math.ceil(document.getElementById('digit-lab')?.getBoundingClientRect().height ?? 0);
    if (!this.#isReady || (innerWidth === this.#width && height <= this.#height)) return;
    this.#width = innerWidth;
    this.#height = height;
    this.#tell('size', { height });
  }

  /** The state has changed. @param {State} state */
  notice(state) {
    if (!this.#isReady && state.model && state.phase !== 'loading') {
      this.#isReady = true;
      this.#tell('ready');
      this.#tellSize();
    }
    const epochs = epochsOf(state.histories);
    if (epochs.length < this.#epochs) this.#epochs = 0;
    for (const { epoch, loss, accuracy, valAccuracy } of epochs.slice(this.#epochs))
      this.#tell('epoch', { epoch, loss, accuracy, validationAccuracy: valAccuracy });
    this.#epochs = epochs.length;
    if (state.phase === 'done' && this.#phase !== 'done')
      this.#tell('done', { epochs: epochs.length, accuracy: epochs.at(-1)?.valAccuracy ?? null });
    this.#phase = state.phase;
    if (state.prediction !== this.#prediction) this.#tellPrediction(state);
  }

  /** @param {State} state */
  #tellPrediction(state) {
    this.#prediction = state.prediction;
    const answer = answerOfDrawing(state);
    if (answer)
      this.#tell('prediction', { digit: answer.best, sure: answer.sure, probabilities: [...answer.shares] });
  }

  /** @param {MessageEvent} event */
  #onMessage = async ({ source, origin, data }) => {
    if (source !== parent || origin !== this.#host || data?.digitLab !== VERSION) return;
    const { command, value, id } = data;
    try {
      this.#tell('answer', { id, value: await this.#obey(String(command), value) });
    } catch (error) {
      this.#tell('answer', { id, error: error instanceof Error ? error.message : String(error) });
    }
  };

  /** @param {string} command @param {unknown} value @returns {unknown} what is answered */
  #obey(command, value) {
    const { state } = this.#link;
    if (command === 'train') {
      if (state.phase !== 'training') this.#actions[runVerb(state)]();
    } else if (command === 'pause') {
      if (state.phase === 'training') this.#actions.pause();
    } else if (command === 'theme' && (value === 'light' || value === 'dark')) {
      this.#link.update({ theme: value });
    } else if (command === 'load' && typeof value === 'string') {
      return this.#open(value);
    } else if (command === 'get') {
      return this.#tellState(state);
    } else {
      throw new Error(`No such command, or not with this value: ${command}.`);
    }
    return null;
  }

  /** Opens the settings of a link; the frame stays as it is. Settles once its network is there. @param {string} text */
  async #open(text) {
    const { frame, hide, language, theme } = this.#link.state;
    const address = readAddress(text.replace(/^.*#/, ''));
    if (!address.settings.layers) throw new Error('The text names no settings: preset=softmax does.');
    const own = { frame, hide: frame ? [] : hide, language, theme, host: this.#host };
    await this.#address.goTo(writeAddress({ ...address, ...own }));
    return null;
  }

  /** @param {State} state */
  #tellState(state) {
    const epochs = epochsOf(state.histories);
    return {
      phase: state.phase,
      address: writtenSettings(state),
      parameters: state.model?.paramCount ?? null,
      epochs: epochs.length,
      accuracy: epochs.at(-1)?.valAccuracy ?? null,
    };
  }
}
