// data-actions.js — where the images come from: the site's data sets, a person's files, and the few that the
// page shows.

import { dataArrived, dataComplete } from '../events.js';
import { noData, noRun, SAMPLE_COUNT } from '../state.js';
import { isFatal } from '../worker-link.js';

/** @typedef {import('../state.js').Picture} Picture */
/** @typedef {import('../worker-link.js').WorkerLink} WorkerLink */

/** While images arrive, a few of them appear in the data panel at a time. */
const TRICKLE = { count: 3, everyMs: 120 };
/** The time left is said once that much of it is known, in milliseconds. */
const ESTIMATE_AFTER_MS = 1000;

/**
 * What the network must know of the data.
 * @typedef {object} Learner
 * @property {(dataset: string) => void} forget   its images are gone, and those of a data set come instead
 * @property {() => Promise<void>} begin   there are images; does nothing if it has begun with them
 * @property {() => void} inspect          all images are here, so that any can be looked at
 */

export class DataSource {
  #link;
  #learner;
  #loads = 0;
  #loading = false;
  #loadBegan = 0;
  #lastTrickle = 0;
  #sampleSeed = 0;

  /** @param {WorkerLink} link @param {Learner} learner */
  constructor(link, learner) {
    this.#link = link;
    this.#learner = learner;
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
      this.#learner.inspect();
      await this.#fillSamples();
    } catch (error) {
      if (load === this.#loads) this.#link.fail('dataError', error, { phase: 'error' });
    }
  };

  /**
   * The user's own. What was arriving gives way to them, and comes again if they are of no use.
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
      await this.#learner.begin();
      this.#learner.inspect();
      await this.#fillSamples();
    } catch (error) {
      if (load !== this.#loads) return;
      if (this.#loading && !isFatal(error)) this.chooseDataset(this.#link.state.dataset);
      this.#link.fail('filesError', error);
    } finally {
      this.#link.update({ readingFiles: false });
    }
  };

  moreSamples = () => this.#addSamples(SAMPLE_COUNT);

  /** @param {Picture | null} picture */
  show = (picture) => this.#link.update({ shown: picture });

  /** Whether an event tells of data that have been replaced. @param {{ dataset?: string }} event */
  isStale({ dataset }) {
    return Boolean(dataset) && (dataset !== this.#link.state.dataset || dataset === 'own');
  }

  /** @param {Parameters<typeof dataArrived>[1]} event */
  arrived(event) {
    this.#link.update(dataArrived(this.#link.state, event, this.#secondsLeft(event)));
    this.#afterArrival();
  }

  /** @param {string} dataset */
  #clear(dataset) {
    this.#learner.forget(dataset);
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

  /** The network is there as soon as there are images, so that drawings get their first, random answers. */
  #afterArrival() {
    const { arrival, samples } = this.#link.state;
    if (!arrival.ready) return;
    this.#learner.begin();
    const now = performance.now();
    if (now - this.#lastTrickle < TRICKLE.everyMs || !samples.includes(null)) return;
    this.#lastTrickle = now;
    this.#addSamples(TRICKLE.count).catch(() => {}); // the data may just have been replaced
  }

  #fillSamples() {
    const missing = this.#link.state.samples.filter((sample) => !sample).length;
    return missing ? this.#addSamples(missing) : null;
  }

  /** Puts random images into the empty places of the data panel, or anew into all. @param {number} count */
  async #addSamples(count) {
    const { dataset } = this.#link.state;
    const found = await fetchPictures(this.#link, 'train', { random: count, seed: this.#sampleSeed++ });
    if (dataset !== this.#link.state.dataset) return;
    const samples = count < SAMPLE_COUNT ? [...this.#link.state.samples] : Array(SAMPLE_COUNT).fill(null);
    for (const picture of found) {
      const free = samples.indexOf(null);
      if (free >= 0) samples[free] = picture;
    }
    this.#link.update({ samples });
  }
}

/**
 * @param {WorkerLink} link
 * @param {'train' | 'test'} pool
 * @param {{ indices: ArrayLike<number> } | { random: number, seed: number }} which
 * @returns {Promise<Picture[]>}
 */
export async function fetchPictures(link, pool, which) {
  const { indices, labels, pixels } = await link.call('images', { pool, ...which });
  const size = pixels.length / indices.length;
  return Array.from(indices, (index, i) => ({
    pool,
    index,
    label: labels[i],
    pixels: pixels.subarray(i * size, (i + 1) * size),
  }));
}
