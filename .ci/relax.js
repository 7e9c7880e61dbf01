// relax.js — rewrites linked modules for relaxed SIMD: x + a · b becomes one fused instruction.
//
//   node .ci/relax.js strict.wasm relaxed.wasm [strict.wasm relaxed.wasm …]
//
// Many at once are five times as fast as one by one, for binaryen is slow until it is warm.
// It works on the finished module because the compiler of Debian 12 writes relaxed instructions as
// they were before the standard. Operands that change something keep their order, and stay.
import { readFileSync, writeFileSync } from 'node:fs';
import binaryen from 'binaryen';

import { COMPILED_FEATURES } from './wasm-features.js';

/** An expression of WebAssembly's text: a word, or a list that begins with its operator. */
/** @typedef {string | any[]} Expression   of Expressions, which a type in a comment cannot say of itself */

const FEATURES = COMPILED_FEATURES | binaryen.Features.RelaxedSIMD;

const TOKEN = /"(?:[^"\\]|\\.)*"|[()]|[^\s()"]+/g;

/** @param {string} text @returns {Expression} the one expression that the text is */
function parse(text) {
  /** @type {Expression[][]} */
  const open = [[]];
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '(') open.push([]);
    else if (token === ')') open[open.length - 2].push(/** @type {Expression} */ (open.pop()));
    else open[open.length - 1].push(token);
  }
  return open[0][0];
}

/** @param {Expression} expression @returns {string} */
const print = (expression) =>
  Array.isArray(expression) ? `(${expression.map(print).join(' ')})` : expression;

/** Whether only locals and constants are read and nothing is written. @param {Expression} expression */
const isLocal = (expression) => /^(local\.get|v128\.const)$/.test(/** @type {string} */ (expression[0]));

/**
 * Whether the expression sets this local, or might.
 * @param {Expression} expression @param {Expression} local @returns {boolean}
 */
const sets = (expression, local) =>
  Array.isArray(expression) &&
  (/^(call|local\.set|block|loop|if)/.test(/** @type {string} */ (expression[0])) ||
    (expression[0] === 'local.tee' && expression[1] === local) ||
    expression.some((operand) => sets(operand, local)));

/** @param {Expression} expression */
const isProduct = (expression) => expression[0] === 'f32x4.mul';

/**
 * a · b + x, x + a · b and x - a · b, fused. In the first the operands keep their order; in the others
 * x comes to stand last, which changes nothing if it is a local that a and b do not set.
 * @param {Expression} expression
 * @returns {Expression}
 */
function fuse(expression) {
  if (!Array.isArray(expression)) return expression;
  const [operator, left, right] = (expression = expression.map(fuse));
  if (operator === 'f32x4.add' && isProduct(left)) return ['f32x4.relaxed_madd', left[1], left[2], right];
  if (!/^f32x4\.(add|sub)$/.test(String(operator)) || !isProduct(right)) return expression;
  if (!isLocal(left) || sets(right, left[1])) return expression;
  return [operator === 'f32x4.add' ? 'f32x4.relaxed_madd' : 'f32x4.relaxed_nmadd', right[1], right[2], left];
}

/** @param {Uint8Array} wasm @returns {Uint8Array} */
function relax(wasm) {
  const strict = binaryen.readBinary(wasm);
  const relaxed = binaryen.parseText(print(fuse(parse(strict.emitText()))));
  relaxed.setFeatures(FEATURES);
  if (!relaxed.validate()) throw new Error('the relaxed module is not valid');
  const bytes = relaxed.emitBinary();
  strict.dispose();
  relaxed.dispose();
  return bytes;
}

const files = process.argv.slice(2);
for (let i = 0; i < files.length; i += 2) writeFileSync(files[i + 1], relax(readFileSync(files[i])));
