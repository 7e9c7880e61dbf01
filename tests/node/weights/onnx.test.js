// onnx.test.js — the weights of ONNX models: what is written here is read again, what is damaged is refused in words.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { writeOnnx } from '../../../web/export/onnx.js';
import { Float32, message } from '../../../web/export/protobuf.js';
import { FileError } from '../../../web/files/errors.js';
import { readWeights } from '../../../web/weights/files.js';
import { smallNetwork } from '../small-network.js';

const [{ content: FILE }] = writeOnnx(smallNetwork({ seed: '7' }), 'small');

/** A model of one node. @param {string} type @param {Uint8Array[]} tensors @param {Uint8Array[]} [attributes] */
const model = (type, tensors, attributes = []) =>
  message(
    [1, 8],
    [2, 'test'],
    [
      7,
      message(
        [
          1,
          message(
            ...['x', 'a', 'b', 'c', 'd'].map((name) => /** @type {[number, string]} */ ([1, name])),
            [4, type],
            ...attributes.map((attribute) => /** @type {[number, Uint8Array]} */ ([5, attribute])),
          ),
        ],
        ...tensors.map((tensor) => /** @type {[number, Uint8Array]} */ ([5, tensor])),
      ),
    ],
  );

/** @param {string} name @param {number} type @param {number} length @param {number} bytes */
const tensor = (name, type, length, bytes) =>
  message([1, length], [2, type], [8, name], [9, new Uint8Array(bytes)]);

test('weights have PyTorch’s names and shapes, and settings come along', () => {
  const { tensors, metadata } = readWeights(FILE, 'small.onnx');
  assert.deepEqual(
    tensors.map(({ name, shape }) => [name, shape]),
    [
      ['conv1.weight', [1, 1, 27, 27]],
      ...['weight', 'bias', 'running_mean', 'running_var'].map((part) => [`norm2.${part}`, [1]]),
      ['dense3.weight', [2, 4]],
      ['dense3.bias', [2]],
    ],
  );
  assert.equal(tensors[4].epsilon, Math.fround(1e-3));
  assert.deepEqual([metadata.seed, metadata.layers.split(' | ').length], ['7', 3]);
});

test('a variance has the epsilon of its node, or the usual one', () => {
  const tensors = [tensor('d', 1, 2, 8)];
  const of = (/** @type {Uint8Array[]} */ attributes) =>
    readWeights(model('BatchNormalization', tensors, attributes), '').tensors[0].epsilon;
  assert.equal(of([]), 1e-5);
  assert.equal(of([message([1, 'epsilon'], [2, new Float32(0.25)])]), 0.25);
});

test('only what nodes take as weights is read', () => {
  assert.throws(() => readWeights(model('Add', [tensor('a', 1, 1, 4)]), 'm.onnx'), { status: 'FILE_EMPTY' });
  assert.equal(
    readWeights(model('Gemm', [tensor('a', 10, 1, 2), tensor('y', 7, 1, 8)]), '').tensors.length,
    1,
  );
});

test('other types, other sizes and whatever is cut off are refused with the name of the file', () => {
  const refused = (/** @type {Uint8Array} */ bytes) => {
    try {
      readWeights(bytes, 'm.onnx');
      return '';
    } catch (error) {
      assert.ok(error instanceof FileError);
      assert.match(error.message, /m\.onnx/);
      return error.status;
    }
  };
  assert.equal(refused(model('Conv', [tensor('a', 6, 1, 4)])), 'FILE_TYPE');
  assert.equal(refused(model('Conv', [tensor('a', 1, 3, 4)])), 'FILE_PLACE');
  for (let length = 0; length < FILE.length; length += 13) refused(FILE.subarray(0, length));
  assert.equal(refused(FILE.subarray(0, FILE.length - 3000)), 'FILE_HEADER');
});
