// ready-made.js — races to click: short ones, each of which shows one thing.

/** @typedef {import('./state.js').Choices} Choices */

/** One hidden layer, and of its preset the batches of 128, and nothing that hides what differs. */
const HIDDEN = { preset: 'mlp-rmsprop', net: 'dense 128 relu | dense 10 softmax' };
const PLAIN = { ...HIDDEN, optimizer: 'sgd' };

/** Their names are the texts `ready.<id>`. @type {Record<string, Choices[]>} */
export const READY_MADE = {
  optimizers: [PLAIN, { ...HIDDEN, optimizer: 'adam' }],
  // Too small, good, and so large that it does not learn.
  rates: ['0.001', '0.1', '10'].map((rate) => ({ ...PLAIN, rate })),
  // 3,190 parameters and 3,098.
  kinds: ['dense 4 relu | dense 10 softmax', 'conv 8 5x5 relu | maxpool 4 | dense 10 softmax'].map((net) => ({
    preset: 'mlp-adam',
    net,
  })),
  depths: ['dense 10 softmax', HIDDEN.net, `dense 128 relu | ${HIDDEN.net}`].map((net) => ({
    ...{ preset: 'mlp-adam', net },
  })),
  batches: ['16', '128', '1024'].map((batch) => ({ ...PLAIN, rate: '0.1', batch })),
};
