// interruption.js — ends a program's work early, so that it can save: Ctrl-C, SIGTERM, a closed terminal, an output that takes no more.

/**
 * @typedef {object} Cause
 * @property {number} exitCode
 * @property {string} reason    for a sentence: "Training was stopped: <reason>."
 */

/** By signal. @type {Record<string, Cause>} */
const SIGNALS = {
  SIGINT: { exitCode: 130, reason: 'interrupted' },
  SIGTERM: { exitCode: 143, reason: 'terminated' },
  SIGHUP: { exitCode: 129, reason: 'the terminal was closed' },
};

/** Watches the process's standard output, and signals while there is work to be ended. One for a process. */
export class Interruption {
  /** Why the program is to end early, if so. @type {Cause | null} */
  cause = null;
  #stop = () => {};

  constructor() {
    process.stderr.on('error', () => {}); // there is nobody left to be told
    process.stdout.on('error', ({ code, message }) => {
      const reason = code === 'EPIPE' ? 'standard output was closed' : `standard output: ${message}`;
      this.#end({ exitCode: 1, reason });
    });
  }

  /**
   * Does some work, which `stop` ends early. Outside of such work a signal ends the program at once, and so does
   * a second one within.
   * @template T
   * @param {() => void} stop
   * @param {() => Promise<T>} work
   */
  async during(stop, work) {
    const listeners = Object.entries(SIGNALS).map(([signal, cause]) => {
      const hear = () => (this.cause ? process.exit(cause.exitCode) : this.#end(cause));
      process.on(signal, hear);
      return () => process.off(signal, hear);
    });
    this.#stop = stop;
    try {
      if (this.cause) stop();
      return await work();
    } finally {
      this.#stop = () => {};
      for (const remove of listeners) remove();
    }
  }

  /** @param {Cause} cause */
  #end(cause) {
    if (this.cause) return;
    this.cause = cause;
    this.#stop();
  }
}
