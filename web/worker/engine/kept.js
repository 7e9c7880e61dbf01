// kept.js — numbers that images have at a place between two layers of a network, in the engine's memory.

import { Handle } from './core.js';

/** What an evaluation keeps: it must stay until the evaluation has ended. */
export class Kept extends Handle {
  /**
   * Throws EngineError NN_ERR_MEMORY.
   * @param {import('./core.js').Core} core
   * @param {number} place    the layer that reads the numbers, or the number of layers for the logits
   * @param {number} images
   * @param {number} size     numbers of an image
   */
  constructor(core, place, images, size) {
    super(core, core.alloc(4 * images * size), core.calls.nn_free);
    this.place = place;
    this.images = images;
    this.size = size;
  }

  /** A copy: [images, size]. @returns {Float32Array} */
  values() {
    return this.core.floats(this.pointer, this.images * this.size).slice();
  }

  /** @param {(numbers: Float32Array, image: number) => void} look   with a view that lives until it returns */
  visit(look) {
    const numbers = this.core.floats(this.pointer, this.images * this.size);
    for (let i = 0; i < this.images; i++) look(numbers.subarray(i * this.size, (i + 1) * this.size), i);
  }
}
