// keras-lines.test.js — progress and epochs as Keras prints them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { epochLine, progressLine } from '../../../web/terminal/keras-lines.js';

test('progress has an arrow, a countdown and means', () => {
  const progress = { step: 93, steps: 469, loss: 0.25, accuracy: 0.875, secondsLeft: 3725 };
  const line = ' 93/469 [====>.........................] - ETA: 1:02:05 - loss: 0.2500 - accuracy: 0.8750';
  assert.equal(progressLine(progress), line);
  assert.match(progressLine({ ...progress, step: 1, secondsLeft: 67 }), /^ {2}1\/469 \[>?\.+\] - ETA: 1:07 /);
});

test('the line of an epoch has the time of a step', () => {
  const epoch = { steps: 469, loss: 0.2, accuracy: 0.9, valLoss: 0.1, valAccuracy: 0.95, seconds: 1.9 };
  const figures = 'loss: 0.2000 - accuracy: 0.9000 - val_loss: 0.1000 - val_accuracy: 0.9500';
  assert.equal(epochLine(epoch), `469/469 [==============================] - 2s 4ms/step - ${figures}`);
});
