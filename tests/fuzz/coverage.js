// coverage.js — which branches of source files have run: their places by TypeScript's parser, their counts by V8.

import { readFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { fileURLToPath } from 'node:url';
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
function placesIn(path) {
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

/** Counts branches of source files from its creation on. */
export class Coverage {
  #session = new Session();
  /** @type {Map<string, ReturnType<typeof placesIn> & { path: string, done: Set<number> }>} by URL */
  #files;

  /** @param {URL[]} files */
  constructor(files) {
    const places = (/** @type {URL} */ url) => placesIn(fileURLToPath(url));
    this.#files = new Map(
      files.map((url) => [url.href, { ...places(url), path: url.pathname, done: new Set() }]),
    );
    this.#session.connect();
    this.#post('Profiler.enable');
    this.#post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** The answer comes at once, because the session is with this thread. @param {string} method @param {object} [args] */
  #post(method, args) {
    /** @type {any} */
    let answer;
    this.#session.post(method, args, (error, result) => {
      if (error) throw error;
      answer = result;
    });
    return answer;
  }

  /** The branches that have run for the first time. @returns {Branch[]} */
  news() {
    const found = [];
    for (const { url, functions } of this.#post('Profiler.takePreciseCoverage').result) {
      const file = this.#files.get(url);
      if (!file) continue;
      const ranges = functions.flatMap((/** @type {{ ranges: Range[] }} */ { ranges }) => ranges);
      const { places, done } = file;
      const fresh = places.filter((place) => !done.has(place) && hasRun(ranges, place));
      for (const place of fresh) done.add(place);
      found.push(...fresh.map((place) => ({ done, place })));
    }
    return found;
  }

  /** The branches count as not run. @param {Branch[]} branches */
  forget(branches) {
    for (const { done, place } of branches) done.delete(place);
  }

  /** Of each file, how many branches have run, how many there are, and the lines of the others. */
  report() {
    return [...this.#files.values()].map(({ path, places, done, lineAt }) => ({
      path,
      done: done.size,
      all: places.length,
      missed: [...new Set(places.filter((place) => !done.has(place)).map(lineAt))],
    }));
  }

  end() {
    this.#session.disconnect();
  }
}

/** @typedef {{ done: Set<number>, place: number }} Branch   of a file, by its place there */
/** @typedef {{ startOffset: number, endOffset: number, count: number }} Range */

/** Whether the innermost range around a place has run. @param {Range[]} ranges @param {number} place */
function hasRun(ranges, place) {
  /** @type {Range | undefined} */
  let inner;
  for (const range of ranges) {
    const { startOffset: start, endOffset: end } = range;
    if (start <= place && place < end && (!inner || end - start <= inner.endOffset - inner.startOffset))
      inner = range;
  }
  return inner !== undefined && inner.count > 0;
}
