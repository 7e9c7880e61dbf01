// jobs.js — the worker's long tasks: one at a time, which can be paused and stopped.

/** @typedef {import('./slices.js').Slices} Slices */
/** @typedef {'train' | 'trial' | 'learn' | 'evaluate' | 'compare'} Kind */

/**
 * @typedef {object} Job
 * @property {Kind} kind
 * @property {Pick<Slices, 'pause' | 'stop'> & { resume(until?: import('../shared/protocol.js').Piece): void }} work
 * @property {object} source               the images that it uses
 * @property {Promise<unknown>} finished   settles when the job ends
 */

/** Error text of a request that is refused because a job is running. @type {Record<Kind, string>} */
const BUSY = {
  train: 'The network is already being trained: wait until this ends, or stop it first.',
  trial: 'Another network is being trained: wait until this ends, or stop it first.',
  learn: 'The network is learning a hand: wait until this ends, or stop it first.',
  evaluate: 'The network is being evaluated: wait until this ends, or stop it first.',
  compare: 'Images are being compared: wait until this ends, or stop it first.',
};

export class Jobs {
  /** The running job. @type {Job | null} */
  #job = null;

  /** Makes way for a new job: ends a comparison, which no run waits for. Throws an Error if another is running. */
  async begin() {
    await this.stop(({ kind }) => kind === 'compare');
    if (this.#job) throw new Error(BUSY[this.#job.kind]);
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
    this.#job?.work.resume(until);
  }

  /**
   * Stops the running job, if it matches, and waits until it has ended.
   * @param {(job: Job) => boolean} [matches]
   */
  async stop(matches = () => true) {
    const job = this.#job;
    if (!job || !matches(job)) return;
    job.work.stop();
    await job.finished.catch(() => {}); // `run` throws its failure
  }
}
