// chosen.js — the unit that is looked at: where it is, what comes into it, and how its number comes about.

import { arithmeticOf } from './core/arithmetic.js';
import { strongestPixel } from './core/units.js';

/**
 * @typedef {import('../../shared/layer-facts.js').LayerFacts} LayerFacts
 * @typedef {import('./passage.js').Seen} Seen
 *
 * @typedef {object} Chosen       places are counted from 0
 * @property {LayerFacts} facts   of its layer
 * @property {number} unit
 * @property {number} row
 * @property {number} column
 * @property {Float32Array} output   of the layer
 * @property {number} at          place of the number among those of the layer
 */

/** Kinds of layers whose numbers come about with weights. */
const WITH_WEIGHTS = ['conv', 'dense', 'batchnorm'];

/**
 * The number that a place names; of a unit without a pixel the one that is farthest from 0. Null if the network has none
 * there.
 * @param {import('./place.js').Place} place @param {Seen | null} seen
 * @returns {Chosen | null}
 */
export function chosenNumber({ layer, unit, pixel }, seen) {
  const facts = seen?.facts[(layer ?? 0) - 1];
  if (!seen || !facts || unit === null || unit > facts.output.channels) return null;
  const { height, width, channels } = facts.output;
  const { output } = seen.inside.layers[facts.number - 1];
  const [row, column] = pixel ? [pixel[0] - 1, pixel[1] - 1] : [height, width];
  const isThere = row < height && column < width;
  const found = isThere ? { row, column } : strongestPixel(facts, output, unit - 1);
  const at = (found.row * width + found.column) * channels + unit - 1;
  return { facts, unit: unit - 1, ...found, output, at };
}

/** What comes into a layer; of rescaling the pixels themselves. @param {Seen} seen @param {LayerFacts} facts */
export function inputOf({ pixels, inside, facts: all }, { number, kind }) {
  if (kind === 'rescaling') return Float32Array.from(pixels);
  // rescaling has the numbers that the network begins with.
  return number === 1 || all[number - 2].kind === 'rescaling'
    ? inside.input
    : inside.layers[number - 2].output;
}

/** How a number comes about; null while the weights are on their way. @param {Seen} seen @param {Chosen} chosen */
export function howItComes(seen, { facts, unit, row, column }) {
  const weights = seen.weights.get(facts.number);
  if (!weights && WITH_WEIGHTS.includes(facts.kind)) return null;
  return arithmeticOf(facts, weights ?? {}, inputOf(seen, facts), { unit, row, column });
}

/** The engine's value before the activation. @param {Seen} seen @param {Chosen} chosen */
export const enginesSum = ({ inside }, { facts, at }) => {
  const { sum, output } = inside.layers[facts.number - 1];
  return (sum ?? output)[at];
};
