// next-step.test.js — the sentence of the stage where a network knows some digits alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { knownClasses } from '../../../web/lab/digit/known-classes.js';
import { nextStep } from '../../../web/lab/stage/next-step.js';
import { initialState } from '../../../web/lab/state.js';
import { english as t } from '../languages.js';

const state = { ...initialState('en', 'light'), dataset: 'mnist' };

test('a network of two digits invites those, and no other one', () => {
  const two = { ...state, classes: [1, 2] };
  assert.deepEqual(knownClasses(two, t), { any: '1 or 2', draw: 'Draw a 1 or 2' });
  assert.equal(knownClasses({ ...state, classes: [0, 1, 2, 3] }, t)?.draw, 'Draw one of them');
  assert.equal(knownClasses(state, t), null);
  const training = {
    ...two,
    phase: /** @type {const} */ ('training'),
    model: /** @type {any} */ ({ layers: [{ text: 'dense 1 sigmoid' }], outputCount: 1 }),
  };
  assert.equal(nextStep(training, t).advice, 'Whatever you draw is read as 1 or 2.');
  assert.equal(nextStep({ ...training, classes: state.classes }, t).advice, 'Draw a digit now.');
});

test('of a network that a link has taken away the link is told, of one that a reset has, that it can come back', () => {
  const { fields } = state;
  /** @type {any} */
  const before = {
    ...state,
    phase: 'ready',
    model: { layers: [{ text: 'dense 10 softmax' }], outputCount: 10 },
    brought: ['seed'],
    takenAway: { settings: { fields }, dataset: 'mnist', files: [] },
  };
  const reset = nextStep(before, t);
  assert.equal(reset.said, t('next.reset'));
  const linked = nextStep({ ...before, fields: { ...fields, seed: '7' } }, t);
  assert.equal(linked.said, 'This link brings: seed 7.');
  assert.equal(linked.button?.verb, 'takeBack');
});
