// select.js — what the words of `npm test -- WORD [WORD…]` name: C test programs, test files, tests.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { ROOT } from './process.js';

/**
 * The files below a folder whose path matches, relative to the project's folder.
 * @param {string} folder
 * @param {RegExp} pattern
 */
export function listFiles(folder, pattern) {
  const paths = readdirSync(join(ROOT, folder), { recursive: true }).map((name) =>
    join(folder, String(name)),
  );
  return paths.filter((path) => pattern.test(path)).sort();
}

/** The test files of node's test runner below a folder of tests/. @param {string} folder */
export const listTests = (folder) => listFiles(join('tests', folder), /\.test\.js$/);

/**
 * A regular expression for any of the words, whatever their case.
 * @param {string[]} words
 */
export const patternOf = (words) =>
  words.map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|');

/**
 * What any of the words names.
 *
 *   programs   C tests whose file has the word in its path, or a test with the word in its name
 *   files      of node's test runner, with the word in their path below tests/
 *   others     test files that have the word somewhere, and so perhaps in the name of a test. Names
 *              that are put together when the tests run are found only by a part that stands there.
 *
 * @param {string[]} words
 */
export function select(words) {
  const named = new RegExp(patternOf(words), 'i');
  const namedInC = new RegExp(patternOf(words.map((word) => word.replaceAll(' ', '_'))), 'i');
  const textOf = (/** @type {string} */ path) => readFileSync(join(ROOT, path), 'utf8');
  const below = (/** @type {string} */ path) => path.slice('tests/'.length);

  const programs = listFiles('tests/c', /\/test_.*\.c$/).filter((path) => {
    const tests = textOf(path).match(/\bRUN\(\w+\)/g) ?? [];
    return namedInC.test(below(path)) || tests.some((test) => namedInC.test(test));
  });
  const all = ['node', 'engine', 'browser'].flatMap(listTests);
  const files = all.filter((path) => named.test(below(path)));
  const others = all.filter((path) => !files.includes(path) && named.test(textOf(path)));
  return { programs: programs.map((path) => basename(path, '.c')), files, others };
}
