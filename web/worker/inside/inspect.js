// inspect.js — answers what one image is in every layer of a network, with the gradients of a number.

/** @typedef {import('../engine/model.js').Model} Model */
/** @typedef {import('../../shared/protocol.js').Gradient} Gradient */
/** @typedef {import('../../shared/protocol.js').Inside} Inside */

/**
 * Throws a RangeError for an output that the network has not.
 * @param {Model} model
 * @param {{ pixels: Uint8Array, gradient?: Gradient, weightGradients?: boolean }} request
 * @returns {Inside}
 */
export function inspect(model, { pixels, gradient, weightGradients = false }) {
  const { inspection } = model;
  const predicted = inspection.forward(pixels);
  const layers = model.layers.map((_, index) => inspection.layer(index));
  const last = layers[layers.length - 1];
  const found = { input: inspection.input(), layers, outputs: last.output.slice(), predicted };
  if (!gradient) return found;
  const { dlogits, ...value } = gradientOf(inspection, gradient, /** @type {Float32Array} */ (last.sum));
  inspection.backward(dlogits);
  return {
    ...found,
    ...value,
    layers: layers.map((layer, index) => ({ ...layer, ...inspection.gradients(index, weightGradients) })),
    dpixels: inspection.dinput(),
  };
}

/**
 * The number whose gradient is asked for, and its gradient with respect to the logits.
 * @param {import('../engine/inspection.js').Inspection} inspection @param {Gradient} gradient
 * @param {Float32Array} logits
 */
function gradientOf(inspection, gradient, logits) {
  if ('label' in gradient) return inspection.loss(gradient.label);
  const dlogits = new Float32Array(logits.length);
  let value = 0;
  for (const [output, sign] of [
    [gradient.of, 1],
    [gradient.against, -1],
  ]) {
    if (output === undefined) continue;
    if (!(output in dlogits))
      throw new RangeError(`there is no output ${output}; there are ${logits.length}`);
    dlogits[output] += /** @type {number} */ (sign);
    value += /** @type {number} */ (sign) * logits[output];
  }
  return { value, dlogits };
}

/** The arrays that are moved to the page. @param {Inside} inside @returns {ArrayBuffer[]} */
export function inspectedBuffers({ input, layers, outputs, dpixels }) {
  const arrays = [
    input,
    outputs,
    ...(dpixels ? [dpixels] : []),
    ...layers.flatMap((layer) => Object.values(layer)),
  ];
  return arrays.map(({ buffer }) => /** @type {ArrayBuffer} */ (buffer));
}
