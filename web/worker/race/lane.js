// lane.js — one network of a race, and its run, which is trained a turn at a time.

import { evaluate } from '../evaluation.js';
import { checkedSubset } from '../splits.js';
import { DivergedError, Run } from '../training.js';
import { collectTensors } from '../weights.js';

/** @typedef {import('../slices.js').Slices} Slices */
/** @typedef {import('../training.js').Place} Place */
/** @typedef {import('../training.js').ImageSource} ImageSource */
/** @typedef {import('../engine/model.js').Model} Model */
/** @typedef {import('../engine/dataset.js').Subset} Subset */
/** @typedef {import('../../shared/protocol.js').LaneSettings} LaneSettings */
/** @typedef {import('../../shared/protocol.js').Evaluation} Evaluation */
/** @typedef {import('../../shared/protocol.js').Failure} Failure */

/** A lane rests between two turns, and from its end on. It follows its own run. */
export class Lane {
  #settings;
  #emit;
  /** @type {Model | null} */
  #model = null;
  /** @type {Run | null} */
  #run = null;
  /** Whether the turn is over. @type {() => boolean} */
  #isOver = () => true;
  /** Begins its next turn, while it waits for that. */
  #wake = () => {};
  /** Tell that it rests, or that the engine has crashed. @type {{ resolve: () => void, reject: (error: unknown) => void } | null} */
  #resting = null;
  /** Settles when the run has ended. */
  #finished = Promise.resolve();
  /** Where the last step ended, in milliseconds of the run. */
  #lastMs = 0;
  /** The images that measure it. @type {Subset | null} */
  #sample = null;
  /** The test images, at the end of a whole run. @type {Evaluation | null} */
  #result = null;
  /** Of its weights before the first step, as in weights.js. */
  #mark = '';
  /** How often it was to be measured so far. */
  marks = 0;
  /** Images that its steps have taken. */
  images = 0;
  /** Time that these steps took, without evaluations, in milliseconds. */
  ms = 0;
  /** How its run has ended; null before. @type {{ ended: 'done' | 'stopped' | 'diverged' | 'failed', failure?: Failure } | null} */
  end = null;

  /** @param {LaneSettings} settings @param {(event: any) => void} emit   receives the events of a lane, as in protocol.js */
  constructor(settings, emit) {
    this.#settings = settings;
    this.#emit = emit;
  }

  /**
   * Makes the network, and gets ready for the first step.
   * @param {import('../engine/engine.js').Engine} engine @param {ImageSource} source
   */
  async begin(engine, source) {
    const { model, run } = this.#settings;
    try {
      this.#model = engine.createModel(model);
      const network = { model: this.#model, seed: model.seed, epochs: 0 };
      this.#run = new Run(network, source, run, this.#onEvent, this);
    } catch (error) {
      return this.#fail(error);
    }
    await this.#untilRest(() => {
      this.#finished = this.#train(/** @type {Run} */ (this.#run));
    });
    if (!this.end) this.#emit({ of: 'begun', paramCount: this.#model.paramCount, mark: this.#mark });
  }

  /** Trains on, at least one step. @param {() => boolean} isOver   asked after each step: whether the turn is over */
  async go(isOver) {
    this.#isOver = isOver;
    await this.#untilRest(this.#wake);
  }

  /** @param {() => void} work */
  #untilRest(work) {
    return /** @type {Promise<void>} */ (
      new Promise((resolve, reject) => {
        this.#resting = { resolve, reject };
        work();
      })
    );
  }

  /** @param {Run} run */
  async #train(run) {
    try {
      this.end = { ended: await run.start() };
      this.#resting?.resolve();
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) this.#resting?.reject(error);
      else this.#fail(error);
      this.#resting?.resolve();
    }
  }

  /** The others go on, unless the engine has crashed. @param {any} error */
  #fail(error) {
    if (error instanceof WebAssembly.RuntimeError) throw error;
    const { name, message, status, at, values } = error;
    const isDiverged = error instanceof DivergedError;
    const failure = { name, message, status, at, values };
    this.end = isDiverged ? { ended: 'diverged' } : { ended: 'failed', failure };
  }

  /** Of the run. @param {any} event */
  #onEvent = ({ event, ...rest }) => {
    if (event === 'result') this.#result = rest;
    if (event === 'begun') this.#mark = rest.mark;
    if (event === 'progress' || event === 'epoch') this.#emit({ of: event, ...rest });
  };

  /** The run has completed a step. @param {Place} place @param {number} count   its images */
  passed({ elapsedMs, epochStartMs }, count) {
    this.images += count;
    this.ms += elapsedMs - Math.max(this.#lastMs, epochStartMs);
    this.#lastMs = elapsedMs;
  }

  /** The run is about to take a step. Throws STOPPED. @param {Slices} slices   of the run */
  async turn(slices) {
    if (!this.#isOver()) return;
    const turn = new Promise((resolve) => {
      this.#wake = () => resolve(null);
    });
    this.#resting?.resolve();
    await slices.waitFor(turn);
  }

  /**
   * Evaluates the network as it is. Throws STOPPED.
   * @param {ImageSource} source @param {import('../splits.js').SubsetSpec} spec   of the images, the same each time
   * @param {Slices} slices   whose time it takes, not that of the run
   */
  async measure({ dataset }, spec, slices) {
    const model = /** @type {Model} */ (this.#model);
    this.#sample ??= checkedSubset(dataset, spec, model);
    const found = await evaluate(model, this.#sample, slices, () => {});
    this.#emit({ of: 'mark', images: this.images, seconds: this.ms / 1000, ...found, count: spec.count });
  }

  pause() {
    this.#run?.pause();
  }

  resume() {
    this.#run?.resume();
  }

  /** Settles when its run has ended. */
  stop() {
    this.#run?.stop();
    return this.#finished;
  }

  /** What its network says of an image; null without one. @param {Uint8Array} pixels */
  read(pixels) {
    const outputs = this.#model?.predict(pixels);
    return outputs ? { outputs, predicted: /** @type {Model} */ (this.#model).predicted } : null;
  }

  /** Tells how it has ended, with the network of a whole run. */
  close() {
    const place = { images: this.images, seconds: this.ms / 1000 };
    const end = { of: 'ended', ended: 'stopped', ...this.end, ...place };
    if (this.#model && this.#result) {
      const { loss, accuracy, count, fingerprint } = this.#result;
      const network = { layers: this.#settings.model.layers, tensors: collectTensors(this.#model) };
      this.#emit({ ...end, result: { loss, accuracy, count, fingerprint }, network });
    } else this.#emit(end);
  }

  destroy() {
    this.#sample?.destroy();
    this.#model?.destroy();
    this.#sample = null;
    this.#model = null;
  }
}
