// hand-reader.js — has a person's own digits read by the network, and finds the training images nearest to one.

import { answerOf } from '../digit/answer.js';
import { LatestRequest } from '../latest-request.js';
import { trainsOthers } from '../obstacles.js';
import { isRunning, trained } from '../training/state.js';
import { isJudged } from './own-digits.js';

/** Least time between two readings during training, in milliseconds, and more where there are many digits. */
const PREDICT_EVERY_MS = 200;
const MS_PER_DIGIT = 20;

/** @typedef {import('../answers.js').Refreshable} Refreshable */
/** @typedef {import('../state.js').State} State */
/** @typedef {import('./state.js').OwnDigit} OwnDigit */

/** What the network reads in a digit; null while it is not known, or if it is not to know the digit. @param {OwnDigit} digit @param {State} state */
export function answerTo(digit, state) {
  const { handPredictions, classes, model } = state;
  const prediction = model && isJudged(digit, state) && handPredictions.get(digit.pixels);
  return prediction ? answerOf(prediction, classes) : null;
}

/** Whether a trained network reads another digit than this is. @param {OwnDigit} digit @param {State} state */
export function isMisread(digit, state) {
  const answer = trained(state) ? answerTo(digit, state) : null;
  return answer !== null && answer.best !== digit.label;
}

/** Reads the digits whenever the network is another one. @implements {Refreshable} */
export class HandReader {
  #link;
  #request = new LatestRequest(() => this.#read());
  #comparison = new LatestRequest(() => this.#compare());

  /** @param {import('../worker-link.js').WorkerLink} link */
  constructor(link) {
    this.#link = link;
  }

  refresh() {
    return this.#request.send();
  }

  refreshInTraining() {
    const { length } = this.#link.state.hand;
    if (length) this.#request.sendAtMostEvery(Math.max(PREDICT_EVERY_MS, MS_PER_DIGIT * length));
  }

  reset() {
    this.#request.reset();
    this.#comparison.reset();
  }

  /** Shows a digit with what is known of it, or none. @param {number | null} id */
  show = (id) => {
    this.#link.update({ handShown: id === this.#link.state.handShown ? null : id });
    return this.#comparison.send();
  };

  async #read() {
    const { hand, model } = this.#link.state;
    if (!hand.length || !model) return;
    try {
      const predictions = await Promise.all(hand.map(({ pixels }) => this.#link.call('predict', { pixels })));
      this.#link.update({ handPredictions: new Map(hand.map(({ pixels }, i) => [pixels, predictions[i]])) });
    } catch {
      return; // the network is gone, and the next one is asked again
    }
    this.#comparison.send();
  }

  /** Finds what is nearest to the digit that is shown, if it is misread and nothing else goes on. */
  async #compare() {
    const { state } = this.#link;
    const digit = state.hand.find(({ id }) => id === state.handShown);
    const isKnown = state.nearest?.id === digit?.id && state.nearest?.label === digit?.label;
    if (!digit || isKnown || !isMisread(digit, state)) return;
    if (isRunning(state) || trainsOthers(state) || state.handLearning) return;
    const { id, label, pixels } = digit;
    try {
      this.#link.update({
        nearest: { id, label, found: await this.#link.call('nearest', { pixels, label }) },
      });
    } catch {
      /* A run has begun, or other images have come: it is looked for when the digit is read again. */
    }
  }
}
