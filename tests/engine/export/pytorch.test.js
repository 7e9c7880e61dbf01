// pytorch.test.js — exported PyTorch programs compute what the engine computes, and train on. Without Debian's
// python3-torch, what it has computed from the same files is compared.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { zipSync } from 'fflate';
import { refusal } from '../../../web/files/recognise.js';
import { readWeights } from '../../../web/weights/files.js';
import { collectTensors, restoreTensors } from '../../../web/worker/weights.js';
import { leftOut } from '../../gate.js';
import {
  answersOf,
  exported,
  hashesOf,
  hasTorch,
  measuresOf,
  NOTED,
  PYTHON,
  runTorch,
  weightsOf,
} from './torch.js';

const networks = exported();
/** @type {{ line: string, files: Record<string, string>, probabilities: number[][], trained?: Record<string, number[]> }[]} */
const noted = JSON.parse(readFileSync(new URL('../../fixtures/pytorch.json', import.meta.url), 'utf8'));

/** @param {(typeof networks)[number]} network @param {number[][]} probabilities */
function areClose({ line, answers }, probabilities) {
  for (const [i, { outputs }] of answers(probabilities.length).entries())
    for (const [j, output] of outputs.entries())
      assert.ok(Math.abs(probabilities[i][j] - output) < 1e-5, `${line}, image ${i}: ${probabilities[i]}`);
}

test(
  'PyTorch reads as the engine reads, and trains on',
  { skip: (!hasTorch && 'python3-torch is not installed') || leftOut },
  () =>
    runTorch(networks, (folder) => {
      for (const network of networks) {
        const { probabilities, digits } = answersOf(folder, network.name);
        assert.equal(probabilities.length, network.count);
        areClose(network, probabilities);
        assert.deepEqual(
          digits,
          network.answers(network.count).map(({ digit }) => digit),
        );
      }
      for (const [at, { name, model, answers, trains, line }] of networks.entries()) {
        if (!trains.includes('one')) continue;
        const before = answers(200);
        const { tensors, metadata } = weightsOf(folder, `${name}-one`);
        assert.equal(metadata.layers, line);
        restoreTensors(model, tensors);
        assert.notDeepEqual(answers(200), before, `${line}: an epoch changes the weights`);
        const measures = measuresOf(tensors);
        for (const [part, values] of Object.entries(noted[at].trained ?? assert.fail(line)))
          for (const [i, value] of values.entries())
            assert.ok(Math.abs(measures[part][i] - value) < 1e-3, `${line}, ${part}: ${measures[part]}`);
        if (!trains.includes('two')) continue;
        const others = weightsOf(folder, `${name}-two`).tensors;
        for (const [i, { values }] of tensors.entries())
          for (const [j, value] of values.entries())
            assert.ok(Math.abs(others[i].values[j] - value) < 1e-4, 'two processes train as one does');
      }
    }),
);

test('what is said of a .pt gets the weights of a state dict, of a module, and of a checkpoint', {
  skip: (!hasTorch && 'python3-torch is not installed') || leftOut,
}, () => {
  const { message } = refusal(zipSync({ 'm/data.pkl': new Uint8Array(1) }), 'model.pt', 'weights');
  const [, line = ''] = /: (import .*)\. Then open/.exec(message) ?? [];
  const saved = [
    ...['m', 'm.state_dict()', 'dict(m.named_parameters())', '{"epoch": 3, "state_dict": m.state_dict()}'],
    ...['{"model_state_dict": m.state_dict(), "optimizer_state_dict": {}}', 'm.bfloat16()'],
  ];
  const program = [
    ...['import os, torch', 'm = torch.nn.Sequential(torch.nn.Linear(2, 1), torch.nn.BatchNorm1d(1))'],
    ...['m[0].bias.data[0] = 0.75', ...saved.map((object) => `torch.save(${object}, "model.pt")`)].flatMap(
      (code, i) => [
        code,
        ...(i ? [`exec(${JSON.stringify(line)}, {})`, `os.rename("model.npz", "${i}.npz")`] : []),
      ],
    ),
  ];
  const folder = mkdtempSync(join(tmpdir(), 'digit-lab-'));
  try {
    execFileSync(PYTHON, ['-c', program.join('\n')], { cwd: folder });
    for (const [i, object] of saved.entries()) {
      const { tensors } = readWeights(new Uint8Array(readFileSync(join(folder, `${i + 1}.npz`))), object);
      assert.equal(tensors.find(({ name }) => name === '0.bias')?.values[0], 0.75, object);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('what PyTorch has computed of these files is noted, with the weights after an epoch, and equals what the engine computes', () => {
  assert.equal(noted.length, networks.length);
  for (const [i, network] of exported().entries()) {
    const change = 'the export has changed: node tests/engine/export/torch.js > tests/fixtures/pytorch.json';
    assert.deepEqual(hashesOf(network), noted[i].files, change);
    assert.equal(noted[i].probabilities.length, NOTED);
    areClose(network, noted[i].probabilities);

    const { trained } = noted[i];
    assert.equal(Boolean(trained), network.trains.includes('one'), network.line);
    if (!trained) continue;
    // PyTorch has other names, in the same order.
    const before = Object.values(measuresOf(collectTensors(network.model)));
    const after = Object.entries(trained);
    assert.equal(after.length, before.length);
    for (const [at, [part, values]] of after.entries())
      assert.ok(
        values.every(Number.isFinite) && Math.abs(values[1] - before[at][1]) > 1e-5,
        `${network.line}: an epoch changes ${part}, ${values}`,
      );
  }
});
