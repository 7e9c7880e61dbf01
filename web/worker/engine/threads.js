// threads.js — the threads of an engine: started once, asleep while there is nothing to do, gone on close.
//
// A thread is a worker with the same module on the same memory. Until it has said that it is ready nothing
// counts on it, so that a worker that cannot be started means fewer threads and no error.

import { importsWith } from './instance.js';

/** Longer than the slowest phone takes to start a worker. */
const START_MS = 5000;
/** Each thread's, as CMakeLists.txt has it for the first; a multiple of the 16 bytes that stacks align to. */
const STACK_BYTES = 256 << 10;

/**
 * A worker of a browser or of Node.js.
 * @typedef {object} ThreadWorker
 * @property {(message: object) => void} postMessage
 * @property {() => unknown} terminate
 */

/**
 * Starts a worker that hands its messages to a `threadHandler`, and hears of the first answer or of a failure.
 * @typedef {(ready: () => void, failed: () => void) => ThreadWorker} StartThread
 */

/** What all threads of an engine have in common. */
/** @typedef {{ module: WebAssembly.Module, memory: WebAssembly.Memory }} Shared */

/** Workers that sleep in the engine's memory, and wake for its work. */
export class Threads {
  #calls;
  #workers;

  /**
   * @param {ThreadWorker[]} workers   that are ready
   * @param {Record<string, (...args: number[]) => number>} calls   of the engine
   */
  constructor(workers, calls) {
    this.#calls = calls;
    this.#workers = workers;
    const stacks = workers.map(() => calls.nn_alloc(STACK_BYTES) >>> 0).filter((block) => block !== 0);
    stacks.forEach((block, i) => workers[i].postMessage({ thread: i + 1, stack: block + STACK_BYTES }));
    this.threads = 1 + stacks.length;
    calls.nn_threads_open(this.threads);
  }

  /** Ends the workers; the engine goes on with one thread. */
  close() {
    this.#calls.nn_threads_close();
    for (const worker of this.#workers) worker.terminate();
    this.#workers = [];
    this.threads = 1;
  }
}

/**
 * Starts workers, and gives those that became ready.
 * @param {number} count @param {StartThread} startThread @param {Shared} shared
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
 * What a worker does about its messages: the first brings module and memory, the second number and stack.
 * @param {(answer: string) => void} answer
 */
export function threadHandler(answer) {
  /** @type {any} */
  let calls;
  return async (/** @type {Partial<Shared> & { thread?: number, stack?: number }} */ message) => {
    const { module, memory, thread, stack } = message;
    if (module) {
      calls = (await WebAssembly.instantiate(module, importsWith(memory))).exports;
      answer('ready');
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
