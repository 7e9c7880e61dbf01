// frame-messages.js — what a page in a frame and the page around it say to each other, by postMessage.
//
// The contract, version 1; web/embed/README.md says it for authors. All messages have `digitLab: 1`.
//
//   to the page around    { type: 'opened' }                                   the site has answered; start.js says it
//                         { type: 'failed', error }                            there is no network, and why: start.js says
//                                                                              it of a page that does not start. `ready`
//                                                                              follows if that is mended
//                         { type: 'ready' } or { type, unread }                a network is there; what of the address could
//                                                                              not be read, as ['rate=abc']
//                         { type: 'size', height }                             what the page needs, in CSS pixels
//                         { type: 'epoch', epoch, loss, accuracy, validationAccuracy }
//                         { type: 'done', epochs, accuracy }                   a run has ended
//                         { type: 'prediction', digit, sure, probabilities }   of the drawing
//                         { type: 'answer', id, value } or { …, id, error }    to a command
//   from it               { command, value, id }   'train', 'pause', 'load' with the settings of a link as
//                         'preset=softmax&seed=3', 'get', 'theme' with 'light' or 'dark'
//
// After `ready` or `failed` commands are answered: after `failed` with the error, but for `load`, `theme` and `pause` where
// the page has started. Only the origin that the address names with `host=` is sent messages and may send commands.

import { readAddress, writeAddress } from '../address/address.js';
import { writtenSettings } from '../address/opened-state.js';
import { unpackWeights } from '../address/packed-weights.js';
import { obstacle } from '../obstacles.js';
import { isRunning } from '../training/state.js';
import { networksOf, toldPhase } from './told.js';

export const VERSION = 1;

/** @typedef {import('../state.js').State} State */
/** @typedef {import('./told.js').ToldNetwork} ToldNetwork */
/** @typedef {{ message: string } | null} Failed */

/** The messages of one page to one origin, and from it. */
export class FrameMessages {
  #link;
  #verbs;
  #address;
  #host;
  #isReady = false;
  /** Why there is no network. @type {Failed} */
  #failure = null;
  /** How many epochs of each network have been told. @type {number[]} */
  #epochs = [];
  /** Their predictions that have been told. @type {(object | null)[]} */
  #predictions = [];
  #height = 0;
  /** At which it needs that height. */
  #width = 0;
  /** @type {State['phase']} */
  #phase = 'loading';

  /**
   * @param {import('../worker-link.js').WorkerLink} link
   * @param {{ train: () => void, pause: () => void, changed: () => unknown }} verbs
   * @param {import('../address/address-actions.js').AddressActions} address
   * @param {string} host   an origin
   */
  constructor(link, verbs, address, host) {
    this.#link = link;
    this.#verbs = verbs;
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
    const phase = toldPhase(state);
    if (!this.#isReady) this.#tellBeginning(state, phase);
    const networks = networksOf(state);
    for (const [at, network] of networks.entries()) this.#tellEpochs(network, at);
    if (phase === 'done' && this.#phase !== 'done')
      for (const { number, epochs, accuracy } of networks)
        this.#tell('done', { ...numbered(number), epochs: epochs.length, accuracy });
    this.#phase = phase;
    for (const [at, network] of networks.entries()) this.#tellPrediction(network, at);
  }

  /** That a network is there, or why none comes. @param {State} state @param {State['phase']} phase */
  #tellBeginning(state, phase) {
    const failure = failureOf(state);
    if (failure && failure !== this.#failure) this.#tell('failed', { error: failure.message });
    this.#failure = failure;
    if (failure || phase === 'loading' || !(state.model || state.frame === 'compare')) return;
    this.#isReady = true;
    const { unread } = this.#link.state;
    this.#tell('ready', unread.length ? { unread } : {});
    this.#tellSize();
  }

  /** @param {ToldNetwork} network @param {number} at */
  #tellEpochs({ number, epochs }, at) {
    const told = this.#epochs[at] ?? 0;
    for (const { epoch, loss, accuracy, valAccuracy } of epochs.slice(epochs.length < told ? 0 : told))
      this.#tell('epoch', { ...numbered(number), epoch, loss, accuracy, validationAccuracy: valAccuracy });
    this.#epochs[at] = epochs.length;
  }

  /** @param {ToldNetwork} network @param {number} at */
  #tellPrediction({ number, prediction, answer }, at) {
    if (prediction === (this.#predictions[at] ?? null)) return;
    this.#predictions[at] = prediction;
    if (!answer) return;
    const { best, sure, shares } = answer;
    this.#tell('prediction', { ...numbered(number), digit: best, sure, probabilities: [...shares] });
  }

  /** @param {MessageEvent} event */
  #onMessage = async ({ source, origin, data }) => {
    if (source !== parent || origin !== this.#host || data?.digitLab !== VERSION) return;
    const { command, value, id } = data;
    try {
      this.#tell('answer', { id, value: await this.#obey(String(command), value) });
    } catch (error) {
      this.#tell('answer', { id, error: /** @type {any} */ (error)?.message ?? String(error) });
    }
  };

  /** @param {string} command @param {unknown} value @returns {unknown} what is answered */
  #obey(command, value) {
    const { state } = this.#link;
    if (this.#failure && (command === 'train' || command === 'get')) throw this.#failure;
    const block = command === 'train' && blockOf(state);
    if (block) throw new Error(block);
    if (command === 'train') this.#verbs.train();
    else if (command === 'pause') this.#verbs.pause();
    else if (command === 'theme' && (value === 'light' || value === 'dark'))
      this.#link.update({ theme: value });
    else if (command === 'load' && typeof value === 'string') return this.#open(value);
    else if (command === 'get') return toldState(state);
    else throw new Error(`No such command, or not with this value: ${command}.`);
    return null;
  }

  /**
   * Opens the settings of a link; the frame stays as it is. Settles once a run that was on has ended and the network is
   * there. Only the engine knows whether it takes the layers, and whether weights fit them: what it refuses has been opened.
   * @param {string} text
   */
  async #open(text) {
    const { frame, hide, language, theme, datasets } = this.#link.state;
    const address = readAddress(text.replace(/^.*#/, ''));
    const hasLanes = frame === 'compare' && address.learn.lanes;
    if (!address.settings.layers && !hasLanes)
      throw new Error('The text names no settings: preset=softmax does.');
    refuse([...address.unread, ...(await unusable(address, datasets))]);
    const own = { frame, hide: frame ? [] : hide, language, theme, host: this.#host };
    await this.#address.goTo(writeAddress({ ...address, ...own }));
    await this.#verbs.changed();
    const { unread, layersError } = this.#link.state;
    refuse(unread);
    const failure = layersError ?? failureOf(this.#link.state);
    if (failure) throw failure;
    return null;
  }
}

/** @param {string[]} unread   of a text */
function refuse(unread) {
  if (unread.length) throw new Error(`Of the text, this could not be read: ${unread.join(', ')}.`);
}

/**
 * What of an address can be read, but not used here.
 * @param {import('../address/address.js').Address} address @param {string[]} datasets   that the site holds
 */
async function unusable({ settings, brought, weights }, datasets) {
  const { dataset = '' } = settings;
  const isHeld = !brought.includes('data') || datasets.includes(dataset);
  const unpacks = !weights || (await unpackWeights(weights).then(Boolean, () => false));
  return [...(isHeld ? [] : [`data=${dataset}`]), ...(unpacks ? [] : ['weights'])];
}

/** Why a network cannot train that is there. @param {State} state @returns {string | null} */
function blockOf(state) {
  if (state.frame === 'compare') return null;
  if (state.layersError) return state.layersError.message;
  if (isRunning(state)) return null;
  return obstacle(state) && 'The network cannot train now. The frame says why.';
}

/** Why a page that has started has no network, and gets none by itself. @param {State} state @returns {Failed} */
function failureOf({ phase, frame, workerError, dataError, layersError }) {
  const own = frame === 'compare' ? null : layersError; // the network of the page is not compared
  return workerError ?? (phase === 'error' ? dataError : null) ?? own;
}

/** Which of two networks. @param {number | undefined} network */
const numbered = (network) => (network === undefined ? {} : { network });

/** The answer to `get`. @param {State} state */
function toldState(state) {
  const networks = networksOf(state).map(({ parameters, epochs, accuracy }) => {
    return { parameters, epochs: epochs.length, accuracy };
  });
  const common = { phase: toldPhase(state), address: writtenSettings(state) };
  return state.frame === 'compare' ? { ...common, networks } : { ...common, ...networks[0] };
}
