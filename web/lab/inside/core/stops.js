// stops.js — where a walk through a network stops: at every layer that computes, forward and back, and at the loss between.

/** @typedef {import('../../../shared/protocol.js').LayerSummary} LayerSummary */

/**
 * @typedef {object} Stop
 * @property {'image' | 'forward' | 'loss' | 'backward' | 'step'} kind
 * @property {number} index   of the layer, from 0; of the others 0
 */

/** Layers that hand on what they get: nothing happens there. */
const PASSES = /^(flatten|dropout|rescaling)\b/;

/** All stops of a walk. @param {LayerSummary[]} layers @returns {Stop[]} */
export function stopsOf(layers) {
  const passed = [...layers.keys()].filter((index) => !PASSES.test(layers[index].text));
  const through = (/** @type {'forward' | 'backward'} */ kind) => (/** @type {number} */ index) => ({
    kind,
    index,
  });
  return [
    { kind: 'image', index: 0 },
    ...passed.map(through('forward')),
    { kind: 'loss', index: 0 },
    ...passed.reverse().map(through('backward')),
    { kind: 'step', index: 0 },
  ];
}
