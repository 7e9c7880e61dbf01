// jobs.js — the worker's long tasks: one at a time, which can be paused and stopped.

/** @typedef {import('./slices.js').Slices} Slices */
/** @typedef {'train' | 'trial' | 'race' | 'learn' | 'evaluate' | 'judge' | 'compare' | 'look'} Kind */

/**
 * @typedef {object} Job
 * @property {Kind} kind
 * @property {Pick<Slices, 'pause' | 'isPaused' | 'stop'> & { resume(until?: import('../shared/protocol.js').Piece): void }} work
 * @property {object} source               the images that it uses
 * @property {Promise<unknown>} finished   settles when the job ends
 */

/** Error text of a request that is refused because a job is running. @type {Record<Kind, string>} */
const BUSY = {
  train: 'The network is already being trained: wait until this ends, or stop it first.',
  trial: 'Another network is being trained: wait until this ends, or stop it first.',
  race: 'Networks are racing: wait until this ends, or stop it first.',
  learn: 'The network is learning a hand: wait until this ends, or stop it first.',
  evaluate: 'The network is being evaluated: wait until this ends, or stop it first.',
  judge: 'Networks are being evaluated: wait until this ends, or stop it first.',
  compare: 'Images are being compared: wait until this ends, or stop it first.',
  look: 'A moment of the run is being computed: wait until this ends.',
};

const PAUSE_FIRST = 'The network is being trained: wait until this ends, or pause it.';

/** A request that can be made again when what runs has ended or is paused. */
export class BusyError extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = 'BusyError';
  }
}

export class Jobs {
  /** The running job. @type {Job | null} */
  #job = null;
  /** A look at moments of the run, which may go on beside a job that is paused. @type {Job & { isAwaited: boolean } | null} */
  #look = null;
  /** How many questions are worked on before a look that nobody awaits. */
  #questions = 0;

  /** Makes way for a new job: ends what no run waits for. Throws an Error if another is running. */
  async begin() {
    await this.stop(({ kind }) => kind === 'compare' || kind === 'look');
    if (this.#job) throw new Error(BUSY[this.#job.kind]);
  }

  /** Makes way for a look: ends the one before. Throws an Error if a job is running that is not a paused run. */
  async beginLook() {
    while (this.#look || this.#job?.kind === 'compare')
      await this.stop(({ kind }) => kind === 'compare' || kind === 'look');
    const job = this.#job;
    if (!job || (job.kind === 'train' && job.work.isPaused)) return;
    throw new BusyError(job.kind === 'train' ? PAUSE_FIRST : BUSY[job.kind]);
  }

  /**
   * Registers a look that has begun, until it ends; returns or throws its outcome.
   * @template Outcome
   * @param {Omit<Job, 'finished' | 'kind'> & { finished: Promise<Outcome>, isAwaited: boolean }} look   isAwaited:
   *   whether somebody waits for it; else it waits while a question is worked on
   */
  async look(look) {
    const job = { ...look, kind: /** @type {const} */ ('look') };
    this.#look = job;
    if (this.#questions && !job.isAwaited) job.work.pause();
    try {
      return await job.finished;
    } finally {
      if (this.#look === job) this.#look = null;
    }
  }

  /**
   * Works on a question before a look that nobody awaits.
   * @template Outcome
   * @param {() => Promise<Outcome>} answer
   */
  async first(answer) {
    this.#questions++;
    if (!this.#look?.isAwaited) this.#look?.work.pause();
    try {
      return await answer();
    } finally {
      if (!--this.#questions) this.#look?.work.resume();
    }
  }

  /**
   * Registers a job that has begun as the running one until it ends; returns or throws its outcome.
   * @template Outcome
   * @param {Omit<Job, 'finished'> & { finished: Promise<Outcome> }} job
   */
  async run(job) {
    this.#job = job;
    try {
      return await job.finished;
    } finally {
      this.#job = null;
    }
  }

  /** The job of this kind, if one is running. @param {Kind} kind */
  running(kind) {
    return this.#job?.kind === kind ? this.#job : null;
  }

  pause() {
    this.#job?.work.pause();
  }

  /** @param {import('../shared/protocol.js').Piece} [until]   for a run */
  resume(until) {
    this.#look?.work.stop();
    this.#job?.work.resume(until);
  }

  /**
   * Stops the running job and the look, if they match, and waits until they have ended.
   * @param {(job: Job) => boolean} [matches]
   */
  async stop(matches = () => true) {
    for (const job of [this.#look, this.#job]) {
      if (!job || !matches(job)) continue;
      job.work.stop();
      await job.finished.catch(() => {}); // `run` throws its failure
    }
  }
}
