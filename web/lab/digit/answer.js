// answer.js — what a network says about an image, in terms of the chosen digits.

import { ALL_CLASSES } from '../data/state.js';
import { outputsFit } from '../obstacles.js';

/**
 * Below this probability an answer is not sure. Fitted to training images of MNIST, turned by up to 36°, sheared by up to
 * 0.5 and stretched by up to a third: of the answers of `fast` from 0.98 on 99 % are right there. A little more is asked,
 * so that it holds for digits that people draw, too, of which then 99.4 % are: `node tests/bench/ink.js --model fast
 * --fit` prints both.
 */
export const SURE_FROM = 0.99;
/** Nor is it if another unit fires as well: the next output is at most the half. */
const SURE_AHEAD = 2;

/**
 * @typedef {object} Answer
 * @property {number[]} shares     of each chosen class, in their order, 0 … 1
 * @property {number | null} best  the digit that the network names; null for an output that stands for none
 * @property {number} confidence   the probability of that class; of a perceptron whether its unit fires
 * @property {boolean} sure
 * @property {boolean} [odd]      not sure only because a drawing has another form than that digit
 */

/**
 * The answer that a prediction stands for.
 * @param {import('../../shared/protocol.js').Prediction} prediction
 * @param {number[]} classes           that the network tells apart, ascending
 * @returns {Answer | null}            null if outputs and classes do not match
 */
export function answerOf({ outputs, predicted }, classes) {
  if (!outputsFit(outputs.length, classes.length)) return null;
  // A single output is the probability of the second class against the first.
  const all = outputs.length === 1 ? [1 - outputs[0], outputs[0]] : [...outputs];
  const ownOutputs = all.length >= 10;
  const best = (ownOutputs ? ALL_CLASSES : classes)[predicted] ?? null;
  const confidence = all[predicted];
  const next = Math.max(...all.filter((_, rank) => rank !== predicted));
  const sure = best !== null && confidence >= SURE_FROM && confidence >= SURE_AHEAD * next;
  return { shares: classes.map((digit, rank) => all[ownOutputs ? digit : rank]), best, confidence, sure };
}

/**
 * The answer for what is on the pad, which is not sure either if it has another form than the digit that is named.
 * @param {import('../drawing/state.js').DrawingState & Pick<import('../data/state.js').DataState, 'classes' | 'dataset'>} state
 */
export function answerOfDrawing({ drawing, drawingOdd, prediction, classes, dataset }) {
  const answer = drawing && prediction ? answerOf(prediction, classes) : null;
  if (!answer || !drawingOdd || answer.best === null || dataset === 'fashion-mnist') return answer;
  const odd = answer.sure && drawingOdd[answer.best];
  return { ...answer, sure: answer.sure && !odd, odd };
}

/**
 * The digits that outputs stand for, in their order: the chosen ones, or from ten outputs on the first ten.
 * @param {number} outputs   how many; one stands for two classes
 * @param {number[]} classes   chosen, ascending
 */
export const digitsOf = (outputs, classes) => (outputs >= ALL_CLASSES.length ? ALL_CLASSES : classes);

/**
 * Each output with the class that it stands for and the number of that class, and what a one-hot code of the label has
 * there. Empty if outputs and classes do not match.
 * @param {import('../../shared/protocol.js').Prediction} prediction
 * @param {number[]} classes @param {number} label
 */
export function outputRows({ outputs }, classes, label) {
  if (!outputsFit(outputs.length, classes.length)) return [];
  const shares = outputs.length === 1 ? [1 - outputs[0], outputs[0]] : [...outputs];
  return digitsOf(outputs.length, classes).map((digit, index) => ({
    ...{ index, label: digit, share: shares[index], target: Number(digit === label) },
  }));
}

/** Whether a line of layers ends with units that fire or do not, in place of probabilities. @param {string} layers */
export const endsWithStep = (layers) => /\bstep\b/.test(layers.split('|').at(-1) ?? '');

/**
 * The same of a network.
 * @param {import('../../shared/protocol.js').ModelSummary | null} model
 */
export const isStep = (model) => endsWithStep(model?.layers.at(-1)?.text ?? '');
