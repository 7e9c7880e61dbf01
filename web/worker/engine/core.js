// core.js — access to the engine's memory: arrays and strings in and out, and handles of what is stored there.

import { EngineError, STATUSES } from './engine-error.js';

/** The module's functions and memory. */
export class Core {
  /**
   * @param {WebAssembly.Instance} instance
   * @param {WebAssembly.Memory} [shared]   the imported memory, if the module does not export its own
   */
  constructor(instance, shared) {
    const { memory = shared, ...calls } = /** @type {any} */ (instance.exports);
    /** @type {Record<string, (...args: number[]) => number>} */
    this.calls = calls;
    /** @type {WebAssembly.Memory} */
    this.memory = memory;
  }

  /**
   * A view of the memory. Growing memory detaches it, so use it within one expression.
   * @param {number} pointer
   * @param {number} length   in bytes
   */
  bytes(pointer, length) {
    return new Uint8Array(this.memory.buffer, pointer >>> 0, length);
  }

  /**
   * As `bytes`, of unsigned 32-bit numbers.
   * @param {number} pointer   a multiple of 4
   * @param {number} length    in numbers
   */
  words(pointer, length) {
    return new Uint32Array(this.memory.buffer, pointer >>> 0, length);
  }

  /**
   * As `bytes`, of 32-bit floats.
   * @param {number} pointer   a multiple of 4
   * @param {number} length    in numbers
   */
  floats(pointer, length) {
    return new Float32Array(this.memory.buffer, pointer >>> 0, length);
  }

  /** A copy of the zero-terminated UTF-8 string at a pointer. @param {number} pointer */
  text(pointer) {
    const start = pointer >>> 0;
    const memory = new Uint8Array(this.memory.buffer);
    return new TextDecoder().decode(memory.slice(start, memory.indexOf(0, start)));
  }

  /**
   * A block of memory, which the caller frees. Throws EngineError NN_ERR_MEMORY if there is none.
   * @param {number} bytes
   * @returns {number}   its pointer
   */
  alloc(bytes) {
    return this.created(this.calls.nn_alloc(bytes));
  }

  /**
   * Copies arrays into the engine's memory, calls `use` with their pointers, and frees the copies afterwards,
   * also if `use` throws.
   * @template Result
   * @param {(Uint8Array | Float32Array)[]} arrays
   * @param {(...pointers: number[]) => Result} use
   */
  borrow(arrays, use) {
    /** @type {number[]} */
    const pointers = [];
    try {
      for (const { buffer, byteOffset, byteLength } of arrays) {
        const pointer = this.alloc(Math.max(1, byteLength));
        pointers.push(pointer);
        this.bytes(pointer, byteLength).set(new Uint8Array(buffer, byteOffset, byteLength));
      }
      return use(...pointers);
    } finally {
      for (const pointer of pointers) this.calls.nn_free(pointer);
    }
  }

  /** Throws an EngineError unless the status is NN_OK. @param {number} status   nn_status */
  check(status) {
    if (status === 0) return;
    const { nn_error_at, nn_status_text } = this.calls;
    throw new EngineError(status, nn_error_at() >>> 0, this.text(nn_status_text(status)));
  }

  /**
   * The pointer that was passed. Throws EngineError NN_ERR_MEMORY if it is NULL.
   * @param {number} pointer   the result of a function that returns NULL when it runs out of memory
   */
  created(pointer) {
    if (!pointer) this.check(STATUSES.indexOf('NN_ERR_MEMORY'));
    return pointer;
  }
}

/** An object in the engine's memory. Whoever creates it must destroy it. */
export class Handle {
  #pointer;
  #destroy;

  /**
   * @param {Core} core
   * @param {number} pointer
   * @param {(pointer: number) => void} destroy   frees the object
   */
  constructor(core, pointer, destroy) {
    /** @protected */
    this.core = core;
    this.#pointer = pointer;
    this.#destroy = destroy;
  }

  /** For use within this folder only. Throws after `destroy`. */
  get pointer() {
    if (!this.#pointer) throw new Error(`this ${this.constructor.name} has been destroyed`);
    return this.#pointer;
  }

  /** Frees the object; a second call does nothing. */
  destroy() {
    if (this.#pointer) this.#destroy(this.#pointer);
    this.#pointer = 0;
  }
}
