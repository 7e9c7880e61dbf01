// player.js — runs one system after another in the worker, and makes state of what it hears.

import { connect } from '../shared/protocol.js';
import { PRESETS } from '../shared/presets.js';
import { playRun } from './core/run.js';
import { expectedSeconds, playsOf } from './core/reproduction.js';

/** @typedef {import('../shared/protocol.js').EngineSummary} EngineSummary */
/** @typedef {import('./core/published.js').System} System */
/** @typedef {import('./core/reproduction.js').Entry} Entry */
/** @typedef {import('./core/reproduction.js').Play} Play */
/** @typedef {import('./main.js').State} State */

/** @typedef {import('./core/run.js').Line & { end: () => void }} OwnLine */

/** What a system has come to. @typedef {'loading' | 'running' | 'stopped' | 'done' | 'error'} Course */

/**
 * How far a system is.
 * @typedef {object} Progress
 * @property {number} number       of the run that is on, from 1
 * @property {number} runs
 * @property {number} epoch
 * @property {number} epochs       of this run
 * @property {number} share        of all epochs of all runs
 * @property {number} secondsLeft
 */

/** Only the first seed: three would take three times as long. */
const SEEDS = 1;

/** How long a system takes where entries were measured. @param {System} system @param {Entry[]} entries */
export const expectedTime = (system, entries) => expectedSeconds(playsOf(system, PRESETS, SEEDS), entries);

export class Player {
  #store;
  #startWorker;
  /** @type {Promise<OwnLine> | null} */
  #line = null;
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
  play = async (system) => {
    const { here } = this.#store.state;
    this.#stopped = false;
    this.#store.update({ here: here.filter((entry) => entry.system !== system.id), problem: null });
    this.#course(system, 'loading');
    try {
      this.#line ??= this.#openLine();
      const line = await this.#line;
      const plays = playsOf(system, PRESETS, SEEDS);
      for (let i = 0; i < plays.length && !this.#stopped; i++) {
        this.#course(system, 'running');
        const entry = await playRun(line, plays[i], (news, event) => this.#hear(plays, i, news, event));
        if (entry) this.#keep(entry);
        else this.#stopped = true;
      }
      this.#course(system, this.#stopped ? 'stopped' : 'done');
    } catch (error) {
      this.#fail(system, /** @type {Error} */ (error));
    }
  };

  stop = async () => {
    this.#stopped = true;
    (await this.#line)?.request('stop');
  };

  /** Where it has come to. @param {System} system @param {Course} course */
  #course({ id }, course) {
    const running = course === 'loading' || course === 'running' ? id : null;
    this.#store.update({ running, progress: null, courses: { ...this.#store.state.courses, [id]: course } });
  }

  /** @param {System} system @param {Error} error */
  #fail(system, error) {
    this.#line?.then(
      (line) => line.end(),
      () => {},
    ); // the next run begins with a new worker
    this.#line = null;
    this.#course(system, 'error');
    this.#store.update({ problem: { system: system.id, error } });
  }

  /** @param {Play[]} plays @param {number} i @param {Entry} entry @param {any} event */
  #hear(plays, i, entry, event) {
    const { event: type, of } = event;
    if (type === 'progress') this.#tell(plays, i, event);
    else if (type === 'evaluating' && of !== 'validation') this.#store.update({ progress: null });
    else this.#keep(entry);
  }

  /** @param {Play[]} plays @param {number} i @param {any} event */
  #tell(plays, i, { epoch, step, steps, secondsLeft }) {
    const epochs = plays.map(({ settings }) => settings.epochs);
    const sum = (/** @type {number[]} */ numbers) => numbers.reduce((all, one) => all + one, 0);
    const share = (sum(epochs.slice(0, i)) + epoch - 1 + step / steps) / sum(epochs);
    const rest = expectedSeconds(plays.slice(i + 1), this.#store.state.here).seconds;
    const progress = { number: i + 1, runs: plays.length, epoch, epochs: epochs[i], share };
    this.#store.update({ progress: { ...progress, secondsLeft: secondsLeft + rest } });
  }

  /** @param {Entry} entry */
  #keep(entry) {
    const isOther = (/** @type {Entry} */ { system, run }) => system !== entry.system || run !== entry.run;
    this.#store.update({ here: [...this.#store.state.here.filter(isOther), entry] });
  }

  /** A worker with its data. */
  async #openLine() {
    const worker = this.#startWorker();
    /** @type {OwnLine} */
    const line = {
      onEvent: () => {},
      request: connect(worker, (event) => line.onEvent(event)),
      end: () => worker.terminate(),
    };
    line.onEvent = (event) => {
      if (event.event === 'data') this.#store.update({ arrived: event.bytes / event.totalBytes });
    };
    try {
      this.#store.update({ engine: await line.request('start') });
      await line.request('load', { dataset: 'mnist' });
    } catch (error) {
      line.end();
      throw error;
    }
    return line;
  }
}
