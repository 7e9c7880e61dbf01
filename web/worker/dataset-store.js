// dataset-store.js — the data set in use, and the one being loaded, which replaces it once it is complete.

import { download } from './dataset-loader.js';
import { Countdown } from './download/countdown.js';
import { ChangedFileError } from './download/steady-fetch.js';
import { findHints } from './own/data-hints.js';
import { readFiles } from './own/own-files.js';

/** @typedef {import('./engine/engine.js').Engine} Engine */
/** @typedef {import('./dataset-loader.js').Target} Target */
/** @typedef {import('../shared/protocol.js').DataHint} DataHint */
/** @typedef {import('../shared/protocol.js').DataSummary} DataSummary */

/** Least time between two `data` events. */
const REPORT_MS = 200;

/** A data set, complete or being loaded; the ImageSource of runs. */
class StoredDataset {
  /** Fulfilled when the data set is complete, rejected if it cannot be loaded. @type {Promise<void>} */
  arrived;
  /** @type {() => void} */
  succeed = () => {};
  /** @type {(reason: unknown) => void} */
  fail = () => {};
  abort = new AbortController();
  /** Until a broken download is tried again. */
  countdown = new Countdown();
  /** About a user's own files. @type {DataHint[]} */
  hints = [];
  /** Whether the images that have arrived may be used already. */
  usable = false;

  /** @param {string} id @param {import('./engine/dataset.js').Dataset} dataset */
  constructor(id, dataset) {
    this.id = id;
    this.dataset = dataset;
    this.arrived = new Promise((resolve, reject) => Object.assign(this, { succeed: resolve, fail: reject }));
    this.arrived.catch(() => {}); // no run may be waiting for it
  }
}

export class DatasetStore {
  #engine;
  #manifest;
  #emit;
  #release;
  /** The last complete one. @type {StoredDataset | null} */
  #complete = null;
  /** @type {StoredDataset | null} */
  #loading = null;

  /**
   * @param {Promise<Engine>} engine
   * @param {URL} manifest                                  address of data/manifest.json
   * @param {(event: object) => void} emit                  receives `data`, `broken` and `counts`, as in protocol.js
   * @param {(source: object) => Promise<void>} release     ends what uses a data set; then it is destroyed
   */
  constructor(engine, manifest, emit, release) {
    this.#engine = engine;
    this.#manifest = manifest;
    this.#emit = emit;
    this.#release = release;
  }

  /** The data set to use: the one being loaded if it is usable, else the last complete one. Throws if none is. */
  get current() {
    const current = this.#loading?.usable ? this.#loading : this.#complete;
    if (!current) throw new Error('There are no images yet: wait until the data set has been loaded.');
    return current;
  }

  /**
   * Loads one of the site's data sets. The first is usable as soon as its labels have arrived; a later one when
   * it is complete, since the one before stays if it fails; if another is loaded meanwhile, throws an AbortError.
   * If a file is changed meanwhile, it starts over, once.
   * @param {string} id   of its entry in data/manifest.json
   * @param {RequestCache} [cache]
   */
  async load(id, cache) {
    const replace = (/** @type {RequestCache} */ how) =>
      this.#replace(id, true, (target) => download({ ...target, cache: how }, this.#manifest, id));
    try {
      return await replace(cache ?? 'default');
    } catch (error) {
      if (!(error instanceof ChangedFileError) || this.#loading) throw error;
      return replace('reload');
    }
  }

  /** Tries a download at once whose connection has broken. */
  retry() {
    this.#loading?.countdown.skip();
  }

  /** As `load`, from a user's files; usable when complete. @param {{ name: string, bytes: Uint8Array }[]} files */
  async open(files) {
    return this.#replace('own', false, (target) => readFiles(target, files));
  }

  /**
   * @param {string} id
   * @param {boolean} early   whether it is usable before it is complete
   * @param {(target: Target) => Promise<DataHint[] | void>} fill   the data set; and hints about own files
   * @returns {Promise<DataSummary>}
   */
  async #replace(id, early, fill) {
    const engine = await this.#engine;
    this.#loading?.abort.abort(new DOMException('Another data set has been chosen.', 'AbortError'));
    const stored = new StoredDataset(id, engine.createDataset());
    this.#loading = stored;
    try {
      const hints = await fill(this.#target(stored, early));
      if (hints) stored.hints = [...hints, ...findHints(stored.dataset)];
      stored.abort.signal.throwIfAborted();
    } catch (error) {
      if (this.#loading === stored) this.#loading = null;
      stored.fail(error);
      await this.#discard(stored);
      throw error;
    }
    const before = this.#complete;
    this.#complete = stored;
    this.#loading = null;
    stored.succeed();
    if (before) await this.#discard(before);
    return summarize(stored);
  }

  /**
   * Where the bytes of a data set go, and the events that report them.
   * @param {StoredDataset} stored @param {boolean} early
   * @returns {Target}
   */
  #target(stored, early) {
    const { id, dataset, abort, countdown } = stored;
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
      onBroken: (bytes, totalBytes, pause) => {
        const tell = (/** @type {number} */ seconds) =>
          this.#emit({ event: 'broken', dataset: id, bytes, totalBytes, seconds });
        return countdown.run(pause, tell, abort.signal);
      },
      onLabels: () => {
        stored.usable = early && !this.#complete;
        lastReport = -Infinity; // the first images are told at once, also of a connection that then stands still
        const { trainCounts: train, testCounts: test } = summarize(stored);
        this.#emit({ event: 'counts', dataset: id, train, test });
      },
    };
  }

  /** @param {StoredDataset} stored */
  async #discard(stored) {
    await this.#release(stored);
    stored.dataset.destroy();
  }
}

/** @param {Pick<StoredDataset, 'id' | 'dataset' | 'hints'>} stored @returns {DataSummary} */
export function summarize({ id, dataset, hints }) {
  return {
    dataset: id,
    trainCount: dataset.count('train'),
    testCount: dataset.count('test'),
    height: dataset.height,
    width: dataset.width,
    trainCounts: countDigits(dataset.labels('train')),
    testCounts: countDigits(dataset.labels('test')),
    ...(hints.length > 0 && { hints }),
  };
}

/** Number of images of each digit, 0 … 9. @param {Uint8Array} labels */
function countDigits(labels) {
  const counts = new Array(10).fill(0);
  for (const label of labels) counts[label]++;
  return counts;
}
