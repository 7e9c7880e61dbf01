// threads.js — the threads of an engine: they start once, sleep while there is no work, and end on `close`.
//
// A thread is a worker with the same module on the same memory. It is used only after it has reported that it
// is ready. A worker that does not start therefore means fewer threads, not an error.

import { importsWith } from './instance.js';

/** Time limit for starting a worker; slow phones take less. */
const START_MS = 5000;
/** Stack of each thread, as large as the first thread's in CMakeLists.txt; stacks are aligned to 16 bytes. */
const STACK_BYTES = 256 << 10;

/**
 * A worker of a browser or of Node.js.
 * @typedef {object} ThreadWorker
 * @property {(message: object) => void} postMessage
 * @property {() => unknown} terminate
 */

/**
 * Starts a worker that passes its messages to a `threadHandler`. Calls `ready` at its first message, or
 * `failed` at an error.
 * @typedef {(ready: () => void, failed: () => void) => ThreadWorker} StartThread
 */

/**
 * What all threads of an engine share.
 * @typedef {{ module: WebAssembly.Module, memory: WebAssembly.Memory }} Shared
 */

/** Workers that wait on the engine's memory for tasks. */
export class Threads {
  #calls;
  #workers;

  /**
   * @param {ThreadWorker[]} workers   ready ones
   * @param {Record<string, (...args: number[]) => number>} calls   the engine's functions
   */
  constructor(workers, calls) {
    this.#calls = calls;
    this.#workers = workers;
    const stacks = workers.map(() => calls.nn_alloc(STACK_BYTES) >>> 0).filter((block) => block !== 0);
    for (const [i, block] of stacks.entries())
      workers[i].postMessage({ thread: i + 1, stack: block + STACK_BYTES });
    this.threads = 1 + stacks.length;
    calls.nn_threads_open(this.threads);
  }

  /** Ends the workers. The engine stays usable, with one thread. */
  close() {
    this.#calls.nn_threads_close();
    for (const worker of this.#workers) worker.terminate();
    this.#workers = [];
    this.threads = 1;
  }
}

/**
 * Starts workers and returns those that became ready within START_MS.
 * @param {number} count
 * @param {StartThread} startThread
 * @param {Shared} shared
 */
export async function startWorkers(count, startThread, shared) {
  const workers = await Promise.all(Array.from({ length: count }, () => startWorker(startThread, shared)));
  return workers.filter((worker) => worker !== null);
}

/** @param {StartThread} startThread @param {Shared} shared @returns {Promise<ThreadWorker | null>} */
function startWorker(startThread, shared) {
  return new Promise((resolve) => {
    const fail = () => {
      clearTimeout(timer);
      worker?.terminate();
      resolve(null);
    };
    const succeed = () => {
      clearTimeout(timer);
      resolve(worker);
    };
    const timer = setTimeout(fail, START_MS);
    /** @type {ThreadWorker | null} */
    let worker = null;
    try {
      worker = startThread(succeed, fail);
      worker.postMessage(shared);
    } catch {
      fail();
    }
  });
}

/**
 * The message handler of a thread's worker. The first message brings module and memory and is answered with
 * 'ready'; the second brings the thread's number and stack and enters the engine, which returns when the
 * threads are closed.
 * @param {(reply: string) => void} send
 */
export function threadHandler(send) {
  /** @type {any} */
  let calls;
  return async (/** @type {Partial<Shared> & { thread?: number, stack?: number }} */ message) => {
    const { module, memory, thread, stack } = message;
    if (module) {
      calls = (await WebAssembly.instantiate(module, importsWith(memory))).exports;
      send('ready');
    } else {
      calls.__stack_pointer.value = stack;
      try {
        calls.nn_threads_worker(thread);
      } catch (error) {
        calls.nn_threads_fail();
        throw error;
      }
    }
  };
}
