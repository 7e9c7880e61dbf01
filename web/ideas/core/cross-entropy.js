// cross-entropy.js — the loss of an answer, and how it pulls at the sums of the last layer.

/** The loss in nats of an answer that gave the right class a probability. @param {number} probability */
export const crossEntropy = (probability) => -Math.log(probability) || 0;

/**
 * The gradient of the loss with respect to the sums that go into softmax: what was said minus what is right.
 * @param {number[]} shares   the probability of each class
 * @param {number} right      the index of the right class
 */
export const crossEntropyGradient = (shares, right) =>
  shares.map((share, index) => share - Number(index === right));
