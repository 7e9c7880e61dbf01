// fingerprint.test.js — the fingerprint of the weights that the terminal prints: what it is made of, and that a
// run leaves the same for any number of threads as on record, and as in browsers (tests/browser/fingerprint.test.js).

import '../built.js';
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { requireCurrent } from '../../../.ci/build.js';
import { SMALL } from '../../../data/prepare-small.js';
import { leftOut } from '../../gate.js';

requireCurrent('data-small');

/** An epoch of the small data set each: `npm run train -- --epochs 1 --data build/data-small/mnist --model …`. */
const RUNS = JSON.parse(await readFile(new URL('../../fixtures/short-runs.json', import.meta.url), 'utf8'));

/** Runs `npm run train` on the small data set. @param {string[]} args @returns what it prints */
async function train(...args) {
  const script = fileURLToPath(new URL('../../../web/terminal/train.js', import.meta.url));
  const all = [script, '--data', join(SMALL, 'mnist'), ...args];
  return (await promisify(execFile)(process.execPath, all)).stdout;
}

/** @param {string} stdout   lines of JSON */
const fingerprints = (stdout) =>
  stdout
    .trimEnd()
    .split('\n')
    .flatMap((line) => JSON.parse(line).fingerprint ?? []);

for (const { preset, schedule, fingerprint } of RUNS)
  for (const threads of ['1', '2'])
    test(`${preset}, ${schedule}, threads: ${threads}: the weights on record`, {
      skip: threads !== '1' && leftOut,
    }, async () => {
      const options = ['--model', preset, '--schedule', schedule, '--threads', threads];
      assert.deepEqual(fingerprints(await train(...options, '--epochs', '1', '--json')), [fingerprint]);
    });

test('it is that of the bytes in a file of weights, and the same when they are loaded', {
  skip: leftOut,
}, async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'digit-lab-'));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'weights.safetensors');
  const layers = 'conv 4 3x3 relu nobias | maxpool 2 | dense 300 relu | dropout 0.1 | dense 10 softmax';
  const model = ['--model', layers, '--train', '300'];
  const [trained] = fingerprints(await train(...model, '--epochs', '1', '--json', '--save', file));

  const bytes = await readFile(file);
  const weights = bytes.subarray(8 + Number(bytes.readBigUInt64LE()));
  const hash = createHash('sha256').update(weights).digest('hex');
  assert.equal(trained, hash.slice(0, 16).replace(/....(?=.)/g, '$&-'));

  const loaded = ['--load', file, '--epochs', '0', '--evaluate', 'test', '--evaluate', 'train'];
  assert.deepEqual(fingerprints(await train(...loaded, '--json')), [trained, trained]);
  const printed = await train(...loaded);
  assert.deepEqual(printed.match(/^Fingerprint.*$/gm), [`Fingerprint of the weights: ${trained}`]);
  assert.notDeepEqual(fingerprints(await train(...model, '--epochs', '1', '--json', '--seed', '2')), [
    trained,
  ]);
});
