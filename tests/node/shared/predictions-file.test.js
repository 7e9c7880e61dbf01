// predictions-file.test.js — predictions as files: one line an image, every digit of a 32-bit float.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PREDICTION_FORMATS } from '../../../web/shared/predictions-file.js';

/** @param {number[]} outputs @param {Partial<import('../../../web/shared/protocol.js').Predictions>} other */
const found = (outputs, other) => ({
  ...{ split: /** @type {const} */ ('test'), pool: /** @type {const} */ ('test'), classes: [1, 2] },
  ...{ layers: 'dense 2 softmax', fingerprint: '0123', ...other },
  ...{ indices: Uint32Array.of(4, 9), labels: Uint8Array.of(1, 2), predicted: Uint32Array.of(0, 1) },
  outputs: Float32Array.from(outputs),
});
const lines = (/** @type {Parameters<typeof found>} */ ...of) =>
  PREDICTION_FORMATS.csv.write(found(...of)).split('\r\n');

test('a float has as many digits as give it again', () => {
  const [head, first, second] = lines([0.1, 0.9, 1 / 3, 2 / 3], {});
  assert.equal(head, 'index,label,prediction,probability_1,probability_2');
  assert.equal(first, '4,1,1,0.100000001,0.899999976');
  assert.equal(second, '9,2,2,0.333333343,0.666666687');
  assert.equal(Math.fround(0.333333343), Math.fround(1 / 3));
});

test('one output stands for two classes', () => {
  const [, first, second] = lines([0.25, 0.75], { layers: 'dense 1 sigmoid' });
  assert.deepEqual([first, second], ['4,1,1,0.75,0.25', '9,2,2,0.25,0.75']);
});

test('ten outputs are all digits, whichever are chosen; units that fire are no probabilities', () => {
  const ten = [0, 1, 0, 0, 0, 0, 0, 0, 0, 0];
  const [head, first] = lines([...ten, ...ten], { layers: 'dense 10 step zeros' });
  assert.match(head, /^index,label,prediction,output_0,output_1,.*output_9$/);
  assert.equal(first, `4,1,0,${ten.join()}`);
});

test('an output that stands for no digit has a name', () => {
  const three = { ...found([0, 0, 1, 0, 0, 1], {}), predicted: Uint32Array.of(2, 2) };
  const [head, first] = PREDICTION_FORMATS.csv.write(three).split('\r\n');
  assert.equal(head, 'index,label,prediction,probability_1,probability_2,probability_output2');
  assert.equal(first, '4,1,output2,0,0,1');
});

test('the JSON says what it is of, an image a line', () => {
  const text = PREDICTION_FORMATS.json.write(found([0.1, 0.9, 0.25, 0.75], {}));
  assert.equal(text.trimEnd().split('\n').length, 4);
  const { images, ...about } = JSON.parse(text);
  assert.deepEqual(about, {
    ...{ format: 'digit-lab predictions', version: 1, split: 'test', pool: 'test' },
    ...{ layers: 'dense 2 softmax', fingerprint: '0123', count: 2, classes: [1, 2] },
  });
  assert.deepEqual(images[1], { index: 9, label: 2, prediction: 2, probability: [0.25, 0.75] });
});
