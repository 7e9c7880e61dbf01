// onnx.test.js — ONNX Runtime computes from the exported model what the engine computes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as ort from 'onnxruntime-web';
import { writeOnnx } from '../../../web/export/onnx.js';
import { MAIN, OTHERS, pixelsOf, train } from './trained.js';

ort.env.wasm.numThreads = 1;

/** @param {import('./trained.js').Trained} trained @param {number} count   of images */
async function compare({ network, answers }, count) {
  const [file] = writeOnnx(network, 'network');
  assert.equal(file.name, 'network.onnx');
  const session = await ort.InferenceSession.create(file.content);
  const bytes = Buffer.concat(Array.from({ length: count }, (_, i) => pixelsOf(i)));
  const pixels = new ort.Tensor('uint8', new Uint8Array(bytes), [count, 28, 28]);
  const { probabilities, sums } = await session.run({ pixels });
  assert.deepEqual(probabilities.dims, [count, network.outputs]);
  const expected = answers(count);
  for (const [i, { outputs, digit }] of expected.entries()) {
    const at = i * network.outputs;
    const own = [...probabilities.data.slice(at, at + network.outputs)].map(Number);
    for (const [j, output] of outputs.entries())
      assert.ok(Math.abs(own[j] - output) < 1e-5, `image ${i}: ${own} and ${outputs}`);
    const last = [...sums.data.slice(at, at + network.outputs)].map(Number);
    const place = last.length === 1 ? Number(last[0] > 0) : last.indexOf(Math.max(...last));
    assert.equal(network.digits[place] ?? -1, digit);
  }
  await session.release();
}

test('10,000 probabilities of ONNX Runtime are within 1e-5 of the engine’s', () =>
  compare(train(MAIN), 1000));

for (const { line, classes } of OTHERS)
  test(`as ONNX: ${line}`, () => compare(train(line, classes ? { classes } : {}), 20));
