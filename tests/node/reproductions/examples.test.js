// examples.test.js — the small calculations of the tutorials, and the seven digits written as text.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agrees, crossEntropy, EXAMPLES, softmax } from '../../../web/reproductions/core/examples.js';
import { asMnist, asWritten, OWN_DIGITS } from '../../../web/reproductions/core/own-digits.js';

test('every calculation gives what is printed, to its last digit', () => {
  for (const example of EXAMPLES) assert.ok(agrees(example), example.text);
  const [first] = EXAMPLES;
  assert.ok(!agrees({ ...first, published: [0.53] }));
  assert.ok(!agrees({ text: '', digits: 0, published: [469], ours: [468] }));
});

test('softmax stays the same when a number is added to all, and does not overflow', () => {
  const [small, large] = [softmax([1, 2, 3]), softmax([1001, 1002, 1003])];
  for (const [i, share] of small.entries()) assert.ok(Math.abs(share - large[i]) < 1e-12);
  assert.ok(Math.abs(small.reduce((sum, share) => sum + share, 0) - 1) < 1e-12);
});

test('the cross-entropy looks at the label’s class only', () => {
  assert.ok(Math.abs(crossEntropy([0, 0, 1], [0.4, 0, 0.6]) + Math.log(0.6)) < 1e-12);
});

test('the seven digits are those of the tutorial, in its order, and are moved to the middle', () => {
  assert.deepEqual(
    OWN_DIGITS.map(({ label }) => label),
    [3, 3, 5, 8, 9, 6, 9],
  );
  for (const digit of OWN_DIGITS) {
    const raw = asWritten(digit);
    assert.ok(raw.every((value) => value === 0 || value === 255));
    const rows = digit.text.trim().split('\n');
    assert.deepEqual([...raw].map((value) => (value ? '1' : '0')).join(''), rows.join(''));
    const image = asMnist(digit);
    let [sum, x, y] = [0, 0, 0];
    image.forEach((value, i) => {
      sum += value;
      x += value * ((i % 28) + 0.5);
      y += value * (Math.floor(i / 28) + 0.5);
    });
    assert.ok(
      Math.abs(x / sum - 14) < 1 && Math.abs(y / sum - 14) < 1,
      `${digit.label}: ${x / sum}, ${y / sum}`,
    );
  }
});
