// sha256.test.js — the hash against Node.js', whatever the pieces in which the bytes come.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { Sha256 } from '../../../web/shared/sha256.js';

/** @param {number} length */
const bytesOf = (length) => Uint8Array.from({ length }, (_, i) => (i * 73 + (i >> 3)) & 255);

/** @param {Uint8Array} bytes */
const expected = (bytes) => createHash('sha256').update(bytes).digest('hex');

test('it is that of FIPS 180-4 for every length around one, two and three blocks', () => {
  for (let length = 0; length <= 200; length++) {
    const bytes = bytesOf(length);
    assert.equal(new Sha256().update(bytes).digest(), expected(bytes), `${length} bytes`);
  }
});

test('pieces of any length give the hash of the whole', () => {
  const bytes = bytesOf(100_000);
  for (const size of [1, 63, 64, 65, 1000]) {
    const hash = new Sha256();
    for (let at = 0; at < bytes.length; at += size) hash.update(bytes.subarray(at, at + size));
    assert.equal(hash.digest(), expected(bytes), `pieces of ${size}`);
  }
});
