// page-settings.test.js — what may be typed into the fields of a run.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { parseFields } from '../../web/page/settings.js';

const FIELDS = { trainCount: '60000', epochs: '5', batch: '128', rate: '1e-3', seed: '0' };

test('good fields become numbers', () => {
  const { settings, wrong } = parseFields(FIELDS, 60_000);
  assert.deepEqual(settings, { trainCount: 60_000, epochs: 5, batch: 128, rate: 0.001, seed: 0 });
  assert.deepEqual(wrong, []);
});

for (const [name, text] of Object.entries({
  trainCount: '60001',
  epochs: '0',
  batch: '1.5',
  rate: '0',
  seed: '-1',
})) {
  test(`${name} cannot be ${text}`, () => {
    const { settings, wrong } = parseFields({ ...FIELDS, [name]: text }, 60_000);
    assert.deepEqual(wrong, [name]);
    assert.ok(!(name in settings));
  });
}

test('an empty field is wrong, not zero', () => {
  assert.deepEqual(parseFields({ ...FIELDS, seed: ' ' }, 60_000).wrong, ['seed']);
});
