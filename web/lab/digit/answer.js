// answer.js — what a network's answer says about an image.

import { outputsFit } from '../obstacles.js';
import { ALL_CLASSES } from '../state.js';

/** @typedef {import('../../shared/protocol.js').Prediction} Prediction */

/** Below this probability the answer is "not sure" … */
const SURE_FROM = 0.5;
/** … and so it is if another class is more than half as likely. */
const SURE_AHEAD = 2;

/**
 * @typedef {object} Reading
 * @property {number[]} shares     of each chosen class, in their order
 * @property {number | null} best  the digit, as an evaluation finds it; null for a class that stands for none
 * @property {number} confidence   the probability of that class; of a perceptron whether its unit fires
 * @property {boolean} sure
 */

/**
 * @param {Prediction} prediction
 * @param {number[]} classes           that the network tells apart, ascending
 * @returns {Reading | null}           null if they do not go together
 */
export function read({ outputs, predicted }, classes) {
  if (!outputsFit(outputs.length, classes.length)) return null;
  // One output alone is the probability of the second class against the first.
  const all = outputs.length === 1 ? [1 - outputs[0], outputs[0]] : [...outputs];
  const ownOutputs = all.length >= 10;
  const best = (ownOutputs ? ALL_CLASSES : classes)[predicted] ?? null;
  const confidence = all[predicted];
  const next = Math.max(...all.filter((_, rank) => rank !== predicted));
  const sure = best !== null && confidence >= SURE_FROM && confidence >= SURE_AHEAD * next;
  return { shares: classes.map((digit, rank) => all[ownOutputs ? digit : rank]), best, confidence, sure };
}

/**
 * Whether the outputs are no probabilities: units that fire or do not.
 * @param {import('../state.js').State['model']} model
 */
export const isStep = (model) => /\bstep\b/.test(model?.layers.at(-1)?.text ?? '');
