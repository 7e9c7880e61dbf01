// counts.js — how many: updates of a run, parameters of layers, numbers in the outputs of layers.

/** @typedef {number[]} Shape   [height, width, channels] or [units] */

/**
 * A layer of a network, as far as its sizes go.
 * @typedef {{ kind: 'conv', filters: number, kernel: number, same?: boolean, stride?: number, nobias?: boolean } |
 *   { kind: 'batchnorm' } | { kind: 'pool', size: number, stride?: number } | { kind: 'flatten' } |
 *   { kind: 'dense', units: number }} Layer
 */

/** @param {number} images @param {number} batch @param {number} epochs */
export function updates(images, batch, epochs) {
  const steps = Math.ceil(images / batch);
  return { steps, all: steps * epochs, last: images - (steps - 1) * batch };
}

/** A weight for each input of each unit, and a bias for each unit. @param {number} inputs @param {number} units */
export const denseParameters = (inputs, units) => inputs * units + units;

/** @param {number} kernel  its side @param {number} channels  of the input @param {number} filters */
export const convParameters = (kernel, channels, filters) => kernel * kernel * channels * filters + filters;

/** Gamma, beta and the moving mean and variance, of each channel that is normalised. */
const NORMALISING = 4;

/** How many places a window has along a side. @param {number} side @param {number} size @param {number} stride */
export const placesOf = (side, size, stride) => Math.floor((side - size) / stride) + 1;

/** @param {Shape} shape */
export const numbersIn = (shape) => shape.reduce((product, side) => product * side, 1);

/** The output of a layer. @param {Shape} shape  of its input @param {Layer} layer @returns {Shape} */
export function shapeAfter(shape, layer) {
  if (layer.kind === 'flatten') return [numbersIn(shape)];
  if (layer.kind === 'dense') return [layer.units];
  if (layer.kind === 'batchnorm') return shape;
  const [height, width, channels] = shape;
  if (layer.kind === 'pool') {
    const { size, stride = size } = layer;
    return [placesOf(height, size, stride), placesOf(width, size, stride), channels];
  }
  const { filters, kernel, same, stride = 1 } = layer;
  return same
    ? [height, width, filters]
    : [placesOf(height, kernel, stride), placesOf(width, kernel, stride), filters];
}

/** @param {Shape} shape  of its input @param {Layer} layer */
export function parametersOf(shape, layer) {
  if (layer.kind === 'dense') return denseParameters(numbersIn(shape), layer.units);
  if (layer.kind === 'batchnorm') return NORMALISING * shape[shape.length - 1];
  if (layer.kind !== 'conv') return 0;
  return convParameters(layer.kernel, shape[2], layer.filters) - (layer.nobias ? layer.filters : 0);
}

/** The layers of LeNet-5 as the preset of the lab has them. @type {Exclude<Layer, { kind: 'batchnorm' }>[]} */
export const LENET_5 = [
  { kind: 'conv', filters: 6, kernel: 5, same: true },
  { kind: 'pool', size: 2 },
  { kind: 'conv', filters: 16, kernel: 5 },
  { kind: 'pool', size: 2 },
  { kind: 'flatten' },
  { kind: 'dense', units: 120 },
  { kind: 'dense', units: 84 },
  { kind: 'dense', units: 10 },
];

/**
 * Each layer with its output and its parameters.
 * @template {Layer} L
 * @param {Shape} input @param {L[]} layers
 */
export function trace(input, layers) {
  let shape = input;
  return layers.map((layer) => {
    const parameters = parametersOf(shape, layer);
    shape = shapeAfter(shape, layer);
    return { layer, shape, parameters };
  });
}
