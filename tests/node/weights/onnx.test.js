// onnx.test.js — the weights of ONNX models: what is written here is read again, what is damaged is refused in words.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { writeOnnx } from '../../../web/export/onnx.js';
import { Float32, message } from '../../../web/export/protobuf.js';
import { FileError } from '../../../web/files/errors.js';
import { readWeights } from '../../../web/weights/files.js';
import { matchTensors } from '../../../web/weights/match.js';
import { smallNetwork } from '../small-network.js';

const [{ content: FILE }] = writeOnnx(smallNetwork({ seed: '7' }), 'small');

/**
 * @template {import('../../../web/export/protobuf.js').Value | Float32} Value
 * @param {number} number @param {Value} value @returns {[number, Value]}
 */
const field = (number, value) => [number, value];

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
  const tensors = [tensor('a', 1, 2, 8), tensor('d', 1, 2, 8)];
  const of = (/** @type {Uint8Array[]} */ attributes) =>
    readWeights(model('BatchNormalization', tensors, attributes), '').tensors[1].epsilon;
  assert.equal(of([]), 1e-5);
  assert.equal(of([message([1, 'epsilon'], [2, new Float32(0.25)])]), 0.25);
});

test('only what nodes take as weights is read', () => {
  assert.throws(() => readWeights(model('Add', [tensor('a', 1, 1, 4)]), 'm.onnx'), { status: 'ONNX_NODES' });
  assert.equal(
    readWeights(model('Gemm', [tensor('a', 10, 1, 2), tensor('y', 7, 1, 8)]), '').tensors.length,
    1,
  );
});

/** The bytes of numbers. @param {Float32Array | Float64Array} numbers */
const bytesOf = (numbers) => new Uint8Array(numbers.buffer);

test('numbers are read however they are written', () => {
  const floats = Float32Array.of(0.5, -2, 3);
  const of = (/** @type {Parameters<typeof message>} */ ...fields) =>
    readWeights(model('Conv', [message([1, 3], ...fields, [8, 'a'])]), '').tensors[0].values;
  assert.deepEqual(of([2, 1], [9, bytesOf(floats)]), floats);
  assert.deepEqual(of([2, 1], [4, bytesOf(floats)]), floats);
  assert.deepEqual(of([2, 1], ...[...floats].map((value) => field(4, new Float32(value)))), floats);
  assert.deepEqual(of([2, 11], [10, bytesOf(Float64Array.from(floats))]), floats);
  assert.deepEqual(of([2, 10], [5, 0x3800], [5, 0xc000], [5, 0x4200]), floats);
});

/** @param {string} type @param {string[]} inputs @param {string} output @param {Uint8Array[]} attributes */
const node = (type, inputs, output, ...attributes) =>
  field(
    1,
    message(
      ...inputs.map((name) => field(1, name)),
      field(2, output),
      field(4, type),
      ...attributes.map((attribute) => field(5, attribute)),
    ),
  );

/** @param {string} name @param {number[]} shape @param {number[]} numbers */
const matrix = (name, shape, ...numbers) =>
  message(
    ...shape.map((length) => field(1, length)),
    ...[field(2, 1), field(4, bytesOf(Float32Array.from(numbers))), field(8, name)],
  );

/** The weights of a model. @param {[number, Uint8Array][]} parts   of its graph */
const weightsOf = (...parts) => readWeights(message([1, 8], [2, 'test'], [7, message(...parts)]), '').tensors;

test('of MatMul and Add, and of Gemm as it is, the matrix is turned; constants of nodes are weights, too', () => {
  const tensors = weightsOf(
    node('Cast', ['pixels'], 'x'),
    node('Constant', [], 'b1', message([1, 'value'], [5, matrix('', [1, 2], 7, 8)])),
    node('MatMul', ['x', 'dense/MatMul/ReadVariableOp:0'], 'm'),
    node('Add', ['b1', 'm'], 'a'),
    node('Gemm', ['a', 'w2', 'b2'], 'y'),
    [5, matrix('dense/MatMul/ReadVariableOp:0', [3, 2], 1, 2, 3, 4, 5, 6)],
    [5, matrix('w2', [2, 1], 9, 10)],
    [5, matrix('b2', [1, 1], 11)],
  );
  const layers = [
    { text: 'dense 2 relu', kernelShape: [3, 2], hasBias: true },
    { text: 'dense 1 sigmoid', kernelShape: [2, 1], hasBias: true },
  ];
  assert.deepEqual(
    matchTensors(tensors, layers).map(({ kernel, bias }) => [...kernel, ...bias]),
    [
      [1, 2, 3, 4, 5, 6, 7, 8],
      [9, 10, 11],
    ],
  );
});

test('a Gemm that does not say how its matrix lies is read as its bias says', () => {
  const tensors = weightsOf(
    node('Gemm', ['x', 'fc.weight', 'fc.bias'], 'y'),
    [5, matrix('fc.weight', [1, 2], 1, 2)],
    [5, matrix('fc.bias', [1], 3)],
  );
  assert.deepEqual(tensors[0].shape, [1, 2]);
});

test('a matrix of which it is not known how its images lie is not turned', () => {
  const tensors = weightsOf(
    node('Conv', ['x', 'c'], 'y'),
    node('Transpose', ['y'], 't'),
    node('MatMul', ['t', 'w'], 'm'),
    [5, matrix('c', [1, 1, 1, 1], 1)],
    [5, matrix('w', [1, 2], 1, 2)],
  );
  assert.deepEqual(
    tensors.map(({ name, shape }) => [name, shape]),
    [
      ['c.weight', [1, 1, 1, 1]],
      ['w', [1, 2]],
    ],
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
