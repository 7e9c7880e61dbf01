// model.js — a network in the engine: its weights, its optimizer, its steps and its predictions.

import { Handle } from './core.js';
import { Inspection } from './inspection.js';
import { Kept } from './kept.js';

/** @typedef {import('./core.js').Core} Core */
/** @typedef {import('./dataset.js').Subset} Subset */
/** @typedef {import('./dataset.js').Augmentation} Augmentation */

/** Bytes of an nn_augmentation. */
const AUGMENTATION_BYTES = 24;

/** A number of steps that nn_state_write refuses. */
const NO_STEPS = 0xffffffff;

/**
 * @typedef {object} Layer
 * @property {string} text              as in the line of layers
 * @property {number[]} shape           output: height, width, channels; a dense layer's is 1, 1, units
 * @property {number} paramCount        with the moving averages, as Keras counts
 * @property {number} movingCount       moving averages among them, which are not trained
 * @property {number[]} kernelShape     [inputs, units] or [rows, columns, inputs, filters]; of batchnorm, whose kernel
 *                                      is its scale, [channels]; empty without weights
 * @property {boolean} hasBias
 */

/** A network, its weights and its optimizer. */
export class Model extends Handle {
  #pixelCount;
  #optimizer;
  /** Memory for pixels and outputs of `predict` and for ranges of `beginStep`, so that neither allocates. */
  #scratch;
  /** Pointers to the nn_layer_info of each layer. @type {number[]} */
  #infos;
  /** Made when it is first asked for. @type {Inspection | null} */
  #inspection = null;
  /** @type {Layer[]} */
  layers;
  /** The class that `predict` returned last; where several outputs tie, the same as in an evaluation. */
  predicted = 0;

  /**
   * @param {Core} core
   * @param {number} pointer
   * @param {{ pixelCount: number, optimizer: string }} facts   pixels of an image; a key of OPTIMIZERS
   */
  constructor(core, pointer, { pixelCount, optimizer }) {
    super(core, pointer, core.calls.nn_model_destroy);
    this.#pixelCount = pixelCount;
    this.#optimizer = optimizer;
    this.#scratch = 0;
    const layerCount = core.calls.nn_model_layer_count(pointer);
    this.#infos = Array.from({ length: layerCount }, (_, i) => core.calls.nn_model_layer(pointer, i));
    this.layers = this.#infos.map((info) => {
      const [text, height, width, channels, trainedCount, rank] = core.words(info, 6);
      const kernelShape = [...core.words(info + 24, rank)];
      const [bias] = core.words(info + 44, 1);
      const movingCount = rank === 1 ? 2 * channels : 0;
      const counts = { paramCount: trainedCount + movingCount, movingCount };
      return {
        ...{ text: core.text(text), shape: [height, width, channels], ...counts },
        ...{ kernelShape, hasBias: bias !== 0 },
      };
    });
    this.movingCount = this.layers.reduce((sum, layer) => sum + layer.movingCount, 0);
    this.paramCount = (core.calls.nn_model_param_count(pointer) >>> 0) + this.movingCount;
    this.outputCount = core.calls.nn_model_output_count(pointer) >>> 0;
    try {
      this.#scratch = core.alloc(Math.max(4 * this.outputCount + pixelCount, AUGMENTATION_BYTES));
    } catch (error) {
      this.destroy();
      throw error;
    }
  }

  destroy() {
    this.#inspection?.destroy();
    this.#inspection = null;
    super.destroy();
    this.core.calls.nn_free(this.#scratch);
    this.#scratch = 0;
  }

  /** Views of a layer's weights, to be used at once. @param {number} index   of the layer, from 0 */
  #weightViews(index) {
    const [kernel, bias, moving] = this.core.words(this.#infos[index] + 40, 3);
    const { hasBias, shape, paramCount, movingCount } = this.layers[index];
    const biasCount = hasBias ? shape[2] : 0;
    const kernelCount = paramCount - movingCount - biasCount;
    return {
      kernel: this.core.floats(kernel, kernelCount),
      bias: this.core.floats(bias, biasCount),
      moving: this.core.floats(moving, movingCount),
    };
  }

  /**
   * Copies of a layer's weights: the kernel row-major in its `kernelShape`, the bias, and moving means with the
   * moving variances behind them; empty where the layer has none.
   * @param {number} index   of the layer, from 0
   */
  weights(index) {
    const { kernel, bias, moving } = this.#weightViews(index);
    return { kernel: kernel.slice(), bias: bias.slice(), moving: moving.slice() };
  }

  /**
   * Replaces a layer's weights. Throws a RangeError if the lengths differ from the layer's.
   * @param {number} index   of the layer, from 0
   * @param {{ kernel: Float32Array, bias: Float32Array, moving?: Float32Array }} weights   as `weights` returns
   *   them; without `moving` the averages stay
   */
  setWeights(index, { kernel, bias, moving }) {
    const views = this.#weightViews(index);
    const fits = kernel.length === views.kernel.length && bias.length === views.bias.length;
    if (!fits || (moving && moving.length !== views.moving.length))
      throw new RangeError(
        `layer ${index} has ${views.kernel.length} kernel weights and ${views.bias.length} biases; ` +
          `got ${kernel.length} and ${bias.length}`,
      );
    views.kernel.set(kernel);
    views.bias.set(bias);
    if (moving) views.moving.set(moving);
  }

  /** Bytes of all weights and of what the optimizer needs beside them. */
  get checkpointBytes() {
    return 4 * this.paramCount + (this.core.calls.nn_state_bytes(this.pointer) >>> 0);
  }

  /**
   * A copy of what the optimizer needs, beside the weights, to go on to the same bits: as it was after the last
   * completed step.
   * @returns {import('../../shared/protocol.js').TrainerState}
   */
  trainerState() {
    const { core, pointer } = this;
    const bytes = core.calls.nn_state_bytes(pointer) >>> 0;
    const values = core.borrow([new Uint8Array(bytes)], (copy) => {
      core.calls.nn_state_read(pointer, copy);
      return core.bytes(copy, bytes).slice();
    });
    return { steps: core.calls.nn_model_steps(pointer) >>> 0, arrays: [{ name: this.#optimizer, values }] };
  }

  /**
   * Gives the optimizer the state of another model. Throws EngineError NN_ERR_STATE if that has another
   * optimizer or other sizes; nothing is changed then.
   * @param {import('../../shared/protocol.js').TrainerState} state   as `trainerState` returns it
   */
  setTrainerState({ steps, arrays }) {
    const { core, pointer } = this;
    const own = arrays.find(({ name }) => name === this.#optimizer);
    const values = own?.values ?? new Uint8Array(0);
    const count = own && Number.isInteger(steps) && steps >= 0 ? steps : NO_STEPS;
    core.borrow([values], (copy) =>
      core.check(core.calls.nn_state_write(pointer, Math.min(count, NO_STEPS), copy, values.length)),
    );
  }

  /** Whether the last layer has an output for each of the subset's classes. @param {Subset} subset */
  fits(subset) {
    return this.core.calls.nn_model_fits(this.pointer, subset.pointer) !== 0;
  }

  /**
   * Begins one optimizer step; `advance` performs it. Throws a RangeError if the images are not all in the
   * subset.
   * @param {Subset} subset
   * @param {object} step
   * @param {number} step.first    place of the batch's first image in the subset's order
   * @param {number} step.count    images in the batch, at least 1
   * @param {number} step.rate     learning rate
   * @param {number} [step.l2]     factor of the L2 penalty; 0 by default
   * @param {number} [step.clip]   largest norm of all gradients together; 0, the default, clips nothing
   * @param {number} [step.average]   decay of the weights' averages, below 1; 0, the default, averages nothing
   * @param {Augmentation | null} [step.augmentation]   of the images; none by default
   */
  beginStep(subset, { first, count, rate, l2 = 0, clip = 0, average = 0, augmentation = null }) {
    if (first < 0 || count < 1 || first + count > subset.count)
      throw new RangeError(
        `images ${first} … ${first + count - 1} are not all in the subset, which has ${subset.count}`,
      );
    const data = subset.dataset.pointer;
    const pointers = [this.pointer, data, subset.pointer];
    this.core.calls.nn_train_begin(...pointers, first, count, rate, l2, clip, average);
    if (!augmentation) return;
    const { ranges, seed, epoch } = augmentation;
    this.core.floats(this.#scratch, ranges.length).set(ranges);
    this.core.calls.nn_train_augment(this.pointer, this.#scratch, seed, epoch);
  }

  /**
   * Begins an evaluation of all images of the subset; `advance` performs it.
   * @param {Subset} subset
   * @param {Kept | null} [from]   what another evaluation of the subset has kept, to begin there; the layers before have the
   *   same weights as then
   */
  beginEvaluation(subset, from = null) {
    this.core.calls.nn_evaluate_begin(this.pointer, subset.dataset.pointer, subset.pointer);
    if (from) this.core.calls.nn_evaluate_from(this.pointer, from.place, from.pointer);
  }

  /**
   * Numbers of an image at a place between two layers: those that the layer with this index reads, or the logits, behind
   * all layers.
   * @param {number} place
   */
  sizeAt(place) {
    if (place === 0) return this.#pixelCount;
    const [height, width, channels] = this.layers[place - 1].shape;
    return height * width * channels;
  }

  /**
   * Has the evaluation that has just begun keep the numbers at a place of its first images. Throws EngineError
   * NN_ERR_MEMORY.
   * @param {number} place   as for `sizeAt`, not before that where the evaluation begins
   * @param {number} images   at most those of the subset
   */
  keep(place, images) {
    const kept = new Kept(this.core, place, images, this.sizeAt(place));
    this.core.calls.nn_evaluate_keep(this.pointer, place, kept.pointer, images);
    return kept;
  }

  /**
   * Works on the step or evaluation begun last.
   * @param {number} budget   time to work, in milliseconds; Infinity works to the end
   * @returns {boolean}       whether work is left
   */
  advance(budget) {
    return this.core.calls.nn_advance(this.pointer, budget) !== 0;
  }

  /** Abandons the step or evaluation begun last; the weights stay as they are. */
  cancel() {
    this.core.calls.nn_cancel(this.pointer);
  }

  /** L-BFGS: whether scikit-learn's stopping rule is met. Further steps on the same images do nothing then. */
  get converged() {
    return this.core.calls.nn_converged(this.pointer) !== 0;
  }

  /** Mean loss of the last step or evaluation, in nats, without the L2 penalty. */
  get loss() {
    return this.core.calls.nn_loss(this.pointer);
  }

  /** Number of images that the last step or evaluation classified correctly. */
  get correct() {
    return this.core.calls.nn_correct(this.pointer) >>> 0;
  }

  /** Number of images that have passed through the network since the last step or evaluation began. */
  get imagesDone() {
    return this.core.calls.nn_images_done(this.pointer) >>> 0;
  }

  /**
   * Time spent since the model was created, in milliseconds summed over all threads. Two numbers a layer,
   * forward and backward; then reading images, the loss, the optimizer and 0.
   * @returns {Float64Array}   [2 * layers.length + 4]
   */
  times() {
    const pointer = this.core.calls.nn_model_times(this.pointer) >>> 0;
    return new Float64Array(this.core.memory.buffer, pointer, 2 * this.layers.length + 4).slice();
  }

  /**
   * The outputs for one image, also during a step or evaluation. Throws a RangeError if the number of pixels is
   * wrong.
   * @param {Uint8Array} pixels    [height, width], 0 paper … 255 ink
   * @returns {Float32Array}       [outputCount]
   */
  predict(pixels) {
    if (pixels.length !== this.#pixelCount)
      throw new RangeError(`an image must have ${this.#pixelCount} pixels; got ${pixels.length}`);
    const outputs = this.#scratch;
    const copy = outputs + 4 * this.outputCount;
    this.core.bytes(copy, pixels.length).set(pixels);
    this.predicted = this.core.calls.nn_predict(this.pointer, outputs, copy) >>> 0;
    return this.core.floats(outputs, this.outputCount).slice();
  }

  /** Arrays for one image in all layers, for as long as the model lives. Throws EngineError NN_ERR_MEMORY. */
  get inspection() {
    const { layers, outputCount } = this;
    this.#inspection ??= new Inspection(this.core, this.pointer, {
      layers,
      outputCount,
      pixelCount: this.#pixelCount,
    });
    return this.#inspection;
  }

  /**
   * One step of the optimizer with the gradients that the inspection computed last; see nn_inspection_step.
   * @param {number} rate   learning rate
   */
  stepFromInspection(rate) {
    this.core.calls.nn_inspection_step(this.pointer, this.inspection.pointer, rate);
  }

  /**
   * What a function finds while one weight is another number; the weight is the same afterwards.
   * @template Result
   * @param {number} index   of the layer, from 0
   * @param {'kernel' | 'bias'} tensor @param {number} at   the weight's place in it
   * @param {number} value @param {() => Result} find   does not train
   */
  withWeight(index, tensor, at, value, find) {
    const before = this.#weightViews(index)[tensor][at];
    try {
      this.#weightViews(index)[tensor][at] = value;
      return find();
    } finally {
      this.#weightViews(index)[tensor][at] = before;
    }
  }
}
