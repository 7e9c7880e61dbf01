// runner.js — trains systems in the worker, one at a time, and puts progress and results into the state.

import { PRESETS } from '../shared/presets.js';
import { connect } from '../shared/protocol.js';
import { performRun } from './core/perform-run.js';
import { epochsOf, expectedSeconds, meanSeconds, planRuns, timingOf } from './core/reproduction.js';

/** @typedef {import('../shared/protocol.js').EngineSummary} EngineSummary */
/** @typedef {import('./core/published.js').System} System */
/** @typedef {import('./core/reproduction.js').Entry} Entry */
/** @typedef {import('./core/reproduction.js').PlannedRun} PlannedRun */
/** @typedef {import('./core/reproduction.js').Timing} Timing */
/** @typedef {import('./main.js').State} State */

/** @typedef {import('./core/perform-run.js').Connection & { end: () => void }} OwnConnection */

/** @typedef {'loading' | 'running' | 'stopped' | 'done' | 'error'} Status */

/**
 * Progress of the running system.
 * @typedef {object} Progress
 * @property {number} number       of the current run, from 1
 * @property {number} runs
 * @property {number} epoch
 * @property {number} epochs       of this run
 * @property {number} share        of all epochs of all runs
 * @property {number} secondsLeft
 */

/** The page trains with one seed, to save time. */
const SEEDS = 1;

/** Estimated time of a system on the machine of these times. @param {System} system @param {Timing[]} timings */
export const expectedTime = (system, timings) =>
  expectedSeconds(planRuns(system, PRESETS, SEEDS), () => timingOf(system, timings)?.secondsPerEpoch ?? null);

export class Runner {
  #store;
  #startWorker;
  /** @type {Promise<OwnConnection> | null} */
  #connection = null;
  #stopped = false;

  /**
   * @param {{ readonly state: State, update(change: Partial<State>): void }} store
   * @param {() => Worker} startWorker
   */
  constructor(store, startWorker) {
    this.#store = store;
    this.#startWorker = startWorker;
  }

  /** @param {System} system */
  run = async (system) => {
    const { here } = this.#store.state;
    this.#stopped = false;
    this.#store.update({ here: here.filter((entry) => entry.system !== system.id), problem: null });
    this.#setStatus(system, 'loading');
    try {
      this.#connection ??= this.#openConnection();
      const connection = await this.#connection;
      const plannedRuns = planRuns(system, PRESETS, SEEDS);
      for (let i = 0; i < plannedRuns.length && !this.#stopped; i++) {
        this.#setStatus(system, 'running');
        const entry = await performRun(connection, plannedRuns[i], (news, event) =>
          this.#onEvent(plannedRuns, i, news, event),
        );
        if (entry) this.#saveEntry(entry);
        else this.#stopped = true;
      }
      this.#setStatus(system, this.#stopped ? 'stopped' : 'done');
    } catch (error) {
      this.#fail(system, /** @type {Error} */ (error));
    }
  };

  stop = async () => {
    this.#stopped = true;
    (await this.#connection)?.request('stop');
  };

  /** @param {System} system @param {Status} status */
  #setStatus({ id }, status) {
    const running = status === 'loading' || status === 'running' ? id : null;
    this.#store.update({
      running,
      progress: null,
      statuses: { ...this.#store.state.statuses, [id]: status },
    });
  }

  /** @param {System} system @param {Error} error */
  #fail(system, error) {
    this.#connection?.then(
      (connection) => connection.end(),
      () => {},
    ); // the next run begins with a new worker
    this.#connection = null;
    this.#setStatus(system, 'error');
    this.#store.update({ problem: { system: system.id, error } });
  }

  /** @param {PlannedRun[]} plannedRuns @param {number} i @param {Entry} entry @param {any} event */
  #onEvent(plannedRuns, i, entry, event) {
    const { event: type, of } = event;
    if (type === 'progress') this.#showProgress(plannedRuns, i, event);
    else if (type === 'evaluating' && of !== 'validation') this.#store.update({ progress: null });
    else this.#saveEntry(entry);
  }

  /** @param {PlannedRun[]} plannedRuns @param {number} i @param {any} event */
  #showProgress(plannedRuns, i, { epoch, step, steps, secondsLeft, stage }) {
    const { here } = this.#store.state;
    const epochs = plannedRuns.map(({ settings }) => epochsOf(settings));
    const sum = (/** @type {number[]} */ numbers) => numbers.reduce((all, one) => all + one, 0);
    const now = stage * plannedRuns[i].settings.epochs + epoch;
    const share = (sum(epochs.slice(0, i)) + now - 1 + step / steps) / sum(epochs);
    const secondsOf = (/** @type {System} */ system) => meanSeconds(system, here);
    const later = expectedSeconds(plannedRuns.slice(i + 1), secondsOf).seconds;
    const stages =
      (epochs[i] - (stage + 1) * plannedRuns[i].settings.epochs) *
      (meanSeconds(plannedRuns[i].system, here) ?? 0);
    const progress = { number: i + 1, runs: plannedRuns.length, epoch: now, epochs: epochs[i], share };
    this.#store.update({ progress: { ...progress, secondsLeft: secondsLeft + stages + later } });
  }

  /** @param {Entry} entry */
  #saveEntry(entry) {
    const isOther = (/** @type {Entry} */ { system, run }) => system !== entry.system || run !== entry.run;
    this.#store.update({ here: [...this.#store.state.here.filter(isOther), entry] });
  }

  /** Starts a worker and loads MNIST in it. Rejects if this fails. */
  async #openConnection() {
    const worker = this.#startWorker();
    /** @type {OwnConnection} */
    const connection = {
      onEvent: () => {},
      request: connect(worker, (event) => connection.onEvent(event)),
      end: () => worker.terminate(),
    };
    connection.onEvent = (event) => {
      if (event.event === 'data') this.#store.update({ arrived: event.bytes / event.totalBytes });
    };
    try {
      this.#store.update({ engine: await connection.request('start') });
      await connection.request('load', { dataset: 'mnist' });
    } catch (error) {
      connection.end();
      throw error;
    }
    return connection;
  }
}
