// divergence.js — recognises training that diverges while its loss is still a finite number.

/** Factor above the loss of guessing. At ten times, the right one of ten classes has a probability of e⁻²³. */
const FAR = 10;

/**
 * The loss of guessing: of a prediction that gives all classes, or both states of an output, the same probability.
 * @param {{ layers: { text: string }[], outputCount: number }} network
 * @returns {number | null}   in nats; null for the perceptron, whose loss is not in nats
 */
export function guessingLoss({ layers, outputCount }) {
  const output = layers[layers.length - 1].text;
  if (/\bstep\b/.test(output)) return null;
  return Math.log(/\bsigmoid\b/.test(output) ? 2 : Math.max(2, outputCount));
}

/**
 * Whether the loss is so high that the steps are probably too large.
 * @param {number} loss   of training: the mean of an epoch, or smoothed
 * @param {number | null} guessing   from guessingLoss
 */
export const isFarAboveGuessing = (loss, guessing) => guessing !== null && loss > FAR * guessing;
