// fingerprints.test.js — strict arithmetic gives the bits that it has always given, with any number of threads.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { leftOut } from '../../gate.js';
import { builds } from '../builds.js';
import { fingerprints } from '../fingerprints.js';

const FIXTURE = new URL('../../fixtures/fingerprints.json', import.meta.url);

for (const { name, skip, load, shared } of builds.filter(({ name }) => name.startsWith('simd128')))
  describe(name, { skip }, () => {
    for (const threads of shared ? [2, 3] : [1])
      test(`every preset leaves the weights on record, threads: ${threads}`, {
        skip: threads === 3 && leftOut,
      }, async () => {
        const expected = JSON.parse(await readFile(FIXTURE, 'utf8'));
        assert.deepEqual(await fingerprints(await load(threads)), expected);
      });
  });
