// jobs.js — long work of the worker: one job at a time, which can be paused and stopped.

/** @typedef {import('./slices.js').Slices} Slices */
/** @typedef {'train' | 'trial' | 'evaluate'} Kind */

/**
 * @typedef {object} Job
 * @property {Kind} kind
 * @property {Pick<Slices, 'pause' | 'resume' | 'stop'>} work
 * @property {object} source           the images that it uses
 * @property {Promise<unknown>} over
 */

/** What a request hears that must not come during a job. @type {Record<Kind, string>} */
const BUSY = {
  train: 'The network is in training already.',
  trial: 'Another network is in training: wait for it or stop it first.',
  evaluate: 'The network is being evaluated: wait for that or stop it first.',
};

export class Jobs {
  /** @type {Job | null} */
  #job = null;

  /** Throws if a job is on. */
  throwIfBusy() {
    if (this.#job) throw new Error(BUSY[this.#job.kind]);
  }

  /**
   * The job that has begun is the one that is on, until it is over.
   * @template Outcome
   * @param {Omit<Job, 'over'> & { over: Promise<Outcome> }} job
   */
  async run(job) {
    this.#job = job;
    try {
      return await job.over;
    } finally {
      this.#job = null;
    }
  }

  pause() {
    this.#job?.work.pause();
  }

  resume() {
    this.#job?.work.resume();
  }

  /**
   * Stops the job that is on, if it is meant, and waits for its end.
   * @param {(job: Job) => boolean} [meant]
   */
  async stop(meant = () => true) {
    const job = this.#job;
    if (!job || !meant(job)) return;
    job.work.stop();
    await job.over.catch(() => {}); // whoever asked for it hears of its failure
  }
}
