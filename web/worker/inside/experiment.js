// experiment.js — a copy of the network that a person changes and that answers what takes long. The network itself stays
// as it was trained: what is saved, told, evaluated and trained on is never the copy.

import { collectState, restoreCheckpoint } from '../checkpoint.js';
import { Slices } from '../slices.js';
import { collectTensors, restoreTensors } from '../weights.js';
import { apply, silencing } from './changes.js';
import { TestAnswers } from './effect.js';
import { findExciting, findSimilar } from './images.js';

/** @typedef {import('../engine/engine.js').Engine} Engine */
/** @typedef {import('../engine/model.js').Model} Model */
/** @typedef {import('../training.js').ImageSource} ImageSource */
/** @typedef {import('../../shared/protocol.js').Change} Change */
/** @typedef {import('../../shared/protocol.js').Edits} Edits */
/** @typedef {{ model: Model, layers: string, optimizer: string, seed: number }} Network */

/** Bytes of copies that are kept to undo steps; beyond, the oldest can no longer be undone. */
const MOST_BYTES = 2 ** 26;

/**
 * One thing that was done, with what takes it back.
 * @typedef {{ kind: Edits['last'], places: string, bytes: number, undo: () => void }} Done
 */

/** What a person tries on the network; nothing to begin with. */
export class Experiment {
  #engine;
  #network;
  #emit;
  /** Made when it is first needed. @type {Model | null} */
  #copy = null;
  /** @type {Done[]} */
  #done = [];
  /** The silent units, and what has them speak again. @type {{ layer: number, unit: number, back: Change[] }[]} */
  #silent = [];
  /** The first layer that each of them has changed. @type {number[]} */
  #layers = [];
  /** Of the trained network. @type {TestAnswers | null} */
  #answers = null;
  /** What its run has found: the digits that it reads in test images, by index. @type {Map<number, number>} */
  #known = new Map();
  /** The question that is worked on. @type {{ kind: string, slices: Slices, finished: Promise<unknown> } | null} */
  #question = null;

  /** @param {Engine} engine @param {Network} network @param {(event: any) => void} emit   receives `edits` events */
  constructor(engine, network, emit) {
    this.#engine = engine;
    this.#network = network;
    this.#emit = emit;
  }

  /** The copy, if it is another network than the trained one. */
  get edited() {
    return this.#isEdited ? this.#copy : null;
  }

  /** Also by what can no longer be undone. */
  get #isEdited() {
    return this.#layers.length > 0;
  }

  /** @returns {Edits | null} */
  get edits() {
    if (!this.#isEdited) return null;
    const silent = this.#silent.map(({ layer, unit }) => ({ layer, unit }));
    return { count: this.#layers.length, silent, last: this.#done.at(-1)?.kind ?? null };
  }

  // ---- Changes ----------------------------------------------------------------------------------

  /** @param {Change[]} changes */
  async edit(changes) {
    await this.stopQuestion();
    const copy = this.#ready();
    const back = this.#beneath(copy, this.#silent, () => apply(copy, changes));
    const last = this.#done.at(-1);
    // The same weights again, as a slider does: it is one change, which the first takes back.
    if (last?.kind === 'edit' && last.places === placesOf(changes)) return this.#tell();
    this.#add('edit', changes, 8 * changes.reduce((sum, { at }) => sum + at.length, 0), () =>
      this.#beneath(copy, this.#silent, () => apply(copy, back)),
    );
  }

  /** Has a unit contribute nothing, or again what it did. @param {number} layer @param {number} unit @param {boolean} silent */
  async silence(layer, unit, silent) {
    const changes = silencing(this.#network.model.layers, layer, unit);
    const old = this.#silent.find((each) => each.layer === layer && each.unit === unit);
    if (Boolean(old) === silent) return;
    await this.stopQuestion();
    const copy = this.#ready();
    const before = this.#silent;
    const after = old ? before.filter((each) => each !== old) : [...before, { layer, unit }];
    this.#beneath(copy, after);
    this.#add('silence', changes, 8 * changes[0].at.length, () => this.#beneath(copy, before));
  }

  /**
   * Changes the weights beneath the silent units: all speak for that moment, the last one first, since they share weights.
   * @template Result
   * @param {Model} copy @param {{ layer: number, unit: number }[]} silent   the units that are silent behind it
   * @param {() => Result} [change]
   */
  #beneath(copy, silent, change) {
    for (const { back } of [...this.#silent].reverse()) apply(copy, back);
    try {
      return /** @type {Result} */ (change?.());
    } finally {
      this.#silent = silent.map((unit) => ({ ...unit, back: mute(copy, unit) }));
    }
  }

  /**
   * One step of the network's optimizer, from what it remembers, with the gradient of the loss of one image. Silent units
   * stay silent: the weights that they had are not taught.
   * @param {{ pixels: Uint8Array, label: number, rate: number }} image
   * @returns {Promise<import('../../shared/protocol.js').Taught>}
   */
  async teach({ pixels, label, rate }) {
    if (!(rate >= 0 && rate <= MOST_RATE)) throw new RangeError(`the learning rate must be 0 … ${MOST_RATE}`);
    await this.stopQuestion();
    const copy = this.#ready();
    const before = said(copy, pixels, label);
    const saved = collectState(copy);
    copy.inspection.backward(copy.inspection.loss(label).dlogits);
    copy.stepFromInspection(rate);
    for (const unit of this.#silent) mute(copy, unit);
    const arrays = [...saved.tensors, ...saved.trainerState.arrays];
    const bytes = arrays.reduce((sum, { values }) => sum + values.byteLength, 0);
    this.#add('teach', ALL_LAYERS, bytes, () => restoreCheckpoint(copy, saved));
    return { before, after: said(copy, pixels, label) };
  }

  /** Takes back what was done last, to the same bits. */
  async undo() {
    await this.stopQuestion();
    const done = this.#done.pop();
    if (!done) return;
    done.undo();
    this.#layers.pop();
    this.#tell();
  }

  /** Takes everything back: the copy is given up. */
  async putBack() {
    await this.stopQuestion();
    const wasEdited = this.#isEdited;
    this.#copy?.destroy();
    this.#copy = null;
    this.#done = [];
    this.#silent = [];
    this.#layers = [];
    if (wasEdited) this.#tell();
  }

  /** The trained network has been evaluated. @param {{ indices: Uint32Array, predictions: Uint8Array }} result */
  know({ indices, predictions }) {
    this.#known = new Map(Array.from(indices, (index, i) => [index, predictions[i]]));
  }

  /** The network becomes another one. */
  async end() {
    await this.putBack();
    await this.leaveImages();
  }

  /** The images go. */
  async leaveImages() {
    await this.stopQuestion();
    this.#answers?.destroy();
    this.#answers = null;
    this.#known = new Map();
  }

  /** @param {Edits['last']} kind @param {(Pick<Change, 'layer'> & Partial<Change>)[]} changes @param {number} bytes @param {() => void} undo */
  #add(kind, changes, bytes, undo) {
    this.#done.push({ kind, places: placesOf(changes), bytes, undo });
    this.#layers.push(Math.min(...changes.map(({ layer }) => layer)));
    while (this.#done.length > 1 && this.#done.reduce((sum, done) => sum + done.bytes, 0) > MOST_BYTES)
      this.#done.shift();
    this.#tell();
  }

  #tell() {
    this.#emit({ event: 'edits', edits: this.edits });
  }

  /** The copy, on which nothing is under way; of the network as it is now, if nothing has been changed. */
  #ready() {
    const { model, layers, optimizer, seed } = this.#network;
    if (this.#copy && this.#isEdited) return this.#copy;
    this.#copy ??= this.#engine.createModel({ layers, optimizer, seed });
    restoreCheckpoint(this.#copy, collectState(model));
    return this.#copy;
  }

  // ---- Questions --------------------------------------------------------------------------------

  /**
   * The training images that excite a unit most.
   * @param {ImageSource} source @param {{ layer: number, unit: number, count: number, classes?: number[] }} request
   * @param {() => Model | null} shown   an earlier moment of the run, if that is looked at
   */
  exciting({ dataset }, request, shown) {
    return this.#ask('exciting', shown, (model, slices) => findExciting(model, dataset, request, slices));
  }

  /**
   * The training images that the last hidden layer makes most alike to an image.
   * @param {ImageSource} source @param {{ pixels: Uint8Array, count: number, classes?: number[] }} request
   * @param {() => Model | null} shown   as for `exciting`
   */
  similar({ dataset }, request, shown) {
    return this.#ask('similar', shown, (model, slices) => findSimilar(model, dataset, request, slices));
  }

  /**
   * How many test images of each digit the network gets right, and the copy. Before a change, what the next one needs is
   * computed.
   * @param {ImageSource} source
   * @param {{ classes?: number[], layer?: number }} request   layer: from which on changes are expected
   * @returns {Promise<import('../../shared/protocol.js').Effect>}
   */
  effect({ dataset }, { classes, layer = 0 }) {
    return this.#ask('effect', null, async (copy, slices) => {
      if (!this.#answers?.areOf(dataset, classes)) {
        this.#answers?.destroy();
        this.#answers = new TestAnswers(dataset, classes, this.#known);
      }
      const answers = this.#answers;
      const first = this.#isEdited ? Math.min(...this.#layers) : layer;
      if (!this.#isEdited) {
        await answers.begin(copy, first, slices);
        return answers.untouched;
      }
      const tell = (/** @type {import('../../shared/protocol.js').Effect} */ effect) =>
        this.#emit({ event: 'effect', ...effect });
      /** @type {Model | null} */
      let trained = null;
      try {
        return await answers.after(copy, first, slices, tell, () => {
          trained ??= this.#copyOf(this.#network.model);
          return trained;
        });
      } finally {
        /** @type {Model | null} */ (trained)?.destroy();
      }
    });
  }

  /** Another network with the same weights, which the caller destroys. @param {Model} model */
  #copyOf(model) {
    const { layers, optimizer, seed } = this.#network;
    const copy = this.#engine.createModel({ layers, optimizer, seed });
    restoreTensors(copy, collectTensors(model));
    return copy;
  }

  /**
   * Works on a question until it is answered, or another of its kind comes or the copy changes; those of other kinds wait,
   * but what a change does is asked by somebody who looks at it: it ends them. Throws STOPPED.
   * @template Result
   * @param {string} kind
   * @param {(() => Model | null) | null} shown   a moment of the run, to be asked in place of the copy
   * @param {(model: Model, slices: Slices) => Promise<Result>} work
   */
  async #ask(kind, shown, work) {
    while (this.#question)
      await (this.#question.kind === kind || (kind === 'effect' && this.#isEdited)
        ? this.#stopQuestion()
        : this.#question.finished.catch(() => {}));
    const moment = shown?.();
    const model = moment ? this.#copyOf(moment) : this.#ready();
    const slices = new Slices();
    const finished = work(model, slices).finally(() => (moment ? model.destroy() : model.cancel()));
    const question = { kind, slices, finished };
    this.#question = question;
    try {
      return await finished;
    } finally {
      if (this.#question === question) this.#question = null;
    }
  }

  /** Ends the question that is worked on, if there is one: its images go, or the copy changes. */
  async stopQuestion() {
    while (this.#question) await this.#stopQuestion();
  }

  /** Whoever goes on must look again: another may have begun meanwhile. */
  async #stopQuestion() {
    this.#question?.slices.stop();
    await this.#question?.finished.catch(() => {}); // whoever has asked is told
  }
}

/** A step changes the weights of all layers. */
const ALL_LAYERS = [{ layer: 0 }];

/** Which weights some changes are of. @param {Partial<Change>[]} changes */
const placesOf = (changes) => changes.map(({ layer, tensor, at }) => [layer, tensor, at].join()).join(' ');

/** The largest learning rate that a person may teach with. */
const MOST_RATE = 1000;

/** Silences a unit. Returns what has it speak again. @param {Model} model @param {{ layer: number, unit: number }} unit */
const mute = (model, { layer, unit }) => apply(model, silencing(model.layers, layer, unit));

/** What a network says of an image, and the loss. @param {Model} model @param {Uint8Array} pixels @param {number} label */
function said({ inspection, layers }, pixels, label) {
  const predicted = inspection.forward(pixels);
  return {
    outputs: inspection.layer(layers.length - 1).output,
    predicted,
    loss: inspection.loss(label).loss,
  };
}
