// tfjs.test.js — TensorFlow.js computes from the exported model what the engine computes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import { writeTfjs } from '../../../web/export/tfjs.js';
import { leftOut } from '../../gate.js';
import { MAIN, OTHERS, pixelsOf, train } from './trained.js';

/** As TensorFlow.js would fetch them. @param {ReturnType<typeof writeTfjs>} files */
function handlerOf([model, weights]) {
  const { modelTopology, weightsManifest } = JSON.parse(String(model.content));
  assert.deepEqual(weightsManifest[0].paths, [weights.name]);
  const bytes = /** @type {Uint8Array} */ (weights.content);
  return tf.io.fromMemory({
    modelTopology,
    weightSpecs: weightsManifest[0].weights,
    weightData: bytes.slice().buffer,
  });
}

/** @param {import('./trained.js').Trained} trained @param {number} count   of images */
async function compare({ network, answers }, count) {
  await tf.setBackend('cpu');
  const model = await tf.loadLayersModel(handlerOf(writeTfjs(network, 'model')));
  const bytes = Buffer.concat(Array.from({ length: count }, (_, i) => pixelsOf(i)));
  const pixels = tf.tensor4d(new Uint8Array(bytes), [count, 28, 28, 1], 'int32');
  const output = /** @type {import('@tensorflow/tfjs').Tensor} */ (model.predict(pixels));
  assert.deepEqual(output.shape, [count, network.outputs]);
  const probabilities = await output.data();
  for (const [i, { outputs }] of answers(count).entries())
    for (const [j, expected] of outputs.entries())
      assert.ok(Math.abs(probabilities[i * outputs.length + j] - expected) < 1e-5, `image ${i}: ${expected}`);
}

test('10,000 probabilities of TensorFlow.js are within 1e-5 of the engine’s', { skip: leftOut }, () =>
  compare(train(MAIN), 1000),
);

for (const { line, classes } of OTHERS.slice(1))
  test(`in TensorFlow.js: ${line}`, { skip: leftOut }, () =>
    compare(train(line, classes ? { classes } : {}), 20),
  );

test('a word that TensorFlow.js does not have is refused by name', () =>
  assert.throws(() => writeTfjs(train(OTHERS[0].line).network, 'model'), {
    name: 'ExportError',
    message: 'layer 1 (dense 10 step zeros) cannot be written for TensorFlow.js, which has no "step"',
  }));
