// evaluations.js — evaluations as the worker sends them, for tests of what the page makes of them.

/**
 * @param {number[]} labels @param {number[]} predictions @param {number[]} [confidences]
 * @param {number[]} [indices]
 * @returns {import('../../web/shared/protocol.js').Evaluation}
 */
export function evaluation(labels, predictions, confidences, indices) {
  const count = labels.length;
  const right = labels.filter((label, i) => label === predictions[i]).length;
  return {
    ...{ split: 'test', pool: 'test', loss: 0.5, accuracy: right / count, count, seconds: 1 },
    indices: Uint32Array.from(indices ?? labels.keys()),
    labels: Uint8Array.from(labels),
    predictions: Uint8Array.from(predictions),
    confidences: Float32Array.from(confidences ?? labels.map(() => 0.5)),
    fingerprint: '0123-4567-89ab-cdef',
  };
}
