// back-in.test.js — what was exported is opened again, to the same bits.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeOnnx } from '../../../web/export/onnx.js';
import { writePyTorch } from '../../../web/export/pytorch.js';
import { LAYER_WORDS, OPTION_WORDS } from '../../../web/shared/layer-words.js';
import { readWeights, writeNpz, writeSafetensors } from '../../../web/weights/files.js';
import { collectTensors, restoreTensors } from '../../../web/worker/weights.js';
import { engine, MAIN, OTHERS, train } from './trained.js';

for (const line of [MAIN, ...OTHERS.map((other) => other.line)])
  test(`opened again to the same bits: ${line}`, () => {
    const { model, network } = train(line, { note: 'ü' });
    const tensors = collectTensors(model);
    const check = (/** @type {Uint8Array} */ bytes, /** @type {string} */ file) => {
      const read = readWeights(bytes, file);
      const other = engine.createModel({ layers: line, optimizer: 'adam', seed: 8 });
      restoreTensors(other, read.tensors);
      assert.deepEqual(collectTensors(other), tensors, file);
      return read.metadata;
    };
    for (const { name: file, content } of [
      writeOnnx(network, 'network')[0],
      writePyTorch(network, 'network')[1],
    ]) {
      const metadata = check(/** @type {Uint8Array} */ (content), file);
      assert.equal(metadata.layers, line);
      assert.equal(metadata.note, 'ü');
    }
    const unnamed = tensors.map((tensor, i) => ({ ...tensor, name: `arr_${i}` }));
    check(writeNpz(unnamed), 'as Keras’ get_weights');
  });

test('the networks that are exported in tests have every word of the language', () => {
  const used = [MAIN, ...OTHERS.map(({ line }) => line)].join(' ').split(/[\s|]+/);
  for (const word of [...Object.keys(LAYER_WORDS), ...OPTION_WORDS]) assert.ok(used.includes(word), word);
});

test('a variance of PyTorch’s own epsilon gives the same outputs', () => {
  const { model, network } = train(MAIN);
  const [, { content }] = writePyTorch(network, 'network');
  const { tensors } = readWeights(/** @type {Uint8Array} */ (content), 'file');
  const usual = tensors.map(({ epsilon, ...tensor }) => ({
    ...tensor,
    values: epsilon ? tensor.values.map((value) => value + 1e-3 - 1e-5) : tensor.values,
  }));
  const other = engine.createModel({ layers: MAIN, optimizer: 'adam', seed: 8 });
  restoreTensors(other, readWeights(writeSafetensors(usual, {}), 'file').tensors);
  for (const [i, { values }] of collectTensors(other).entries())
    for (const [j, value] of collectTensors(model)[i].values.entries())
      assert.ok(Math.abs(value - values[j]) < 1e-6);
});
