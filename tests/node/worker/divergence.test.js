// divergence.test.js — what guessing costs, and which loss is far above that.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guessingLoss, isFarAboveGuessing } from '../../../web/worker/divergence.js';

/** @param {string} text @param {number} outputCount */
const network = (text, outputCount) => ({ layers: [{ text: 'dense 16 relu' }, { text }], outputCount });

test('guessing costs the logarithm of what there is to choose from', () => {
  assert.equal(guessingLoss(network('dense 10 softmax', 10)), Math.log(10));
  assert.equal(guessingLoss(network('dense 2 softmax zeros', 2)), Math.log(2));
  assert.equal(guessingLoss(network('dense 10 sigmoid', 10)), Math.log(2));
  assert.equal(guessingLoss(network('dense 1 sigmoid', 1)), Math.log(2));
});

test('a loss is far above that only where nothing has been learnt', () => {
  assert.equal(isFarAboveGuessing(20_635, Math.log(10)), true);
  assert.equal(isFarAboveGuessing(23.1, Math.log(10)), true);
  assert.equal(isFarAboveGuessing(22.9, Math.log(10)), false);
});

test('the loss of a perceptron is compared with nothing', () => {
  const guessing = guessingLoss(network('dense 10 step zeros', 10));
  assert.equal(guessing, null);
  assert.equal(isFarAboveGuessing(1e6, guessing), false);
});
