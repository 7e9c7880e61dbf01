// match.test.js — which weights go where, and what is said of those that do not fit.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { matchTensors } from '../../../web/weights/match.js';

/** @param {string} name @param {...number} shape */
const tensor = (name, ...shape) => {
  const length = shape.reduce((a, b) => a * b, 1);
  return { name, shape, values: Float32Array.from({ length }, (_, i) => i + 1) };
};

const CONV = { text: 'conv 2 3x3 relu', kernelShape: [3, 3, 1, 2], hasBias: true };
const NORM = { text: 'batchnorm relu', kernelShape: [2], hasBias: true, shape: [2, 2, 2] };
const POOL = { text: 'maxpool 2', kernelShape: [], hasBias: false };
const DENSE = { text: 'dense 10 softmax', kernelShape: [8, 10], hasBias: false };
const NETWORK = [CONV, POOL, DENSE];
const WEIGHTS = [tensor('2.kernel', 8, 10), tensor('0.bias', 2), tensor('0.kernel', 3, 3, 1, 2)];

/** @param {ReturnType<typeof tensor>[]} tensors @param {typeof NETWORK} layers @param {string} message */
const refuses = (tensors, layers, message) =>
  assert.throws(() => matchTensors(tensors, layers), { name: 'WeightsError', message });

test('tensors find their layers by name, in whatever order they come', () => {
  assert.deepEqual(matchTensors(WEIGHTS, NETWORK), [
    { index: 0, kernel: WEIGHTS[2].values, bias: WEIGHTS[1].values },
    { index: 2, kernel: WEIGHTS[0].values, bias: new Float32Array(0) },
  ]);
});

test('a single matrix goes into the only kernel, whatever its name, and the bias becomes 0', () => {
  for (const name of ['', 'arr_0', 'W']) {
    const matrix = tensor(name, 8, 10);
    assert.deepEqual(matchTensors([matrix], [{ ...DENSE, hasBias: true }]), [
      { index: 0, kernel: matrix.values, bias: new Float32Array(10) },
    ]);
  }
  assert.equal(matchTensors([tensor('', 8, 10)], [POOL, DENSE])[0].index, 1);
});

test('arrays that NumPy has numbered go in by their numbers, kernels before biases', () => {
  const units = Array.from({ length: 6 }, (_, i) => {
    return { text: `dense ${i + 2}`, kernelShape: [i + 1, i + 2], hasBias: true };
  });
  const arrays = units.flatMap(({ kernelShape: [from, to] }, i) => [
    tensor(`arr_${2 * i}`, from, to),
    tensor(`arr_${2 * i + 1}`, to),
  ]);
  const expected = units.map((_, i) => {
    return { index: i, kernel: arrays[2 * i].values, bias: arrays[2 * i + 1].values };
  });
  assert.deepEqual(matchTensors(arrays, units), expected);
  assert.deepEqual(
    matchTensors(
      arrays.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
      units,
    ),
    expected,
  );

  const [kernel, bias, matrix] = [tensor('arr_0', 3, 3, 1, 2), tensor('arr_1', 2), tensor('arr_2', 8, 10)];
  assert.equal(matchTensors([matrix, bias, kernel], NETWORK)[1].kernel, matrix.values);
  refuses([kernel, bias], NETWORK, 'weights are missing for layer 3 (dense 10 softmax): there is no "arr_2"');
  refuses(
    [kernel, bias, matrix, tensor('arr_3', 10)],
    NETWORK,
    'no layer of this network has weights named "arr_3" (10)',
  );
  refuses(
    [tensor('arr_0', 2), tensor('arr_1', 3, 3, 1, 2), matrix],
    NETWORK,
    'the weights "arr_0" do not fit: their shape is 2, but layer 1 (conv 2 3x3 relu) needs 3 × 3 × 1 × 2',
  );
});

test('what does not fit is said in words', () => {
  refuses(
    [tensor('2.kernel', 10, 8), ...WEIGHTS.slice(1)],
    NETWORK,
    'the weights "2.kernel" do not fit: their shape is 10 × 8, but layer 3 (dense 10 softmax) needs 8 × 10',
  );
  refuses(
    WEIGHTS.slice(0, 2),
    NETWORK,
    'weights are missing for layer 1 (conv 2 3x3 relu): there is no "0.kernel"',
  );
  refuses(
    [...WEIGHTS, tensor('2.bias', 10)],
    NETWORK,
    'no layer of this network has weights named "2.bias" (10)',
  );
  refuses(
    [tensor('', 8, 10)],
    NETWORK,
    'the file has one matrix without a name (8 × 10), but this network has 2 layers with weights',
  );
  refuses(
    [tensor('', 10, 8)],
    [DENSE],
    'the weights "array" do not fit: their shape is 10 × 8, but layer 1 (dense 10 softmax) needs 8 × 10',
  );
});

test('weights of one layer by name do not stand for a whole network', () => {
  refuses(
    [tensor('0.kernel', 3, 3, 1, 2)],
    NETWORK,
    'weights are missing for layer 1 (conv 2 3x3 relu): there is no "0.bias"',
  );
});

const CHANNELS = { text: 'conv 2 3x3 relu', kernelShape: [3, 3, 1, 2], hasBias: true, shape: [2, 2, 2] };
const UNITS = { text: 'dense 3 softmax', kernelShape: [8, 3], hasBias: true, shape: [1, 1, 3] };

/** The number at `place` of a tensor. @param {ReturnType<typeof tensor>} of @param {number[]} place */
const at = ({ shape, values }, place) =>
  values[place.reduce((sum, each, axis) => sum * shape[axis] + each, 0)];

test('PyTorch’s weights are turned, and after a convolution put into the order of pixels', () => {
  const [conv, fc] = [tensor('features.0.weight', 2, 1, 3, 3), tensor('fc.weight', 3, 8)];
  const biases = [tensor('features.0.bias', 2), tensor('fc.bias', 3)];
  const [first, second] = matchTensors([biases[0], conv, biases[1], fc], [CHANNELS, UNITS]);
  assert.deepEqual([first.bias, second.bias], [biases[0].values, biases[1].values]);
  const here = (/** @type {number} */ y, /** @type {number} */ x, /** @type {number} */ filter) =>
    first.kernel[(y * 3 + x) * 2 + filter];
  for (const [y, x, filter] of [
    [0, 0, 0],
    [2, 1, 0],
    [1, 2, 1],
  ])
    assert.equal(here(y, x, filter), at(conv, [filter, 0, y, x]));
  for (const [y, x, channel, unit] of [
    [0, 0, 0, 0],
    [0, 1, 1, 2],
    [1, 0, 1, 1],
  ])
    assert.equal(
      second.kernel[((y * 2 + x) * 2 + channel) * 3 + unit],
      at(fc, [unit, channel * 4 + y * 2 + x]),
    );
});

test('weights of nn.Sequential and of Keras go in by their order, numbers as numbers', () => {
  const layers = [UNITS, { ...UNITS, kernelShape: [3, 3] }].map((layer) => ({
    ...layer,
    text: 'dense 3 relu',
  }));
  const torch = [
    tensor('10.bias', 3),
    tensor('10.weight', 3, 3),
    tensor('2.bias', 3),
    tensor('2.weight', 3, 8),
  ];
  const keras = [
    tensor('dense/bias:0', 3),
    tensor('dense/kernel:0', 8, 3),
    tensor('dense_1/bias:0', 3),
    tensor('dense_1/kernel:0', 3, 3),
  ];
  const [first, second] = matchTensors(torch, layers);
  assert.equal(first.kernel[1], at(torch[3], [1, 0]));
  assert.equal(second.kernel[3], at(torch[1], [0, 1]));
  assert.deepEqual(
    matchTensors(keras, layers).map(({ kernel }) => kernel),
    [keras[1].values, keras[3].values],
  );
});

/** Batch normalisation of two channels, by four names. @param {string} module @param {string[]} parts */
const normOf = (module, parts) => parts.map((part) => tensor(`${module}${part}`, 2));

test('batch normalisation has a scale, an offset and moving averages, in our names and in others', () => {
  const layers = [CONV, NORM, UNITS];
  const ours = normOf('1.', ['gamma', 'beta', 'moving_mean', 'moving_variance']);
  const rest = [
    tensor('0.kernel', 3, 3, 1, 2),
    tensor('0.bias', 2),
    tensor('2.kernel', 8, 3),
    tensor('2.bias', 3),
  ];
  const averages = Float32Array.of(1, 2, 1, 2);
  const [, norm, dense] = matchTensors([...rest, ...ours], layers);
  assert.deepEqual(norm, { index: 1, kernel: ours[0].values, bias: ours[1].values, moving: averages });
  assert.equal(dense.moving, undefined);
  refuses(
    [...rest, ...ours.slice(0, 3)],
    layers,
    'weights are missing for layer 2 (batchnorm relu): there is no "1.moving_variance"',
  );

  const keras = [
    ...[tensor('conv2d/kernel:0', 3, 3, 1, 2), tensor('conv2d/bias:0', 2)],
    ...normOf('batch_normalization/', ['gamma:0', 'beta:0', 'moving_mean:0', 'moving_variance:0']),
    ...[tensor('dense/kernel:0', 8, 3), tensor('dense/bias:0', 3)],
  ];
  assert.deepEqual(matchTensors(keras, layers)[1], norm);
  const sorted = keras.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  assert.deepEqual(matchTensors(sorted, layers)[1], norm);
  const twice = keras.map((each) => ({
    ...each,
    name: each.name.replace('dense/bias', 'dense/moving_mean'),
  }));
  assert.throws(() => matchTensors(twice, layers), { status: 'WEIGHTS_FOREIGN' });
  const numbered = keras.map(({ shape }, i) => tensor(`arr_${i}`, ...shape));
  assert.deepEqual(matchTensors(numbered, layers)[1], norm);
});

test('PyTorch’s variances are moved by the difference of the epsilons, which gives the same outputs', () => {
  const torch = [
    ...[tensor('0.weight', 2, 1, 3, 3), tensor('0.bias', 2)],
    ...normOf('1.', ['weight', 'bias', 'running_mean', 'running_var']),
    ...[tensor('4.weight', 3, 8), tensor('4.bias', 3)],
  ];
  const [, { kernel, bias, moving = [] }, dense] = matchTensors(torch, [CHANNELS, NORM, UNITS]);
  assert.deepEqual([kernel, bias], [torch[2].values, torch[3].values]);
  assert.deepEqual([...moving.slice(0, 2)], [1, 2]);
  for (const [i, variance] of [1, 2].entries())
    assert.ok(Math.abs(moving[2 + i] + 1e-3 - (variance + 1e-5)) < 1e-6);
  assert.equal(dense.kernel[1], at(torch[6], [1, 0]), 'the normalisation is no image of its own');
});

test('other names are refused with what there is, what is needed and how to convert', () => {
  assert.throws(
    () => matchTensors([tensor('fc.weight', 4, 8), tensor('fc.bias', 4)], [UNITS]),
    /The file has "fc\.weight" \(4 × 8\), "fc\.bias" \(4\); needed are "0\.kernel" \(8 × 3\), "0\.bias" \(3\)\. In Python/,
  );
  assert.throws(() => matchTensors([tensor('gamma', 3), tensor('beta', 3)], [UNITS]), /"gamma" \(3\)/);
});

test('a bias for a layer with nobias is all that is said, if all else fits', () => {
  const torch = [
    ...[tensor('0.weight', 2, 1, 3, 3), tensor('0.bias', 2)],
    ...normOf('1.', ['weight', 'bias', 'running_mean', 'running_var']),
    ...[tensor('4.weight', 3, 8), tensor('4.bias', 3)],
  ];
  const conv = { ...CHANNELS, text: 'conv 2 3x3 nobias', hasBias: false };
  refuses(
    torch,
    [conv, NORM, UNITS],
    'the file has a bias for layers that have none here; all else fits. Leave the word "nobias" out of layer 1 (conv 2 3x3 nobias)',
  );
  const wider = { ...UNITS, kernelShape: [8, 4] };
  assert.throws(() => matchTensors(torch, [conv, NORM, wider]), { status: 'WEIGHTS_FOREIGN' });
});
