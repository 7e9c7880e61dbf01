// reproduce.test.js — `npm run reproduce` as a program.

import '../built.js';
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { SYSTEMS } from '../../../web/reproductions/core/published.js';
import { leftOut } from '../../gate.js';
import { makeFiles, NAMES } from '../../node/synthetic.js';

const PROGRAM = fileURLToPath(new URL('../../../web/terminal/reproductions/reproduce.js', import.meta.url));

/** @param {string[]} args @returns {Promise<{ code: unknown, stdout: string, stderr: string }>} */
function reproduce(...args) {
  return new Promise((resolve) =>
    execFile(process.execPath, [PROGRAM, ...args], (error, stdout, stderr) =>
      resolve({ code: error ? error.code : 0, stdout, stderr }),
    ),
  );
}

/** @param {import('node:test').TestContext} t */
async function makeFolder(t) {
  const folder = await mkdtemp(join(tmpdir(), 'digit-lab-'));
  t.after(() => rm(folder, { recursive: true }));
  return folder;
}

test('runs a system from its first cost to its last, and prints an object for every figure', {
  skip: leftOut,
}, async (t) => {
  const folder = await makeFolder(t);
  for (const [part, bytes] of Object.entries(makeFiles(100, 50)))
    await writeFile(join(folder, NAMES[/** @type {keyof typeof NAMES} */ (part)]), bytes);
  const options = ['--only', 'logreg-1v2', '--data', folder, '--json', '--threads', '1'];
  const { code, stdout, stderr } = await reproduce(...options);
  assert.equal(code, 1, stderr); // bars are no digits: some figures are outside their limits
  const rows = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const figures = /** @type {any} */ (SYSTEMS.find(({ id }) => id === 'logreg-1v2')).runs.flatMap(
    (/** @type {any} */ run) => run.figures,
  );
  assert.deepEqual(
    rows.map(({ measure, published }) => [measure, published]),
    figures.map((/** @type {any} */ { measure, published }) => [measure, published]),
  );
  for (const { measure, published, draw, ours, kept, values } of rows) {
    if (draw) continue;
    assert.equal(values.length, 1, measure);
    assert.ok(
      ours > 0 && ours < Math.LN2 + 1e-6 + (measure === 'accuracy train' ? 1 : 0),
      `${measure}: ${ours}`,
    );
    assert.equal(typeof kept, published === null ? 'object' : 'boolean', measure);
  }
  const slow = rows.filter(({ run, measure }) => run === 'rate 0.001' && measure.startsWith('cost'));
  const costs = slow.map(({ ours }) => ours);
  assert.deepEqual(
    costs,
    costs.toSorted((a, b) => b - a),
  );
  assert.match(stderr, /^Engine \S+, threads: 1\n1\/3 logreg-1v2, rate 0\.01, seed 1: done, .* s an epoch\n/);
  assert.match(stderr, /\d+ of 18 figures are within their limits\.\n$/);
});

test('Ctrl-C ends with one line that says what was done', { skip: leftOut }, async (t) => {
  const folder = await makeFolder(t);
  for (const [part, bytes] of Object.entries(makeFiles(20000, 50)))
    await writeFile(join(folder, NAMES[/** @type {keyof typeof NAMES} */ (part)]), bytes);
  const args = [PROGRAM, '--only', 'logreg-1v2', '--data', folder, '--threads', '1'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  t.after(() => child.kill('SIGKILL'));
  const [printed, told] = ['', ''].map((text) => ({ text }));
  child.stdout.on('data', (chunk) => (printed.text += chunk));
  child.stderr.on('data', (chunk) => {
    const isFirst = !told.text.includes('1/3');
    told.text += chunk;
    if (isFirst && told.text.includes('1/3')) child.kill('SIGINT');
  });
  const [code] = await once(child, 'close');
  assert.deepEqual([code, printed.text], [130, '']);
  assert.match(
    told.text,
    /\nreproduce: interrupted: [12] of 3 runs are done, none is saved without --write\.\n$/,
  );
});

const mistakes = /** @type {const} */ ([
  [['--only', 'resnet'], /no system 'resnet'; choose from .*cnn-adam/],
  [['--seeds', '0'], /--seeds must be a whole number from 1/],
  [['--continue'], /--continue needs --write/],
  [['--times'], /--times needs --write/],
  [['--write', '--data', '/tmp'], /--write saves figures of MNIST only/],
  [['--data', '/no/such/folder'], /no data set in \/no\/such\/folder/],
  [['--threads', '9'], /--threads must be/],
  [['--olny', 'cnn-adam'], /Unknown option '--olny'/],
]);
for (const [args, message] of mistakes)
  test(`reproduce ${args.join(' ')}: exit code 2, and why`, async () => {
    const { code, stdout, stderr } = await reproduce(...args);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, message);
  });

test('--help names the systems', async () => {
  const { code, stdout } = await reproduce('--help');
  assert.equal(code, 0);
  for (const { id } of SYSTEMS) assert.ok(stdout.includes(id), id);
});
