// keras.test.js — exported Keras programs compute what the engine computes: read by NumPy and a short forward pass,
// because Debian has no Keras.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { writeKeras } from '../../../web/export/keras.js';
import { MAIN, OTHERS, pixelsOf, train } from './trained.js';

const PYTHON = '/usr/bin/python3';
const SCRIPT = fileURLToPath(new URL('keras_check.py', import.meta.url));
const hasNumPy = spawnSync(PYTHON, ['-c', 'import numpy']).status === 0;

test('Keras programs read as the engine reads', {
  skip: !hasNumPy && 'python3-numpy is not installed',
}, (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'digit-lab-keras-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const lines = [
    { line: MAIN, count: 1000, classes: undefined },
    ...OTHERS.map((other) => ({ ...other, count: 20 })),
  ];
  const networks = lines.map(({ line, count, classes }, i) => {
    const trained = train(line, { l2: '0.01', optimizer: 'adamw', ...(classes && { classes }) });
    for (const { name, content } of writeKeras(trained.network, `network${i}`))
      writeFileSync(join(folder, name), content);
    return { ...trained, name: `network${i}`, count, line };
  });
  writeFileSync(
    join(folder, 'pixels.bin'),
    Buffer.concat(Array.from({ length: 1000 }, (_, i) => pixelsOf(i))),
  );
  writeFileSync(
    join(folder, 'networks.json'),
    JSON.stringify(networks.map(({ name, count }) => [name, count])),
  );
  execFileSync(PYTHON, [SCRIPT, folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, OMP_NUM_THREADS: '1' },
  });
  for (const { name, answers, count, line } of networks) {
    /** @type {{ probabilities: number[][], digits: number[] }} */
    const { probabilities, digits } = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
    assert.equal(probabilities.length, count);
    for (const [i, { outputs, digit }] of answers(count).entries()) {
      assert.equal(digits[i], digit, line);
      for (const [j, output] of outputs.entries())
        assert.ok(Math.abs(probabilities[i][j] - output) < 1e-5, `${line}, image ${i}: ${probabilities[i]}`);
    }
  }
});
