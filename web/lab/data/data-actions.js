// data-actions.js — what a person can do with the data: choose a data set or own files, leave digits out, and
// look at samples.

import { connectionBroke, dataArrived, dataComplete } from '../events.js';
import { runSettings, settingsOf, stepsAnEpoch } from '../settings/state.js';
import { noData, noRun } from '../state.js';
import { epochsDone } from '../training/state.js';
import { isFatal } from '../worker-link.js';
import { areSameImages, RANDOM_SAMPLES, SAMPLE_COUNT } from './state.js';
import { secondsLeft } from './time-left.js';

/** @typedef {import('./state.js').Sample} Sample */
/** @typedef {import('./state.js').Images} Images */
/** @typedef {import('../worker-link.js').WorkerLink} WorkerLink */
/** @typedef {import('../network/kept-network.js').InitialWeights} InitialWeights */

/**
 * The network that begins with a data set.
 * @typedef {{ settings: Partial<import('../state.js').State>, initial: InitialWeights }} First
 */

/**
 * @typedef {object} Loading
 * @property {() => void} [onCleared]    what is to be done once nothing is on the page any more
 * @property {boolean} [keepNetwork]     the network goes over to these images, since its own are gone
 */

/** While images arrive, a few of them appear in the data panel at a time. */
const TRICKLE = { count: 3, everyMs: 120 };

/**
 * What a person can do with the data. The last choice wins: `#loads` counts them, and what comes of any but
 * the last is dropped. What is on the page stays until all other images are here.
 */
export class DataActions {
  #link;
  #network;
  #onComplete;
  #loads = 0;
  #underWay = 0;
  /** The data set that is being loaded. @type {{ dataset: string, options: Loading } | null} */
  #loading = null;
  /** What the worker holds whole; it may be something whose choice was overtaken. @type {Images | null} */
  #held = null;
  /** Of the data set that is being loaded: what was here first, and when. @type {{ bytes: number, ms: number } | null} */
  #arrivedFirst = null;
  #lastTrickle = 0;
  #sampleSeed = 0;

  /**
   * @param {WorkerLink} link
   * @param {import('../network/network-maker.js').NetworkMaker} network   begins with the first images
   * @param {() => void} onComplete   called when all images are here, so that any can be looked at
   */
  constructor(link, network, onComplete) {
    this.#link = link;
    this.#network = network;
    this.#onComplete = onComplete;
  }

  get #state() {
    return this.#link.state;
  }

  /** The worker is a new one and has no images: loads those of the page. */
  async loadAgain() {
    this.#held = null;
    if (this.#state.dataset !== 'own') return this.chooseDataset(this.#state.dataset);
    await this.openFiles(this.#state.files);
    const { filesError } = this.#state;
    if (this.#held || !filesError) return;
    // They have been changed or removed since: the network goes over to other images.
    const loaded = this.#load('mnist', { keepNetwork: true });
    this.#link.update({ filesError });
    await loaded;
  }

  /**
   * Loads a data set of the site.
   * @param {string} dataset
   * @param {First} [first]   unless a person asks for another network meanwhile
   */
  chooseDataset = (dataset, first) => this.#load(dataset, { onCleared: this.#beginning(first) });

  /** Loads images that were there before, with the network that they had. @param {Images} images @param {First} first */
  reopen({ dataset, files }, first) {
    return dataset === 'own' ? this.openFiles(files, first) : this.chooseDataset(dataset, first);
  }

  /** What is to be done once nothing is on the page any more. @param {First | undefined} first */
  #beginning(first) {
    const overtaken = this.#network.mark();
    return () => {
      if (!first || overtaken()) return;
      this.#link.update(first.settings);
      this.#network.beginWith(first.initial);
    };
  }

  /**
   * Does what a choice asks for, and what is to be done if it comes to nothing. Once no choice is under way, the worker
   * holds the images of the page, or is asked for them: one that was overtaken may have replaced them there.
   * @param {Images} images
   * @param {(isLast: () => boolean) => Promise<void>} open
   * @param {(error: unknown) => void} refuse
   * @returns {Promise<void>}
   */
  async #choose(images, open, refuse) {
    const load = ++this.#loads;
    const isLast = () => load === this.#loads;
    const loading = this.#loading;
    let error = /** @type {unknown} */ (null);
    this.#underWay++;
    await open(isLast).catch((reason) => {
      error = reason;
    });
    this.#underWay--;
    const isRefused = error !== null && isLast();
    if (isRefused) {
      this.#loading = null;
      refuse(error);
    }
    const { dataError, filesError } = this.#state;
    if (!isFatal(error) && !(error && areSameImages(images, this.#state))) {
      if (isRefused && loading) this.#load(loading.dataset, loading.options);
      else if (!this.#underWay && !this.#isHeld) this.loadAgain();
    }
    // What is loaded in its place has taken them away.
    this.#link.update({ dataError, filesError });
  }

  /** Whether the worker holds the images of the page. */
  get #isHeld() {
    return this.#held !== null && areSameImages(this.#held, this.#state);
  }

  /**
   * @param {string} dataset
   * @param {Loading} options
   */
  #load(dataset, options) {
    const { onCleared = () => {}, keepNetwork = false } = options;
    const { model, dataError } = this.#state;
    const images = { dataset, files: [] };
    const isOther = dataset !== this.#state.dataset;
    // A network that was kept waits for its own images: others must be here before it goes.
    const stays = model || (isOther && !keepNetwork && this.#network.kept);
    const open = async (/** @type {() => boolean} */ isLast) => {
      this.#loading = { dataset, options };
      this.#arrivedFirst = null;
      if (!stays) this.#clear(images, keepNetwork || !isOther);
      if (!stays) onCleared();
      this.#link.update({
        coming: stays ? { dataset, bytes: 0, totalBytes: 0 } : null,
        dataError: null,
        retry: null,
        readingFiles: false,
      });
      // What was wrong may be in the browser's cache.
      const summary = await this.#link.call('load', { dataset, cache: dataError ? 'reload' : 'default' });
      this.#held = images;
      if (!isLast()) return;
      this.#loading = null;
      if (this.#state.coming && dataset !== this.#state.dataset) {
        this.#clear(images);
        onCleared();
      }
      this.#link.update({ ...dataComplete(this.#state, summary), coming: null });
      this.#afterArrival();
      this.#onComplete();
      await this.#fillSamples();
    };
    return this.#choose(images, open, (error) => {
      const isOwn = dataset === this.#state.dataset;
      this.#link.update({ coming: null, retry: null });
      this.#link.fail('dataError', error, { refused: dataset, ...(isOwn && { phase: 'error' }) });
    });
  }

  /**
   * Uses a person's own files. A data set that was loading is loaded again if they cannot be used.
   * @param {File[]} files
   * @param {First} [first]   unless a person asks for another network meanwhile
   */
  openFiles = (files, first) => {
    const begin = this.#beginning(first);
    const images = { dataset: 'own', files };
    const open = async (/** @type {() => boolean} */ isLast) => {
      this.#link.update({ readingFiles: true, filesError: null, dataError: null });
      const contents = await Promise.all(files.map(read));
      if (!isLast()) return;
      const buffers = contents.map(({ bytes }) => bytes.buffer);
      const summary = await this.#link.call('open', { files: contents }, buffers);
      this.#held = images;
      if (!isLast()) return;
      this.#loading = null;
      // The worker had lost the images of the page to a choice that came to nothing.
      const stays = this.#state.model && areSameImages(images, this.#state);
      if (!stays) this.#clear(images);
      if (!stays) begin();
      this.#link.update({ ...dataComplete(this.#state, summary), readingFiles: false });
      await this.#network.makeFirst();
      this.#onComplete();
      await this.#fillSamples();
    };
    return this.#choose(images, open, (error) => {
      this.#link.fail('filesError', error, { readingFiles: false });
    });
  };

  /**
   * Leaves all other digits out. The outputs then stand for other digits, so the network starts over.
   * @param {number[]} classes  at least two, else nothing happens
   */
  chooseClasses = (classes) => {
    if (classes.length < 2) return;
    return this.#network.replace({ classes: [...classes].sort((a, b) => a - b), prediction: null });
  };

  /** Other samples of the same kind: the next ones, where they have an order. */
  moreSamples = () => {
    const { kind, at } = this.#state.sampleChoice;
    if (kind === 'random') return this.#addSamples(SAMPLE_COUNT);
    return this.#showOrdered(kind, at + (kind === 'first' ? SAMPLE_COUNT : 1));
  };

  /** Which training images are shown. @param {import('./state.js').SampleChoice['kind']} kind */
  chooseSamples = (kind) => {
    if (kind !== 'random') return this.#showOrdered(kind, 0);
    this.#link.update({ sampleChoice: RANDOM_SAMPLES });
    return this.#addSamples(SAMPLE_COUNT);
  };

  /**
   * Shows the training images from an index on, or a batch of the next epoch; behind the last it begins again.
   * @param {'first' | 'batch'} kind @param {number} at
   */
  async #showOrdered(kind, at) {
    const { arrival, dataset } = this.#state;
    const of = kind === 'first' ? arrival.ready : stepsAnEpoch(this.#state);
    const from = at < of ? at : 0;
    const which = kind === 'first' ? inOrder(from, of) : this.#batch(from);
    if (!which) return;
    const found = await fetchSamples(this.#link, 'train', which);
    if (dataset !== this.#state.dataset) return;
    const shown = found.slice(0, SAMPLE_COUNT);
    this.#link.update({
      sampleChoice: { kind, at: from, of, size: found.length },
      samples: [...shown, ...Array(SAMPLE_COUNT - shown.length).fill(null)],
    });
  }

  /** A batch of the next epoch; null while a field is wrong. @param {number} batch   counted from 0 */
  #batch(batch) {
    const { settings, wrong } = settingsOf(this.#state);
    if (wrong.length) return null;
    return { batch, epoch: epochsDone(this.#state), seed: settings.seed, run: runSettings(this.#state) };
  }

  /** Opens an image in the dialog, and asks the network what it reads; null closes it. @param {Sample | null} sample */
  show = async (sample) => {
    this.#link.update({ shown: sample, shownRead: null });
    if (!sample || !this.#state.model) return;
    const shownRead = await this.#link.call('predict', { pixels: sample.pixels }).catch(() => null);
    if (this.#state.shown === sample) this.#link.update({ shownRead });
  };

  /**
   * Whether an event is about data that are not on the page; how far those have come that are to replace them
   * is noted.
   * @param {{ event: string, dataset?: string, bytes?: number, totalBytes?: number, seconds?: number }} event
   */
  isStale({ event, dataset, bytes = 0, totalBytes = 0, seconds = 0 }) {
    const { coming } = this.#state;
    const isComing = coming && coming.dataset === dataset;
    if (event === 'data' && isComing)
      this.#link.update({ coming: { ...coming, bytes, totalBytes }, retry: null });
    if (event === 'broken' && isComing) this.onBroken({ bytes, totalBytes, seconds });
    return Boolean(dataset) && (dataset !== this.#state.dataset || dataset === 'own');
  }

  /** More training images have arrived. @param {Parameters<typeof dataArrived>[1]} event */
  onData(event) {
    this.#link.update(dataArrived(this.#state, event, this.#secondsLeft(event)));
    this.#afterArrival();
  }

  /** The connection has broken. @param {Parameters<typeof connectionBroke>[1]} event */
  onBroken(event) {
    this.#link.update(connectionBroke(this.#state, event));
  }

  /** Tries at once what would be tried again by itself. */
  retry = () => this.#link.call('retry');

  /**
   * Other data come: nothing is known of them, nor of a network.
   * @param {Images} images
   * @param {boolean} [keepInitial]   the first network begins as was said
   */
  #clear(images, keepInitial = areSameImages(images, this.#state)) {
    this.#network.forget(keepInitial);
    const fresh = { model: null, prediction: null, coming: null };
    this.#link.update({ ...noRun(), ...noData(), ...fresh, phase: 'loading', ...images });
  }

  /** @param {{ bytes: number, totalBytes: number }} event */
  #secondsLeft({ bytes, totalBytes }) {
    const now = performance.now();
    this.#arrivedFirst ??= { bytes, ms: now };
    return secondsLeft({ bytes, totalBytes }, this.#arrivedFirst, now);
  }

  /** A network is made as soon as there are images, so that drawings get their first, random answers. */
  #afterArrival() {
    const { arrival, samples, sampleChoice } = this.#state;
    if (!arrival.ready) return;
    this.#network.makeFirst();
    const now = performance.now();
    if (now - this.#lastTrickle < TRICKLE.everyMs || !samples.includes(null)) return;
    if (sampleChoice.kind !== 'random') return;
    this.#lastTrickle = now;
    // The data may just have been replaced: then the answer is an error of no interest.
    this.#addSamples(TRICKLE.count).catch(() => {});
  }

  #fillSamples() {
    if (this.#state.sampleChoice.kind !== 'random') return null;
    const missing = this.#state.samples.filter((sample) => !sample).length;
    return missing ? this.#addSamples(missing) : null;
  }

  /** Puts random images into empty places of the data panel, or into all. @param {number} count */
  async #addSamples(count) {
    const { dataset } = this.#state;
    const found = await fetchSamples(this.#link, 'train', { random: count, seed: this.#sampleSeed++ });
    if (dataset !== this.#state.dataset) return;
    const samples = count < SAMPLE_COUNT ? [...this.#state.samples] : Array(SAMPLE_COUNT).fill(null);
    for (const sample of found) {
      const free = samples.indexOf(null);
      if (free >= 0) samples[free] = sample;
    }
    this.#link.update({ samples });
  }
}

/** The next training images in their order. @param {number} from @param {number} all */
const inOrder = (from, all) => ({
  indices: Array.from({ length: Math.min(SAMPLE_COUNT, all - from) }, (_, i) => from + i),
});

/** @param {File} file */
const read = async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });

/**
 * Images of a pool, by their indices or at random. Rejects if the data have been replaced.
 * @param {WorkerLink} link
 * @param {'train' | 'test'} pool
 * @param {{ indices: ArrayLike<number>, classes?: number[] } | { random: number, seed: number }
 *   | { batch: number, epoch: number, seed: number, run: import('../../shared/protocol.js').RunSettings,
 *     augment?: { line: string } } | { invented: number, augment?: { line: string } }} which
 * @returns {Promise<Sample[]>}
 */
export async function fetchSamples(link, pool, which) {
  const { indices, labels, pixels } = await link.call('images', { pool, ...which });
  const size = pixels.length / indices.length;
  return Array.from(indices, (index, i) => ({
    pool,
    index,
    label: labels[i],
    pixels: pixels.subarray(i * size, (i + 1) * size),
  }));
}
