// python-line.js — a number of the network as one line of Python, which NumPy computes to the same bits.
//
// np.cumsum adds 32-bit floats one after the other, each sum rounded to 32 bits: np.sum and @ would add them in another
// order.

import { EPSILON } from './arithmetic.js';
import { float32Text } from './float32.js';

/** @param {number} value */
const float32 = (value) => `np.float32(${float32Text(value)})`;

/** @param {Float32Array} values */
const array = (values) => `np.float32([${Array.from(values, float32Text).join(', ')}])`;

/** @param {import('./arithmetic.js').Arithmetic} arithmetic */
function expression(arithmetic) {
  const { form, window } = arithmetic;
  if (form === 'products') {
    const total = `np.cumsum(${array(window.values)} * ${array(arithmetic.weights)})[-1]`;
    return arithmetic.bias === null ? total : `${total} + ${float32(arithmetic.bias)}`;
  }
  if (form === 'largest') return `np.max(${array(window.values)})`;
  if (form === 'mean') return `np.cumsum(${array(window.values)})[-1] / ${float32(window.values.length)}`;
  const [value] = window.values;
  if (form === 'normalised') {
    const { gamma, beta, mean, variance } = arithmetic;
    const scale = `(${float32(gamma)} / np.sqrt(${float32(variance)} + ${float32(Math.fround(EPSILON))}))`;
    return `(${float32(value)} - ${float32(mean)}) * ${scale} + ${float32(beta)}`;
  }
  if (form === 'scaled') {
    const { offset, whole } = arithmetic;
    return `(${float32(value)} - ${float32(offset)}) * (${float32(1)} / ${float32(whole)})`;
  }
  return float32(value);
}

/** @param {import('./arithmetic.js').Arithmetic} arithmetic   of any number of the network */
export const pythonLine = (arithmetic) => `import numpy as np; print(${expression(arithmetic)})`;
