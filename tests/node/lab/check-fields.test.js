// check-fields.test.js — what may be typed into the fields of a run.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { nameAll, parseFields } from '../../../web/lab/settings/check-fields.js';

const FIELDS = {
  ...{ validationCount: '0', holdoutCount: '0', splitSeed: '0', trainCount: 'all', testCount: 'all' },
  ...{ epochs: '5', batch: '128', rate: '1e-3', l2: '0', clip: '0', average: '0.99', augment: '' },
  ...{ invented: '6000', shuffledLabels: '12.5', validateEvery: '1', seed: '0' },
};
const POOLS = { train: 60_000, test: 10_000 };

test('good fields become numbers, all is more than any', () => {
  const { settings, wrong } = parseFields(FIELDS, POOLS);
  assert.deepEqual(settings, {
    ...{ validationCount: 0, holdoutCount: 0, splitSeed: 0, trainCount: Infinity, testCount: Infinity },
    ...{ epochs: 5, batch: 128, rate: 0.001, l2: 0, clip: 0, average: 0.99, augment: '' },
    ...{ invented: 6000, shuffledLabels: 12.5, validateEvery: 1, seed: 0 },
  });
  assert.deepEqual(wrong, []);
});

for (const [name, text] of Object.entries({
  validationCount: '60000',
  holdoutCount: '-1',
  splitSeed: '1.5',
  trainCount: '60001',
  testCount: '10001',
  epochs: '0',
  batch: '1.5',
  rate: 'all',
  l2: '-0.1',
  clip: 'x',
  average: '1',
  augment: 'shift 2 rotate',
  invented: '60001',
  shuffledLabels: '101',
  validateEvery: '0',
  seed: '-1',
})) {
  test(`${name} cannot be ${text}`, () => {
    const { settings, wrong } = parseFields({ ...FIELDS, [name]: text }, POOLS);
    assert.deepEqual(wrong, [name]);
    assert.ok(!(name in settings));
  });
}

test('a number of images may be a share of those of the chosen digits', () => {
  const shares = { validationCount: '25%', holdoutCount: '12.5 %', trainCount: '10%', testCount: '100%' };
  const { settings, wrong } = parseFields({ ...FIELDS, ...shares }, POOLS);
  assert.deepEqual(wrong, []);
  const { validationCount, holdoutCount, trainCount, testCount } = settings;
  assert.deepEqual([validationCount, holdoutCount, trainCount, testCount], [15_000, 7500, 6000, 10_000]);
  assert.deepEqual(parseFields({ ...FIELDS, trainCount: '0%' }, POOLS).wrong, ['trainCount']);
  assert.deepEqual(parseFields({ ...FIELDS, validationCount: '100%' }, POOLS).wrong, ['validationCount']);
  assert.deepEqual(parseFields({ ...FIELDS, validationCount: '101%' }, POOLS).wrong, ['validationCount']);
  assert.deepEqual(parseFields({ ...FIELDS, epochs: '25%', seed: '5%' }, POOLS).wrong, ['epochs', 'seed']);
  const { most } = parseFields(FIELDS, POOLS);
  assert.equal(nameAll('validationCount', '25 %', most), '25%');
  assert.equal(nameAll('seed', '25 %', most), '25 %');
  const unusual = ['1e+1', '+700', '0x10', '1e-3', '7', '', 'seven'];
  assert.deepEqual(
    unusual.map((text) => nameAll('seed', text, most)),
    ['10', '700', '16', '1e-3', '7', '', 'seven'],
  );
});

test('lines that augment alike become one, and a wrong one stays as it is typed', () => {
  const { most } = parseFields(FIELDS, POOLS);
  assert.equal(nameAll('augment', ' Rotate 10.0  shift 2 scale 0', most), 'shift 2 rotate 10');
  assert.equal(nameAll('augment', 'none', most), '');
  assert.equal(nameAll('augment', ' Shift two ', most), 'Shift two');
  assert.equal(parseFields({ ...FIELDS, augment: 'shift 2' }, POOLS).settings.augment, 'shift 2');
});

test('an empty field is wrong, not zero', () => {
  assert.deepEqual(parseFields({ ...FIELDS, seed: ' ' }, POOLS).wrong, ['seed']);
});

test('images that are held out are not there to train on', () => {
  const { most } = parseFields({ ...FIELDS, validationCount: '15000', holdoutCount: '10000' }, POOLS);
  assert.equal(most.trainCount, 35_000);
  assert.equal(most.holdoutCount, 44_999);
  const all = { ...FIELDS, validationCount: '59999' };
  assert.equal(parseFields(all, POOLS).most.trainCount, 1);
});

test('the largest count there is means all, whatever digits are chosen later', () => {
  const { most } = parseFields(FIELDS, { train: 12_700, test: 2_167 });
  assert.equal(nameAll('trainCount', '12700', most), 'all');
  assert.equal(nameAll('batch', '12700', most), 'all');
  assert.equal(nameAll('testCount', '2167', most), 'all');
  assert.equal(nameAll('trainCount', '12699', most), '12699');
  assert.equal(nameAll('epochs', '10000', most), '10000');
});
