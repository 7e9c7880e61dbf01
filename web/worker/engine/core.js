// core.js — the border of the engine's memory: arrays and texts across it, and things that live behind it.

import { EngineError, STATUSES } from './engine-error.js';

/** The module's functions and memory. */
export class Core {
  /** @param {WebAssembly.Instance} instance @param {WebAssembly.Memory} [shared] */
  constructor(instance, shared) {
    const { memory = shared, ...calls } = /** @type {any} */ (instance.exports);
    /** @type {Record<string, (...args: number[]) => number>} */
    this.calls = calls;
    /** @type {WebAssembly.Memory} */
    this.memory = memory;
  }

  /** @param {number} pointer @param {number} length */
  bytes(pointer, length) {
    return new Uint8Array(this.memory.buffer, pointer >>> 0, length);
  }

  /** @param {number} pointer @param {number} length */
  words(pointer, length) {
    return new Uint32Array(this.memory.buffer, pointer >>> 0, length);
  }

  /** @param {number} pointer @param {number} length */
  floats(pointer, length) {
    return new Float32Array(this.memory.buffer, pointer >>> 0, length);
  }

  /** The text at a pointer, up to its zero byte. @param {number} pointer */
  text(pointer) {
    const start = pointer >>> 0;
    const memory = new Uint8Array(this.memory.buffer);
    return new TextDecoder().decode(memory.slice(start, memory.indexOf(0, start)));
  }

  /** @param {number} bytes */
  alloc(bytes) {
    return this.created(this.calls.nn_alloc(bytes));
  }

  /**
   * Copies arrays in, calls `use` with their pointers, frees them whatever happens.
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

  /** @param {number} status */
  check(status) {
    if (status === 0) return;
    const { nn_error_at, nn_status_text } = this.calls;
    throw new EngineError(status, nn_error_at() >>> 0, this.text(nn_status_text(status)));
  }

  /** What a function returned that gives NULL when there is no more memory. @param {number} pointer */
  created(pointer) {
    if (!pointer) this.check(STATUSES.indexOf('NN_ERR_MEMORY'));
    return pointer;
  }
}

/** A thing in the engine's memory, until it is destroyed. */
export class Handle {
  #pointer;
  #destroy;

  /** @param {Core} core @param {number} pointer @param {(pointer: number) => void} destroy */
  constructor(core, pointer, destroy) {
    /** @protected */
    this.core = core;
    this.#pointer = pointer;
    this.#destroy = destroy;
  }

  /** Never leaves the binding. */
  get pointer() {
    if (!this.#pointer) throw new Error(`this ${this.constructor.name} has been destroyed`);
    return this.#pointer;
  }

  /** Gives its memory back; a second call does nothing. */
  destroy() {
    if (this.#pointer) this.#destroy(this.#pointer);
    this.#pointer = 0;
  }
}
