// recognise.test.js — every kind of file is told by its bytes, has a place, and is refused elsewhere in words.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { placeOf, recognise, recogniseFile, refusal } from '../../../web/files/recognise.js';
import { KINDS } from '../file-samples.js';

for (const [kind, place, name, bytes] of KINDS)
  test(`${kind} as ${name} belongs to ${place}`, async () => {
    assert.equal(recognise(bytes), kind);
    assert.equal(await recogniseFile(new Blob([bytes.slice().buffer])), kind);
    assert.equal(placeOf(recognise(bytes), name), place);
  });

test('whatever is refused, the file is named and nothing is left to fill in', () => {
  for (const [kind, , name] of KINDS)
    for (const wanted of /** @type {const} */ (['data', 'weights'])) {
      const { message } = refusal(/** @type {any} */ (kind), name, wanted);
      assert.ok(message.startsWith(`${name} `), message);
      assert.doesNotMatch(message, /[{}]|undefined/);
    }
});

test('no beginning of a file is too short', () => {
  for (const [, , , bytes] of KINDS)
    for (let length = 0; length < Math.min(bytes.length, 400); length++) recognise(bytes.subarray(0, length));
});
