// formulas.js — the formulas of the ideas, in MathML, which browsers lay out and screen readers read.

import { html, mathml } from 'lit-html';

/** A name, of one letter in italics. @param {string} name */
const name = (name) => mathml`<mi>${name}</mi>`;
/** @param {string | number} number */
const number = (number) => mathml`<mn>${number}</mn>`;
/** @param {string} operator */
const op = (operator) => mathml`<mo>${operator}</mo>`;
/** @param {...unknown} parts */
const row = (...parts) => mathml`<mrow>${parts}</mrow>`;
/** @param {unknown} above @param {unknown} below */
const fraction = (above, below) => mathml`<mfrac>${row(above)}${row(below)}</mfrac>`;
/** @param {unknown} base @param {unknown} index */
const sub = (base, index) => mathml`<msub>${row(base)}${row(index)}</msub>`;
/** @param {unknown} base @param {unknown} exponent */
const sup = (base, exponent) => mathml`<msup>${row(base)}${row(exponent)}</msup>`;
/** @param {unknown} index */
const sum = (index) => mathml`<munder><mo>∑</mo>${row(index)}</munder>`;
/** @param {...unknown} parts */
const inParentheses = (...parts) => row(op('('), parts, op(')'));
/** @param {unknown} content */
const rounded = (content, up = false) => row(op(up ? '⌈' : '⌊'), content, op(up ? '⌉' : '⌋'));
/** The partial derivative of L. @param {unknown} by */
const slopeBy = (by) => fraction([name('∂'), name('L')], [name('∂'), by]);

const [x, w, b, z, y, p, n, m, k, s, i, j, v, c, r, L] = [...'xwbzypnmksijvcrL'].map(name);
const [equals, plus, minus, times] = ['=', '+', '−', '·'].map(op);
const one = number(1);
const eta = name('η');
const label = name('ℓ');
const hat = mathml`<mover><mi>y</mi><mo>^</mo></mover>`;

/** The lines of each idea's formula, by its id. @type {Record<string, unknown[][]>} */
const LINES = {
  pixels: [
    [x, equals, fraction(v, number(255))],
    [x, equals, fraction([v, minus, number(127)], number(127))],
  ],
  mnist: [
    [
      mathml`<mover><mi>x</mi><mo>¯</mo></mover>`,
      equals,
      fraction([sum(i), sub(v, i), sub(x, i)], [sum(i), sub(v, i)]),
    ],
  ],
  'one-hot': [
    [sub(y, k), equals, one, inParentheses(k, equals, label)],
    [sub(y, k), equals, number(0), inParentheses(k, op('≠'), label)],
  ],
  idx: [
    [
      sub(b, number(0)),
      times,
      sup(number(256), number(3)),
      plus,
      sub(b, one),
      times,
      sup(number(256), number(2)),
    ],
    [plus, sub(b, number(2)), times, number(256), plus, sub(b, number(3))],
    [number(16), plus, number(784), times, n, plus, number(28), times, r, plus, c],
  ],
  augmentation: [
    [
      sup(v, op('′')),
      inParentheses(x, op(','), y),
      equals,
      v,
      inParentheses(
        sup(name('A'), [minus, one]),
        inParentheses(x, minus, s, op(','), y, minus, name('t')),
        plus,
        name('e'),
      ),
    ],
  ],
  neuron: [
    [z, equals, sum(i), sub(w, i), sub(x, i), plus, b],
    [y, equals, name('φ'), inParentheses(z)],
  ],
  activation: [
    [name('sigmoid'), inParentheses(z), equals, fraction(one, [one, plus, sup(name('e'), [minus, z])])],
    [
      name('tanh'),
      inParentheses(z),
      equals,
      fraction(
        [sup(name('e'), z), minus, sup(name('e'), [minus, z])],
        [sup(name('e'), z), plus, sup(name('e'), [minus, z])],
      ),
    ],
    [name('relu'), inParentheses(z), equals, name('max'), inParentheses(number(0), op(','), z)],
  ],
  perceptron: [
    [w, op('←'), w, plus, inParentheses(y, minus, hat), times, x],
    [b, op('←'), b, plus, inParentheses(y, minus, hat)],
  ],
  parameters: [
    [n, times, m, plus, m],
    [sup(k, number(2)), times, c, times, m, plus, m],
  ],
  convolution: [
    [
      sub(z, [i, op(','), j]),
      equals,
      sum([r, op(','), c]),
      sub(w, [r, op(','), c]),
      sub(x, [i, plus, r, op(','), j, plus, c]),
    ],
  ],
  pooling: [[m, equals, rounded(fraction([n, minus, k], s)), plus, one]],
  flatten: [[i, equals, r, times, w, plus, c]],
  dropout: [
    [sup(x, op('′')), equals, fraction(x, [one, minus, p])],
    [sup(x, op('′')), equals, number(0)],
  ],
  'batch-normalization': [
    [
      mathml`<mover><mi>x</mi><mo>^</mo></mover>`,
      equals,
      fraction(
        [x, minus, name('μ')],
        mathml`<msqrt>${row(sup(name('σ'), number(2)), plus, name('ε'))}</msqrt>`,
      ),
    ],
    [y, equals, name('γ'), times, mathml`<mover><mi>x</mi><mo>^</mo></mover>`, plus, name('β')],
  ],
  'lenet-5': [[m, equals, rounded(fraction([n, plus, number(2), p, minus, k], s)), plus, one]],
  softmax: [
    [sub(p, i), equals, fraction(sup(name('e'), sub(z, i)), [sum(j), sup(name('e'), sub(z, j))])],
    [
      equals,
      fraction(sup(name('e'), [sub(z, i), minus, c]), [sum(j), sup(name('e'), [sub(z, j), minus, c])]),
    ],
  ],
  'cross-entropy': [
    [L, equals, minus, sum(k), sub(y, k), name('ln'), sub(p, k), equals, minus, name('ln'), sub(p, label)],
    [slopeBy(sub(z, k)), equals, sub(p, k), minus, sub(y, k)],
  ],
  'confusion-matrix': [
    [name('accuracy'), equals, fraction([sum(name('a')), sub(n, [name('a'), name('a')])], n)],
    [name('recall'), equals, fraction(sub(n, [name('a'), name('a')]), [sum(b), sub(n, [name('a'), b])])],
    [name('precision'), equals, fraction(sub(n, [name('a'), name('a')]), [sum(b), sub(n, [b, name('a')])])],
  ],
  'gradient-descent': [
    [
      w,
      op('←'),
      w,
      minus,
      eta,
      times,
      fraction(one, [op('|'), name('B'), op('|')]),
      sum([i, op('∈'), name('B')]),
      fraction([name('∂'), sub(L, i)], [name('∂'), w]),
    ],
  ],
  batch: [
    [s, equals, rounded(fraction(name('N'), name('B')), true)],
    [name('updates'), equals, name('E'), times, s],
  ],
  'learning-rate': [
    [
      w,
      op('←'),
      w,
      minus,
      eta,
      times,
      number(2),
      w,
      equals,
      inParentheses(one, minus, number(2), eta),
      times,
      w,
    ],
  ],
  'weight-average': [
    [name('m'), op('←'), name('d'), times, name('m'), plus, inParentheses(one, minus, name('d')), times, w],
    [
      name('d'),
      equals,
      name('min'),
      inParentheses(name('D'), op(','), fraction([one, plus, n], [number(10), plus, n])),
    ],
  ],
  backpropagation: [
    [
      slopeBy(z),
      equals,
      slopeBy(name('a')),
      times,
      fraction([name('∂'), name('a')], [name('∂'), z]),
      equals,
      slopeBy(name('a')),
      times,
      inParentheses(one, minus, sup(name('a'), number(2))),
    ],
    [
      slopeBy(w),
      equals,
      slopeBy(z),
      times,
      fraction([name('∂'), z], [name('∂'), w]),
      equals,
      slopeBy(z),
      times,
      x,
    ],
  ],
  overfitting: [
    [
      hat,
      inParentheses(x),
      equals,
      sub(w, number(0)),
      plus,
      sub(w, one),
      x,
      plus,
      op('…'),
      plus,
      sub(w, name('d')),
      sup(x, name('d')),
    ],
  ],
  regularization: [
    [sup(L, op('′')), equals, L, plus, fraction(name('λ'), number(2)), sum(i), sup(sub(w, i), number(2))],
    [slopeBy(sub(w, i)), op('→'), slopeBy(sub(w, i)), plus, name('λ'), sub(w, i)],
  ],
};

/** Ids of the ideas that have one. */
export const FORMULAS = Object.keys(LINES);

/** The formula of an idea, a line under the other. @param {string} id */
export const formula = (id) => LINES[id].map((line) => html`<math display="block">${row(...line)}</math>`);
