// interruption.test.js — `npm run train` ended early: what was trained is saved, and one line says so.

import '../built.js';
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, open, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readWeights } from '../../../web/weights/files.js';
import { leftOut } from '../../gate.js';
import { makeFiles, NAMES } from '../../node/synthetic.js';

const TRAIN = fileURLToPath(new URL('../../../web/terminal/train.js', import.meta.url));
const QUICK = ['--model', 'dense 16 relu | dense 10 softmax', '--batch', '32', '--threads', '1'];
const ENDLESS = [...QUICK, '--epochs', '1000000', '--json'];

/** A folder with a small data set, and one for weights, until the test is over. @param {import('node:test').TestContext} t */
async function makeFolders(t) {
  const folder = await mkdtemp(join(tmpdir(), 'digit-lab-'));
  t.after(() => rm(folder, { recursive: true }));
  const [data, weights] = ['data', 'weights'].map((name) => join(folder, name));
  await Promise.all([data, weights].map((name) => mkdir(name)));
  for (const [part, bytes] of Object.entries(makeFiles(300, 50)))
    await writeFile(join(data, NAMES[/** @type {keyof typeof NAMES} */ (part)]), bytes);
  return { data, weights, file: join(weights, 'w.safetensors') };
}

/**
 * Begins to run the program, at most until the test is over; `ended` is fulfilled when it has ended.
 * @param {import('node:test').TestContext} t @param {string[]} args @param {import('node:child_process').StdioPipe | number} [stdout]
 */
function begin(t, args, stdout = 'pipe') {
  const child = spawn(process.execPath, [TRAIN, ...args], { stdio: ['ignore', stdout, 'pipe'] });
  t.after(() => child.kill('SIGKILL'));
  let stderr = '';
  child.stderr?.on('data', (chunk) => (stderr += chunk));
  const ended = once(child, 'close').then(([code]) => ({
    code,
    lines: stderr.trimEnd().split('\n').slice(1),
  }));
  return { child, ended, begun: child.stdout && once(child.stdout, 'data') };
}

for (const [signal, code, word] of /** @type {const} */ ([
  ['SIGINT', 130, 'interrupted'],
  ['SIGTERM', 143, 'terminated'],
  ['SIGHUP', 129, 'the terminal was closed'],
]))
  test(`${signal} saves the weights so far, with exit code ${code}`, async (t) => {
    const { data, weights, file } = await makeFolders(t);
    const { child, ended, begun } = begin(t, [...ENDLESS, '--data', data, '--save', file]);
    await begun;
    child.kill(signal);
    const { code: found, lines } = await ended;
    assert.equal(found, code);
    assert.equal(lines.length, 1, lines.join('\n'));
    assert.match(
      lines[0],
      new RegExp(`^train: ${word} in epoch \\d+ of 1000000: the weights so far are saved in `),
    );
    assert.equal(readWeights(new Uint8Array(await readFile(file)), file).tensors.length, 4);
    assert.deepEqual(await readdir(weights), ['w.safetensors']);
  });

test('without --save a signal says that nothing is saved', { skip: leftOut }, async (t) => {
  const { data } = await makeFolders(t);
  const { child, ended, begun } = begin(t, [...ENDLESS, '--data', data]);
  await begun;
  child.kill('SIGINT');
  const { code, lines } = await ended;
  assert.deepEqual([code, lines.length], [130, 1]);
  assert.match(lines[0], /nothing is saved without --save\.$/);
});

test('a closed standard output ends the training with one line, after saving', async (t) => {
  const { data, file } = await makeFolders(t);
  const { child, ended, begun } = begin(t, [...ENDLESS, '--data', data, '--save', file]);
  await begun;
  child.stdout?.destroy();
  const { code, lines } = await ended;
  assert.deepEqual([code, lines.length], [1, 1], lines.join('\n'));
  assert.match(
    lines[0],
    /^train: standard output was closed in epoch \d+ of 1000000: the weights so far are saved in /,
  );
  assert.equal(readWeights(new Uint8Array(await readFile(file)), file).tensors.length, 4);
});

for (const epochs of ['1000000', '1'])
  test(`a full standard output likewise, with ${epochs} epochs`, { skip: leftOut }, async (t) => {
    const { data, file } = await makeFolders(t);
    const full = await open('/dev/full', 'w');
    t.after(() => full.close());
    const { ended } = begin(t, [...QUICK, '--epochs', epochs, '--data', data, '--save', file], full.fd);
    const { code, lines } = await ended;
    assert.deepEqual([code, lines.length], [1, 1], lines.join('\n'));
    assert.match(lines[0], /^train: standard output: ENOSPC.*: the weights so far are saved in /);
    assert.equal(readWeights(new Uint8Array(await readFile(file)), file).tensors.length, 4);
  });

test('what --save cannot write is said before the training', { skip: leftOut }, async (t) => {
  const { data, weights, file } = await makeFolders(t);
  const folder = join(weights, 'folder.npz');
  const readOnly = join(weights, 'read-only.npz');
  await mkdir(folder);
  await writeFile(readOnly, 'kept');
  await chmod(readOnly, 0o444);
  /** @type {[string, RegExp][]} */
  const refused = [
    [folder, /is a folder/],
    [readOnly, /is read-only/],
    [join(weights, 'missing', 'w.npz'), /ENOENT/],
    [join(readOnly, 'w.npz'), /ENOTDIR/],
    ['/proc/w.npz', /ENOENT|EACCES|EROFS/],
  ];
  for (const [name, reason] of refused) {
    const { ended, child } = begin(t, [...ENDLESS, '--data', data, '--save', name]);
    let printed = '';
    child.stdout?.on('data', (chunk) => (printed += chunk));
    let message = '';
    child.stderr?.on('data', (chunk) => (message += chunk));
    const { code } = await ended;
    assert.deepEqual([code, printed], [2, '']);
    assert.match(message, /^train: --save cannot write to /);
    assert.match(message, reason);
  }
  assert.equal(await readFile(readOnly, 'utf8'), 'kept');
  await writeFile(file, 'old');
  const link = join(weights, 'link.safetensors');
  await symlink(file, link);
  const { code, lines } = await begin(t, [...QUICK, '--epochs', '1', '--data', data, '--save', link]).ended;
  assert.equal(code, 0, lines.join('\n'));
  assert.equal(
    readWeights(new Uint8Array(await readFile(file)), file).tensors.length,
    4,
    'the link stays one',
  );
});

/** A shell for a program whose files may become no larger than so many kB; without a number they may. */
const limited = (/** @type {number | ''} */ kilobytes) =>
  `trap '' XFSZ; ${kilobytes && `ulimit -f ${kilobytes};`} exec "$0" "$@"`;

/** @param {import('node:child_process').ChildProcess} child */
async function errorsOf(child) {
  let stderr = '';
  child.stderr?.on('data', (chunk) => (stderr += chunk));
  const [code] = await once(child, 'close');
  return { code, stderr };
}

test('a disk without room for the weights is said before the training', async (t) => {
  const { data, weights, file } = await makeFolders(t);
  await writeFile(file, 'the weights before');
  const args = [process.execPath, TRAIN, ...ENDLESS, '--data', data, '--save', file];
  const child = spawn('bash', ['-c', limited(16), ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  const { code, stderr } = await errorsOf(child);
  assert.equal(code, 2, stderr);
  assert.match(stderr, /^train: --save cannot write to .*: EFBIG/);
  assert.equal(await readFile(file, 'utf8'), 'the weights before');
  assert.deepEqual(await readdir(weights), ['w.safetensors']);
});

test('a disk that is full at the end leaves the file that was there', { skip: leftOut }, async (t) => {
  const { data, weights, file } = await makeFolders(t);
  await writeFile(file, 'the weights before');
  const args = [process.execPath, TRAIN, ...ENDLESS, '--data', data, '--save', file];
  const child = spawn('bash', ['-c', limited(''), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = errorsOf(child);
  await once(/** @type {import('node:stream').Readable} */ (child.stdout), 'data');
  assert.equal(spawnSync('prlimit', ['--pid', `${child.pid}`, '--fsize=16384']).status, 0);
  child.stdout?.resume();
  child.kill('SIGINT');
  const { stderr } = await ended;
  assert.match(stderr, /the weights could not be saved in .*: EFBIG/);
  assert.equal(await readFile(file, 'utf8'), 'the weights before');
  assert.deepEqual(await readdir(weights), ['w.safetensors']);
});
