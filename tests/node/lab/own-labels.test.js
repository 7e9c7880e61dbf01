// own-labels.test.js — the labels of own digits come from the names of their files.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelsOf, scoreOf } from '../../../web/lab/pictures/own-labels.js';

test('a name that begins with as many digits as were found has their labels', () => {
  assert.deepEqual(labelsOf('3.txt', 1), [3]);
  assert.deepEqual(labelsOf('3_12.txt', 1), [3]);
  assert.deepEqual(labelsOf('9 (2).png', 1), [9]);
  assert.deepEqual(labelsOf('33589.jpg', 5), [3, 3, 5, 8, 9]);
});

test('other names say nothing', () => {
  for (const name of ['', 'photo.png', 'IMG_3.jpg', '3b.txt', '12.txt', 'digit-3.txt'])
    assert.equal(labelsOf(name, 1), null, name);
  assert.equal(labelsOf('20261129_101010.jpg', 8), null, 'a date');
  assert.equal(labelsOf('3.txt', 0), null, 'nothing was found');
});

test('only digits with a label and an answer count', () => {
  const digits = [
    { label: 3, best: 3 },
    { label: 3, best: 5 },
    { label: 8, best: null },
    { label: 8, best: undefined },
    { label: null, best: 2 },
  ];
  assert.deepEqual(scoreOf(digits), { right: 1, count: 3 });
});
