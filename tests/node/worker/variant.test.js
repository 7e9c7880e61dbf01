// variant.test.js — which build of the engine a machine gets.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import '../../../web/terminal/relaxed-simd.js';
import { chooseBuild } from '../../../web/worker/variant.js';

test('arithmetic is strict unless relaxed is asked for, on as many threads as can be', async () => {
  const choices = await Promise.all([
    chooseBuild({}, 2),
    chooseBuild({}, 64),
    chooseBuild({}, 1),
    chooseBuild({ arithmetic: 'relaxed' }, 2),
    chooseBuild({ arithmetic: 'relaxed', threads: 1 }, 2),
    chooseBuild({ arithmetic: 'strict', threads: 3 }, 1),
  ]);
  assert.deepEqual(choices, [
    { build: 'simd128-threads', arithmetic: 'strict', threads: 2 },
    { build: 'simd128-threads', arithmetic: 'strict', threads: 8 },
    { build: 'simd128', arithmetic: 'strict', threads: 1 },
    { build: 'relaxed-threads', arithmetic: 'relaxed', threads: 2 },
    { build: 'relaxed', arithmetic: 'relaxed', threads: 1 },
    { build: 'simd128-threads', arithmetic: 'strict', threads: 3 },
  ]);
});

test('what a machine cannot do is done without', async () => {
  const able = { simd: async () => true, relaxedSimd: async () => true, sharedMemory: async () => true };
  const cannot = async () => false;
  const choices = await Promise.all([
    chooseBuild({ arithmetic: 'relaxed' }, 4, { ...able, relaxedSimd: cannot }),
    chooseBuild({ arithmetic: 'relaxed', threads: 3 }, 4, { ...able, sharedMemory: cannot }),
  ]);
  assert.deepEqual(choices, [
    { build: 'simd128-threads', arithmetic: 'strict', threads: 4 },
    { build: 'relaxed', arithmetic: 'relaxed', threads: 1 },
  ]);
  await assert.rejects(chooseBuild({}, 4, { ...able, simd: cannot }), /too old for Digit Lab/);
});
