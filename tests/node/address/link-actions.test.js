// link-actions.test.js — what a person does with a link, while its parts come.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { LinkActions } from '../../../web/lab/address/link-actions.js';
import { initialState } from '../../../web/lab/state.js';
import { MODEL } from '../lab-page.js';

/** @import { State } from '../../../web/lab/state.js' */

const TENSORS = [{ name: '0.kernel', shape: [1, 1], values: Float32Array.of(7) }];

/** The verbs on a page with a network, whose weights come when `give` is called. */
function openLink() {
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
  const actions = new LinkActions(.../** @type {[any, any, any]} */ ([link, network, address]));
  return { link, give: () => give(TENSORS), ...actions };
}

test('weights that are asked for before the code of the link is here go into the link', async () => {
  const { link, give, showLink, putWeights } = openLink();
  const shown = showLink();
  const put = putWeights(true);
  await shown;
  assert.ok(link.state.link?.code, 'the code has come');
  give();
  await put;
  assert.match(String(link.state.link?.address), /weights=/);
  assert.equal(link.state.link?.hasWeights, true);
});

for (const [what, change] of /** @type {const} */ ([
  ['not wanted any longer', (/** @type {ReturnType<typeof openLink>} */ { putWeights }) => putWeights(false)],
  [
    'of a dialog that was closed and opened again',
    (/** @type {ReturnType<typeof openLink>} */ { closeLink, showLink }) => {
      closeLink();
      return showLink();
    },
  ],
]))
  test(`weights that come when they are ${what} stay away`, async () => {
    const page = openLink();
    await page.showLink();
    const put = page.putWeights(true);
    await change(page);
    page.give();
    await put;
    assert.equal(page.link.state.link?.hasWeights, false);
  });
