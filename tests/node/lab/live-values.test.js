// live-values.test.js — the lab's own network in the ideas: its numbers, and the words of its layers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitted, readPlace } from '../../../web/ideas/address.js';
import { convParameters, denseParameters } from '../../../web/ideas/core/counts.js';
import { crossEntropy } from '../../../web/ideas/core/cross-entropy.js';
import { softmax } from '../../../web/ideas/core/softmax.js';
import { tell } from '../../../web/lab/ideas/live-values.js';
import { countingValues, layerTerms } from '../../../web/lab/network/layer-terms.js';
import { initialState } from '../../../web/lab/state.js';

const plain = {
  ...initialState('en', 'light'),
  trainCounts: Array(10).fill(6000),
  testCounts: Array(10).fill(1000),
};

/** @param {string} id @param {object} change */
const told = (id, change) => tell(id, /** @type {any} */ ({ ...plain, ...change }));

test('a page that has nothing to tell tells its language alone', () => {
  for (const id of ['softmax', 'cross-entropy', 'confusion-matrix', 'overfitting', 'pixels'])
    assert.deepEqual(told(id, {}), { language: 'en', values: undefined, image: null }, id);
});

test('batches are those of the fields; all images are one batch', () => {
  const fields = { ...plain.fields, batch: '128', epochs: '5' };
  const { values: [images] = [] } = told('batch', { fields });
  assert.deepEqual(told('batch', { fields }).values, [images, 128, 5]);
  assert.ok(images >= 0);
  assert.deepEqual(told('batch', { fields: { ...fields, batch: 'all' } }).values, [images, images, 5]);
  assert.equal(told('batch', { fields: { ...fields, epochs: 'x' } }).values, undefined);
});

test('gradient descent is shown as the lab trains: by all images, by batches, or by one', () => {
  const told1 = (/** @type {string} */ batch, optimizer = 'sgd') =>
    told('gradient-descent', { optimizer, fields: { ...plain.fields, batch } }).values?.[0];
  assert.deepEqual([told1('all'), told1('128', 'lbfgs'), told1('128'), told1('1')], [0, 0, 1, 2]);
});

test('softmax of what is told of an answer gives the answer again', () => {
  const outputs = Float32Array.from([0.05, 0.7, 0.2, 0.05, 0, 0, 0, 0, 0, 0]);
  const { values = [] } = told('softmax', {
    drawing: new Uint8Array(784),
    prediction: { outputs, predicted: 1 },
  });
  assert.deepEqual(fitted('softmax', values), values);
  softmax(values).shares.forEach((share, digit) =>
    assert.ok(Math.abs(share - outputs[digit]) < 0.002, String(digit)),
  );
});

test('the loss is told as the probability that costs as much', () => {
  const { values: [p] = [] } = told('cross-entropy', { result: { count: 10, loss: 0.0742 } });
  assert.ok(Math.abs(crossEntropy(p) - 0.0742) < 1e-4);
});

test('the confusion matrix is that of the most common mix-up', () => {
  const labels = Uint8Array.from([4, 4, 4, 9, 9, 1]);
  const predictions = Uint8Array.from([4, 9, 9, 9, 4, 1]);
  const result = { labels, predictions, count: 6, accuracy: 0.5, loss: 1 };
  assert.deepEqual(told('confusion-matrix', { result }).values, [4, 9, 1, 2, 1, 1]);
});

test('overfitting is told with both accuracies of the last epoch that was validated', () => {
  const epochs = [
    { epoch: 1, accuracy: 0.9, valAccuracy: 0.91 },
    { epoch: 2, accuracy: 0.991, valAccuracy: 0.9785 },
    { epoch: 3, accuracy: 0.999, valAccuracy: null },
  ];
  assert.deepEqual(told('overfitting', { histories: [{ epochs }] }).values, [9, 99.1, 97.85]);
});

/** The addresses that a layer's words lead to. @param {string} text */
const addresses = (text) =>
  layerTerms({ text, shape: [], paramCount: 0 })
    .flat()
    .flatMap((part) => (typeof part === 'object' ? [String(/** @type {any} */ (part).values[0])] : []));

test('the words of a layer lead to their ideas, with the numbers of the layer', () => {
  assert.deepEqual(addresses('conv 32 3x3 relu he'), ['./ideas.html#convolution', './ideas.html#relu']);
  assert.deepEqual(addresses('avgpool 2'), ['./ideas.html#pooling=1,2,2']);
  assert.deepEqual(addresses('dropout 0.25'), ['./ideas.html#dropout=25']);
  assert.deepEqual(addresses('batchnorm relu'), ['./ideas.html#batch-normalization', './ideas.html#relu']);
  assert.deepEqual(addresses('dense 10 softmax zeros nobias'), [
    './ideas.html#neuron',
    './ideas.html#softmax',
  ]);
  for (const text of [
    'conv 6 5x5 same tanh',
    'maxpool 2',
    'flatten',
    'dropout 0.5',
    'dense 1 sigmoid',
    'dense 10 step',
  ])
    for (const address of addresses(text)) assert.ok(readPlace(address.slice(address.indexOf('#'))), address);
});

test('parameters are counted from the layer and what comes into it, and come to what the engine counts', () => {
  const counted = (
    /** @type {string} */ text,
    /** @type {number} */ paramCount,
    /** @type {number[]} */ input,
  ) => countingValues({ text, paramCount, shape: [] }, input);
  assert.deepEqual(counted('dense 512 relu', denseParameters(784, 512), [28, 28, 1]), [0, 784, 512]);
  assert.deepEqual(counted('conv 64 3x3 relu', convParameters(3, 32, 64), [26, 26, 32]), [1, 3, 32, 64]);
  assert.equal(counted('maxpool 2', 0, [24, 24, 64]), null);
  assert.equal(counted('dense 10 softmax zeros nobias', 7840, [28, 28, 1]), null, 'no bias, another sum');
});

test('the penalty of the run is told as a power of ten, within the limits of the idea', () => {
  const told1 = (/** @type {string} */ l2) =>
    told('regularization', { fields: { ...plain.fields, l2 } }).values;
  assert.deepEqual(told1('0.01'), [0, -2]);
  assert.equal(told1('0'), undefined);
  assert.deepEqual(fitted('regularization', told1('5000') ?? []).slice(0, 2), [0, 1]);
});

test('augmentation and weight averages are told as the run has them, and with examples where it has none', () => {
  const told1 = (/** @type {string} */ id, /** @type {object} */ change) =>
    told(id, { fields: { ...plain.fields, ...change } }).values;
  assert.deepEqual(told1('augmentation', { augment: 'rotate 20 stroke 1' }), [0, 20, 0, 0, 0, 1]);
  assert.equal(told1('augmentation', { augment: '' }), undefined);
  assert.equal(told1('augmentation', { augment: 'rotate much' }), undefined);
  assert.deepEqual(told1('weight-average', { average: '0.99' }), [0.99, 4]);
  assert.equal(told1('weight-average', { average: '0' }), undefined);
});
