// places.js — where the branches of a source file begin, by TypeScript's parser.

import { readFileSync } from 'node:fs';
import ts from 'typescript';

const { SyntaxKind } = ts;
const LAZY = [
  SyntaxKind.AmpersandAmpersandToken,
  SyntaxKind.BarBarToken,
  SyntaxKind.QuestionQuestionToken,
  SyntaxKind.AmpersandAmpersandEqualsToken,
  SyntaxKind.BarBarEqualsToken,
  SyntaxKind.QuestionQuestionEqualsToken,
];

/**
 * What of a node is a branch: the body of a function, what follows a condition, the right side of && || ??, the
 * body of a loop, a case, what catches, and what comes after an if that has left.
 * @param {ts.Node} node
 * @returns {(ts.Node | undefined)[]}
 */
function branchesOf(node) {
  if (ts.isFunctionLike(node)) return [/** @type {any} */ (node).body];
  if (ts.isIfStatement(node)) return [node.thenStatement, node.elseStatement ?? following(node)];
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse];
  if (ts.isBinaryExpression(node)) return LAZY.includes(node.operatorToken.kind) ? [node.right] : [];
  if (ts.isIterationStatement(node, false)) return [node.statement];
  if (ts.isCaseOrDefaultClause(node)) return [node.statements[0]];
  return ts.isCatchClause(node) ? [node.block] : [];
}

/** The statement after an if whose then leaves the block. @param {ts.IfStatement} node */
function following({ parent, thenStatement, ...node }) {
  const last = ts.isBlock(thenStatement) ? thenStatement.statements.at(-1) : thenStatement;
  const leaves =
    last &&
    (ts.isReturnStatement(last) ||
      ts.isThrowStatement(last) ||
      ts.isContinueStatement(last) ||
      ts.isBreakStatement(last));
  if (!leaves || !('statements' in parent)) return undefined;
  return /** @type {ts.Block} */ (parent).statements.find(({ pos }) => pos >= node.end);
}

/** Where the branches of a file begin, as offsets. @param {string} path */
export function placesIn(path) {
  const text = readFileSync(path, 'utf8');
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  /** @type {Set<number>} */
  const places = new Set();
  const visit = (/** @type {ts.Node} */ node) => {
    for (const branch of branchesOf(node)) if (branch) places.add(branch.getStart(source));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { places: [...places], lineAt: (/** @type {number} */ at) => text.slice(0, at).split('\n').length };
}
