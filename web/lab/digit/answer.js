// answer.js — what a network says about an image, in terms of the chosen digits.

import { ALL_CLASSES } from '../data/state.js';
import { outputsFit } from '../obstacles.js';

/** Below this probability the network is not sure … */
const SURE_FROM = 0.5;
/** … and neither if the next class is more than half as likely. */
const SURE_AHEAD = 2;

/**
 * @typedef {object} Answer
 * @property {number[]} shares     of each chosen class, in their order, 0 … 1
 * @property {number | null} best  the digit that the network names; null for an output that stands for none
 * @property {number} confidence   the probability of that class; of a perceptron whether its unit fires
 * @property {boolean} sure
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
 * Whether the outputs are no probabilities, but units that fire or do not.
 * @param {import('../../shared/protocol.js').ModelSummary | null} model
 */
export const isStep = (model) => /\bstep\b/.test(model?.layers.at(-1)?.text ?? '');
