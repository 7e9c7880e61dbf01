// neuron.js — what one neuron computes of its inputs.

/**
 * The sum of a neuron, with the parts that it consists of.
 * @param {number[]} inputs
 * @param {number[]} weights   one for each input
 * @param {number} bias
 */
export function weightedSum(inputs, weights, bias) {
  const products = inputs.map((input, index) => input * weights[index]);
  return { products, sum: products.reduce((sum, product) => sum + product, bias) };
}
