// terminal.test.js — `npm run train` as a program: what it prints, saves and refuses.

import '../built.js';
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { readWeights, writeNpz, writeSafetensors } from '../../../web/weights/files.js';
import { leftOut } from '../../gate.js';
import { latin1, npy, npz, utf8 } from '../../node/file-samples.js';
import { makeFiles, NAMES } from '../../node/synthetic.js';
import { makeFolder, parseLines, run } from './programs.js';

const LAYERS = 'dense 16 relu | dense 10 softmax';
const QUICK = ['--model', LAYERS, '--epochs', '2', '--batch', '32', '--rate', '0.01'];

test('with --json standard output is an object for each epoch and one for the test', async (t) => {
  const folder = await makeFolder(t);
  const options = [...QUICK, '--data', folder, '--json', '--validation', '40'];
  const { code, stdout, stderr } = await run('train', ...options);
  assert.equal(code, 0);
  assert.match(stderr, /^Engine simd128(-threads)?, threads: [1-8]\n$/);
  const [first, second, result, ...rest] = parseLines(stdout);
  assert.deepEqual(rest, []);
  const keys = ['epoch', 'loss', 'accuracy', 'val_loss', 'val_accuracy', 'seconds'];
  assert.deepEqual([Object.keys(first), Object.keys(second)], [keys, keys]);
  assert.deepEqual([first.epoch, second.epoch], [1, 2]);
  assert.ok(second.loss < first.loss);
  assert.deepEqual(Object.keys(result), [
    ...['test_loss', 'test_accuracy', 'wrong', 'seconds', 'parameters', 'fingerprint'],
  ]);
  assert.match(result.fingerprint, /^[\da-f]{4}(-[\da-f]{4}){3}$/);
  assert.equal(result.parameters, 784 * 16 + 16 + 16 * 10 + 10);
  assert.ok(Math.abs(result.test_accuracy - (1 - result.wrong.length / 50)) < 1e-12);
  assert.ok(result.wrong.every((/** @type {number} */ index) => index >= 0 && index < 50));
});

test('without it the epochs look as Keras prints them', async (t) => {
  const folder = await makeFolder(t);
  const { code, stdout } = await run('train', ...QUICK, '--data', folder, '--train', '96', '--test', '20');
  assert.equal(code, 0);
  const names = ['loss', 'accuracy', 'val_loss', 'val_accuracy'];
  const figures = names.map((name) => String.raw`- ${name}: \d\.\d{4}`).join(' ');
  const epoch = String.raw`3/3 \[={30}\] - \d+s \d+ms/step ${figures}`;
  const result = String.raw`Test loss: \d\.\d{4}\nTest accuracy: \d+\.\d\d % of 20 images, \d+ wrong`;
  const fingerprint = String.raw`Fingerprint of the weights: [\da-f-]{19}`;
  assert.match(stdout, new RegExp(`^Epoch 1/2\n${epoch}\nEpoch 2/2\n${epoch}\n${result}\n${fingerprint}\n$`));
});

test('the same seed prints the same figures, another seed others', { skip: leftOut }, async (t) => {
  const folder = await makeFolder(t);
  const losses = await Promise.all(
    ['1', '1', '2'].map(async (seed) => {
      const { stdout } = await run('train', ...QUICK, '--data', folder, '--json', '--seed', seed);
      return parseLines(stdout).map(({ loss, test_loss }) => loss ?? test_loss);
    }),
  );
  assert.deepEqual(losses[1], losses[0]);
  assert.notDeepEqual(losses[2], losses[0]);
});

test('--schedule changes the rates of a run', { skip: leftOut }, async (t) => {
  const folder = await makeFolder(t);
  const losses = await Promise.all(
    ['constant', 'cosine', 'constant'].map(async (schedule) => {
      const { stdout } = await run('train', ...QUICK, '--data', folder, '--json', '--schedule', schedule);
      return parseLines(stdout).map(({ loss, test_loss }) => loss ?? test_loss);
    }),
  );
  assert.deepEqual(losses[2], losses[0]);
  assert.notDeepEqual(losses[1], losses[0]);
});

test('every optimizer has its own figures, and so have clipping and augmentation', {
  skip: leftOut,
}, async (t) => {
  const folder = await makeFolder(t);
  const losses = async (/** @type {string[]} */ ...options) => {
    const { code, stdout, stderr } = await run('train', ...QUICK, '--data', folder, '--json', ...options);
    assert.equal(code, 0, stderr);
    return parseLines(stdout).map(({ loss, test_loss }) => loss ?? test_loss);
  };
  const [adam, adamw, plain, ftrl, clipped, loose, augmented, none] = await Promise.all([
    losses('--optimizer', 'adam'),
    losses('--optimizer', 'adamw'),
    losses('--optimizer', 'adamw', '--l2', '0'),
    losses('--optimizer', 'ftrl'),
    losses('--optimizer', 'ftrl', '--clip', '0.01'),
    losses('--optimizer', 'ftrl', '--clip', '1e9'),
    losses('--optimizer', 'adam', '--augment', 'shift 2 stroke 1'),
    losses('--optimizer', 'adam', '--augment', 'none'),
  ]);
  assert.deepEqual(plain, adam, 'AdamW without decay');
  assert.notDeepEqual(adamw, adam);
  assert.notDeepEqual(ftrl, adam);
  assert.deepEqual(loose, ftrl, 'no gradient is as large');
  assert.notDeepEqual(clipped, ftrl);
  assert.notDeepEqual(augmented, adam);
  assert.deepEqual(none, adam);
  for (const [first, second] of [adamw, ftrl, clipped]) assert.ok(second < first, `${second} after ${first}`);
});

test('the number of threads changes no figure, and is printed with the build', async (t) => {
  const folder = await makeFolder(t);
  const engines = [
    ['strict', '1', 'simd128'],
    ['strict', '3', 'simd128-threads'],
  ];
  const printed = await Promise.all(
    engines.map(async ([arithmetic, threads, build]) => {
      const choice = ['--arithmetic', arithmetic, '--threads', threads];
      const { stdout, stderr } = await run('train', ...QUICK, '--data', folder, ...choice);
      assert.equal(stderr, `Engine ${build}, threads: ${threads}\n`);
      return stdout.replace(/\d+s \d+ms/g, '');
    }),
  );
  assert.equal(printed[1], printed[0]);
});

test('--save writes every weight as safetensors', async (t) => {
  const folder = await makeFolder(t);
  const file = join(folder, 'weights.safetensors');
  const { code } = await run('train', ...QUICK, '--data', folder, '--save', file, '--seed', '5');
  assert.equal(code, 0);
  const bytes = await readFile(file);
  const headerBytes = Number(bytes.readBigUInt64LE());
  assert.equal(headerBytes % 8, 0);
  const { __metadata__: metadata, ...tensors } = JSON.parse(bytes.toString('utf8', 8, 8 + headerBytes));
  assert.deepEqual([metadata.seed, metadata.layers], ['5', LAYERS]);
  assert.deepEqual(tensors, {
    '0.kernel': { dtype: 'F32', shape: [784, 16], data_offsets: [0, 50176] },
    '0.bias': { dtype: 'F32', shape: [16], data_offsets: [50176, 50240] },
    '1.kernel': { dtype: 'F32', shape: [16, 10], data_offsets: [50240, 50880] },
    '1.bias': { dtype: 'F32', shape: [10], data_offsets: [50880, 50920] },
  });
  assert.equal(bytes.length, 8 + headerBytes + 50920);
  const kernel = new Float32Array(new Uint8Array(bytes).buffer, 8 + headerBytes, 784 * 16);
  assert.ok(kernel.every((weight) => Math.abs(weight) < 2) && kernel.some((weight) => weight !== 0));
});

const mistakes = /** @type {const} */ ([
  [['--modle', 'softmax'], /Unknown option '--modle'/],
  [['softmax'], /softmax/],
  [['--model', 'resnet'], /no preset 'resnet'; choose one of [\w-]+, /],
  [
    ['--model', 'dense 10 sofmax'],
    /column 10\n {2}dense 10 sofmax\n {11}\^\n {2}fits here: softmax, sigmoid, step, relu, /,
  ],
  [['--epochs', '-1'], /--epochs/],
  [['--epochs', '1.5'], /--epochs must be a whole number from 0 to \d+; got '1.5'/],
  [['--batch', '1.5'], /--batch must be a whole number from 1 to \d+, or all; got '1.5'/],
  [['--batch', '0'], /--batch must be/],
  [['--l2', '-1'], /--l2/],
  [['--l2', ''], /--l2 must be a number of at least 0; got ''/],
  [['--average', '1'], /--average must be .*0\.99999; got '1'/],
  [['--clip', 'tight'], /--clip must be a number of at least 0; got 'tight'/],
  [
    ['--augment', 'shift 2 turn 10'],
    /--augment: No augmentation has the name 'turn' at column 9; there are shift, .*\n {2}shift 2 turn 10\n {10}\^/,
  ],
  [['--shuffled-labels', '101'], /--shuffled-labels must be .*100; got '101'/],
  [['--invented', '60001'], /--invented must be .*60000; got '60001'/],
  [['--augment', 'scale 1'], /--augment: 'scale' needs a number from 0 to 0.9 at column 7/],
  [['--search', 'augment=none,shift'], /'shift' needs a number from 0 to 100 at column 7/],
  [['--classes', '3'], /--classes must be at least two digits, each once, as 1,2; got '3'/],
  [['--classes', '1,2,1'], /--classes must be/],
  [['--classes', '1 2'], /--classes must be/],
  [['--validate-every', '0'], /--validate-every must be/],
  [['--evaluate', 'valid'], /no split 'valid'; choose one of train, validation, holdout, test/],
  [['--load', '/no/such/file.npy'], /--load: .*\/no\/such\/file.npy/],
  [['--load', fileURLToPath(import.meta.url)], /--load: .* is neither safetensors nor/],
  [
    ['--save', 'weights.h5'],
    /--save must be a name that ends in .safetensors, .npz or .npy; got 'weights.h5'/,
  ],
  [['--save', 'weights.npy'], /holds one array, but this network has 6: use .npz/],
  [['--predictions', 'p.npy'], /--predictions must be a name that ends in .csv or .json; got 'p.npy'/],
  [['--predictions', '/no/such/folder/p.csv'], /--predictions: ENOENT/],
  [
    ['--predictions', 'p.csv', '--evaluate', 'test', '--evaluate', 'train'],
    /--predictions writes one split: give --evaluate once, or not at all/,
  ],
  [['--rate', 'fast'], /--rate must be a number above 0; got 'fast'/],
  [['--seed', '4294967296'], /--seed must be/],
  [['--threads', '9'], /--threads must be a whole number from 1 to 8; got '9'/],
  [['--arithmetic', 'sloppy'], /--arithmetic must be strict or relaxed; got 'sloppy'/],
  [['--optimizer', 'lion'], /no optimizer 'lion'; choose one of sgd, /],
  [['--schedule', 'linear'], /no schedule 'linear'; choose one of constant, /],
  [['--data', '/no/such/folder'], /no data set in \/no\/such\/folder/],
  [
    ['--save', '/no/such/folder/weights.npz'],
    /--save cannot write to \/no\/such\/folder\/weights.npz: ENOENT/,
  ],
]);
for (const [args, message] of mistakes)
  test(`train ${args.join(' ')}: exit code 2, and why`, async () => {
    const { code, stdout, stderr } = await run('train', ...args);
    assert.equal(code, 2);
    assert.equal(stdout, '');
    assert.match(stderr, message);
  });

/** What is in a folder of data, and what is said of it. @type {[string, Record<string, Uint8Array>, RegExp][]} */
const FOLDERS = (() => {
  const idx = Object.entries(makeFiles(300, 50)).map(([part, bytes]) => ({
    name: NAMES[/** @type {keyof typeof NAMES} */ (part)],
    bytes,
  }));
  const named = (/** @type {(name: string) => string} */ name) =>
    Object.fromEntries(idx.map((file) => [name(file.name), gzipSync(file.bytes)]));
  const plain = Object.fromEntries(idx.map(({ name, bytes }) => [name, bytes]));
  const trained = /"test_accuracy"/;
  const line = `7,${Array(784).fill(9).join()}\n`;
  return [
    ['names in capitals', named((name) => `${name}.gz`.toUpperCase()), trained],
    ['second downloads', named((name) => `${name} (1).gz`), trained],
    [
      'files of both kinds, and others',
      { ...named((name) => `${name}.gz`), ...plain, 'README.md': utf8('#') },
      trained,
    ],
    [
      'a table',
      { 'train.csv': utf8(line.repeat(70)) },
      /train\.csv has no images to test with: the last 10 [\s\S]*100 % .* class 7/,
    ],
    [
      'a web page',
      { ...named((name) => `${name} (1).gz`), [`${NAMES.trainLabels} (1).gz`]: utf8('<html>') },
      /train-labels-idx1-ubyte \(1\)\.gz is a web page/,
    ],
    ['a picture', { 'a.png': latin1('\x89PNG\r\n\x1a\n') }, /a\.png is a picture/],
    ['nothing', {}, /Missing: train labels/],
  ];
})();
for (const [what, files, message] of FOLDERS)
  test(`a folder with ${what}`, { skip: leftOut }, async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'digit-lab-'));
    t.after(() => rm(folder, { recursive: true }));
    for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes);
    const { stdout, stderr } = await run('train', ...QUICK, '--data', folder, '--json');
    assert.match(stdout + stderr, message);
  });

test('weights with a number that is none are refused by layer, those of PyTorch are read', async (t) => {
  const folder = await makeFolder(t);
  const file = join(folder, 'w.npz');
  const load = ['--model', 'dense 10 softmax', '--epochs', '0', '--data', folder, '--load', file];
  const bias = npy('<f4', [10], new Float32Array(10));
  const kernel = new Float32Array(7840).fill(1);
  await writeFile(file, npz({ 'fc.weight': npy('<f4', [10, 784], kernel), 'fc.bias': bias }));
  assert.equal((await run('train', ...load)).code, 0);
  await writeFile(file, npz({ '0.kernel': npy('<f4', [784, 10], kernel.fill(NaN, 3, 5)), '0.bias': bias }));
  const { code, stderr } = await run('train', ...load);
  assert.equal(code, 2);
  assert.match(stderr, /--load: "0\.kernel", the weights of layer 1 in .*w\.npz, holds .*: 2 of 7840/);
});

test('a file of weights brings its layers and digits, and what it does not name is asked for', async (t) => {
  const [folder, weights] = [await makeFolder(t), await makeFolder(t)];
  const [named, bare] = [join(weights, 'three.safetensors'), join(weights, 'foreign.npz')];
  const tensors = [
    { name: 'fc.weight', shape: [3, 784], values: new Float32Array(3 * 784) },
    { name: 'fc.bias', shape: [3], values: Float32Array.of(1, 0, 0) },
  ];
  await writeFile(named, writeSafetensors(tensors, { layers: 'dense 3 softmax', classes: '3,5,8' }));
  await writeFile(bare, writeNpz(tensors));
  const evaluated = ['--epochs', '0', '--data', folder, '--json'];
  const { stdout, stderr } = await run('train', ...evaluated, '--load', named);
  const [{ count, accuracy }] = parseLines(stdout || stderr);
  assert.deepEqual([count, Math.round(accuracy * count)], [15, 5], 'the threes are right');
  const other = await run('train', ...evaluated, '--load', named, '--classes', '0,1');
  assert.equal(parseLines(other.stdout)[0].count, 10);
  assert.match(stderr, /^The digits are those that \S*three\.safetensors names: 3, 5, 8\.\n/);
  assert.doesNotMatch(other.stderr, /The digits are/);
  const described = await run('train', ...evaluated, '--load', named, '--describe');
  const { layers, labels } = JSON.parse(described.stdout || described.stderr);
  assert.deepEqual([layers.length, layers[0].layer], [1, 'dense 3 softmax']);
  assert.deepEqual(labels.test, [0, 0, 0, 5, 0, 5, 0, 0, 5, 0]);
  for (const [options, words] of /** @type {[string[], RegExp][]} */ ([
    [
      ['--load', bare],
      /--load: .*foreign\.npz does not name its layers; --model does\. With the usual layers: .*fc\.weight/,
    ],
    [
      ['--load', named, '--model', 'dense 3 softmax'],
      /there are 10 digits to tell apart\. Give it more units, or choose fewer digits with --classes\.\n/,
    ],
  ])) {
    const refused = await run('train', ...evaluated, ...options);
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, words);
  }
});

test('a share of the images chooses as many as their count does', { skip: leftOut }, async (t) => {
  const folder = await makeFolder(t);
  const choose = async (/** @type {string[]} */ [train, validation, test]) => {
    const counts = ['--train', train, '--validation', validation, '--test', test];
    const { stdout } = await run('train', ...QUICK, '--data', folder, '--json', ...counts);
    return parseLines(stdout).map(({ seconds, ...figures }) => figures);
  };
  assert.deepEqual(await choose(['60%', '12.5%', '40%']), await choose(['180', '38', '20']));
});

test('more images than there are: exit code 2', { skip: leftOut }, async (t) => {
  const folder = await makeFolder(t);
  for (const option of ['--train', '--validation', '--holdout', '--test']) {
    const { code, stderr } = await run('train', ...QUICK, '--data', folder, option, '301');
    assert.equal(code, 2);
    assert.match(stderr, new RegExp(`${option} must be a whole number`));
  }
});

/** @param {string} stdout  figures but how long things took */
const withoutSeconds = (stdout) => parseLines(stdout).map(({ seconds, ...figures }) => figures);

test('two classes, one output, all images in a step: validated every so many epochs', {
  skip: leftOut,
}, async (t) => {
  const folder = await makeFolder(t);
  const network = ['--model', 'dense 1 sigmoid zeros', '--optimizer', 'sgd', '--rate', '0.1'];
  const images = ['--data', folder, '--classes', '3,8', '--batch', 'all'];
  const options = [...network, ...images, '--epochs', '12', '--validate-every', '5'];
  const { code, stdout } = await run('train', ...options, '--json', '--evaluate', 'train');
  assert.equal(code, 0);
  const lines = parseLines(stdout);
  const [result, train] = lines.splice(12);
  const validated = lines.filter(({ val_loss }) => val_loss !== null).map(({ epoch }) => epoch);
  assert.deepEqual(validated, [5, 10, 12]);
  assert.ok(Math.abs(lines[0].loss - Math.LN2) < 1e-6, 'weights of zero give both digits a half');
  assert.equal(lines[11].val_loss, result.test_loss);
  assert.deepEqual([train.split, train.count, train.accuracy], ['train', 60, 1]);

  const { stdout: printed, stderr } = await run('train', ...options);
  assert.match(
    stderr,
    /\nOne step an epoch: loss and accuracy are from before it, val_loss .* after it\.\n$/,
  );
  assert.deepEqual(
    printed.match(/Epoch \d+\/12|1\/1 \[=+\]/g)?.filter((line) => line.startsWith('Epoch')),
    [...['Epoch 5/12', 'Epoch 10/12', 'Epoch 12/12']],
  );
  const all = await run('train', ...network, '--data', folder, '--epochs', '1');
  assert.equal(all.code, 2);
  assert.match(all.stderr, /one output, enough for two digits, but there are 10 digits/);
});

test('a preset brings its own values, and options change them', { skip: leftOut }, async (t) => {
  const folder = await makeFolder(t);
  const options = ['--data', folder, '--json', '--evaluate', 'train', '--evaluate', 'test'];
  const quick = ['--epochs', '2', '--rate', '0.1'];
  const { stdout } = await run('train', '--model', 'logreg-1v2', ...options, ...quick);
  const [first, second, , train, tests] = parseLines(stdout);
  assert.deepEqual([first.val_loss, second.val_loss === null], [null, false], 'every 100 and after the last');
  assert.deepEqual([train.count, tests.count], [60, 10], 'ones and twos only');
  const changed = [...options, ...quick, '--classes', '0,9', '--l2', '9'];
  const other = await run('train', '--model', 'logreg-1v2', ...changed);
  assert.notDeepEqual(withoutSeconds(other.stdout), withoutSeconds(stdout));
  const without = await run('train', '--model', 'softmax-numpy', ...options, ...quick);
  assert.equal(without.code, 2);
  assert.match(without.stderr, /needs 55000 training images, but there are only 300/);
  const counts = ['--validation', '100', '--train', '150', '--holdout', '20'];
  const few = await run('train', '--model', 'softmax-numpy', ...options, ...quick, ...counts);
  assert.equal(parseLines(few.stdout)[3].count, 150);
});

test('weights that were saved are loaded, and evaluated without training', { skip: leftOut }, async (t) => {
  const folder = await makeFolder(t);
  const weights = await makeFolder(t); // an .npz beside the data would be taken for data
  const files = ['w.safetensors', 'w.npz'].map((name) => join(weights, name));
  const splits = ['--evaluate', 'validation', '--evaluate', 'holdout', '--evaluate', 'test'];
  const counts = ['--data', folder, '--json', '--validation', '50', '--holdout', '30', ...splits];
  const figures = [];
  for (const file of files) {
    const trained = await run('train', ...QUICK, ...counts, '--save', file);
    assert.equal(trained.code, 0, trained.stderr);
    figures.push(withoutSeconds(trained.stdout).slice(3));
  }
  assert.deepEqual(
    figures[0].map(({ split, count }) => [split, count]),
    [
      ...[
        ['validation', 50],
        ['holdout', 30],
        ['test', 50],
      ],
    ],
  );
  for (const [file, model] of /** @type {const} */ ([
    [files[0], []],
    [files[1], ['--model', LAYERS]],
  ])) {
    const loaded = await run('train', ...counts, '--epochs', '0', '--load', file, ...model);
    assert.equal(loaded.code, 0, loaded.stderr);
    assert.deepEqual(parseLines(loaded.stdout), figures[0]);
  }

  const { tensors } = readWeights(new Uint8Array(await readFile(files[1])), 'w.npz');
  const numbered = join(weights, 'numbered.npz'); // as numpy.savez(file, W1, b1, W2, b2) names them
  await writeFile(numbered, writeNpz(tensors.map((tensor, i) => ({ ...tensor, name: `arr_${i}` }))));
  const loaded = await run('train', ...counts, '--epochs', '0', '--load', numbered, '--model', LAYERS);
  assert.deepEqual(parseLines(loaded.stdout), figures[0], loaded.stderr);

  const bytes = new Uint8Array(await readFile(files[1]));
  const damaged = join(weights, 'damaged.npz');
  await writeFile(damaged, bytes.with(bytes.length >> 1, bytes[bytes.length >> 1] ^ 1));
  const refused = await run('train', '--load', damaged, '--model', LAYERS, '--data', folder);
  assert.equal(refused.code, 2);
  assert.match(refused.stderr, /--load: .*damaged: the checksum of/);

  const unfit = await run('train', '--load', files[1], '--model', 'softmax', '--data', folder);
  assert.equal(unfit.code, 2);
  assert.match(unfit.stderr, /--load: .*do not fit/);
});

test('--describe prints shapes, the labels of each split, and the layers of the network', async (t) => {
  const folder = await makeFolder(t);
  const options = ['--data', folder, '--describe', '--validation', '25 %', '--classes', '1,2'];
  const { code, stdout, stderr } = await run('train', ...options, '--json');
  assert.equal(code, 0, stderr);
  const { shapes, labels, layers, parameters } = JSON.parse(stdout);
  assert.deepEqual(layers.at(-1), { layer: 'dense 10 softmax', shape: [10], parameters: 5130 });
  assert.equal(parameters, 669_706);
  assert.deepEqual(shapes, { x_train: [60, 28, 28], y_train: [60], x_test: [10, 28, 28], y_test: [10] });
  const sum = (/** @type {number[]} */ counts) => counts.reduce((total, count) => total + count);
  assert.deepEqual(Object.keys(labels), ['train', 'validation', 'test']);
  assert.deepEqual([sum(labels.train), sum(labels.validation), sum(labels.test)], [45, 15, 10]);
  assert.deepEqual(labels.test, [0, 5, 5, 0, 0, 0, 0, 0, 0, 0]);
  const people = await run('train', ...options);
  assert.match(people.stdout, /^x_train \(60, 28, 28\)\ny_train \(60,\)\n/);
  assert.match(people.stdout, /\ntest +0 +5 +5( +0){7}\n/);
  assert.match(people.stdout, /\ndense 512 relu +\(512\) +401920\n/);
  assert.match(people.stdout, /\ntotal +669706\n$/);
});

test('--predictions writes label, prediction and probabilities of every image of a split', async (t) => {
  const folder = await makeFolder(t);
  const [csv, json] = [join(folder, 'p.csv'), join(folder, 'p.json')];
  const options = [...QUICK, '--data', folder, '--validation', '40', '--json'];
  const { code, stdout, stderr } = await run('train', ...options, '--predictions', csv);
  assert.equal(code, 0, stderr);
  const { wrong } = parseLines(stdout)[2];
  const [head, ...lines] = (await readFile(csv, 'utf8')).trimEnd().split('\r\n');
  const names = Array.from({ length: 10 }, (_, digit) => `probability_${digit}`);
  assert.equal(head, ['index', 'label', 'prediction', ...names].join());
  const rows = lines.map((line) => line.split(',').map(Number));
  assert.deepEqual(
    rows.map(([index]) => index),
    Array.from({ length: 50 }, (_, index) => index),
  );
  const found = rows.filter(([, label, prediction]) => label !== prediction).map(([index]) => index);
  assert.deepEqual(found, wrong, 'as the evaluation says');
  for (const [, , prediction, ...shares] of rows) {
    assert.equal(shares.indexOf(Math.max(...shares)), prediction);
    assert.ok(Math.abs(shares.reduce((sum, share) => sum + share) - 1) < 1e-6);
  }
  const validated = await run('train', ...options, '--predictions', json, '--evaluate', 'validation');
  assert.equal(validated.code, 0, validated.stderr);
  const { images, ...about } = JSON.parse(await readFile(json, 'utf8'));
  const { fingerprint } = parseLines(validated.stdout)[3];
  assert.deepEqual(about, {
    ...{ format: 'digit-lab predictions', version: 1, split: 'validation', pool: 'train', layers: LAYERS },
    ...{ fingerprint, count: 40, classes: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] },
  });
  assert.deepEqual(Object.keys(images[39]), ['index', 'label', 'prediction', 'probability']);
  assert.equal(images[39].index, 39);
});

test('one matrix is saved for NumPy alone, and goes on where it was', { skip: leftOut }, async (t) => {
  const folder = await makeFolder(t);
  const file = join(folder, 'weights.npy');
  const model = ['--model', 'dense 10 softmax zeros nobias', '--optimizer', 'sgd', '--rate', '0.1'];
  const options = [...model, '--batch', 'all', '--data', folder, '--json'];
  const whole = await run('train', ...options, '--epochs', '4');
  await run('train', ...options, '--epochs', '2', '--save', file);
  const second = await run('train', ...options, '--epochs', '2', '--load', file);
  const losses = (/** @type {string} */ stdout) =>
    parseLines(stdout).map(({ loss, test_loss }) => loss ?? test_loss);
  assert.deepEqual(losses(second.stdout), losses(whole.stdout).slice(2));
});

test('without training the test images are evaluated, for people too', { skip: leftOut }, async (t) => {
  const folder = await makeFolder(t);
  const { code, stdout } = await run('train', '--model', LAYERS, '--epochs', '0', '--data', folder);
  assert.equal(code, 0);
  assert.match(
    stdout,
    /^Test loss: \d\.\d{4}\nTest accuracy: \d+\.\d\d % of 50 images, \d+ wrong\nFingerprint of the weights: \S+\n$/,
  );
});

test('a run that diverges ends with exit code 1 and advice', async (t) => {
  const folder = await makeFolder(t);
  const options = [...QUICK, '--data', folder, '--optimizer', 'sgd', '--rate', '1e30'];
  const { code, stderr } = await run('train', ...options);
  assert.equal(code, 1);
  assert.match(stderr, /diverged.*Lower the learning rate/s);
});

test('a loss that grows far beyond that of guessing is pointed out once, and the run goes on', async (t) => {
  const folder = await makeFolder(t);
  const options = [...QUICK, '--data', folder, '--optimizer', 'sgd', '--json'];
  const grown = await run('train', ...options, '--rate', '1000');
  assert.equal(grown.code, 0);
  assert.equal(grown.stderr.match(/far above that of guessing, 2\.30\./g)?.length, 1);
  assert.equal(parseLines(grown.stdout).length, 3);
  assert.doesNotMatch((await run('train', ...options)).stderr, /guessing/);
});

test('--help names every option', async () => {
  for (const program of ['train', 'bench']) {
    const { code, stdout } = await run(program, '--help');
    assert.equal(code, 0);
    assert.match(stdout, /^Usage: .*--json/s);
  }
});
