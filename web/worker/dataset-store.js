// dataset-store.js — the data set in use and the one that arrives, which replaces the first or leaves no trace.

import { download, readFiles } from './dataset-loader.js';

/** @typedef {import('./engine/engine.js').Engine} Engine */
/** @typedef {import('./dataset-loader.js').Target} Target */
/** @typedef {import('../shared/protocol.js').DataSummary} DataSummary */

const REPORT_MS = 50;

/** A data set, whole or on its way. A run may use it as its ImageSource. */
class Arrival {
  /** Fulfilled when all is here. @type {Promise<void>} */
  arrived;
  /** @type {() => void} */
  succeed = () => {};
  /** @type {(reason: unknown) => void} */
  fail = () => {};
  abort = new AbortController();
  /** Its images so far may be looked at and trained on. */
  usable = false;

  /** @param {string} id @param {import('./engine/engine.js').Dataset} dataset */
  constructor(id, dataset) {
    this.id = id;
    this.dataset = dataset;
    this.arrived = new Promise((resolve, reject) => Object.assign(this, { succeed: resolve, fail: reject }));
    this.arrived.catch(() => {}); // there may be no run that waits for it
  }
}

export class DatasetStore {
  #engine;
  #manifest;
  #emit;
  #release;
  /** @type {Arrival | null} */
  #used = null;
  /** @type {Arrival | null} */
  #arriving = null;

  /**
   * @param {Promise<Engine>} engine
   * @param {URL} manifest
   * @param {(event: object) => void} emit                  hears data and counts, as in protocol.js
   * @param {(source: object) => Promise<void>} release     resolves once nothing uses this data set
   */
  constructor(engine, manifest, emit, release) {
    this.#engine = engine;
    this.#manifest = manifest;
    this.#emit = emit;
    this.#release = release;
  }

  /** What can be looked at and trained on. */
  get current() {
    const current = this.#arriving?.usable ? this.#arriving : this.#used;
    if (!current) throw new Error('There are no images yet.');
    return current;
  }

  /** One of the site's own data sets; usable while it arrives. @param {string} id */
  async load(id) {
    return this.#bring(id, true, (target) => download(target, this.#manifest, id));
  }

  /** A user's files. @param {{ name: string, bytes: Uint8Array }[]} files */
  async open(files) {
    return this.#bring('own', false, (target) => readFiles(target, files));
  }

  /**
   * @param {string} id
   * @param {boolean} early   whether it may be used before it is whole
   * @param {(target: Target) => Promise<void>} fill
   * @returns {Promise<DataSummary>}
   */
  async #bring(id, early, fill) {
    const engine = await this.#engine;
    this.#arriving?.abort.abort(new DOMException('Another data set has been chosen.', 'AbortError'));
    const arrival = new Arrival(id, engine.createDataset());
    this.#arriving = arrival;
    try {
      await fill(this.#target(arrival, early));
      arrival.abort.signal.throwIfAborted();
    } catch (error) {
      if (this.#arriving === arrival) this.#arriving = null;
      arrival.fail(error);
      await this.#discard(arrival);
      throw error;
    }
    const before = this.#used;
    this.#used = arrival;
    this.#arriving = null;
    arrival.succeed();
    if (before) await this.#discard(before);
    return summarize(arrival);
  }

  /**
   * Where the bytes of an arrival go, and what is told about them.
   * @param {Arrival} arrival @param {boolean} early
   * @returns {Target}
   */
  #target(arrival, early) {
    const { id, dataset, abort } = arrival;
    let lastReport = -Infinity;
    let lastReady = 0;
    return {
      dataset,
      abort,
      onBytes: (bytes, totalBytes) => {
        const now = performance.now();
        const ready = dataset.ready('train');
        const count = dataset.count('train');
        const complete = bytes === totalBytes || (ready === count && ready !== lastReady);
        if (now - lastReport < REPORT_MS && !complete) return;
        lastReport = now;
        lastReady = ready;
        const readyCounts = countDigits(dataset.labels('train').subarray(0, ready));
        this.#emit({ event: 'data', dataset: id, bytes, totalBytes, ready, count, readyCounts });
      },
      onLabels: () => {
        arrival.usable = early;
        const { trainCounts: train, testCounts: test } = summarize(arrival);
        this.#emit({ event: 'counts', dataset: id, train, test });
      },
    };
  }

  /** @param {Arrival} arrival */
  async #discard(arrival) {
    await this.#release(arrival);
    arrival.dataset.destroy();
  }
}

/** @param {Arrival} arrival @returns {DataSummary} */
function summarize({ id, dataset }) {
  return {
    dataset: id,
    trainCount: dataset.count('train'),
    testCount: dataset.count('test'),
    height: dataset.height,
    width: dataset.width,
    trainCounts: countDigits(dataset.labels('train')),
    testCounts: countDigits(dataset.labels('test')),
  };
}

/** How many images there are of each digit. @param {Uint8Array} labels */
function countDigits(labels) {
  const counts = new Array(10).fill(0);
  for (const label of labels) counts[label]++;
  return counts;
}
