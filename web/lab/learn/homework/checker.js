// checker.js — trains the runs of lines again, one after another, in a worker of its own: the page's network, its data
// and its runs stay as they are.

import { Finding } from '../../../shared/claim.js';
import { connect } from '../../../shared/protocol.js';
import { planOf } from './plan.js';
import { compared, failed, isOpen, trainingOrder } from './rows.js';

/**
 * @typedef {import('../../../shared/protocol.js').DataSummary} DataSummary
 * @typedef {import('../../../shared/protocol.js').Failure} Failure
 * @typedef {import('../../../shared/claim.js').Found} Found
 * @typedef {import('./rows.js').Row} Row
 *
 * @typedef {object} Progress     of a check
 * @property {number | null} at   the place of the row in training
 * @property {{ bytes: number, totalBytes: number } | null} loading   images that are on their way
 * @property {number} share       of the row's run, 0 … 1
 * @property {number | null} secondsLeft   of the whole check; null until measured
 *
 * @typedef {object} Check
 * @property {Row[]} rows
 * @property {Progress} progress
 * @property {'checking' | 'done' | 'stopped'} phase
 * @property {Failure | null} failure   why it has ended early
 *
 * @typedef {import('../../../shared/protocol.js').Connection<import('../../../shared/protocol.js').Requests>} Own   a connection to
 *   a worker of its own
 */

/** Nothing is in training. @returns {Progress} */
export const noProgress = () => ({ at: null, loading: null, share: 0, secondsLeft: null });

/** After so many crashes in a row no other worker is started. */
const MOST_CRASHES = 2;

/** One check of many lines. */
export class Checker {
  #startWorker;
  #tell;
  /** @type {Check} */
  #check;
  /** @type {Own | null} */
  #own = null;
  /** The data set that its worker has. @type {{ id: string, summary: DataSummary } | null} */
  #data = null;
  /** Why a data set could not be loaded. @type {Map<string, Failure>} */
  #missing = new Map();
  /** What runs have come to, by their address. @type {Map<string, Found>} */
  #known = new Map();
  /** Images of runs on the data set that is here, by their address. @type {Map<string, number>} */
  #images = new Map();
  #finding = new Finding();
  /** Of trainings that are over. */
  #measured = { images: 0, seconds: 0 };
  /** Of the one under way. */
  #under = { images: 0, secondsLeft: 0 };
  #crashes = 0;
  #isStopped = false;
  /** Whether the row in training is to be left. */
  #isSkipped = false;

  /**
   * @param {Row[]} rows
   * @param {() => any} startWorker   a Worker, or a MessagePort in tests
   * @param {(check: Check) => void} tell   called after every change
   */
  constructor(rows, startWorker, tell) {
    this.#startWorker = startWorker;
    this.#tell = tell;
    this.#check = { rows, progress: noProgress(), phase: 'checking', failure: null };
  }

  /** Trains all rows that are open. Never rejects. */
  async start() {
    this.#tell(this.#check);
    for (const at of trainingOrder(this.#check.rows)) {
      if (this.#isStopped) break;
      this.#isSkipped = false;
      this.#update({ progress: { ...noProgress(), at, secondsLeft: this.#check.progress.secondsLeft } });
      this.#setRow(at, { ...this.#check.rows[at], status: 'training' });
      this.#setRow(at, await this.#outcome(this.#check.rows[at]));
    }
    this.#own?.end('It was ended.');
    this.#own = null;
    const rows = this.#check.rows.map((row) => (isOpen(row) ? left(row) : row));
    this.#update({ rows, progress: noProgress(), phase: this.#isStopped ? 'stopped' : 'done' });
  }

  /** Goes on with the next line, without the one in training. */
  skip() {
    this.#isSkipped = true;
    this.#own?.('stop').catch(() => {});
  }

  /** Ends the check; lines that are not checked yet stay so. */
  stop() {
    this.#isStopped = true;
    this.#own?.end('It was ended.');
  }

  /** @param {Partial<Check>} change */
  #update(change) {
    this.#check = { ...this.#check, ...change };
    this.#tell(this.#check);
  }

  /** @param {number} at @param {Row} row */
  #setRow(at, row) {
    this.#update({ rows: this.#check.rows.with(at, row) });
  }

  /** What comes of a row. @param {Row} row @returns {Promise<Row>} */
  async #outcome(row) {
    const { run } = row.line;
    try {
      const found = this.#known.get(run) ?? (await this.#trained(row));
      if (Array.isArray(found)) return { ...row, status: 'failed', unfit: found };
      this.#crashes = 0;
      if (!found) return left(row);
      this.#known.set(run, found);
      return compared(row, found);
    } catch (error) {
      if (this.#isStopped) return left(row);
      const failure = /** @type {Failure} */ (error);
      if (failure.name === 'CrashError') this.#onCrash(failure);
      return failed(row, failure);
    }
  }

  /** @param {Failure} failure */
  #onCrash(failure) {
    this.#own = null;
    this.#data = null;
    if (++this.#crashes < MOST_CRASHES) return;
    this.#isStopped = true;
    this.#update({ failure });
  }

  /**
   * Trains the run of a row.
   * @param {Row} row
   * @returns {Promise<Found | string[] | null>}   names of settings that do not fit the data; null if it was stopped
   */
  async #trained({ line }) {
    const settings = /** @type {NonNullable<typeof line.settings>} */ (line.settings);
    const own = await this.#connection();
    const plan = planOf(settings, await this.#dataOf(own, settings.dataset));
    if (Array.isArray(plan)) return plan;
    const { paramCount } = await own('create', plan.model);
    if (this.#isSkipped) return null;
    this.#finding = new Finding();
    this.#under = { images: plan.images, secondsLeft: 0 };
    const { ended } = await own('train', plan.run);
    const found = ended === 'done' ? this.#finding.found(paramCount) : null;
    this.#measured.images += found ? plan.images : 0;
    this.#measured.seconds += found?.seconds ?? 0;
    return found;
  }

  /** A worker with strict arithmetic, which every browser has that runs the page. @returns {Promise<Own>} */
  async #connection() {
    if (this.#own) return this.#own;
    const worker = this.#startWorker();
    /** @type {Own} */
    const own = connect(worker, this.#onEvent);
    this.#own = own;
    await own('start', { arithmetic: 'strict' });
    return own;
  }

  /** @param {Own} own @param {string} id @returns {Promise<DataSummary>} */
  async #dataOf(own, id) {
    const missing = this.#missing.get(id);
    if (missing) throw missing;
    if (this.#data?.id === id) return this.#data.summary;
    try {
      this.#data = { id, summary: await own('load', { dataset: id }) };
      this.#images.clear();
    } catch (error) {
      if (/** @type {Failure} */ (error).name !== 'CrashError')
        this.#missing.set(id, /** @type {Failure} */ (error));
      throw error;
    }
    this.#progress({ loading: null });
    return this.#data.summary;
  }

  /** An event of the table in protocol.js. @param {any} event */
  #onEvent = (event) => {
    this.#finding.hear(event);
    const { epoch, step, steps, secondsLeft, bytes, totalBytes } = event;
    if (event.event === 'data') this.#progress({ loading: { bytes, totalBytes } });
    if (event.event !== 'progress') return;
    this.#under.secondsLeft = secondsLeft;
    const share = (epoch - 1 + step / steps) / this.#epochs;
    this.#progress({ share, secondsLeft: this.#secondsLeft(share) });
  };

  /** Of the run in training. */
  get #epochs() {
    const { rows, progress } = this.#check;
    return Number(rows[progress.at ?? 0].line.settings?.epochs);
  }

  /** @param {Partial<Progress>} change */
  #progress(change) {
    this.#update({ progress: { ...this.#check.progress, ...change } });
  }

  /**
   * How long the rest takes if images take as long as those before. Images that pass are counted as if all were
   * MNIST's, since those to come may be of a data set that is not here yet.
   * @param {number} share   of the run in training
   */
  #secondsLeft(share) {
    const { images, secondsLeft } = this.#under;
    const spent = share < 1 ? (secondsLeft * share) / (1 - share) : 0;
    const perImage =
      (this.#measured.seconds + spent + secondsLeft) / Math.max(1, this.#measured.images + images);
    const { rows, progress } = this.#check;
    const isKnown = (/** @type {string} */ run) =>
      this.#known.has(run) || run === rows[progress.at ?? 0].line.run;
    const waiting = rows.filter(({ status, line }) => status === 'waiting' && !isKnown(line.run));
    const toCome = [...new Map(waiting.map(({ line }) => [line.run, line])).values()];
    const count = toCome.reduce((sum, line) => sum + this.#imagesOf(line), 0);
    return secondsLeft + count * perImage;
  }

  /** Planned once: 500 lines would take 70 ms at every progress. @param {Row['line']} line */
  #imagesOf({ run, settings }) {
    if (!this.#data || !settings) return 0;
    const known = this.#images.get(run);
    if (known !== undefined) return known;
    const plan = planOf(settings, this.#data.summary);
    const images = Array.isArray(plan) ? 0 : plan.images;
    this.#images.set(run, images);
    return images;
  }
}

/** A row without an answer. @param {Row} row @returns {Row} */
const left = (row) => ({ ...row, status: 'left' });
