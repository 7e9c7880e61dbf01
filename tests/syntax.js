// syntax.js — the syntax tree of a source file, for tests that read sources.

import { parseSync } from 'vite';

/**
 * A node as ESTree describes it (https://github.com/estree/estree): its type, where it begins and ends, and its parts.
 * @typedef {{ type: string, start: number, end: number } & Record<string, any>} Node
 */

/** The program in a file. @param {string} path @param {string} text @returns {Node} */
export function parse(path, text) {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0].message}`);
  return program;
}

/** @param {any} value @returns {value is Node} */
const isNode = (value) => typeof value?.type === 'string' && typeof value.start === 'number';

/**
 * Visits a node and all below it, in the order of the text.
 * @param {Node} node @param {(node: Node, parent: Node | null) => void} visit @param {Node | null} [parent]
 */
export function walk(node, visit, parent = null) {
  visit(node, parent);
  for (const part of Object.values(node).flat()) if (isNode(part)) walk(part, visit, node);
}
