// data-actions.js — what a person can do with the data: choose a data set or own files, leave digits out, and
// look at samples.

import { dataArrived, dataComplete } from '../events.js';
import { noData, noRun } from '../state.js';
import { isFatal } from '../worker-link.js';
import { SAMPLE_COUNT } from './state.js';

/** @typedef {import('./state.js').Sample} Sample */
/** @typedef {import('../worker-link.js').WorkerLink} WorkerLink */

/** While images arrive, a few of them appear in the data panel at a time. */
const TRICKLE = { count: 3, everyMs: 120 };
/** Loading time, in ms, after which an estimate of the time left is shown. */
const ESTIMATE_AFTER_MS = 1000;

/** What a person can do with the data. */
export class DataActions {
  #link;
  #network;
  #onComplete;
  #loads = 0;
  #loading = false;
  #loadBegan = 0;
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

  /** @param {string} dataset */
  chooseDataset = async (dataset) => {
    const load = ++this.#loads;
    this.#loading = true;
    this.#loadBegan = performance.now();
    this.#clear(dataset);
    try {
      const summary = await this.#link.call('load', { dataset });
      if (load !== this.#loads) return;
      this.#loading = false;
      this.#link.update(dataComplete(this.#link.state, summary));
      this.#afterArrival();
      this.#onComplete();
      await this.#fillSamples();
    } catch (error) {
      if (load === this.#loads) this.#link.fail('dataError', error, { phase: 'error' });
    }
  };

  /**
   * Uses a person's own files. A data set that was loading is loaded again if they cannot be used.
   * @param {File[]} files
   */
  openFiles = async (files) => {
    const load = ++this.#loads;
    this.#link.update({ readingFiles: true, filesError: null });
    try {
      const summary = await this.#send(files);
      this.#loading = false;
      this.#clear('own');
      this.#link.update(dataComplete(this.#link.state, summary));
      await this.#network.makeFirst();
      this.#onComplete();
      await this.#fillSamples();
    } catch (error) {
      if (load !== this.#loads) return;
      if (this.#loading && !isFatal(error)) this.chooseDataset(this.#link.state.dataset);
      this.#link.fail('filesError', error);
    } finally {
      this.#link.update({ readingFiles: false });
    }
  };

  /**
   * Leaves all other digits out. The outputs then stand for other digits, so the network starts over.
   * @param {number[]} classes  at least two, else nothing happens
   */
  chooseClasses = (classes) => {
    if (classes.length < 2) return;
    this.#link.update({ classes: [...classes].sort((a, b) => a - b), prediction: null });
    return this.#network.make();
  };

  moreSamples = () => this.#addSamples(SAMPLE_COUNT);

  /** @param {Sample | null} sample */
  show = (sample) => this.#link.update({ shown: sample });

  /** Whether an event is about data that have been replaced. @param {{ dataset?: string }} event */
  isStale({ dataset }) {
    return Boolean(dataset) && (dataset !== this.#link.state.dataset || dataset === 'own');
  }

  /** More training images have arrived. @param {Parameters<typeof dataArrived>[1]} event */
  onData(event) {
    this.#link.update(dataArrived(this.#link.state, event, this.#secondsLeft(event)));
    this.#afterArrival();
  }

  /** Other data come: nothing is known of them, nor of a network. @param {string} dataset */
  #clear(dataset) {
    this.#network.forget(dataset === this.#link.state.dataset);
    this.#link.update({ ...noRun(), ...noData(), phase: 'loading', dataset, model: null, prediction: null });
  }

  /** @param {File[]} files */
  async #send(files) {
    const contents = await Promise.all(
      files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    );
    const buffers = contents.map(({ bytes }) => bytes.buffer);
    return this.#link.call('open', { files: contents }, buffers);
  }

  /** @param {{ bytes: number, totalBytes: number }} event */
  #secondsLeft({ bytes, totalBytes }) {
    const ms = performance.now() - this.#loadBegan;
    return ms < ESTIMATE_AFTER_MS ? null : ((totalBytes - bytes) / bytes) * (ms / 1000);
  }

  /** A network is made as soon as there are images, so that drawings get their first, random answers. */
  #afterArrival() {
    const { arrival, samples } = this.#link.state;
    if (!arrival.ready) return;
    this.#network.makeFirst();
    const now = performance.now();
    if (now - this.#lastTrickle < TRICKLE.everyMs || !samples.includes(null)) return;
    this.#lastTrickle = now;
    // The data may just have been replaced: then the answer is an error of no interest.
    this.#addSamples(TRICKLE.count).catch((error) => this.#link.failIfFatal(error));
  }

  #fillSamples() {
    const missing = this.#link.state.samples.filter((sample) => !sample).length;
    return missing ? this.#addSamples(missing) : null;
  }

  /** Puts random images into empty places of the data panel, or into all. @param {number} count */
  async #addSamples(count) {
    const { dataset } = this.#link.state;
    const found = await fetchSamples(this.#link, 'train', { random: count, seed: this.#sampleSeed++ });
    if (dataset !== this.#link.state.dataset) return;
    const samples = count < SAMPLE_COUNT ? [...this.#link.state.samples] : Array(SAMPLE_COUNT).fill(null);
    for (const sample of found) {
      const free = samples.indexOf(null);
      if (free >= 0) samples[free] = sample;
    }
    this.#link.update({ samples });
  }
}

/**
 * Images of a pool, by their indices or at random. Rejects if the data have been replaced.
 * @param {WorkerLink} link
 * @param {'train' | 'test'} pool
 * @param {{ indices: ArrayLike<number> } | { random: number, seed: number }} which
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
