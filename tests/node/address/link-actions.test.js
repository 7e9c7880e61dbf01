// link-actions.test.js — what a person does with a link, while its parts come.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { LinkActions } from '../../../web/lab/address/link-actions.js';
import { initialState } from '../../../web/lab/state.js';
import { MODEL } from '../lab-page.js';

/** @import { State } from '../../../web/lab/state.js' */

const TENSORS = [{ name: '0.kernel', shape: [1, 1], values: Float32Array.of(7) }];

test('weights that are asked for before the code of the link is here go into the link', async () => {
  const first = initialState('en', 'light');
  /** @type {State} */
  let state = { ...first, model: MODEL };
  const link = {
    get state() {
      return state;
    },
    update: (/** @type {Partial<State>} */ change) => {
      state = { ...state, ...change };
    },
  };
  let give = (/** @type {typeof TENSORS} */ _) => {};
  const network = { weights: () => new Promise((resolve) => (give = resolve)) };
  const address = { browser: { url: 'http://x/', first } };
  const { showLink, putWeights } = new LinkActions(
    .../** @type {[any, any, any]} */ ([link, network, address]),
  );
  const shown = showLink();
  const put = putWeights(true);
  await shown;
  assert.ok(state.link?.code, 'the code has come');
  give(TENSORS);
  await put;
  assert.match(String(state.link?.address), /weights=/);
  assert.equal(state.link?.hasWeights, true);
});
