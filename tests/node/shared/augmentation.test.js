// augmentation.test.js — the line of words that says how images are augmented: what is read, and what is refused.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  AUGMENTATIONS,
  augmentationLine,
  augmentationMistake,
  orNone,
  parseAugmentation,
  USUAL_AUGMENTATION,
} from '../../../web/shared/augmentation.js';

const ALL = 'shift 2 rotate 10 scale 0.1 shear 10 elastic 1 stroke 1';

test('each part has its own range, in any order, and those that are not named are 0', () => {
  assert.deepEqual(parseAugmentation(ALL), [2, 10, 0.1, 10, 1, 1]);
  assert.deepEqual(parseAugmentation('  Rotate 7.5\tshift .5 '), [0.5, 7.5, 0, 0, 0, 0]);
  for (const line of ['', '  ', 'none', 'shift 0'])
    assert.deepEqual(parseAugmentation(line), Array(6).fill(0));
});

test('lines that mean the same are written alike', () => {
  const alike = (/** @type {string} */ line) => augmentationLine(parseAugmentation(line));
  assert.equal(alike('stroke 1 shift 2.0 shear 0'), 'shift 2 stroke 1');
  assert.equal(alike(ALL), ALL);
  assert.equal(USUAL_AUGMENTATION, ALL);
  assert.equal(alike('none'), '');
  assert.deepEqual([orNone(''), orNone('shift 2')], ['none', 'shift 2']);
});

test('the ends of each range are read, and nothing above', () => {
  for (const [i, [name, { most, usual }]] of Object.entries(AUGMENTATIONS).entries()) {
    assert.equal(parseAugmentation(`${name} ${most}`)[i], most);
    assert.ok(usual <= most);
    assert.equal(augmentationMistake(`${name} ${most + 0.1}`)?.status, 'AUGMENT_NUMBER');
  }
});

for (const [line, status, at] of /** @type {[string, string, number][]} */ ([
  ['turn 10', 'AUGMENT_WORD', 1],
  ['shift 2 wobble 3', 'AUGMENT_WORD', 9],
  ['shift 2 none', 'AUGMENT_WORD', 9],
  ['shift 2 3', 'AUGMENT_WORD', 9],
  ['constructor 1', 'AUGMENT_WORD', 1],
  ['shift', 'AUGMENT_NUMBER', 7],
  ['shift two', 'AUGMENT_NUMBER', 7],
  ['shift -1', 'AUGMENT_NUMBER', 7],
  ['shift 1e1', 'AUGMENT_NUMBER', 7],
  ['shift 2 scale 1', 'AUGMENT_NUMBER', 15],
  ['shift 2  rotate', 'AUGMENT_NUMBER', 17],
  ['shift 2 rotate 3 shift 1', 'AUGMENT_TWICE', 18],
]))
  test(`'${line}' is refused at column ${at}`, () => {
    const mistake = augmentationMistake(line);
    assert.deepEqual([mistake?.name, mistake?.status, mistake?.at], ['AugmentationError', status, at]);
    assert.match(String(mistake?.message), new RegExp(`'.*' .*column ${at}`));
  });
