// inspect.js — answers what one image is in every layer of a network, with the gradients of a number.

import { collectTensors } from '../weights.js';

/** @typedef {import('../engine/model.js').Model} Model */
/** @typedef {import('../../shared/protocol.js').Gradient} Gradient */
/** @typedef {import('../../shared/protocol.js').Inside} Inside */

/**
 * Throws a RangeError for an output, or a layer, that the network has not.
 * @param {Model} model
 * @param {{ pixels: Uint8Array, gradient?: Gradient, weightGradients?: boolean,
 *   weightsOf?: number[] }} request
 * @returns {Omit<Inside, 'edited'>}
 */
export function inspect(model, { pixels, gradient, weightGradients = false, weightsOf }) {
  const { inspection } = model;
  const predicted = inspection.forward(pixels);
  const layers = model.layers.map((_, index) => inspection.layer(index));
  const last = layers[layers.length - 1];
  const found = {
    ...{ input: inspection.input(), layers, outputs: last.output.slice(), predicted },
    ...(weightsOf && { tensors: tensorsOf(model, weightsOf) }),
  };
  if (!gradient) return found;
  const { dlogits, ...value } = gradientOf(inspection, gradient, /** @type {Float32Array} */ (last.sum));
  inspection.backward(dlogits);
  return {
    ...found,
    ...value,
    ...('of' in gradient && { biases: shareOfBiases(model) }),
    layers: layers.map((layer, index) => ({ ...layer, ...inspection.gradients(index, weightGradients) })),
    dpixels: inspection.dinput(),
  };
}

/** @param {Model} model @param {number[]} indices   of layers */
function tensorsOf(model, indices) {
  const missing = indices.find((index) => !model.layers[index]);
  if (missing !== undefined)
    throw new RangeError(`there is no layer ${missing}; there are ${model.layers.length}, counted from 0`);
  return collectTensors(model, indices);
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

/**
 * What biases add to the number whose gradient has been computed: each times its gradient. Outside of training batchnorm
 * is a scale and an offset, which counts as a bias. @param {Model} model
 */
function shareOfBiases(model) {
  let sum = 0;
  for (const [index, { hasBias }] of model.layers.entries()) {
    if (!hasBias) continue;
    const { kernel, bias, moving } = model.weights(index);
    const dbias = /** @type {Float32Array} */ (model.inspection.gradients(index, true).dbias);
    for (let c = 0; c < bias.length; c++) {
      const variance = moving.length ? moving[bias.length + c] : 1;
      const offset = moving.length ? (kernel[c] / Math.sqrt(variance + EPSILON)) * moving[c] : 0;
      sum += dbias[c] * (bias[c] - offset);
    }
  }
  return sum;
}

/** Of batchnorm, as in Keras. */
const EPSILON = 1e-3;

/** Pixels along the side of what is covered, and between two places of it. */
const COVER = { side: 4, step: 2 };

/**
 * How much each pixel's neighbourhood does for a logit or a difference: by how much that drops where a square of the
 * image is paper, in the mean over the squares with that pixel. Throws STOPPED.
 * @param {Model} model
 * @param {{ pixels: Uint8Array, of: number, against?: number }} request
 * @param {import('../slices.js').Slices} slices
 */
export async function cover(model, { pixels, of, against }, slices) {
  const { inspection } = model;
  const last = model.layers.length - 1;
  const heightOf = (/** @type {Uint8Array} */ image) => {
    inspection.forward(image);
    const logits = /** @type {Float32Array} */ (inspection.layer(last).sum);
    return logits[of] - (against === undefined ? 0 : logits[against]);
  };
  const whole = heightOf(pixels);
  const [drops, squares] = [new Float32Array(pixels.length), new Uint8Array(pixels.length)];
  for (const places of squaresOf(Math.sqrt(pixels.length))) {
    if (slices.left === 0) await slices.next();
    const image = pixels.slice();
    for (const place of places) image[place] = 0;
    const drop = places.some((place) => pixels[place]) ? whole - heightOf(image) : 0;
    for (const place of places) {
      drops[place] += drop;
      squares[place]++;
    }
  }
  return { value: whole, drops: drops.map((drop, place) => drop / Math.max(1, squares[place])) };
}

/** The places of each square's pixels. @param {number} side   of the image */
function* squaresOf(side) {
  for (let top = 0; top + COVER.side <= side; top += COVER.step)
    for (let left = 0; left + COVER.side <= side; left += COVER.step)
      yield Array.from(
        { length: COVER.side ** 2 },
        (_, i) => (top + Math.floor(i / COVER.side)) * side + left + (i % COVER.side),
      );
}

/** The arrays that are moved to the page. @param {Omit<Inside, 'edited'>} inside @returns {ArrayBuffer[]} */
export function inspectedBuffers({ input, layers, outputs, dpixels, tensors = [] }) {
  const arrays = [
    input,
    outputs,
    ...(dpixels ? [dpixels] : []),
    ...layers.flatMap((layer) => Object.values(layer)),
    ...tensors.map(({ values }) => values),
  ];
  return arrays.map(({ buffer }) => /** @type {ArrayBuffer} */ (buffer));
}

/** Steps of the differences: too large a one misses the slope, too small a one is lost in rounding. */
const STEPS = [1 / 4, 1 / 16, 1 / 64, 1 / 256, 1 / 1024, 1 / 65536];

/**
 * The gradient of an image's loss with respect to one weight, and the same as central differences, for which the weight
 * is another number for a moment. Throws a RangeError if there is no such weight.
 * @param {Model} model
 * @param {{ pixels: Uint8Array, label: number, layer: number, tensor: 'kernel' | 'bias', at: number }} request
 * @returns {import('../../shared/protocol.js').GradientCheck}
 */
export function checkGradient(model, { pixels, label, layer, tensor, at }) {
  const weights = model.layers[layer] && model.weights(layer)[tensor];
  if (!weights || !(at in weights))
    throw new RangeError(`layer ${layer} has no weight ${at} in its ${tensor}`);
  const { inspection } = model;
  const lossNow = () => {
    inspection.forward(pixels);
    return inspection.loss(label);
  };
  const { dlogits } = lossNow();
  inspection.backward(dlogits);
  const gradients = inspection.gradients(layer, true);
  const gradient = /** @type {Float32Array} */ (tensor === 'kernel' ? gradients.dkernel : gradients.dbias)[
    at
  ];
  const weight = weights[at];
  const differences = STEPS.map((step) => {
    const [above, below] = [Math.fround(weight + step), Math.fround(weight - step)];
    const [more, less] = [above, below].map((value) =>
      model.withWeight(layer, tensor, at, value, () => lossNow().loss),
    );
    return { step, value: (more - less) / (above - below) };
  });
  return { weight, gradient, differences };
}
