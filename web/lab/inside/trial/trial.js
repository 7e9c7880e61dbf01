// trial.js — why the network answers so, one image taught, and changes of the network: what the page asks for them.

import { answerOf, digitsOf } from '../../digit/answer.js';
import { LatestRequest } from '../../latest-request.js';
import { Sight } from '../sight.js';

/** @typedef {import('../../state.js').State} State */
/** @typedef {import('../../../shared/protocol.js').Change} Change */

/** @typedef {import('./state.js').TrialState} TrialState */

/** The drawing must have been still for so long before images are compared with it, in milliseconds. */
const STILL_MS = 400;
/** Least time between two requests in training. */
const ASK_EVERY_MS = 200;
/** Least time between two changes of a bias that is dragged: of most networks the effect of each is seen. */
const DRAG_EVERY_MS = 250;
/** Training images that are shown as alike. */
const SIMILAR = 8;

/** The digits of the outputs; of a single output both. @param {State} state */
export const digitsOfModel = ({ model, classes }) => digitsOf(model?.outputCount ?? 0, classes);

/** What the outputs give a digit; one output alone is the share of the second. @param {State} state @param {Float32Array} outputs @param {number} digit */
export function shareOfDigit(state, outputs, digit) {
  const output = digitsOfModel(state).indexOf(digit);
  if (outputs.length > 1) return outputs[output];
  return output ? outputs[0] : 1 - outputs[0];
}

/** The classes of the network, the one with the largest share of the image first; null without an answer. @param {State} state */
function ranking({ inside, classes }) {
  const answer = inside?.seen && answerOf(inside.seen.inside, classes);
  if (!answer) return null;
  const order = classes.map((_, rank) => rank).sort((a, b) => answer.shares[b] - answer.shares[a]);
  return { best: answer.best, order: order.map((rank) => classes[rank]) };
}

/** The digit of the image: as a person says, as the data say, or as the network answers; always one of its classes. @param {State} state */
export function labelOf(state) {
  const found = ranking(state);
  if (!found || !state.inside) return null;
  const { seen, trial } = state.inside;
  const known = [trial.label, seen?.sample?.label, found.best, ...found.order];
  return known.find((digit) => found.order.includes(/** @type {number} */ (digit))) ?? null;
}

/** The two digits that are told apart. @param {State} state @returns {[number, number] | null} */
export function rivalsOf(state) {
  const order = ranking(state)?.order;
  if (!order || !state.inside) return null;
  const of = state.inside.trial.of ?? order[0];
  // Of an image that is read wrong, what it is; else what comes next.
  const label = state.inside.seen?.sample?.label ?? of;
  const right = [label, ...order].find((digit) => digit !== of && order.includes(digit));
  const against = state.inside.trial.against ?? right ?? order[0];
  return [of, against];
}

/** So much of a question is about the image and the network; the rest is about the rivals. */
const OF_IMAGE = 4;

/** What the slow answers are about. @param {State} state @returns {unknown[]} */
const questionOf = (state) => [
  ...[state.inside?.seen?.pixels, state.model, state.edits, state.inside?.trial.age],
  ...(rivalsOf(state) ?? []),
];

/** Whether a slow answer is one of what is seen now. @param {State} state @param {import('./state.js').Compared<unknown> | null} compared */
export function isOfNow(state, compared) {
  const now = questionOf(state);
  return state.phase !== 'training' && Boolean(compared?.about.every((each, i) => each === now[i]));
}

/** The learning rate of the step that teaches an image; NaN if what is typed is none. @param {State} state */
export function rateOf({ inside, fields }) {
  const rate = Number(inside?.trial.rate || fields.rate);
  return rate > 0 && rate <= 1000 ? rate : NaN;
}

/** Asks and changes. @implements {Required<import('../room.js').Part>} */
export class Trial {
  #link;
  /** @type {() => unknown} */
  #onChange;
  /** What was asked for last. @type {unknown[]} */
  #asked = [];
  /** Whether the weights may be others than those that are known: not while somebody draws. */
  #areWeightsOld = true;
  #isTraining = false;
  /** Whether the pictures of the slow answers are in sight. */
  #isSeen = false;
  /** Whether the panel that changes the network is. */
  #isEditSeen = false;
  /** What the last change, or the next one, was prepared for. @type {unknown[]} */
  #prepared = [];
  #timer = 0;
  #whySight = new Sight((isSeen) => this.#look(isSeen));
  #editSight = new Sight((isSeen) => {
    this.#isEditSeen = isSeen;
    this.#prepare();
  });
  #quick = new LatestRequest(() => this.#askQuick());
  #slow = new LatestRequest(() => this.#askSlow());
  #effect = new LatestRequest(() => this.#askEffect());
  #drag = new LatestRequest(() => this.#dragOn());
  #isDragging = false;

  /** @param {import('../../worker-link.js').WorkerLink} link @param {() => unknown} onChange   the network is another one */
  constructor(link, onChange) {
    this.#link = link;
    this.#onChange = onChange;
  }

  get #state() {
    return this.#link.state;
  }

  /** @param {Partial<TrialState>} change */
  #update(change) {
    const { inside } = this.#state;
    if (inside) this.#link.update({ inside: { ...inside, trial: { ...inside.trial, ...change } } });
  }

  // ---- Questions ------------------------------------------------------------------------------

  /** @param {State} state */
  notice(state) {
    const { seen, trial } = /** @type {import('../room.js').RoomState} */ (state.inside);
    const about = [seen, trial.of, trial.against, trial.label, state.model, state.edits];
    this.#noticeImage(seen?.sample ?? (state.drawing && 'drawing'), trial);
    const isTraining = state.phase === 'training';
    if (isTraining && !this.#isTraining) this.#update({ checked: null });
    this.#isTraining = isTraining;
    this.#prepare();
    if (about.every((each, i) => each === this.#asked[i])) return;
    const [, , , , model, edits] = this.#asked;
    this.#asked = about;
    if (seen && seen.pixels !== this.#pixels && (trial.taught || trial.checked))
      this.#update({ taught: null, checked: null });
    this.#pixels = seen?.pixels;
    if (model !== state.model) this.#update({ drops: null, similar: null });
    if (model !== state.model || edits !== state.edits) this.#changed();
    this.#waitToCompare();
    if (isTraining) this.#quick.sendAtMostEvery(ASK_EVERY_MS);
    else this.#quick.send();
  }

  /** Of the image that was looked at last. @type {Uint8Array | undefined} */
  #pixels;
  /** That image. @type {unknown} */
  #image;

  /** What has been chosen is of one image: strokes keep it, an empty pad does not. @param {unknown} image @param {TrialState} chosen */
  #noticeImage(image, { of, against, label }) {
    if (image !== this.#image && [of, against, label].some((digit) => digit !== null))
      this.#update({ of: null, against: null, label: null, drops: null });
    this.#image = image;
  }

  refresh() {
    this.#areWeightsOld = true;
    const { age = 0, effect = null } = this.#state.inside?.trial ?? {};
    this.#update({ age: age + 1, checked: null });
    // The test images may have come after the change.
    if (this.#state.edits && !effect) this.#effect.send();
    this.#waitToCompare();
    return this.#quick.send();
  }

  refreshInTraining() {
    this.#areWeightsOld = true;
    this.#quick.sendAtMostEvery(ASK_EVERY_MS);
  }

  reset() {
    for (const request of [this.#quick, this.#slow, this.#effect, this.#drag]) request.reset();
    this.#asked = [];
    this.#prepared = [];
    this.#isDragging = false;
  }

  /** The pictures whose answers take long have come into sight, or left it. @param {boolean} isSeen */
  #look(isSeen) {
    this.#isSeen = isSeen;
    this.#waitToCompare();
  }

  /** Before the first change, the test images are read once: so the change takes less. */
  #prepare() {
    const { model, edits, phase, classes, arrival } = this.#state;
    if (!this.#isEditSeen || edits || !isStill(this.#state)) return;
    const prepared = [model, phase, classes, arrival.ready, target(this.#state).layer];
    if (prepared.every((each, i) => each === this.#prepared[i])) return;
    this.#prepared = prepared;
    this.#effect.send();
  }

  #waitToCompare() {
    clearTimeout(this.#timer);
    if (this.#isSeen) this.#timer = Number(setTimeout(() => this.#slow.send(), STILL_MS));
  }

  /** The network has been changed, or put back. */
  #changed() {
    this.#areWeightsOld = true;
    this.#update({ checked: null, ...(!this.#state.edits && { taught: null }) });
    if (this.#state.edits) this.#effect.send();
    else this.#update({ effect: null, dragged: null });
    this.#onChange();
  }

  async #askQuick() {
    const state = this.#state;
    const { model, inside } = state;
    const rivals = rivalsOf(state);
    if (!model || !inside?.seen || !rivals) return;
    const { pixels } = inside.seen;
    const label = labelOf(state);
    const areOld = this.#areWeightsOld;
    this.#areWeightsOld = false;
    try {
      const [why, taught, weights] = await Promise.all([
        this.#link.call('inside', { pixels, gradient: gradientOf(state, rivals) }),
        label !== null && this.#link.call('inside', { pixels, gradient: { label: outputOf(state, label) } }),
        areOld && this.#link.call('weights', { edited: true }),
      ]);
      if (this.#state.model !== model) return;
      const sign = signOf(state, rivals);
      const { value, biases, dpixels } =
        /** @type {Required<import('../../../shared/protocol.js').Inside>} */ (why); // it was asked with a gradient
      const parts = why.input.map((x, i) => sign * x * dpixels[i]);
      this.#update({
        reason: {
          of: rivals[0],
          against: rivals[1],
          value: sign * value,
          biases: sign * biases,
          pixels: parts,
        },
        gradients: taught && label !== null ? { label, inside: taught, layers: model.layers } : null,
        ...(weights && { weights: weights.tensors, ...(!this.#isDragging && { dragged: null }) }),
      });
    } catch {
      this.#areWeightsOld = true; // the network is gone, and the next one is asked again
    }
  }

  async #askSlow() {
    const state = this.#state;
    const rivals = rivalsOf(state);
    const { inside } = state;
    if (!rivals || !inside?.seen || !state.model || state.phase === 'training') return;
    const { drops: known, similar } = inside.trial;
    if (isOfNow(state, known) && isOfNow(state, similar)) return;
    const { pixels } = inside.seen;
    const about = questionOf(state);
    try {
      const { drops } = await this.#link.call('cover', { pixels, ...gradientOf(state, rivals) });
      if (this.#state.model !== state.model) return;
      const sign = signOf(state, rivals);
      const found = sign > 0 ? drops : drops.map((/** @type {number} */ drop) => -drop);
      this.#update({ drops: { about, found } });
      const { classes } = state;
      const alike = await this.#link.call('similar', { pixels, count: SIMILAR, classes });
      if (this.#state.model !== state.model) return;
      this.#update({ similar: { about: about.slice(0, OF_IMAGE), found: alike } });
    } catch (error) {
      // Another question may have ended this one, since the worker answers one at a time.
      if (error instanceof Error && error.name === 'AbortError') this.#waitToCompare();
    }
  }

  async #askEffect() {
    try {
      const { classes } = this.#state;
      const effect = await this.#link.call('effect', { classes, layer: target(this.#state).layer - 1 });
      this.#update({ effect: this.#state.edits ? effect : null });
    } catch {
      /* A change has ended it, which asks again. */
    }
  }

  /** What is known of the effect so far. @param {import('../../../shared/protocol.js').Effect} effect */
  onEffect(effect) {
    if (this.#state.edits) this.#update({ effect });
  }

  // ---- Verbs ----------------------------------------------------------------------------------

  /** One step of the optimizer on this image. */
  async #teach() {
    const label = labelOf(this.#state);
    const pixels = this.#state.inside?.seen?.pixels;
    if (label === null || !pixels) return;
    const taken = { pixels, label: outputOf(this.#state, label), rate: rateOf(this.#state) };
    const taught = await this.#link.call('teach', taken);
    this.#update({ taught: { ...taught, label } });
  }

  /** The bias becomes what it has been dragged to by now. */
  async #dragOn() {
    const { dragged } = /** @type {import('../room.js').RoomState} */ (this.#state.inside).trial;
    if (!dragged || !isStill(this.#state)) return;
    this.#isDragging = true;
    const { layer, unit, value } = dragged;
    try {
      await this.verbs.edit([changeOf(layer, 'bias', unit - 1, value)]);
      await new Promise((resolve) => setTimeout(resolve, DRAG_EVERY_MS));
    } catch {
      /* The network is gone, and its bias with it. */
    }
    this.#isDragging = false;
  }

  /** Compares the gradient of a unit's weight that has the largest. @param {number} layer @param {number} unit   from 1 */
  async #check(layer, unit) {
    const state = this.#state;
    const label = labelOf(state);
    const pixels = state.inside?.seen?.pixels;
    if (label === null || !pixels) return;
    const request = { pixels, gradient: { label: outputOf(state, label) }, weightGradients: true };
    const { layers } = await this.#link.call('inside', request);
    const { dkernel = new Float32Array(0) } = layers[layer - 1];
    const units = state.model?.layers[layer - 1].shape.at(-1) ?? 1;
    let at = unit - 1;
    for (let place = at; place < dkernel.length; place += units)
      if (Math.abs(dkernel[place]) > Math.abs(dkernel[at])) at = place;
    const found = await this.#link.call('check', {
      ...{ pixels, label: outputOf(state, label), layer: layer - 1, tensor: 'kernel', at },
    });
    this.#update({ checked: { layer, unit, found } });
  }

  /** What a person can do. */
  verbs = {
    /** Sees whether the reasons of an answer are in sight: only then those that take long are asked for. */
    watchTrial: this.#whySight.watch,
    /** Sees whether changes can be made. */
    watchEdit: this.#editSight.watch,
    /** Tells two other digits apart. */
    chooseRivals: (/** @type {{ of?: number, against?: number }} */ rivals) =>
      this.#update({ ...rivals, drops: null }),
    /** Says which digit the image is. */
    chooseLabel: (/** @type {number} */ label) => this.#update({ label, taught: null, checked: null }),
    /** Chooses the learning rate of the step that teaches an image, as typed. */
    chooseRate: (/** @type {string} */ rate) => this.#update({ rate }),
    /** One step of the optimizer on the image, on a copy of the network. */
    teach: () => this.#teach(),
    /** Takes back the last change. */
    undo: async () => {
      await this.#link.call('undo');
      this.#update({ taught: null });
    },
    /** Takes back all changes. */
    putBack: () => this.#link.call('putBack'),
    /** Has a unit contribute nothing, or again what it did. Both count from 1. */
    silence: (/** @type {number} */ layer, /** @type {number} */ unit, /** @type {boolean} */ silent) =>
      this.#link.call('silence', { layer: layer - 1, unit: unit - 1, silent }),
    /** Changes weights. */
    edit: (/** @type {Change[]} */ changes) => this.#link.call('edit', { changes }),
    /** Drags a bias: the newest value counts. */
    dragBias: (/** @type {NonNullable<TrialState['dragged']>} */ dragged) => {
      this.#update({ dragged });
      return this.#drag.send();
    },
    /** Chooses how weights are painted, and of which channel. */
    chooseBrush: (/** @type {Partial<Pick<TrialState, 'brush' | 'channel'>>} */ choice) =>
      this.#update(choice),
    /** Compares a gradient with differences. */
    check: (/** @type {number} */ layer, /** @type {number} */ unit) => this.#check(layer, unit),
  };
}

/** The layer and the unit that are looked at, or the first with weights; counted from 1. @param {State} state */
export function target({ insidePlace, model }) {
  const layers = model?.layers ?? [];
  const own =
    insidePlace.layer !== null && layers[insidePlace.layer - 1]?.paramCount ? insidePlace.layer : null;
  const layer = own ?? layers.findIndex(({ paramCount }) => paramCount > 0) + 1;
  const units = layers[layer - 1]?.shape.at(-1) ?? 1;
  return { layer, unit: own ? Math.min(insidePlace.unit ?? 1, units) : 1, units };
}

/**
 * One weight that becomes another.
 * @param {number} layer   from 1 @param {Change['tensor']} tensor @param {number} at @param {number} value
 * @returns {Change}
 */
export const changeOf = (layer, tensor, at, value) => ({
  ...{ layer: layer - 1, tensor, at: Uint32Array.of(at), values: Float32Array.of(value) },
});

/** The number of the class among the outputs; of a single output 0 or 1. @param {State} state @param {number} digit */
export const outputOf = (state, digit) => digitsOfModel(state).indexOf(digit);

/** The difference of two logits; of a single output its logit, which stands for the second class. @param {State} state @param {[number, number]} rivals */
const gradientOf = (state, [of, against]) =>
  state.model?.outputCount === 1 ? { of: 0 } : { of: outputOf(state, of), against: outputOf(state, against) };

/** @param {State} state @param {[number, number]} rivals */
const signOf = (state, [of]) => (state.model?.outputCount === 1 && outputOf(state, of) === 0 ? -1 : 1);

/** Why the network cannot be changed now; null if it can. @param {State} state @returns {'trial.pause' | 'trial.moment' | null} */
export function obstacle({ phase, insidePlace }) {
  if (phase === 'training') return 'trial.pause';
  return insidePlace.step === null ? null : 'trial.moment';
}

/** Whether the network may be changed now. @param {State} state */
export const isStill = (state) => !obstacle(state) && !state.creating && Boolean(state.model);
