// places.js — where the branches of a source file begin.

import { readFileSync } from 'node:fs';
import { parse, walk } from '../syntax.js';

/** @typedef {import('../syntax.js').Node} Node */

const LEAVES = ['ReturnStatement', 'ThrowStatement', 'ContinueStatement', 'BreakStatement'];

/**
 * What of a node is a branch: the body of a function, what follows a condition, the right side of && || ??, the
 * body of a loop, a case, what catches, and what comes after an if that has left.
 * @param {Node} node @param {Node | null} parent
 * @returns {(Node | null | undefined)[]}
 */
function branchesOf(node, parent) {
  const { type } = node;
  if (/Function/.test(type)) return [node.body];
  if (type === 'IfStatement') return [node.consequent, node.alternate ?? following(node, parent)];
  if (type === 'ConditionalExpression') return [node.consequent, node.alternate];
  if (type === 'LogicalExpression' || /^(&&|\|\||\?\?)=$/.test(node.operator)) return [node.right];
  if (/^(For|While|DoWhile)\w*Statement$/.test(type)) return [node.body];
  if (type === 'SwitchCase') return [node.consequent[0]];
  return type === 'CatchClause' ? [node.body] : [];
}

/** The statement after an if whose then leaves the block. @param {Node} node @param {Node | null} parent */
function following({ consequent, end }, parent) {
  const last = consequent.type === 'BlockStatement' ? consequent.body.at(-1) : consequent;
  const block = parent?.body ?? parent?.consequent;
  if (!LEAVES.includes(last?.type) || !Array.isArray(block)) return undefined;
  return block.find((/** @type {Node} */ { start }) => start >= end);
}

/** Where the branches of a file begin, as offsets. @param {string} path */
export function placesIn(path) {
  const text = readFileSync(path, 'utf8');
  /** @type {Set<number>} */
  const places = new Set();
  walk(parse(path, text), (node, parent) => {
    for (const branch of branchesOf(node, parent)) if (branch) places.add(branch.start);
  });
  return { places: [...places], lineAt: (/** @type {number} */ at) => text.slice(0, at).split('\n').length };
}
