// changes.js — parts of a network's weights that are replaced, and those that carry what a unit gives.

/** @typedef {import('../engine/model.js').Model} Model */
/** @typedef {import('../engine/model.js').Layer} Layer */
/** @typedef {import('../../shared/protocol.js').Change} Change */

/** Throws a RangeError if a change is none of the model's weights. @param {Model} model @param {Change[]} changes */
function check({ layers }, changes) {
  for (const { layer, tensor, at, values } of changes) {
    const { kernelShape, hasBias, shape } = layers[layer] ?? { kernelShape: [], hasBias: false, shape: [] };
    const size = { kernel: sizeOf(kernelShape), bias: hasBias ? shape[2] : 0 }[tensor] ?? 0;
    if (at.length !== values.length || at.some((place) => !(place < size)))
      throw new RangeError(`layer ${layer} has ${size} weights in its ${tensor}`);
  }
}

/** @param {number[]} shape */
const sizeOf = (shape) => (shape.length ? shape.reduce((product, side) => product * side, 1) : 0);

/**
 * Replaces weights. Returns the changes that take this back, to the same bits. Throws a RangeError, and changes
 * nothing then.
 * @param {Model} model @param {Change[]} changes
 * @returns {Change[]}
 */
export function apply(model, changes) {
  check(model, changes);
  const before = changes.map(({ layer, tensor, at, values }) => {
    const weights = model.weights(layer);
    const old = Float32Array.from(at, (place) => weights[tensor][place]);
    for (const [i, place] of at.entries()) weights[tensor][place] = values[i];
    model.setWeights(layer, weights);
    return { layer, tensor, at, values: old };
  });
  return before.reverse();
}

/**
 * The changes after which a unit, or a channel of a map, contributes nothing: what comes after it multiplies it by
 * zero. Layers between it and the next one with a kernel leave channels apart. A unit of the last layer itself gives
 * the logit 0. Throws a RangeError if there is no such unit.
 * @param {Layer[]} layers @param {number} layer @param {number} unit   both from 0
 * @returns {Change[]}
 */
export function silencing(layers, layer, unit) {
  const channels = layers[layer]?.shape[2] ?? 0;
  if (!(unit >= 0 && unit < channels)) throw new RangeError(`layer ${layer} has no unit ${unit}`);
  const isLast = layer === layers.length - 1;
  const next = isLast ? layer : layers.findIndex(({ kernelShape }, i) => i > layer && kernelShape.length > 1);
  const { kernelShape, hasBias } = layers[next];
  const [inputs, outputs] = kernelShape.slice(-2);
  /** @type {number[]} */
  const places = [];
  for (let place = 0; place < sizeOf(kernelShape); place++) {
    const input = Math.floor(place / outputs) % inputs;
    if (isLast ? place % outputs === unit : input % channels === unit) places.push(place);
  }
  return [zeros(next, 'kernel', places), ...(isLast && hasBias ? [zeros(next, 'bias', [unit])] : [])];
}

/** @param {number} layer @param {Change['tensor']} tensor @param {number[]} places @returns {Change} */
const zeros = (layer, tensor, places) => ({
  ...{ layer, tensor },
  ...{ at: Uint32Array.from(places), values: new Float32Array(places.length) },
});
