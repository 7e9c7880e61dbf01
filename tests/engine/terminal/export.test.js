// export.test.js — `npm run export`: where it writes its files, and what it refuses.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { unzipSync } from 'fflate';
import { FORMATS } from '../../../web/export/formats.js';
import { readWeights, writeNpz, writeSafetensors } from '../../../web/weights/files.js';
import { collectTensors } from '../../../web/worker/weights.js';
import { leftOut } from '../../gate.js';
import { engine } from '../export/trained.js';
import { run } from './programs.js';

const LINE = 'conv 2 5x5 stride 4 relu | dense 3 softmax';
const STEP = 'dense 10 step';

const folder = await mkdtemp(join(tmpdir(), 'digit-lab-'));
after(() => rm(folder, { recursive: true }));
const path = (/** @type {string} */ name) => join(folder, name);

const tensorsOf = (/** @type {string} */ layers) =>
  collectTensors(engine.createModel({ layers, optimizer: 'adam', seed: 4 }));
const metadata = { layers: LINE, classes: '1,2,7', rate: '0.25', optimizer: 'momentum' };
await writeFile(path('net.safetensors'), writeSafetensors(tensorsOf(LINE), metadata));
await writeFile(path('net.npz'), writeNpz(tensorsOf(LINE)));
await writeFile(path('step.safetensors'), writeSafetensors(tensorsOf(STEP), { layers: STEP }));

/** @param {string[]} args */
const exported = (...args) => run('other-tools/export', '--load', path('net.safetensors'), ...args);

/** @param {string[]} args */
async function writes(...args) {
  const { code, stdout, stderr } = await exported(...args);
  assert.equal(code, 0, stderr);
  return stdout.trimEnd().split('\n');
}

test('every format has its file, with the settings of the one that is loaded', async () => {
  for (const [name, { end }] of Object.entries(FORMATS)) {
    const out = path(`net-${name}${end}`);
    const [first, ...others] = await writes('--format', name, '--out', out);
    assert.equal(first, out);
    assert.equal(others.length, ['pytorch', 'keras', 'tfjs'].includes(name) ? 1 : 0, name);
    for (const file of [first, ...others]) assert.ok(readFileSync(file).length > 500, file);
  }
  assert.match(readFileSync(path('net-pytorch.py'), 'utf8'), /'optimizer': 'momentum',\n {4}'rate': 0.25,/);
  assert.match(readFileSync(path('net-c.h'), 'utf8'), /digits\[\] = \{1, 2, 7\}/);
  assert.match(readFileSync(path('net-html.html'), 'utf8'), /<b>7<\/b>/);
  const { tensors } = readWeights(readFileSync(path('net-onnx.onnx')), 'net.onnx');
  assert.deepEqual(tensors.at(-1)?.shape, [3]);
});

test('several files go into a folder, an archive, or beside the first', { skip: leftOut }, async () => {
  assert.deepEqual(await writes('--format', 'tfjs', '--out', path('model')), [
    path('model/network.json'),
    path('model/network.bin'),
  ]);
  assert.deepEqual(readdirSync(path('model')).sort(), ['network.bin', 'network.json']);
  assert.deepEqual(await writes('--format', 'keras', '--out', path('net.zip')), [path('net.zip')]);
  assert.deepEqual(Object.keys(unzipSync(new Uint8Array(readFileSync(path('net.zip'))))).sort(), [
    'net.npz',
    'net.py',
  ]);
});

test('the programs for PyTorch and Keras can stand in one folder', async () => {
  for (const format of ['pytorch', 'keras']) await writes('--format', format, '--out', path('both'));
  assert.deepEqual(readdirSync(path('both')).sort(), [
    ...['network_keras.npz', 'network_keras.py', 'network_pytorch.py', 'network_pytorch.safetensors'],
  ]);
});

test('the file that is loaded is not overwritten, whatever name leads to it', async () => {
  const load = path('own/net.safetensors');
  await mkdir(path('own'));
  const before = readFileSync(path('net.safetensors'));
  await writeFile(load, before);
  await symlink(load, path('own/other.safetensors'));
  for (const out of ['net.py', './net.py', 'other.py']) {
    const options = ['--load', load, '--format', 'pytorch', '--out', `${path('own')}/${out}`];
    const { code, stderr } = await run('other-tools/export', ...options);
    assert.equal(code, 2);
    assert.match(stderr, /--out: .*\.safetensors is the file of --load, and would be overwritten/);
  }
  assert.deepEqual(readFileSync(load), before);
  assert.deepEqual(readdirSync(path('own')).sort(), ['net.safetensors', 'other.safetensors']);
});

test('a file that does not name its layers needs --model', { skip: leftOut }, async () => {
  const options = ['--load', path('net.npz'), '--format', 'onnx', '--out', path('named.onnx')];
  const { code, stderr } = await run('other-tools/export', ...options);
  assert.equal(code, 2);
  assert.match(stderr, /does not name its layers; --model does/);
  assert.equal((await run('other-tools/export', ...options, '--model', LINE)).code, 0);
});

test('what is wrong is said in words, and nothing is written', async () => {
  const refused = /** @type {[string[], RegExp][]} */ ([
    [
      ['--format', 'caffe', '--out', path('no.x')],
      /--format must be one of onnx, pytorch, keras, tfjs, c, html, svg/,
    ],
    [['--format', 'onnx', '--out', path('no.h')], /--out must be a name that ends in \.onnx/],
    [
      ['--format', 'keras', '--out', path('no.h5')],
      /--out must be a folder, or a name that ends in \.py or \.zip/,
    ],
    [
      ['--format', 'onnx', '--out', path('none/no.onnx')],
      /--out: .*no such file or directory: the folder \S*\/none is not there\n/,
    ],
    [
      ['--format', 'onnx', '--out', path('no.onnx'), '--model', 'dense 10 softmax'],
      /--load: .*no "0.kernel"|do not fit/,
    ],
    [
      ['--format', 'tfjs', '--out', path('no.json'), '--load', path('step.safetensors')],
      /which has no "step"/,
    ],
  ]);
  for (const [args, words] of refused) {
    const { code, stderr } = await exported(...args);
    assert.equal(code, 2, args.join(' '));
    assert.match(stderr, words);
  }
  for (const name of ['no.x', 'no.h', 'no.h5', 'no.onnx', 'no.json'])
    assert.ok(!existsSync(path(name)), name);
});
