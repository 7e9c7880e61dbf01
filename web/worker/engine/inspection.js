// inspection.js — one image in every layer of a network, and gradients with respect to all that it consists of.

import { Handle } from './core.js';

/** @typedef {import('./core.js').Core} Core */
/** @typedef {import('./model.js').Layer} Layer */

/**
 * Copies of what a layer has of the image; shapes are the layer's.
 * @typedef {object} LayerInspection
 * @property {Float32Array} output   after the activation
 * @property {Float32Array} [sum]    before it; of conv, dense and batchnorm only. Of the last layer the logits
 */

/**
 * Gradients; with respect to what has the same name without `d`.
 * @typedef {object} LayerGradients
 * @property {Float32Array} [doutput]   of all layers but the last
 * @property {Float32Array} [dsum]      of conv, dense and batchnorm
 * @property {Float32Array} [dkernel]   of layers with weights
 * @property {Float32Array} [dbias]
 */

/** Arrays for one image. The model's weights are read when the image passes, and nothing of the model is changed. */
export class Inspection extends Handle {
  #layers;
  #pixelCount;
  /** Memory for pixels and for gradients of logits. */
  #scratch;

  /**
   * Throws EngineError NN_ERR_MEMORY.
   * @param {Core} core
   * @param {number} model   pointer
   * @param {{ layers: Layer[], pixelCount: number, outputCount: number }} facts
   */
  constructor(core, model, { layers, pixelCount, outputCount }) {
    super(core, core.created(core.calls.nn_inspection_create(model)), core.calls.nn_inspection_destroy);
    this.#layers = layers;
    this.#pixelCount = pixelCount;
    this.outputCount = outputCount;
    this.#scratch = 0;
    try {
      this.#scratch = core.alloc(Math.max(4 * outputCount, pixelCount));
    } catch (error) {
      this.destroy();
      throw error;
    }
  }

  destroy() {
    super.destroy();
    this.core.calls.nn_free(this.#scratch);
    this.#scratch = 0;
  }

  /**
   * Passes an image through all layers. Throws a RangeError if the number of pixels is wrong.
   * @param {Uint8Array} pixels   [height, width], 0 paper … 255 ink
   * @returns {number}            the predicted class, as `predict` finds it
   */
  forward(pixels) {
    if (pixels.length !== this.#pixelCount)
      throw new RangeError(`an image must have ${this.#pixelCount} pixels; got ${pixels.length}`);
    this.core.bytes(this.#scratch, pixels.length).set(pixels);
    return this.core.calls.nn_inspection_forward(this.pointer, this.#scratch) >>> 0;
  }

  /**
   * The loss of that image, and its gradient with respect to the logits. Throws a RangeError for a class that the
   * network has not.
   * @param {number} label   the right class
   */
  loss(label) {
    if (!(label >= 0 && label < Math.max(2, this.outputCount)))
      throw new RangeError(`there is no output ${label}; there are ${this.outputCount}, counted from 0`);
    const loss = this.core.calls.nn_inspection_loss(this.pointer, this.#scratch, label);
    return { loss, dlogits: this.core.floats(this.#scratch, this.outputCount).slice() };
  }

  /**
   * Computes the gradients of Σ dlogits · logits for that image.
   * @param {Float32Array} dlogits   [outputCount]
   */
  backward(dlogits) {
    this.core.floats(this.#scratch, this.outputCount).set(dlogits);
    this.core.calls.nn_inspection_backward(this.pointer, this.#scratch);
  }

  /** What the first layer gets: pixels after rescaling. */
  input() {
    return this.#copy(this.core.calls.nn_inspection_input(this.pointer), this.#pixelCount);
  }

  /** The gradient with respect to that. */
  dinput() {
    return this.#copy(this.core.calls.nn_inspection_dinput(this.pointer), this.#pixelCount);
  }

  /** @param {number} index   of the layer, from 0 @returns {LayerInspection} */
  layer(index) {
    const [output, sum] = this.#pointers(index);
    const count = outputCount(this.#layers[index]);
    return { output: this.#copy(output, count), ...(sum && { sum: this.#copy(sum, count) }) };
  }

  /**
   * @param {number} index   of the layer, from 0
   * @param {boolean} ofWeights   whether with those of the weights
   * @returns {LayerGradients}
   */
  gradients(index, ofWeights) {
    const [, , doutput, dsum, dkernel, dbias] = this.#pointers(index);
    const { kernelShape, shape } = this.#layers[index];
    const count = outputCount(this.#layers[index]);
    const kernelCount = kernelShape.reduce((product, side) => product * side, 1);
    return {
      ...(doutput && { doutput: this.#copy(doutput, count) }),
      ...(dsum && { dsum: this.#copy(dsum, count) }),
      ...(ofWeights && dkernel && { dkernel: this.#copy(dkernel, kernelCount) }),
      ...(ofWeights && dbias && { dbias: this.#copy(dbias, shape[2]) }),
    };
  }

  /** Pointers of the nn_layer_inspection. @param {number} index */
  #pointers(index) {
    return this.core.words(this.core.calls.nn_inspection_layer(this.pointer, index), 6);
  }

  /** @param {number} pointer @param {number} count */
  #copy(pointer, count) {
    return this.core.floats(pointer, count).slice();
  }
}

/** @param {Layer} layer */
const outputCount = ({ shape: [height, width, channels] }) => height * width * channels;
