// divergence.js — training that goes wrong, though its loss is still a number.

/** A loss of ten times what guessing costs leaves the right one of ten classes a chance of e⁻²³. */
const FAR = 10;

/**
 * What an answer costs that finds all classes, or both states of a unit, as likely as each other.
 * @param {{ layers: { text: string }[], outputCount: number }} network
 * @returns {number | null}   in nats; null for a perceptron, whose loss has no unit
 */
export function guessingLoss({ layers, outputCount }) {
  const output = layers[layers.length - 1].text;
  if (/\bstep\b/.test(output)) return null;
  return Math.log(/\bsigmoid\b/.test(output) ? 2 : Math.max(2, outputCount));
}

/**
 * Whether steps are so big that each undoes more than the one before has learnt.
 * @param {number} loss   of training, the mean of an epoch or smoothed
 * @param {number | null} guessing
 */
export const isFarAboveGuessing = (loss, guessing) => guessing !== null && loss > FAR * guessing;
