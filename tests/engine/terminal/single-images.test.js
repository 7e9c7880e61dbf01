// single-images.test.js — `npm run train`: --read has the network read digits of text files and judges it by their names,
// --show prints images of the data set with the network's answers.
import '../built.js';
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { asMnist, OWN_DIGITS } from '../../../web/reproductions/core/own-digits.js';
import { loadDataset, loadEngine } from '../../../web/terminal/files.js';
import { leftOut } from '../../gate.js';
import { makeFolder, parseLines, run } from './programs.js';

const LAYERS = 'dense 10 softmax';
const OPTIONS = ['--model', LAYERS, '--epochs', '2', '--seed', '3'];

/** The digits as files in a folder: 3_0.txt, 3_1.txt, … and one without a label. @param {string} folder */
async function writeDigits(folder) {
  const names = [...OWN_DIGITS.map(({ label }, i) => `${label}_${i}.txt`), 'mine.txt'];
  const texts = [...OWN_DIGITS, OWN_DIGITS[0]].map(({ text }) => text);
  const files = names.map((name) => join(folder, name));
  await Promise.all(files.map((file, i) => writeFile(file, texts[i])));
  return files;
}

test('own digits are read as the page reads them, and k of n are right by the names of their files', async (t) => {
  const folder = await makeFolder(t);
  const files = await writeDigits(folder);
  const weights = join(folder, 'weights.safetensors');
  const read = files.flatMap((file) => ['--read', file]);
  const { code, stdout } = await run(
    'train',
    ...OPTIONS,
    '--data',
    folder,
    '--save',
    weights,
    '--json',
    ...read,
  );
  assert.equal(code, 0);
  const lines = parseLines(stdout);
  const found = lines.filter(({ file }) => file);
  assert.deepEqual(
    found.map(({ file, label }) => [file, label]),
    files.map((file, i) => [file, OWN_DIGITS[i]?.label ?? null]),
  );
  const right = found.filter(({ label, read }) => label === read).length;
  assert.deepEqual(lines.at(-1), { own_digits: OWN_DIGITS.length, right });

  const again = await run('train', '--load', weights, '--epochs', '0', '--data', folder, ...read);
  const said = again.stdout.trimEnd().split('\n');
  assert.equal(said.at(-1), `${right} of 7 right, as the names of the files say.`);
  for (const [i, { file, label, read: best }] of found.entries()) {
    const verdict = label === null ? '' : label === best ? ', right' : `, wrong: it is a ${label}`;
    const percent = (100 * Math.max(...found[i].probabilities)).toFixed(1);
    assert.ok(said.includes(`${file}: read as ${best}, ${percent} %${verdict}`), file);
  }

  const engine = await loadEngine('simd128');
  const model = engine.createModel({ layers: LAYERS, optimizer: 'adam', seed: 3 });
  t.after(() => model.destroy());
  const untrained = await run('train', ...OPTIONS, '--epochs', '0', '--data', folder, '--json', ...read);
  const outputs = parseLines(untrained.stdout).filter(({ file }) => file);
  for (const [i, digit] of OWN_DIGITS.entries())
    assert.deepEqual(outputs[i].probabilities, [...model.predict(asMnist(digit))]);
});

test('a file that holds no digit is refused with its reason before the training', async (t) => {
  const folder = await makeFolder(t);
  const file = join(folder, '3.txt');
  await writeFile(file, '01\n'.repeat(28));
  const wrong = await run('train', ...OPTIONS, '--data', folder, '--read', file);
  assert.equal(wrong.code, 2);
  assert.match(wrong.stderr, /3\.txt: Line 1 has 2 characters; it must have 28/);
  assert.equal(wrong.stdout, '');
  const missing = await run('train', ...OPTIONS, '--data', folder, '--read', join(folder, '4.txt'));
  assert.equal(missing.code, 2);
  assert.match(missing.stderr, /--read: .*4\.txt/);
});

test('a network of two digits reads own digits as one of them', { skip: leftOut }, async (t) => {
  const folder = await makeFolder(t);
  const [file] = await writeDigits(folder);
  const args = [
    '--model',
    'dense 1 sigmoid',
    '--classes',
    '7,1',
    '--epochs',
    '1',
    '--data',
    folder,
    '--json',
    '--read',
    file,
  ];
  const [line] = parseLines((await run('train', ...args)).stdout).filter(({ file }) => file);
  assert.ok([1, 7].includes(line.read));
  assert.equal(line.probabilities.length, 2);
});

test('images of a split are shown by their places in it, with numbers, one-hot code and probabilities', {
  skip: leftOut,
}, async (t) => {
  const folder = await makeFolder(t);
  const common = [...OPTIONS, '--epochs', '0', '--data', folder];
  const predictions = join(folder, 'predictions.json');
  const args = [
    ...common,
    '--classes',
    '2,7,1',
    '--evaluate',
    'test',
    '--show',
    '1-2',
    '--predictions',
    predictions,
  ];
  const shown = parseLines((await run('train', ...args, '--json')).stdout).filter(({ pixels }) => pixels);
  assert.deepEqual(
    shown.map(({ split, place }) => [split, place]),
    [
      ['test', 1],
      ['test', 2],
    ],
  );
  const engine = await loadEngine('simd128');
  const dataset = await loadDataset(engine, pathToFileURL(`${folder}/`));
  t.after(() => dataset.destroy());
  const chosen = [...dataset.labels('test').entries()].filter(([, label]) => [1, 2, 7].includes(label));
  for (const { place, index, label, one_hot: code, pixels, probabilities } of shown) {
    assert.deepEqual([index, label], chosen[place]);
    assert.deepEqual(pixels, [...dataset.images('test', Uint32Array.of(index))]);
    assert.deepEqual(code.indexOf(1), label, 'ten outputs stand for the ten digits');
    assert.equal(Object.keys(probabilities).length, 10);
  }
  const { stdout } = await run('train', ...args);
  const lines = stdout.trimEnd().split('\n');
  const head = lines.findIndex((line) =>
    line.startsWith(`Image 1 of test, index ${chosen[1][0]}: label ${chosen[1][1]}`),
  );
  assert.ok(head > 0);
  const numbers = lines.slice(head + 1, head + 29).flatMap((line) => line.trim().split(/ +/).map(Number));
  assert.deepEqual(numbers, shown[0].pixels);
  assert.match(lines[head + 29], new RegExp(`^Read as ${shown[0].read} \\(0: 0\\.\\d{6}, 1: `));
});

test('the first batch of the run is shown, which its seed draws, and a single output says which class is 0', {
  skip: leftOut,
}, async (t) => {
  const folder = await makeFolder(t);
  const args = [
    '--model',
    'dense 1 sigmoid',
    '--classes',
    '7,1',
    '--epochs',
    '0',
    '--batch',
    '4',
    '--data',
    folder,
  ];
  const batch = async (/** @type {string} */ seed) =>
    parseLines((await run('train', ...args, '--seed', seed, '--show', 'batch', '--json')).stdout).filter(
      ({ pixels }) => pixels,
    );
  const first = await batch('1');
  assert.equal(first.length, 4);
  assert.ok(first.every(({ label, place }) => [1, 7].includes(label) && place === null));
  assert.deepEqual(Object.keys(first[0].probabilities), ['1', '7']);
  assert.deepEqual(first[0].one_hot, first[0].label === 1 ? [1, 0] : [0, 1]);
  const indices = (/** @type {any[]} */ images) => images.map(({ index }) => index);
  assert.notDeepEqual(indices(first), indices(await batch('2')));
});

test('places that are no places, or not there, are refused', { skip: leftOut }, async (t) => {
  const folder = await makeFolder(t);
  for (const [place, reason] of [
    ['x', /--show must be a place/],
    ['5-2', /--show must be a place/],
    ['50', /there are 50 test images, from 0 to 49/],
  ]) {
    const { code, stderr } = await run(
      'train',
      ...OPTIONS,
      '--epochs',
      '0',
      '--data',
      folder,
      '--show',
      String(place),
    );
    assert.equal(code, 2);
    assert.match(stderr, /** @type {RegExp} */ (reason));
  }
});
