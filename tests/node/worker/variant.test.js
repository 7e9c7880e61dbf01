// variant.test.js — which build of the engine a machine gets.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import '../../../web/terminal/relaxed-simd.js';
import { chooseBuild } from '../../../web/worker/variant.js';

test('the build chosen is the fastest that was not ruled out', async () => {
  const choices = await Promise.all([
    chooseBuild({}, 2),
    chooseBuild({}, 64),
    chooseBuild({}, 1),
    chooseBuild({ arithmetic: 'strict' }, 2),
    chooseBuild({ threads: 1 }, 2),
    chooseBuild({ arithmetic: 'strict', threads: 3 }, 1),
  ]);
  assert.deepEqual(choices, [
    { build: 'relaxed-threads', arithmetic: 'relaxed', threads: 2 },
    { build: 'relaxed-threads', arithmetic: 'relaxed', threads: 8 },
    { build: 'relaxed', arithmetic: 'relaxed', threads: 1 },
    { build: 'simd128-threads', arithmetic: 'strict', threads: 2 },
    { build: 'relaxed', arithmetic: 'relaxed', threads: 1 },
    { build: 'simd128-threads', arithmetic: 'strict', threads: 3 },
  ]);
});

test('what a machine cannot do is done without', async () => {
  const able = { simd: async () => true, relaxedSimd: async () => true, sharedMemory: async () => true };
  const cannot = async () => false;
  const choices = await Promise.all([
    chooseBuild({}, 4, { ...able, relaxedSimd: cannot }),
    chooseBuild({ threads: 3 }, 4, { ...able, sharedMemory: cannot }),
  ]);
  assert.deepEqual(choices, [
    { build: 'simd128-threads', arithmetic: 'strict', threads: 4 },
    { build: 'relaxed', arithmetic: 'relaxed', threads: 1 },
  ]);
  await assert.rejects(chooseBuild({}, 4, { ...able, simd: cannot }), /too old for Digit Lab/);
});
