// search.test.js — `npm run train -- --search`: every combination from fresh weights, and the best of them.

import '../built.js';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { readWeights } from '../../../web/weights/files.js';
import { leftOut } from '../../gate.js';
import { makeFolder, parseLines, run } from './programs.js';

const QUICK = ['--model', 'dense 8 relu | dense 10 softmax', '--epochs', '2', '--batch', '16'];

/** @param {string[]} args */
const train = (...args) => run('train', ...args);

test('every combination is trained as it would be alone, and the best is evaluated and saved', {
  skip: leftOut,
}, async (t) => {
  const folder = await makeFolder(t);
  const file = join(folder, 'best.safetensors');
  const options = [...QUICK, '--data', folder, '--json', '--validation', '20 %', '--split-seed', '4'];
  const lists = ['--search', 'rate=0.00001,0.01', '--search', 'optimizer=adam, sgd'];
  const { code, stdout, stderr } = await train(...options, ...lists, '--save', file);
  assert.equal(code, 0, stderr);
  const lines = parseLines(stdout);
  const trained = lines.slice(0, 4);
  assert.deepEqual(
    trained.map(({ search }) => [search.rate, search.optimizer]),
    [
      ['0.00001', 'adam'],
      ['0.00001', 'sgd'],
      ['0.01', 'adam'],
      ['0.01', 'sgd'],
    ],
  );
  const [best, evaluated, ...rest] = lines.slice(4);
  assert.deepEqual(rest, []);
  assert.deepEqual(best.best, { rate: '0.01', optimizer: 'adam' });
  assert.equal(best.val_accuracy, Math.max(...trained.map(({ val_accuracy }) => val_accuracy)));

  const alone = await train(...options, '--rate', '0.01', '--optimizer', 'adam');
  const [, last, result] = parseLines(alone.stdout);
  const { seconds: _, epoch: __, ...figures } = last;
  const { search, ended, seconds: ___, ...found } = trained[2];
  assert.deepEqual(found, figures);
  assert.deepEqual([evaluated.split, evaluated.fingerprint], ['test', result.fingerprint]);
  assert.equal(evaluated.accuracy, result.test_accuracy);
  const { metadata } = readWeights(await readFile(file), file);
  assert.equal(metadata.rate, '0.01');
});

test('whole lines of layers can vary; what diverges is named and not chosen', {
  skip: leftOut,
}, async (t) => {
  const folder = await makeFolder(t);
  const options = ['--data', folder, '--epochs', '1', '--validation', '40', '--optimizer', 'sgd'];
  const models = 'model=dense 4 relu | dense 10 softmax,mlp-rmsprop';
  const { code, stdout, stderr } = await train(...options, '--search', models, '--search', 'rate=1e30,0.1');
  assert.equal(code, 0, stderr);
  const figures = ['loss', 'accuracy', 'val_loss', 'val_accuracy'].map((name) => ` - ${name}: \\d+\\.\\d{4}`);
  const [first, second, third, fourth, best] = stdout.split('\n');
  assert.equal(first, '1/4 model dense 4 relu | dense 10 softmax, rate 1e30 - diverged');
  assert.match(
    second,
    new RegExp(`^2/4 model dense 4 relu \\| dense 10 softmax, rate 0\\.1${figures.join('')}$`),
  );
  assert.match(third, /^3\/4 model mlp-rmsprop, rate 1e30 - /);
  assert.match(fourth, /^4\/4 model mlp-rmsprop, rate 0\.1 - loss/);
  assert.match(best, /^Best: model .*, rate 0\.1$/);
});

test('without held-out images it says that the test images decide', { skip: leftOut }, async (t) => {
  const folder = await makeFolder(t);
  const { stderr } = await train(...QUICK, '--data', folder, '--search', 'seed=1,2');
  assert.match(stderr, /The test images decide which is best: hold images out with --validation\.\n$/);
});

const mistakes = /** @type {const} */ ([
  [['--search', 'rate'], /--search must be an option with its values, as rate=0.3,0.5; got 'rate'/],
  [['--search', 'classes=1,2'], /--search cannot vary 'classes'; choose one of model, optimizer, rate/],
  [['--search', 'rate=1,2', '--search', 'rate=3'], /--search has 'rate' twice/],
  [['--search', 'rate=0.1,fast'], /--rate must be a number above 0; got 'fast'/],
  [['--search', 'rate=0.1,'], /--rate must be a number above 0; got ''/],
  [['--search', 'epochs=0,1'], /--search needs at least one epoch/],
  [['--search', 'model=softmax,dense 10 sofmax'], /column 10\n {2}dense 10 sofmax\n {11}\^/],
  [['--search', 'seed=1,2', '--load', 'x.npz'], /--search trains from fresh weights: leave --load out/],
]);
for (const [args, message] of mistakes)
  test(`train ${args.join(' ')}: exit code 2, and why`, async () => {
    const { code, stdout, stderr } = await train(...args);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, message);
  });
