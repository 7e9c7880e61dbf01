// hand-page.js — the lab without a browser, with a trained network and digits that it can learn.

import { checkpointOf, MODEL, startPage } from './lab-page.js';

const evaluation = (/** @type {number[]} */ predictions, /** @type {number} */ accuracy) => ({
  ...{ split: 'test', pool: 'test', loss: 0.5, accuracy, count: 3, fingerprint: 'f', seconds: 0 },
  ...{ indices: Uint32Array.of(0, 1, 2), labels: Uint8Array.of(5, 6, 7) },
  ...{ predictions: Uint8Array.from(predictions), confidences: Float32Array.of(1, 1, 1) },
});
/** What the worker says of a lesson. */
export const LEARNT = {
  ended: 'done',
  tensors: [{ name: '0.kernel', shape: [1, 1], values: Float32Array.of(9) }],
  lesson: {
    ...{ steps: 2, batch: 4, rate: 0.5, optimizer: 'adam', count: 10 },
    images: { trainCount: null, validationCount: 0, testCount: null },
  },
  curve: { loss: Float32Array.of(2, 1), accuracy: Float32Array.of(0.5, 1) },
  seconds: 1,
  own: { labels: Uint8Array.of(1, 2), before: Uint8Array.of(1, 1), after: Uint8Array.of(1, 2) },
  test: { before: evaluation([5, 6, 1], 2 / 3), after: evaluation([5, 1, 7], 2 / 3) },
};

/**
 * A page with a trained network and ten digits.
 * @param {import('node:test').TestContext} t
 * @param {() => any} [learn]   what comes of a lesson
 */
export async function pageWithHand(t, learn = () => ({ result: LEARNT })) {
  const requests = /** @type {any[]} */ ([]);
  const create = (/** @type {any} */ { former }) => ({ ...MODEL, ...(former && { former: checkpointOf() }) });
  const page = await startPage(t, create, {
    handlers: {
      learn: (/** @type {any} */ request) => {
        requests.push(request);
        return learn();
      },
      nearest: () => ({ result: { any: [], same: null, limit: 5, count: 60 } }),
      images: (/** @type {any} */ { indices = [] }) => ({
        result: {
          indices: Uint32Array.from(indices),
          labels: new Uint8Array(indices.length),
          pixels: new Uint8Array(784 * indices.length),
        },
      }),
    },
  });
  const { store, actions } = page;
  store.update({ origin: 'file', weightsFile: 'mine.npz' });
  for (let i = 0; i < 10; i++) {
    await actions.draw([[0, 0, 10 + 20 * i, 200]]);
    await actions.labelDrawing(i);
  }
  return { ...page, requests };
}
