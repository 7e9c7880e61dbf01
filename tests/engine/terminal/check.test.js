// check.test.js — `npm run train -- --check FILE`: tells true lines of results from false ones.

import '../built.js';
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { requireCurrent } from '../../../.ci/build.js';
import { SMALL } from '../../../data/prepare-small.js';
import { loadDataset, loadEngine } from '../../../web/terminal/files.js';
import { leftOut } from '../../gate.js';
import { classLines, EXPECTED } from '../homework-lines.js';
import { parseLines, run } from './programs.js';

requireCurrent('data-small');

const DATA = ['--data', join(SMALL, 'mnist')];

/** A file with these lines, until the test is over. @param {import('node:test').TestContext} t @param {string[]} lines */
async function fileOf(t, lines) {
  const folder = await mkdtemp(join(tmpdir(), 'digit-lab-'));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'homework.txt');
  await writeFile(file, lines.join('\n'));
  return file;
}

async function homework() {
  const engine = await loadEngine('simd128');
  return classLines(engine, await loadDataset(engine, pathToFileURL(`${SMALL}/mnist/`)));
}

test('of ten lines, two false in a digit of the fingerprint and one in the seed are told apart', async (t) => {
  const lines = await homework();
  const file = await fileOf(t, [
    'Name\tResult',
    ...lines,
    '',
    'Kurt, https://digits.example/#seed=x&claim=1',
  ]);

  const { stdout, code } = await run('train', '--check', file, ...DATA, '--json', '--threads', '2');
  assert.equal(code, 1);
  const [header, ...rows] = parseLines(stdout);
  const broken = rows.pop();
  assert.deepEqual([header.check, broken.name, broken.check], ['unread', 'Kurt', 'unread']);
  assert.deepEqual(
    rows.map(({ name, check }) => [name, check]),
    EXPECTED.map(({ name, isSame }) => [name, isSame ? 'same' : 'other']),
  );
  for (const [i, { says }] of EXPECTED.entries()) assert.match(rows[i].reasons.join(' '), says);

  const people = await run('train', '--check', await fileOf(t, lines.slice(0, 2)), ...DATA);
  assert.match(
    people.stdout,
    /^1\. Ada: Same bits\.\n2\. Blaise: Not the same\. The fingerprint is false: .*\n/,
  );
  assert.match(people.stdout, /\nChecked: 1 with the same bits, 1 not, 0 could not be checked\.\n$/);
});

test('it ends with 0 if all lines are true, and refuses settings beside those of the lines', {
  skip: leftOut,
}, async (t) => {
  const [line] = await homework();
  const file = await fileOf(t, [line]);
  const all = await run('train', '--check', file, ...DATA);
  assert.deepEqual([all.code, all.stderr.startsWith('Engine simd128')], [0, true]);
  for (const [words, message] of [
    [['--check', file, '--epochs', '2'], /leave --epochs out/],
    [['--check', file, '--arithmetic', 'relaxed'], /strict arithmetic/],
    [['--check', `${file}.missing`], /cannot read/],
  ]) {
    const { code, stderr } = await run('train', .../** @type {string[]} */ (words), ...DATA);
    assert.equal(code, 2);
    assert.match(stderr, /** @type {RegExp} */ (message));
  }
});
